import Accounts
import Archives
import Databases
import Foundation
import Jobs
import Store
import Testing

@testable import Web

@Suite struct APITests {
  private let document = "/api/v1/workspaces/green-town/document?name=sources.csv%23metc"

  private func withToken(
    _ scopes: Set<TokenScope>,
    _ body: @Sendable @escaping (TestSite, Browser, [String]) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let token = try await site.accounts.makeToken(
        named: "script", scopes: scopes, lifetime: 3600, by: ada.principal, from: .machine)
      try await body(site, Browser(site: site), ["Authorization: Bearer \(token.text)"])
    }
  }

  @Test func `a program reads, and saves over what it saw and nothing else`() async throws {
    try await withToken([.read, .write]) { site, program, token in
      let read = try await program.send("GET", document, headers: token)
      #expect(read.body == "metc,Met Council,Greenhouse gas inventory,2024,Met\n")
      let tag = try #require(read["ETag"])
      #expect(tag == "\"r1\"")
      let again = try await program.send(
        "GET", document, headers: token + ["If-None-Match: \(tag)"])
      #expect(again.status == 304)
      let body = Array("metc,Met Council,Inventory,2025,Met\n".utf8)
      let blind = try await program.send("PUT", document, headers: token, body: body)
      #expect(blind.status == 428)
      #expect(blind["Content-Type"] == "application/problem+json")
      let saved = try await program.send(
        "PUT", document, headers: token + ["If-Match: \(tag)"], body: body)
      #expect(saved.status == 200)
      #expect(saved["ETag"] == "\"r2\"")
      let stale = try await program.send(
        "PUT", document, headers: token + ["If-Match: \(tag)"], body: Array("metc,x,y,1,z\n".utf8))
      #expect(stale.status == 412)
      #expect(stale["ETag"] == "\"r2\"")
      #expect(stale.body.contains(##""mine":{"revision":null,"text":"metc,x,y,1,z\n""##))
      #expect(stale.body.contains("metc,Met Council,Inventory,2025,Met"))
    }
  }

  @Test func `a token does what its scopes say and no more`() async throws {
    try await withToken([.read]) { site, program, token in
      let list = try await program.send("GET", "/api/v1/workspaces", headers: token)
      #expect(list.body.contains(#""id":"green-town""#))
      let refused = try await program.send(
        "PUT", document, headers: token + ["If-Match: \"r1\""], body: [])
      #expect(refused.status == 403)
      #expect(refused.body.contains("lacks the scope “write”"))
      let page = try await program.send("GET", "/account", headers: token)
      #expect(page.status == 403)
      let wrong = try await program.send(
        "GET", "/api/v1/workspaces", headers: ["Authorization: Bearer cairn_nothing"])
      #expect(wrong.status == 401)
      #expect(wrong["WWW-Authenticate"] == "Bearer")
      let none = try await program.send("GET", "/api/v1/workspaces")
      #expect(none.status == 401)
      #expect(none["Content-Type"] == "application/problem+json")
    }
  }

  @Test func `a cookie does not spare a program the token of forms`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let headers = ["If-Match: \"r1\""]
      #expect(try await ada.send("DELETE", document, headers: headers, body: []).status == 403)
      let token = try await ada.get("/account").hiddenField("_csrf")
      let removed = try await ada.send(
        "DELETE", document, headers: headers + ["X-CSRF-Token: \(token)"], body: [])
      #expect(removed.status == 200)
    }
  }

  @Test(arguments: [
    ("page.html", "<script>alert(1)</script>"), ("code.js", "alert(1)"),
    ("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"), ("plan/ö.md", "# Ö"),
  ]) func `what a member has written is never run in the site's name`(
    name: String, text: String
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await site.store.commit(
        CommitDraft(
          id: "stored-script", author: ada.principal.author, reason: "", base: 1,
          changes: [
            DocumentChange(name: DocumentName(file: name), kind: .file, body: Array(text.utf8))
          ]), to: "green-town")
      let path =
        "/api/v1/workspaces/green-town/document?name=" + SitePath.encoded(name)
      let response = try await ada.get(path)
      #expect(response.body == text)
      #expect(response["Content-Type"] == "text/plain; charset=utf-8")
      #expect(response["X-Content-Type-Options"] == "nosniff")
      #expect(response["Content-Security-Policy"] == "sandbox; default-src 'none'")
      let file = SitePath.encoded(name.replacing("plan/", with: ""))
      #expect(response["Content-Disposition"] == "attachment; filename*=UTF-8''\(file)")
    }
  }

  @Test func `all texts at once are for whoever may take the workspace away`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let viewer = try await site.member(.viewer, invitedBy: ada)
      let path = "/api/v1/workspaces/green-town/documents"
      #expect(try await viewer.get(path).status == 200)
      #expect(try await viewer.get(path + "?text=true").status == 403)
      #expect(try await ada.get(path + "?text=true").status == 200)
    }
  }

  @Test func `a job is stopped by who has the right and the scope that it needs`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let made = try await site.accounts.makeToken(
        named: "script", scopes: [.read], lifetime: 3600, by: ada.principal, from: .machine)
      let (program, token) = (Browser(site: site), ["Authorization: Bearer \(made.text)"])
      // One's own job is seen with any token, and stopped with none that could not have begun it.
      try await JobBoard(site.store.database) { TestSite.start }.put(
        NewJob(
          id: "waiting", kind: PublishJob.kind, workspace: "green-town",
          asker: Job.Asker(id: ada.principal.author.id, name: "Ada", language: "en"), payload: [],
          due: TestSite.start.addingTimeInterval(3600)))
      let job = "/api/v1/workspaces/green-town/jobs/waiting"
      #expect(try await program.send("GET", job, headers: token).status == 200)
      let refused = try await program.send("POST", job + "/cancel", headers: token)
      #expect(refused.status == 403)
      #expect(refused.body.contains("lacks the scope “publish”"))
      #expect(try await program.send("GET", job, headers: token).body.contains("\"waiting\""))
    }
  }

  @Test func `an answer that could not be kept is given, and its request is not done again`()
    async throws
  {
    try await withToken([.read, .write]) { site, program, token in
      // From now on no answer can be kept.
      try await site.store.database.write { transaction in
        try transaction.script(
          """
          CREATE TRIGGER no_room BEFORE UPDATE ON api_answer
          BEGIN SELECT RAISE(ABORT, 'no room'); END;
          """)
      }
      let path = "/api/v1/workspaces/green-town/tables/sources.csv/rows"
      let headers = token + ["Content-Type: application/json", "Idempotency-Key: once-and-no-more"]
      let body = Array(#"{"cells": {"id": "new", "title": "New"}}"#.utf8)
      let first = try await program.send("POST", path, headers: headers, body: body)
      #expect(first.status == 201)
      let second = try await program.send("POST", path, headers: headers, body: body)
      #expect(second.status == 409)
      #expect(try await site.store.head(of: "green-town") == 2)
    }
  }

  @Test func `who takes all texts by the API stands in the access log`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      for query in ["", "?text=true"] {
        let path = "/api/v1/workspaces/green-town/documents" + query
        #expect(try await ada.get(path).status == 200)
        let log = try await site.accounts.accessLog(.workspace("green-town"), by: ada.principal)
        let exports = log.filter { $0.act == .exported }.map(\.detail)
        #expect(exports == (query.isEmpty ? [] : ["revision 1 by the API"]))
      }
    }
  }

  @Test func `an archive that is sent again under its key leaves the first one to its job`()
    async throws
  {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let made = try await site.accounts.makeToken(
        named: "script", scopes: [.read, .write], lifetime: 3600, by: ada.principal, from: .machine)
      let headers = [
        "Authorization: Bearer \(made.text)", "Content-Type: application/zip",
        "Idempotency-Key: one-archive",
      ]
      let path = "/api/v1/workspaces/green-town/imports"
      let archive = try ZIPWriter.archive(
        of: ["community.yaml": Array("id: green-town\nname: Green Town\n".utf8)],
        folder: "green-town", time: TestSite.start)
      let program = Browser(site: site)
      let first = try await program.send("POST", path, headers: headers, body: archive)
      #expect(first.status == 202, "\(first.body)")
      let now = site.clock.now
      let shelf = UploadShelf(site.store.database) { now }
      func kept() async throws -> String? {
        try await shelf.last(
          ImportLookJob.archiveKind, workspace: "green-town", owner: ada.principal.author.id)?.id
      }
      let archiveID = try #require(try await kept())
      // The answer was lost, as when its node went away.
      try await site.store.database.write { try $0.execute("DELETE FROM api_answer") }
      let second = try await program.send("POST", path, headers: headers, body: archive)
      #expect(second.status == 202 && second["Location"] == first["Location"])
      #expect(try await kept() == archiveID)
    }
  }

  @Test func `commits are listed page by page`() async throws {
    try await withToken([.read]) { site, program, token in
      let list = try await program.send(
        "GET", "/api/v1/workspaces/green-town/commits?limit=1", headers: token)
      #expect(list.body.contains(#""next":null"#))
      #expect(list.body.contains(#""reason":"Begin the plan""#))
      let one = try await program.send(
        "GET", "/api/v1/workspaces/green-town/commits/1", headers: token)
      #expect(one.body.contains(#""name":"plan/energy.md""#))
      let all = try await program.send(
        "GET", "/api/v1/workspaces/green-town/documents", headers: token)
      #expect(all.body.contains(#""revision":1"#) && all.body.contains(#""kind":"table""#))
    }
  }
}
