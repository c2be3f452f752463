import Accounts
import Store
import Testing

@testable import Web

@Suite struct RevertPageTests {
  private let record = "/workspaces/green-town/record?file=sources.csv&row=metc"
  private let page = "/workspaces/green-town/history/1/revert"

  private func withTown(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      _ = try await ada.post(record, from: record, ["cell.year": "2025"])
      let new = "/workspaces/green-town/record/new?file=sources.csv"
      _ = try await ada.post(
        new, from: new, ["cell.id": "epa", "cell.title": "Hub", "cell.year": "2025"])
      #expect(try await site.store.head(of: "green-town") == 3)
      try await body(site, ada)
    }
  }

  private func documents(_ site: TestSite, at revision: Int) async throws -> [String] {
    try await site.store.snapshot(of: "green-town", at: revision).documents.map {
      "\($0.name) \(String(decoding: $0.body, as: UTF8.self))"
    }
  }

  @Test func `going back shows what it changes, asks why, and restores everything`() async throws {
    try await withTown { site, ada in
      let commit = try await ada.get("/workspaces/green-town/history/1")
      #expect(commit.body.contains("href=\"/workspaces/green-town/history/1/revert\""))
      let last = try await ada.get("/workspaces/green-town/history/3")
      #expect(!last.body.contains("/history/3/revert"))
      let ask = try await ada.get(page)
      #expect(
        ask.body.contains("In 1 file, rows and texts: 1 changed back, 1 removed."), "\(ask.body)")
      #expect(ask.body.contains("<del>2025</del>") && ask.body.contains("<ins>2024</ins>"))
      let silent = try await ada.post(page, from: page, ["reason": "  "])
      #expect(silent.status == 400 && silent.body.contains("Say why"))
      #expect(try await site.store.head(of: "green-town") == 3)
      let done = try await ada.post(page, from: page, ["reason": "Both were mistakes"])
      #expect(done["Location"] == "/workspaces/green-town/history/4?done=reverted")
      #expect(try await documents(site, at: 4) == documents(site, at: 1))
      let made = try await site.store.commit(at: 4, of: "green-town")
      #expect(made.reason == "Back to revision 1. Both were mistakes" && made.base == 3)
      let log = try await site.accounts.accessLog(
        .workspace("green-town"), by: ada.principal)
      #expect(log.contains { $0.act == .workspaceReverted && $0.detail == "to revision 1" })
      let nothing = try await ada.get(page)
      #expect(nothing.body.contains("Nothing would change"))
      #expect(!nothing.body.contains("name=\"reason\""))
    }
  }

  @Test func `who looked at an older state is told what others changed meanwhile`() async throws {
    try await withTown { site, ada in
      let ed = try await site.member(.editor, invitedBy: ada, name: "Ed Editor")
      let seen = try await ada.get(page)
      _ = try await ed.post(record, from: record, ["cell.year": "2026"])
      let stale = try await ada.post(
        page,
        fields: [
          "_csrf": seen.hiddenField("_csrf"), "base": seen.hiddenField("base"),
          "draft": seen.hiddenField("draft"), "reason": "Mistakes",
        ])
      #expect(stale.status == 409)
      #expect(stale.body.contains("Ed Editor") && stale.body.contains("while you looked"))
      #expect(stale.hiddenField("base") == "4" && stale.body.contains("<del>2026</del>"))
      #expect(try await site.store.head(of: "green-town") == 4)
    }
  }

  @Test func `who may not change everything that would change back changes nothing`() async throws {
    try await withTown { site, ada in
      let vera = try await site.member(.viewer, invitedBy: ada)
      #expect(try await vera.get(page).status == 403)
      let scoped = try await site.member(
        .editor, scopes: [try AccessScope("plan/*")], invitedBy: ada, name: "Pat Plan")
      let refused = try await scoped.post(page, from: page, ["reason": "Mistakes"])
      #expect(refused.status == 403 && refused.body.contains("outside of your part"))
      #expect(try await site.store.head(of: "green-town") == 3)
      #expect(try await ada.get("/workspaces/green-town/history/9/revert").status == 404)
    }
  }
}
