import Accounts
import Databases
import Foundation
import Store
import StoreSupport
import Testing

@testable import Web

/// Two servers on one PostgreSQL database, as a programme runs them.
@Suite struct TwoNodesTests {
  private let api = "/api/v1/workspaces/green-town/document?name=sources.csv%23metc"

  private func withNodes(
    _ body: @Sendable @escaping (TestSite, TestSite) async throws -> Void
  ) async throws {
    let address = try DatabaseAddress(try installedServer().freshDatabase())
    let secret = InstanceSecret.make()
    try await TestSite.run(at: address, secret: secret) { one in
      try await TestSite.run(at: address, secret: secret) { other in
        try await body(one, other)
      }
    }
  }

  @Test func `a session of one node is known to the other, and ends on both`() async throws {
    try await withNodes { one, other in
      let ada = try await one.administrator()
      try await one.makeWorkspace(by: ada)
      let elsewhere = Browser(
        site: other, session: ada.cookie("cairn"), principal: ada.principal)
      #expect(try await elsewhere.get("/workspaces/green-town").body.contains("Green Town"))
      try await ada.post("/sign-out", from: "/workspaces/green-town")
      #expect(try await elsewhere.get("/workspaces/green-town").status == 302)
    }
  }

  @Test func `what one node saves is what the other shows, and a stale save is a conflict there`()
    async throws
  {
    try await withNodes { one, other in
      let ada = try await one.administrator()
      try await one.makeWorkspace(by: ada)
      let made = try await one.accounts.makeToken(
        named: "script", scopes: [.read, .write], lifetime: 3600, by: ada.principal, from: .machine)
      let token = ["Authorization: Bearer \(made.text)"]
      let (here, there) = (Browser(site: one), Browser(site: other))
      // Both have the workspace in their memory before it changes.
      for browser in [here, there] {
        let all = try await browser.send(
          "GET", "/api/v1/workspaces/green-town/documents", headers: token)
        #expect(all.status == 200)
      }
      let body = Array("metc,Met Council,Inventory,2025,Met\n".utf8)
      let saved = try await here.send(
        "PUT", api, headers: token + ["If-Match: \"r1\""], body: body)
      #expect(saved.status == 200)
      let all = try await there.send(
        "GET", "/api/v1/workspaces/green-town/documents?text=true", headers: token)
      #expect(all.body.contains("Inventory,2025"))
      let stale = try await there.send(
        "PUT", api, headers: token + ["If-Match: \"r1\""], body: Array("metc,x,y,1,z\n".utf8))
      #expect(stale.status == 412 && stale.body.contains("Inventory,2025"))
    }
  }

