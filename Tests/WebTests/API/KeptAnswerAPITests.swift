import Accounts
import Databases
import Foundation
import Store
import Tables
import Testing

@testable import Web

/// What is sent again under its Idempotency-Key when the first answer was kept, was lost with its node, or had a secret.
@Suite struct KeptAnswerAPITests {
  private func withProgram(
    _ body: @Sendable @escaping (TestSite, APIProgram, APIProgram) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await body(
        site, try await APIProgram(of: ada, [.read, .write, .people, .admin]),
        try await APIProgram(session: ada))
    }
  }

  private static let town = "/api/v1/workspaces/green-town"

  /// As when the node ended between the change and the keeping of its answer.
  private func lose(_ site: TestSite) async throws {
    let begun = SQLValue.text(InstantText.text(site.clock.now.addingTimeInterval(-300)))
    try await site.store.database.write {
      try $0.execute("UPDATE api_answer SET status = NULL, time = $1", [begun])
    }
  }

  @Test func `an answer of more than a megabyte comes again whole`() async throws {
    try await withProgram { site, program, _ in
      let name = "source-of-the-town-with-quite-a-long-name-of-it-all"
      let rows = (1...20_000).map { number -> JSONValue in
        ["id": .text("\(name)-\(number)"), "title": "T"]
      }
      let path = Self.town + "/tables/sources.csv/import?mode=add"
      let first = try await program.ask("POST", path, .list(rows), key: "many-rows-at-once")
      #expect(first.status == 200, "\(first.json)")
      #expect(JSONPrinter.text(first.json).count > 1024 * 1024)
      let second = try await program.ask("POST", path, .list(rows), key: "many-rows-at-once")
      #expect(second.isReplayed && second.json == first.json)
      #expect(try await site.store.head(of: "green-town") == 2)
    }
  }

  @Test func `what was done before its answer was lost is not done again, and is named`()
    async throws
  {
    try await withProgram { site, program, _ in
      let path = Self.town + "/tables/sources.csv/rows"
      let row: JSONValue = ["cells": ["id": "new", "title": "New"]]
      #expect(try await program.ask("POST", path, row, key: "one-row-of-it").status == 201)
      try await lose(site)
      for _ in 1...2 {
        let again = try await program.ask("POST", path, row, key: "one-row-of-it")
        #expect(again.status == 409)
        #expect(again.json["type"]?.text == "/api#problem-done-already")
        #expect(again.json["revision"]?.whole == 2)
      }
      // The key stays that of the first request.
      let other: JSONValue = ["cells": ["id": "other", "title": "Other"]]
      #expect(try await program.ask("POST", path, other, key: "one-row-of-it").status == 422)
      #expect(try await site.store.head(of: "green-town") == 2)
    }
  }

  @Test func `a request that was refused for a reason of its own may be mended under its key`()
    async throws
  {
    try await withProgram { site, program, _ in
      let path = Self.town + "/tables/sources.csv/rows"
      let wrong: JSONValue = ["cells": ["title": "Nameless"]]
      let refused = try await program.ask("POST", path, wrong, key: "a-row-mended")
      #expect(refused.status == 422)
      let right: JSONValue = ["cells": ["id": "named", "title": "Named"]]
      let taken = try await program.ask("POST", path, right, key: "a-row-mended")
      #expect(taken.status == 201)
      #expect(try await site.store.head(of: "green-town") == 2)
    }
  }

  @Test func `a programme is made once`() async throws {
    try await withProgram { site, _, person in
      let body: JSONValue = ["name": "Cohort of the lakes"]
      let first = try await person.ask("POST", "/api/v1/programmes", body, key: "the-cohort-2026")
      #expect(first.status == 201, "\(first.json)")
      try await lose(site)
      let second = try await person.ask("POST", "/api/v1/programmes", body, key: "the-cohort-2026")
      #expect(second.status == 201 && second.json == first.json)
      #expect(try await person.ask("GET", "/api/v1/programmes").items.count == 1)
    }
  }

  @Test func `a link is made once, shown once and kept nowhere`() async throws {
    try await withProgram { site, program, _ in
      let path = Self.town + "/invitations"
      let body: JSONValue = ["role": "viewer", "email": "riley@example.org"]
      let first = try await program.ask("POST", path, body, key: "an-invitation")
      let link = try #require(first.json["link"]?.text)
      let second = try await program.ask("POST", path, body, key: "an-invitation")
      #expect(second.status == 409 && second.isReplayed)
      #expect(second.json["type"]?.text == "/api#problem-done-already")
      let kept = try await site.store.database.read { transaction in
        try transaction.rows("SELECT body FROM api_answer").map {
          String(decoding: try $0.bytes(0), as: UTF8.self)
        }
      }
      #expect(kept.count == 1 && !kept.contains { $0.contains(link.suffix(20)) })
      #expect(try await program.ask("GET", path).items.count == 1)
    }
  }
}
