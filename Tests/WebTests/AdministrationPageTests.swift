import Accounts
import Foundation
import Store
import Testing

@testable import Web

@Suite struct AdministrationPageTests {
  private let workspaces = "/administration/workspaces"
  private let own = "/administration/workspaces/green-town/own"

  /// A workspace of Olga's, and Ada who administers the server.
  private func withTown(
    _ body: @Sendable @escaping (TestSite, _ ada: Browser, _ olga: Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let olga = try await site.member(.owner, invitedBy: ada, name: "Olga Owner")
      try await site.accounts.removeMember(
        try #require(ada.principal.account), from: "green-town", by: ada.principal, from: .machine)
      try await body(site, ada, olga)
    }
  }

  private func person(_ browser: Browser) throws -> String {
    "/administration/accounts/\(try #require(browser.principal.account).rawValue)"
  }

  @Test func `an administrator becomes owner with a reason, which log and members see`()
    async throws
  {
    try await withTown { site, ada, olga in
      #expect(try await ada.get("/workspaces/green-town").status == 404)
      #expect(try await ada.get(workspaces).body.contains("Owners: Olga Owner"))
      let silent = try await ada.post(own, from: own, ["reason": " "])
      #expect(silent.status == 400 && silent.body.contains("Say why"))
      #expect(try await ada.get("/workspaces/green-town").status == 404)
      let done = try await ada.post(own, from: own, ["reason": "Asked by the <mayor>"])
      #expect(done["Location"] == "/administration/workspaces?done=owned")
      #expect(try await ada.get("/workspaces/green-town").status == 200)
      #expect(try await ada.get(workspaces).body.contains("you own it"))
      let people = try await olga.get("/workspaces/green-town/members")
      #expect(people.body.contains("Ada Admin, <time"))
      #expect(people.body.contains("Asked by the &lt;mayor&gt;"))
      let log = try await olga.get("/workspaces/green-town/access-log")
      #expect(log.body.contains("Asked by the &lt;mayor&gt;"))
      #expect(try await olga.get(workspaces).status == 403)
      #expect(try await ada.get("/administration/workspaces/none/own").status == 404)
    }
  }

  @Test func `a workspace without a usable owner stands first and says so`() async throws {
    try await withTown { site, ada, olga in
      try await site.store.create("a-town", name: "A Town")
      let before = try await ada.get(workspaces).body
      #expect(before.contains("no owner"))
      try await site.accounts.setClosed(
        true, try #require(olga.principal.account), by: ada.principal, from: .machine)
      let after = try await ada.get(workspaces).body
      #expect(after.contains("no owner who can sign in") && after.contains("Olga Owner (closed)"))
    }
  }

  @Test func `becoming owner asks for a fresh password and the form of this session`() async throws
  {
    try await withTown { site, ada, _ in
      let bare = try await ada.post(own, fields: ["reason": "Mine"])
      #expect(bare.status == 403)
      site.clock.move(16 * 60)
      let late = try await ada.post(own, from: own, ["reason": "Mine"])
      let place = late["Location"] ?? ""
      #expect(place.hasPrefix("/confirm?return=/"), "\(late.status)")
      #expect(try await ada.get("/workspaces/green-town").status == 404)
    }
  }

  @Test func `a reset link is shown once with its end, and sets a new password`() async throws {
    try await withTown { site, ada, olga in
      let page = try person(olga)
      let made = try await ada.post(
        "/administration/accounts/reset", from: page,
        ["account": try #require(olga.principal.account).rawValue])
      #expect(made.status == 200 && made.body.contains("It works until <time"))
      let start = try #require(made.body.range(of: "/reset/")).lowerBound
      let link = String(made.body[start...].prefix { $0 != "<" })
      let guest = Browser(site: site)
      let set = try await guest.post(link, from: link, ["password": "quiet harbor lantern moss"])
      #expect(set["Location"] == "/sign-in?done=reset")
      #expect(try await guest.get(link).status == 410)
      #expect(try await olga.get("/account").status == 302)
    }
  }

  @Test func `closing ends sessions, and the last administrator cannot be closed`() async throws {
    try await withTown { site, ada, olga in
      func send(_ value: String, _ browser: Browser) async throws -> Response {
        try await ada.post(
          "/administration/accounts/close", from: try person(browser),
          ["account": try #require(browser.principal.account).rawValue, "value": value])
      }
      #expect(try await send("yes", olga)["Location"] == person(olga) + "?done=done")
      #expect(try await olga.get("/account").status == 302)
      #expect(try await ada.get(person(olga)).body.contains("Open it again"))
      #expect(try await send("no", olga).status == 303)
      let last = try await send("yes", ada)
      #expect(last.status == 409 && last.body.contains("without an administrator"))
    }
  }

  @Test func `deleting says what goes and stays, and is refused for the only owner`() async throws {
    try await withTown { site, ada, olga in
      let page = try person(olga) + "/delete"
      let ask = try await ada.get(page)
      #expect(ask.body.contains("Nobody else owns “green-town”"))
      #expect(ask.body.contains("The name in the history of each workspace"))
      #expect(!ask.body.contains("for good</button>"))
      let token = ask.hiddenField("_csrf")
      #expect(try await ada.post(page, fields: ["_csrf": token]).status == 409)
      _ = try await ada.post(own, from: own, ["reason": "She leaves"])
      // The list of people is asked for a fresh token of the session.
      let done = try await ada.post(page, from: page)
      #expect(done["Location"] == "/administration?done=deleted")
      let left = try await site.accounts.account(try #require(olga.principal.account))
      #expect(left?.name == "Deleted person" && left?.email == nil)
      #expect(try await !ada.get("/administration").body.contains("Olga"))
      #expect(try await ada.get(page).status == 404)
      #expect(try await olga.get("/account").status == 302)
    }
  }

  @Test func `one deletes one's own account, unless nobody would own or run things`() async throws {
    try await withTown { site, ada, olga in
      let vera = try await site.member(.viewer, invitedBy: olga, name: "Vera Viewer")
      let page = "/account/delete"
      #expect(try await vera.get("/account").body.contains("href=\"/account/delete\""))
      let last = try await ada.get(page)
      #expect(last.body.contains("There is no other administrator"))
      #expect(
        try await ada.post(page, fields: ["_csrf": last.hiddenField("_csrf")]).status == 409)
      #expect(try await olga.get(page).body.contains("Make somebody else owner first"))
      site.clock.move(16 * 60)
      #expect(
        try await vera.post(page, from: page)["Location"]?.hasPrefix("/confirm") == true)
      site.clock.move(-16 * 60)
      let done = try await vera.post(page, from: page)
      #expect(done["Location"] == "/sign-in?done=deleted")
      #expect(vera.cookie("cairn") == nil)
      let left = try await site.accounts.account(try #require(vera.principal.account))
      #expect(left?.name == "Deleted person")
    }
  }
}
