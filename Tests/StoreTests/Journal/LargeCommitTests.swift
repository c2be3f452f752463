import Databases
import Foundation
import Store
import StoreSupport
import Testing

@Suite struct LargeCommitTests {
  @Test(arguments: StoreEngine.allCases)
  func `a commit of many rows, chapters and removals keeps every one, and finds it`(
    engine: StoreEngine
  ) async throws {
    try await withStore(engine) { store in
      let rows = (0..<250).map { row("r\($0)", "r\($0),word\($0)\n", at: Int64($0)) }
      let chapters = (0..<3).map { number in
        file("plan/\(number).md", String(repeating: "river\(number) ", count: 60_000))
      }
      try await store.save(rows + chapters + [file("étang.md", "pond")], base: 0)
      // Some change, some go, some come, in one commit again.
      let changes = (0..<250).map { number in
        switch number % 3 {
        case 0: row("r\(number)", nil)
        case 1: row("r\(number)", "r\(number),other\(number)\n", at: Int64(number))
        default: row("s\(number)", "s\(number),new\(number)\n", at: Int64(number))
        }
      }
      try await store.save(changes + [file("étang.md", "lake")], base: 1, by: ben)

      let texts = try await store.texts()
      // 250 rows, less 84 that went, 83 that came, and 4 files.
      #expect(texts.count == 253)
      #expect(texts["inventory.csv#r7"] == "r7,other7\n" && texts["inventory.csv#r3"] == nil)
      #expect(texts["inventory.csv#s8"] == "s8,new8\n" && texts["étang.md"] == "lake")
      let creators = try await store.snapshot(of: "moss-county").documents.map {
        ($0.name.row ?? "", $0.creator)
      }
      #expect(creators.allSatisfy { ($0.hasPrefix("s") ? ben : ada).id == $1 })
      for (word, name, isFound) in [
        ("other7", "inventory.csv#r7", true), ("new8", "inventory.csv#s8", true),
        ("word5", "inventory.csv#r5", true), ("word7", "inventory.csv#r7", false),
        ("word3", "inventory.csv#r3", false), ("pond", "étang.md", false),
        ("lake", "étang.md", true), ("river1", "plan/1.md", true),
      ] {
        let found = try await store.search(word, in: "moss-county").map(\.name.description)
        #expect(found.contains(name) == isFound, "\(word)")
      }
      #expect(try await store.verify().faults.isEmpty)
    }
  }
}
