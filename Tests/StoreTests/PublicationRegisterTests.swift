import Databases
import Foundation
import StoreSupport
import Synchronization
import Testing

@testable import Store

extension PublicationRegister {
  /// Asks for an edition and keeps it at once.
  fileprivate func keep(_ new: Publication, files: [String: [UInt8]]) async throws {
    let turn = try await turn(in: new.workspace, isPublic: new.isPublic)
    try await keep(new, turn: turn, files: files)
  }

  /// What stands at the public addresses.
  fileprivate func addresses() async throws -> [PublicAddress] {
    try await ResidentCommentRegister(database, now: now).addresses().map(\.address)
  }
}

@Suite struct PublicationRegisterTests {
  private static func publication(
    _ id: String, of workspace: String = "moss", isPublic: Bool = true, revision: Int = 3
  ) -> Publication {
    Publication(
      id: id, workspace: workspace, revision: revision, isPublic: isPublic,
      formats: ["html", "pdf"], title: "Plan", author: Author(id: "a", name: "Ada"), published: "")
  }

  private func withRegister(
    _ engine: StoreEngine, _ body: (PublicationRegister) async throws -> Void
  ) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate([PublicationRegister.schema, ResidentCommentRegister.schema])
      try await body(PublicationRegister(database) { Date(timeIntervalSince1970: 1_780_000_000) })
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an edition takes the place of the one before, whose files are let go`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register in
      try await register.keep(Self.publication("one"), files: ["index.html": [1, 0, 255]])
      #expect(try await register.file("index.html", of: "one") == [1, 0, 255])
      try await register.keep(
        Self.publication("inside", isPublic: false), files: ["plan.pdf": [7]])
      try await register.keep(
        Self.publication("two", revision: 4), files: ["index.html": [2], "data/a.csv": []])
      #expect(try await register.files(of: "one").isEmpty)
      #expect(try await register.files(of: "two") == ["index.html": [2], "data/a.csv": []])
      #expect(try await register.files(of: "inside") == ["plan.pdf": [7]])
      #expect(
        try await register.addresses() == [PublicAddress(workspace: "moss", publication: "two")])
      let history = try await register.history(of: "moss")
      #expect(Set(history.map(\.id)) == ["one", "two", "inside"])
      #expect(Set(history.filter(\.isCurrent).map(\.id)) == ["two", "inside"])
      #expect(try await register.current(of: "moss", isPublic: true)?.id == "two")
      #expect(try await register.current(of: "moss", isPublic: false)?.id == "inside")
      #expect(try await register.current(of: "fern", isPublic: true) == nil)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what is handed in again changes nothing`(engine: StoreEngine) async throws {
    try await withRegister(engine) { register in
      try await register.keep(Self.publication("one"), files: ["index.html": [1]])
      try await register.keep(Self.publication("two"), files: ["index.html": [2]])
      try await register.keep(Self.publication("one"), files: ["index.html": [1]])
      #expect(
        try await register.addresses() == [PublicAddress(workspace: "moss", publication: "two")])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what is taken away is gone, and who took it away is kept`(engine: StoreEngine) async throws
  {
    try await withRegister(engine) { register in
      try await register.keep(Self.publication("one"), files: ["index.html": [1]])
      try await register.keep(Self.publication("other", of: "fern"), files: ["index.html": [3]])
      try await register.withdraw("moss", isPublic: true, by: Author(id: "b", name: "Ben"))
      #expect(
        try await register.addresses() == [PublicAddress(workspace: "fern", publication: "other")])
      #expect(try await register.files(of: "one").isEmpty)
      #expect(try await register.history(of: "moss").map(\.withdrawnBy) == ["Ben"])
      #expect(try await register.current(of: "moss", isPublic: true) == nil)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an edition that was asked for earlier and ends later does not come after`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register in
      let first = try await register.turn(in: "moss", isPublic: true)
      let second = try await register.turn(in: "moss", isPublic: true)
      try await register.keep(Self.publication("new", revision: 9), turn: second, files: ["a": [9]])
      await #expect(throws: PublicationProblem.overtaken) {
        try await register.keep(
          Self.publication("old", revision: 3), turn: first, files: ["a": [3]])
      }
      #expect(try await register.addresses().map(\.publication) == ["new"])
      #expect(try await register.files(of: "new") == ["a": [9]])
      #expect(try await register.history(of: "moss").map(\.id) == ["new"])
      // The other edition has an order of its own.
      try await register.keep(
        Self.publication("inside", isPublic: false),
        turn: try await register.turn(in: "moss", isPublic: false), files: ["a": [1]])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `what was being built while the plan was taken away stays away`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register in
      try await register.keep(Self.publication("shown"), files: ["a": [1]])
      let running = try await register.turn(in: "moss", isPublic: true)
      try await register.withdraw("moss", isPublic: true, by: Author(id: "b", name: "Ben"))
      await #expect(throws: PublicationProblem.overtaken) {
        try await register.keep(Self.publication("late"), turn: running, files: ["a": [2]])
      }
      #expect(try await register.addresses().isEmpty)
      #expect(try await register.files(of: "late").isEmpty)
      try await register.keep(Self.publication("again"), files: ["a": [3]])
      #expect(try await register.addresses().map(\.publication) == ["again"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `many and large files are written apart, and others save between them`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register in
      var files = Dictionary(
        uniqueKeysWithValues: (0..<450).map { ("data/\($0).csv", [UInt8($0 % 200)]) })
      for number in 0..<3 {
        files["plan-\(number).pdf"] = [UInt8](repeating: UInt8(number), count: 3 * 1024 * 1024)
      }
      let turn = try await register.turn(in: "moss", isPublic: true)
      async let kept: Void = register.keep(Self.publication("big"), turn: turn, files: files)
      // Until it is whole it is nowhere to be seen.
      while try await register.addresses().isEmpty {
        #expect(try await register.history(of: "moss").allSatisfy(\.isCurrent))
      }
      try await kept
      #expect(try await register.files(of: "big") == files)
      #expect(PublicationRegister.bytesAtOnce < 3 * 3 * 1024 * 1024)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a part that a node has left is written anew`(engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate([PublicationRegister.schema])
      let register = PublicationRegister(database) { Date(timeIntervalSince1970: 1_780_000_000) }
      let turn = try await register.turn(in: "moss", isPublic: true)
      try await database.write { transaction in
        try transaction.script(
          """
          INSERT INTO publication (id, workspace, revision, is_public, formats, title, author,
            author_name, published, is_current, file_count, byte_count, turn, is_whole)
          VALUES ('one', 'moss', 3, 1, 'html', 'Plan', 'a', 'Ada', '2026', 0, 1, 1, 1, 0);
          """)
      }
      #expect(try await register.history(of: "moss").isEmpty)
      try await register.keep(Self.publication("one"), turn: turn, files: ["a": [1]])
      #expect(try await register.files(of: "one") == ["a": [1]])
    }
  }

  /// Counts the transactions of one who keeps an edition, and is stopped at one of them.
  private final class Stop: Sendable {
    private let count = Mutex(0)
    private let last: Int

    init(at last: Int) { self.last = last }

    func check() throws {
      let now = count.withLock { count in
        count += 1
        return count
      }
      if now == last { throw CancellationError() }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `whoever may keep an edition no more stops at any point and leaves it to the next`(
    engine: StoreEngine
  ) async throws {
    try await withRegister(engine) { register in
      let turn = try await register.turn(in: "moss", isPublic: true)
      let files = Dictionary(
        uniqueKeysWithValues: (0..<450).map { ("data/\($0).csv", [UInt8(1)]) })
      // One transaction begins, three write files, and one puts the edition in its place.
      for step in 1...5 {
        let stop = Stop(at: step)
        await #expect(throws: CancellationError.self) {
          try await register.keep(Self.publication("one"), turn: turn, files: files) { _ in
            try stop.check()
          }
        }
        #expect(try await register.addresses().isEmpty)
      }
      try await register.keep(Self.publication("one"), turn: turn, files: ["a": [2]])
      #expect(try await register.files(of: "one") == ["a": [2]])
    }
  }
}
