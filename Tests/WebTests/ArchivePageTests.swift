import Accounts
import Foundation
import Store
import Testing

@testable import Web

@Suite struct ArchivePageTests {
  private let page = "/workspaces/green-town/archive"
  private let record = "/workspaces/green-town/record?file=sources.csv&row=metc"

  private func withTown(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await body(site, ada)
    }
  }

  @Test func `an owner archives a workspace and brings it back`() async throws {
    try await withTown { site, ada in
      #expect(try await ada.get("/workspaces/green-town/settings").body.contains(page))
      let archived = try await ada.post(page, from: page, ["archived": "yes"])
      #expect(archived["Location"] == "/workspaces/green-town/settings?done=archived")
      let list = try await ada.get("/workspaces")
      #expect(!list.body.contains("href=\"/workspaces/green-town\""))
      #expect(list.body.contains("Archived (1)"))
      let shelf = try await ada.get("/workspaces?show=archived")
      #expect(shelf.body.contains("href=\"/workspaces/green-town\""))
      let home = try await ada.get("/workspaces/green-town")
      #expect(home.body.contains("Bring this workspace back") && home.body.contains(">archived<"))
      _ = try await ada.post(page, from: page, ["archived": "no"])
      #expect(try await ada.get("/workspaces").body.contains("href=\"/workspaces/green-town\""))
      #expect(try await ada.post(record, from: record, ["cell.year": "2025"]).status == 303)
      let acts = try await site.accounts.accessLog(.workspace("green-town"), by: ada.principal)
        .map(\.act)
      #expect(acts.contains(.workspaceArchived) && acts.contains(.workspaceOpened))
    }
  }

  @Test func `what is archived can be read, and changed by nobody in any way`() async throws {
    try await withTown { site, ada in
      let ed = try await site.member(.editor, invitedBy: ada)
      let form = try await ed.get(record)
      #expect(form.body.contains("name=\"cell.author\""))
      let token = try await site.accounts.makeToken(
        named: "script", scopes: [.read, .write, .publish], lifetime: 3600, by: ada.principal,
        from: .machine)
      try await site.store.setArchived("green-town", true)
      let late = try await ed.post(
        record,
        fields: [
          "_csrf": form.hiddenField("_csrf"), "base": form.hiddenField("base"),
          "draft": form.hiddenField("draft"), "cell.year": "2025",
        ])
      #expect(late.status == 409 && late.body.contains("is archived and can only be read"))
      #expect(try await !ed.get(record).body.contains("name=\"cell.author\""))
      #expect(try await ed.get("/workspaces/green-town/history").status == 200)
      #expect(try await ed.get("/workspaces/green-town/import").status == 409)
      #expect(try await ed.get(page).status == 403)
      let bearer = ["Authorization: Bearer \(token.text)"]
      let rows = "/api/v1/workspaces/green-town/tables/sources.csv/rows"
      let added = try await ada.site.api("POST", rows, bearer, "{\"cells\": {\"id\": \"x\"}}")
      #expect(added.status == 409 && added.body.contains("archived"))
      let read = try await ada.site.api("GET", rows, bearer)
      #expect(read.status == 200)
      #expect(try await site.store.head(of: "green-town") == 1)
    }
  }

  @Test func `every route that changes the plan is closed while it is archived`() async throws {
    try await withTown { site, ada in
      try await site.store.setArchived("green-town", true)
      var tried = 0
      for route in site.routes {
        // Owners do not check homework, archived or not.
        guard case .workspace(let permission) = route.access, permission.changesPlan,
          permission != .approveHomework
        else { continue }
        let response = try await ada.send(
          route.method, RouteRoleTests.samplePath(route.path),
          headers: ["Content-Type: application/x-www-form-urlencoded"],
          body: route.method == "GET" ? nil : [])
        #expect(response.status == 409, "\(route.method) \(route.path)")
        tried += 1
      }
      #expect(tried > 60)
    }
  }

  @Test func `only owners archive`() async throws {
    try await withTown { site, ada in
      let ed = try await site.member(.editor, invitedBy: ada)
      let token = try await ed.get("/account").hiddenField("_csrf")
      #expect(
        try await ed.post(page, fields: ["_csrf": token, "archived": "yes"]).status == 403)
      #expect(try await !site.store.workspace("green-town").isArchived)
      #expect(try await !ed.get("/workspaces/green-town/settings").body.contains(page))
    }
  }
}

extension TestSite {
  /// A request of a program, without cookies.
  func api(
    _ method: String, _ path: String, _ headers: [String], _ body: String? = nil
  ) async throws -> Response {
    try await Browser(site: self).send(
      method, path, headers: headers + (body == nil ? [] : ["Content-Type: application/json"]),
      body: body.map { Array($0.utf8) })
  }
}