  @Test func `a request that comes to both nodes under one key is done once`() async throws {
    try await withNodes { one, other in
      let ada = try await one.administrator()
      try await one.makeWorkspace(by: ada)
      let made = try await one.accounts.makeToken(
        named: "script", scopes: [.read, .write], lifetime: 3600, by: ada.principal, from: .machine)
      let headers = [
        "Authorization: Bearer \(made.text)", "Content-Type: application/json",
        "Idempotency-Key: key-of-the-test",
      ]
      let path = "/api/v1/workspaces/green-town/tables/sources.csv/rows"
      let body = Array(#"{"cells":{"id":"eia","title":"Form 861"}}"#.utf8)
      let first = try await Browser(site: one).send("POST", path, headers: headers, body: body)
      let second = try await Browser(site: other).send("POST", path, headers: headers, body: body)
      #expect(first.status == 201 && second.status == 201)
      #expect(first.body == second.body)
      #expect(second["Idempotency-Replayed"] == "true")
      let commits = try await one.store.history(of: "green-town")
      #expect(commits.map(\.revision) == [2, 1])
      let another = try await Browser(site: other).send(
        "POST", path, headers: headers, body: Array(#"{"cells":{"id":"b","title":"B"}}"#.utf8))
      #expect(another.status == 422 && another.body.contains("problem-key-reused"))
      one.clock.move(KeptAnswers.lifetime + 1)
      let later = try await Browser(site: one).send("POST", path, headers: headers, body: body)
      #expect(later.status == 401, "the token has ended, not the key")
    }
  }

  @Test func `a text that one node keeps comes back on the other, also after the first has gone`()
    async throws
  {
    try await withNodes { one, other in
      let ada = try await one.administrator()
      try await one.makeWorkspace(by: ada)
      let chapter = "/workspaces/green-town/plan/chapter?file=plan/energy.md"
      let page = try await ada.get(chapter)
      one.clock.move(3 * 3600)
      other.clock.move(3 * 3600)
      var fields = ["text": "Written all evening.", "reason": ""]
      for name in ["_csrf", "_for", "base", "draft"] { fields[name] = page.hiddenField(name) }
      let late = try await ada.post(
        chapter, fields: fields, headers: ["Referer: http://localhost:\(one.port)\(chapter)"])
      let way = try #require(late["Location"])
      let kept = try #require(
        FormData(urlEncoded: String(way.drop { $0 != "?" }.dropFirst()))?["return"])
      #expect(kept.hasPrefix("/kept-forms/"))
      let elsewhere = Browser(site: other, principal: Principal.visitor)
      try await elsewhere.post(
        "/sign-in", from: way,
        ["email": "ada@example.org", "password": TestSite.password, "return": kept])
      let back = try await elsewhere.get(kept)
      #expect(back.body.contains("<pre>Written all evening.</pre>"))
      var again = fields
      for name in ["_csrf", "_for", "_kept"] { again[name] = back.hiddenField(name) }
      #expect(try await elsewhere.post(chapter, fields: again).status == 303)
      #expect(try await one.text("plan/energy.md") == "Written all evening.")
      #expect(try await elsewhere.get(kept).status == 410, "it was taken")
    }
  }

  @Test func `a node hears of a commit of the other within a moment`() async throws {
    try await withNodes { one, other in
      let ada = try await one.administrator()
      let (news, heard) = AsyncStream.makeStream(of: WorkspaceSignal.self)
      let (ready, isListening) = AsyncStream.makeStream(of: Void.self)
      let listening = Task {
        for await signal in other.store.database.signals() {
          if signal == .listening { isListening.yield() }
          if case .message(let text) = signal, let signal = WorkspaceSignal(message: text) {
            heard.yield(signal)
          }
        }
      }
      defer { listening.cancel() }
      for await _ in ready { break }
      try await one.makeWorkspace(by: ada)
      for await signal in news {
        #expect(signal == WorkspaceSignal(workspace: "green-town", revision: 1))
        break
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a server whose database a newer program keeps answers nothing and says why`(
    engine: StoreEngine
  ) async throws {
    try await withAddress(engine) { address in
      let known = [WorkspaceStore.schema]
      try await TestSite.run(at: address, schemas: known, { $0.schemaPoll = 0.1 }) { site in
        let ada = try await site.administrator()
        try await site.makeWorkspace(by: ada)
        #expect(try await ada.get("/workspaces/green-town").status == 200)
        let newer = Schema(
          component: "store",
          migrations: WorkspaceStore.schema.migrations + [
            Migration { _ in "CREATE TABLE of_tomorrow (id TEXT NOT NULL PRIMARY KEY);" }
          ])
        #expect(try await site.store.database.migrate([newer]) == ["store"])
        var answer = try await ada.get("/workspaces/green-town")
        for _ in 0..<100 where answer.status == 200 {
          try await Task.sleep(for: .milliseconds(50))
          answer = try await ada.get("/workspaces/green-town")
        }
        #expect(answer.status == 503 && answer.body.contains("A newer version of Cairn"))
        let spanish = try await ada.get("/sign-in", headers: ["Accept-Language: es"])
        #expect(spanish.status == 503 && spanish.body.contains("Una versión más nueva"))
        let api = try await ada.send("GET", "/api/v1/workspaces")
        #expect(api.status == 503)
      }
    }
  }
}
