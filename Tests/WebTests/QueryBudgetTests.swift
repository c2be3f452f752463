import Accounts
import Foundation
import Logging
import Store
import Testing

@testable import Web

/// How often the pages that are opened most ask the database, as the log says.
@Suite struct QueryBudgetTests {
  /// Of the issue: at most six queries a page.
  private static let most = 6

  /// Pages that every member opens, by their path after the workspace's.
  private static let pages = [
    "", "records", "inventory", "table?file=risks.csv", "inventory/records",
    "grid/rows?file=inventory.csv", "findings", "forecast", "actions", "hazards/risks",
    "history",
  ]

  /// Pages of the journal read a commit, its documents, those before and the heads of their tables, however many they are.
  private static let journalPages = [
    "history/1", "history/2", "compare?from=0&to=1", "compare?from=1&to=2",
  ]
  private static let mostOfJournal = 9

  private let lines = KeepingLogHandler.Lines()

  private func withExample(
    _ body: @Sendable @escaping (HennepinSite) async throws -> Void
  ) async throws {
    let lines = lines
    let logger = Logger(label: "kept") { _ in KeepingLogHandler(lines: lines) }
    try await HennepinSite.run(logger: logger) { try await body($0) }
  }

  /// The statements of one page.
  private func statements(of path: String, _ example: HennepinSite) async throws -> Int {
    let before = lines.statements.count
    #expect(try await example.get(path).status == 200, "\(path)")
    let counts = lines.statements[before...]
    #expect(counts.count == 1)
    return counts.first ?? .max
  }

  @Test func `a page asks the database at most six times, also the first time`() async throws {
    try await withExample { example in
      // The summary is worked out and kept with the first view of a revision.
      _ = try await example.get("")
      for path in Self.pages {
        let first = try await statements(of: path, example)
        let second = try await statements(of: path, example)
        #expect((1...Self.most).contains(first), "\(path) asks \(first) times")
        #expect((1...first).contains(second), "\(path) asks \(second) times")
      }
    }
  }

  @Test func `pages of the journal ask no more where more documents were changed`() async throws {
    try await withExample { example in
      let head = try await example.site.store.head(of: "hennepin-county")
      let names = (0..<40).map { "plan/z\($0).md" }
      try await example.site.store.commit(
        CommitDraft(
          id: "many-files", author: example.ada.principal.author, reason: "Many files", base: head,
          changes: names.enumerated().map { number, file in
            DocumentChange(
              name: DocumentName(file: file), kind: .file, position: Int64(number),
              body: Array("# More\n".utf8))
          }), to: "hennepin-county")
      for path in Self.journalPages {
        let asked = try await statements(of: path, example)
        #expect(asked <= Self.mostOfJournal, "\(path) asks \(asked) times")
      }
    }
  }

  @Test func `what is known of a revision is not asked for again, and a commit is seen at once`()
    async throws
  {
    try await withExample { example in
      #expect(try await statements(of: "", example) > 4)
      // Who it is, what they may, the workspace, and who is on it.
      #expect(try await statements(of: "", example) == 4)
      let head = try await example.site.store.head(of: "hennepin-county")
      try await example.site.store.commit(
        CommitDraft(
          id: "another-change", author: example.ada.principal.author, reason: "A word for the feed",
          base: head,
          changes: [
            DocumentChange(
              name: DocumentName(file: "plan/zz.md"), kind: .file, position: 0,
              body: Array("# More\n".utf8))
          ]), to: "hennepin-county")
      #expect(try await example.get("").body.contains("A word for the feed"))
      #expect(try await statements(of: "", example) == 4)
    }
  }
}
