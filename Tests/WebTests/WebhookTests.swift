import Accounts
import Databases
import Foundation
import Jobs
import Store
import Tables
import Testing
import WebhookSupport
import Webhooks

@testable import Web

@Suite(.enabled(if: TestReceiver.shared != nil, "There is no python3."))
struct WebhookTests {
  private let path = "/workspaces/green-town/webhooks"

  private func withTown(
    _ change: @Sendable (inout SiteServer.Settings) -> Void = { _ in },
    _ body: @Sendable @escaping (TestSite, Browser, TestReceiver) async throws -> Void
  ) async throws {
    let receiver = try #require(TestReceiver.shared)
    try await TestSite.run({
      $0.moreJobs = [StepJob.self]
      $0.webhookSeconds = 1
      change(&$0)
    }) { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await body(site, ada, receiver)
    }
  }

  /// Adds a webhook; gives its page and its secret.
  private func add(
    _ address: String, _ event: String = "commit", by ada: Browser
  ) async throws -> (page: String, secret: String) {
    let made = try await ada.post(path, from: path, ["address": address, "event": event])
    #expect(made.status == 200, "\(made.body)")
    let secret = try #require(made.body.split(separator: "id=\"secret\">").last)
    let link = try #require(made.body.range(of: "href=\"\(path)/"))
    return (
      path + "/" + made.body[link.upperBound...].prefix { $0 != "\"" },
      String(secret.prefix { $0 != "<" })
    )
  }

  private func save(_ site: TestSite, _ text: String, base: Int) async throws {
    try await site.store.commit(
      CommitDraft(
        id: UUID().uuidString, author: Author(id: "ada", name: "Ada"), reason: "Bills", base: base,
        changes: [
          DocumentChange(
            name: DocumentName("plan/energy.md"), kind: .file, body: Array(text.utf8))
        ]), to: "green-town")
  }

  /// Whether no message is being sent: a clock that is moved meanwhile would end its lease.
  private func isQuiet(_ site: TestSite) async throws -> Bool {
    try await site.store.database.read { transaction in
      try transaction.first("SELECT COUNT(*) FROM job WHERE state = 'running'")?.int(0) == 0
    }
  }

