import Databases
import Foundation
import Jobs
import StoreSupport
import Testing

@Suite struct UploadShelfTests {
  private func withShelves(
    _ engine: StoreEngine, _ settings: UploadShelf.Settings = UploadShelf.Settings(),
    _ body: (UploadShelf, UploadShelf, HandClock) async throws -> Void
  ) async throws {
    try await withAddress(engine) { address in
      let databases = [try await address.open(), try await address.open()]
      try await databases[0].migrate([JobBoard.schema])
      let clock = HandClock()
      let shelves = databases.map { UploadShelf($0, settings: settings) { clock.now } }
      try await body(shelves[0], shelves[1], clock)
      for database in databases { await database.close() }
    }
  }

  private func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
  }

  @Test(arguments: StoreEngine.allCases)
  func `another node gives back what one node was sent, byte for byte`(
    engine: StoreEngine
  ) async throws {
    try await withShelves(engine) { one, other, _ in
      for (number, size) in [0, 1, 131_072, 5_000_001].enumerated() {
        let sent = bytes(size)
        let upload = try await one.keep(
          sent, named: "a.zip", kind: "folder", workspace: "town", owner: "owner-\(number)")
        #expect(try await other.upload(upload.id) == upload)
        #expect(try await other.bytes(of: upload.id) == sent)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what a person sends again takes the place of what they sent before`(
    engine: StoreEngine
  ) async throws {
    try await withShelves(engine) { one, _, _ in
      func keep(_ kind: String, _ owner: String) async throws -> String {
        try await one.keep(bytes(10), named: "a", kind: kind, workspace: "town", owner: owner).id
      }
      let first = try await keep("folder", "ada")
      let others = [try await keep("workbook", "ada"), try await keep("folder", "bob")]
      let second = try await keep("folder", "ada")
      #expect(try await one.upload(first) == nil)
      #expect(try await one.bytes(of: first) == nil)
      for id in others + [second] { #expect(try await one.bytes(of: id)?.count == 10) }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `uploads have limits of size, number and time`(engine: StoreEngine) async throws {
    var settings = UploadShelf.Settings()
    settings.sizeLimit = 400_000
    settings.totalLimit = 600_000
    try await withShelves(engine, settings) { one, _, clock in
      func keep(_ size: Int, _ owner: String) async throws -> String {
        try await one.keep(bytes(size), named: "a", kind: "k", workspace: "town", owner: owner).id
      }
      await #expect(throws: JobProblem.uploadTooLarge(limit: 400_000)) {
        _ = try await keep(400_001, "ada")
      }
      let first = try await keep(400_000, "ada")
      await #expect(throws: JobProblem.shelfFull) { _ = try await keep(300_000, "bob") }
      let second = try await keep(200_000, "bob")
      try await one.remove(second)
      #expect(try await one.bytes(of: second) == nil)
      clock.move(24 * 3600)
      #expect(try await one.upload(first) == nil)
      _ = try await keep(300_000, "bob")
    }
  }
}
