import Accounts
import Databases
import Foundation
import Store
import StoreSupport
import Testing

@testable import Web

/// A server whose database goes away and comes back.
@Suite struct OutageTests {
  private let save = "/api/v1/workspaces/green-town/document?name=sources.csv%23metc"
  private let row = Array("metc,Met Council,Inventory,2025,Met\n".utf8)

  @Test func `while the database is away everything says so, and all is well when it is back`()
    async throws
  {
    if let reason = PostgreSQLServer.reasonToSkip { try Test.cancel(Comment(rawValue: reason)) }
    let server = try PostgreSQLServer()
    defer { server.remove() }
    let address = try DatabaseAddress(try server.freshDatabase())
    try await TestSite.run(at: address, { $0.moreJobs = [StepJob.self] }) { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let made = try await site.accounts.makeToken(
        named: "script", scopes: [.read, .write], lifetime: 3600, by: ada.principal, from: .machine)
      let token = ["Authorization: Bearer \(made.text)"]
      let name = UUID().uuidString
      let job = try await site.putIn(StepJob(name: name), by: ada)
      StepJob.allow(1, name)
      try await site.wait(job, ada) { $0.contains("\"percent\":50") }
      let form = try await ada.get("/account")

      try server.stop()
      let page = try await ada.get("/workspaces/green-town")
      #expect(page.status == 503 && page["Retry-After"] != nil)
      #expect(page.body.contains("The database does not answer at this moment"))
      let spanish = try await ada.get("/workspaces", headers: ["Accept-Language: es"])
      #expect(spanish.status == 503 && spanish.body.contains("La base de datos no responde"))
      let renamed = try await ada.post(
        "/account/name", fields: ["_csrf": form.hiddenField("_csrf"), "name": "Ada Away"])
      #expect(renamed.status == 503)
      let call = try await ada.send(
        "PUT", save, headers: token + ["If-Match: \"r1\""], body: row)
      #expect(call.status == 503 && call["Retry-After"] != nil)
      #expect(call["Content-Type"]?.contains("json") == true, "\(call.body)")
      StepJob.allow(2, name)

      try server.start()
      var back = try await ada.get("/workspaces/green-town")
      // A server that has just started may still be recovering.
      for _ in 0..<40 where back.status == 503 {
        try await Task.sleep(for: .milliseconds(250))
        back = try await ada.get("/workspaces/green-town")
      }
      #expect(back.status == 200)
      #expect(try await ada.get("/account").body.contains("Ada Admin"))
      let saved = try await ada.send(
        "PUT", save, headers: token + ["If-Match: \"r1\""], body: row)
      #expect(saved.status == 200, "\(saved.body)")
      #expect(try await site.store.verify().faults.isEmpty)
      // The job, whose node could not say that it lives or what came of it, goes on or is begun again.
      site.clock.move(120)
      try await site.wait(job, ada) { $0.contains("\"state\":\"done\"") }
    }
  }
}