  @Test func `a target hears of a change at once, signed, and the page shows it`() async throws {
    try await withTown { site, ada, receiver in
      let name = UUID().uuidString
      let hook = try await add(receiver.address("ok", name), by: ada)
      try await save(site, "Wind.", base: 1)
      try await poll { try await receiver.journal(name).count == 1 }
      let entry = try #require(try await receiver.journal(name).first)
      // The clock of this site stands in the past, which the examples rightly refuse.
      #expect(entry.headers["webhook-timestamp"] == "1780000000")
      #expect(
        entry.headers["webhook-signature"]
          == WebhookSignature.of(
            Array(entry.body.utf8), id: try #require(entry.headers["webhook-id"]),
            timestamp: 1_780_000_000, secret: hook.secret))
      #expect(entry.body.contains("\"documents\":[\"plan/energy.md\"]"))
      try await poll { try await ada.get(hook.page).body.contains("Taken, with status 200.") }
      let page = try await ada.get(hook.page)
      #expect(!page.body.contains(hook.secret))
      // Sent again, it is the same message.
      let id = page.hiddenField("message")
      try await ada.post(hook.page + "/again", from: hook.page, ["message": id])
      try await poll { try await receiver.journal(name).count == 2 }
      let ids = try await receiver.journal(name).map { $0.headers["webhook-id"] }
      #expect(ids[0] == ids[1])
    }
  }

  @Test func `by the API messages are listed and sent again, and a secret is renewed`() async throws
  {
    try await withTown { site, ada, receiver in
      let program = try await APIProgram(of: ada, Set(TokenScope.allCases))
      let name = UUID().uuidString
      let hooks = "/api/v1/workspaces/green-town/webhooks"
      let made = try await program.ask(
        "POST", hooks, ["address": .text(receiver.address("ok", name)), "events": ["commit"]])
      let hook = hooks + "/" + (try #require(made.json["webhook"]?["id"]?.text))
      let secret = try #require(
        try await program.ask("POST", hook + "/secret").json["secret"]?.text)
      #expect(secret != made.json["secret"]?.text)
      try await save(site, "Wind.", base: 1)
      try await poll {
        try await program.ask("GET", hook + "/messages").items.first?["state"]?.text == "done"
      }
      let sent = try #require(try await program.ask("GET", hook + "/messages").items.first)
      #expect(sent["sentence"]?.text == "Taken, with status 200.")
      let again = try await program.ask(
        "POST", hook + "/messages/\(try #require(sent["job"]?.text))/again")
      #expect(again.status == 202)
      #expect(again.json["id"] == sent["id"])
      try await poll { try await receiver.journal(name).count == 2 }
      for entry in try await receiver.journal(name) {
        #expect(
          entry.headers["webhook-signature"]
            == WebhookSignature.of(
              Array(entry.body.utf8), id: try #require(entry.headers["webhook-id"]),
              timestamp: 1_780_000_000, secret: secret))
      }
      #expect(try await program.ask("POST", hook + "/messages/nothing/again").status == 404)
    }
  }

  @Test func `a target that never answers holds nobody up, and is tried again later`()
    async throws
  {
    try await withTown { site, ada, receiver in
      let (silent, good) = (UUID().uuidString, UUID().uuidString)
      let hook = try await add(receiver.address("hang", silent), by: ada)
      _ = try await add(receiver.address("ok", good), by: ada)
      for number in 1...6 { try await save(site, "\(number)", base: number) }
      try await poll { try await receiver.journal(good).count == 6 }
      try await poll {
        try await ada.get(hook.page).body.contains("The target did not answer in time.")
      }
      let page = try await ada.get(hook.page).body
      #expect(page.contains("Attempt 2 of 6: <time"))
      #expect(page.contains("The target does not take messages at the moment"))
      #expect(try await ada.get(path).body.contains("On, but not received"))
      let count = try await receiver.journal(silent).count
      site.clock.move(10)
      try await poll { try await receiver.journal(silent).count > count }
    }
  }

  /// When a webhook is switched off is tested at the register, where a hundred attempts take no time.
  @Test func `an outage is told, and messages that were given up in it switch nothing off`()
    async throws
  {
    try await withTown { site, ada, receiver in
      let name = UUID().uuidString
      let hook = try await add(receiver.address("fail", name), by: ada)
      for number in 1...2 { try await save(site, "\(number)", base: number) }
      try await poll { try await receiver.journal(name).count == 2 }
      try await poll {
        try await ada.get(hook.page).body.contains("The target answered with status 500.")
      }
      for (round, pause) in WebhookRetries.pauses.enumerated() {
        try await poll { try await isQuiet(site) }
        site.clock.move(pause)
        try await poll { try await receiver.journal(name).count == 2 * (round + 2) }
      }
      try await poll { try await isQuiet(site) }
      #expect(try await !ada.get(path).body.contains("Off after failures"))
      site.clock.move(WebhookRetries.pauses.last ?? 0)
      try await save(site, "3", base: 3)
      // Those that were given up are not sent again; the new one is.
      try await poll {
        try await receiver.journal(name).count > 2 * (WebhookRetries.pauses.count + 1)
      }
      #expect(
        try await receiver.journal(name).count == 2 * (WebhookRetries.pauses.count + 1) + 1)
    }
  }

  @Test func `the end of a job is told`() async throws {
    try await withTown { site, ada, receiver in
      let name = UUID().uuidString
      _ = try await add(receiver.address("ok", name), "job-finished", by: ada)
      _ = try await site.putIn(StepJob(name: "", steps: 0), by: ada)
      try await poll { try await receiver.journal(name).count == 1 }
      let body = try #require(try await receiver.journal(name).first).body
      #expect(body.contains("\"state\":\"done\"") && body.contains("\"title\":\"Take steps\""))
    }
  }

  @Test func `addresses inside are refused with a sentence`() async throws {
    try await withTown({ $0.webhooksReachPrivateNetworks = false }) { site, ada, receiver in
      for address in [
        receiver.address("ok", "x"), "http://localhost/", "http://169.254.169.254/latest/meta-data",
        "ftp://town.example/", "http://user:word@town.example/",
      ] {
        let refused = try await ada.post(
          path, from: path, ["address": address, "event": "commit"])
        #expect(refused.status == 400 && refused.body.contains("role=\"alert\""), "\(address)")
      }
      #expect(try await !ada.get(path).body.contains("class=\"rows\""))
    }
  }

  @Test func `a webhook is its owners' alone, and goes with its secret`() async throws {
    try await withTown { site, ada, receiver in
      let hook = try await add(receiver.address("ok", "y"), by: ada)
      let editor = try await site.member(.editor, invitedBy: ada)
      #expect(try await editor.get(path).status == 403)
      #expect(try await editor.get(hook.page).status == 403)
      try await site.makeWorkspace("blue-town", by: ada)
      let elsewhere = hook.page.replacing("green-town", with: "blue-town")
      #expect(try await ada.get(elsewhere).status == 404)
      let renewed = try await ada.post(hook.page + "/secret", from: hook.page)
      #expect(renewed.body.contains("whsec_") && !renewed.body.contains(hook.secret))
      let asked = try await ada.get(hook.page + "/remove")
      #expect(asked.body.contains("Remove this webhook?"))
      #expect(try await ada.get(hook.page).status == 200)
      try await ada.post(hook.page + "/remove", from: hook.page + "/remove")
      #expect(try await ada.get(hook.page).status == 404)
      let log = try await site.accounts.accessLog(.workspace("green-town"), by: ada.principal)
      #expect(log.first?.act == .webhookRemoved)
    }
  }
}
