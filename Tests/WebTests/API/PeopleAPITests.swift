import Accounts
import Foundation
import Store
import Tables
import Testing

@testable import Web

/// What tokens may do with accounts, members and programmes, and what needs a person.
@Suite struct PeopleAPITests {
  private func withSite(
    _ body: @Sendable @escaping (TestSite, Browser, APIProgram) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await body(site, ada, try await APIProgram(of: ada, [.read, .people]))
    }
  }

  private func path(_ person: Browser) throws -> String {
    "/api/v1/accounts/\(try #require(person.principal.account).rawValue)"
  }

  @Test func `no token gives rights back, or takes those of an administrator`() async throws {
    try await withSite { site, ada, program in
      let riley = try await site.member(.viewer, invitedBy: ada)
      let id = try #require(riley.principal.account)
      let own = try await APIProgram(session: ada)
      let path = try path(riley)
      try await site.accounts.setAdministrator(true, id, by: ada.principal, from: .machine)
      let seen = try await program.ask("GET", path)
      #expect(
        try await program.ask("PATCH", path, ["isClosed": true], seen: seen.tag).status == 403)
      #expect(try await site.accounts.account(id)?.isOpen == true)
      let closed = try await own.ask("PATCH", path, ["isClosed": true], seen: seen.tag)
      #expect(closed.json["isClosed"]?.truth == true, "\(closed.json)")
      // Whoever was an administrator when the account was closed is one when it is opened.
      #expect(closed.json["isAdministrator"]?.truth == true)
      let opened = try await program.ask("PATCH", path, ["isClosed": false], seen: closed.tag)
      #expect(opened.status == 403)
      #expect(try await site.accounts.account(id)?.isOpen == false)
      let back = try await own.ask("PATCH", path, ["isClosed": false], seen: closed.tag)
      #expect(back.json["isClosed"]?.truth == false, "\(back.json)")
    }
  }

  @Test func `a token opens no account again, of nobody`() async throws {
    try await withSite { site, ada, program in
      let riley = try await site.member(.viewer, invitedBy: ada)
      let path = try path(riley)
      let seen = try await program.ask("GET", path)
      let closed = try await program.ask("PATCH", path, ["isClosed": true], seen: seen.tag)
      #expect(closed.status == 200)
      let opened = try await program.ask("PATCH", path, ["isClosed": false], seen: closed.tag)
      #expect(opened.status == 403)
      #expect(try await program.ask("GET", path).json["isClosed"]?.truth == true)
    }
  }

  @Test func `what is given of an account is done together or not at all`() async throws {
    try await withSite { site, ada, _ in
      let riley = try await site.member(.viewer, invitedBy: ada)
      let (mine, theirs) = (try path(ada), try path(riley))
      let own = try await APIProgram(session: ada)
      let first = try await own.ask("GET", theirs)
      let closed = try await own.ask("PATCH", theirs, ["isClosed": true], seen: first.tag)
      let raised = try await own.ask(
        "PATCH", theirs, ["isAdministrator": true], seen: closed.tag)
      #expect(raised.status == 422)
      #expect(raised.json["errors"]?.items?.first?["pointer"]?.text == "#/isAdministrator")
      // Nobody is left to administer: neither of both is done.
      let alone = try await own.ask("GET", mine)
      let both: JSONValue = ["isAdministrator": false, "isClosed": true]
      #expect(try await own.ask("PATCH", mine, both, seen: alone.tag).status == 409)
      #expect(try await own.ask("GET", mine).tag == alone.tag)
      let back = try await own.ask(
        "PATCH", theirs, ["isAdministrator": true, "isClosed": false], seen: closed.tag)
      #expect(back.status == 200, "\(back.json)")
      #expect(back.json["isAdministrator"]?.truth == true)
      #expect(back.json["isClosed"]?.truth == false)
      let last = try await own.ask("PATCH", mine, both, seen: alone.tag)
      #expect(last.json["isAdministrator"]?.truth == false, "\(last.json)")
      #expect(last.json["isClosed"]?.truth == true)
    }
  }

  @Test func `an account that was changed meanwhile stays as it is`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let riley = try await site.member(.viewer, invitedBy: ada)
      let id = try #require(riley.principal.account)
      let seen = try #require(try await site.accounts.account(id))
      try await site.accounts.setAdministrator(true, id, by: ada.principal, from: .machine)
      await #expect(throws: AccountProblem.changedMeanwhile) {
        try await site.accounts.change(
          id, AccountChange(isClosed: true), seen: seen, by: ada.principal, from: .machine)
      }
      #expect(try await site.accounts.account(id)?.isOpen == true)
    }
  }

  @Test func `a token with the scope admin does what it did before there was people`() async throws
  {
    try await withSite { site, ada, _ in
      let program = try await APIProgram(of: ada, [.read, .admin])
      let town = "/api/v1/workspaces/green-town"
      let riley = try await site.member(.viewer, invitedBy: ada)
      let member = town + "/members/\(try #require(riley.principal.account).rawValue)"
      let seen = try await program.ask("GET", member)
      #expect(seen.status == 200)
      let editor: JSONValue = ["role": "editor"]
      #expect(try await program.ask("POST", town + "/invitations", editor).status == 403)
      #expect(try await program.ask("PUT", member, editor, seen: seen.tag).status == 403)
      #expect(try await program.ask("DELETE", member, seen: seen.tag).status == 403)
      #expect(try await program.ask("GET", "/api/v1/accounts").status == 403)
      let programme: JSONValue = ["name": "The valley"]
      #expect(try await program.ask("POST", "/api/v1/programmes", programme).status == 403)
      _ = try await site.accounts.invite(
        to: .workspace("green-town", .viewer, scopes: []), by: ada.principal, from: .machine)
      let open = try await program.ask("GET", town + "/invitations").items
      let id = try #require(open.first?["id"]?.text)
      #expect(try await program.ask("DELETE", town + "/invitations/\(id)").status == 204)
      #expect(
        try await program.ask("GET", "/api/v1/workspaces/green-town/access-log").status == 200)
    }
  }

  @Test func `a token for one workspace manages the members of no other, and no account`()
    async throws
  {
    try await withSite { site, ada, _ in
      try await site.makeWorkspace("blue-town", by: ada)
      let program = try await APIProgram(of: ada, [.read, .people], workspaces: ["green-town"])
      let viewer: JSONValue = ["role": "viewer"]
      let towns = "/api/v1/workspaces/"
      #expect(try await program.ask("POST", towns + "green-town/invitations", viewer).status == 201)
      #expect(try await program.ask("POST", towns + "blue-town/invitations", viewer).status == 404)
      #expect(try await program.ask("GET", "/api/v1/accounts").status == 403)
      #expect(try await program.ask("POST", "/api/v1/programmes", ["name": "x"]).status == 403)
    }
  }

  @Test func `no token brings a workspace of others into a programme`() async throws {
    try await withSite { site, ada, program in
      let riley = try await site.member(.owner, invitedBy: ada)
      let id = try #require(ada.principal.account)
      try await site.accounts.removeMember(
        id, from: "green-town", by: riley.principal, from: .machine)
      let made = try await program.ask("POST", "/api/v1/programmes", ["name": "The valley"])
      let path = "/api/v1/programmes/\(try #require(made.json["id"]?.text))/workspaces"
      let body: JSONValue = ["workspace": "green-town", "reason": "Asked by the county"]
      #expect(try await program.ask("POST", path, body).status == 403)
      #expect(try await program.ask("GET", path).items.isEmpty)
      let own = try await APIProgram(session: ada)
      #expect(try await own.ask("POST", path, body).status == 204)
      #expect(try await program.ask("GET", path).items.count == 1)
    }
  }

  @Test func `an organiser's program is not told which workspaces of others there are`()
    async throws
  {
    try await withSite { site, ada, program in
      let made = try await program.ask("POST", "/api/v1/programmes", ["name": "The valley"])
      let path = "/api/v1/programmes/\(try #require(made.json["id"]?.text))"
      let invitation = try await site.accounts.invite(
        to: .programme(Programme.ID(try #require(made.json["id"]?.text)), .organiser),
        by: ada.principal, from: .machine)
      let olin = try await site.accept(invitation, "Olin Organiser")
      let organiser = try await APIProgram(of: olin, [.read, .people])
      let theirs = try await organiser.ask(
        "POST", path + "/workspaces", ["workspace": "green-town"])
      let none = try await organiser.ask("POST", path + "/workspaces", ["workspace": "no-town"])
      #expect(theirs.status == 403 && none.status == 403)
      #expect(theirs.json == none.json)
      let own = try await APIProgram(session: ada)
      let missing = try await own.ask(
        "POST", path + "/workspaces", ["workspace": "no-town", "reason": "Asked by the county"])
      #expect(missing.status == 404)
    }
  }

  @Test func `of two programs that saw the same member or name one changes it`() async throws {
    try await withSite { site, ada, program in
      let riley = try await site.member(.viewer, invitedBy: ada)
      let id = try #require(riley.principal.account).rawValue
      let made = try await program.ask("POST", "/api/v1/programmes", ["name": "The valley"])
      let programme = "/api/v1/programmes/\(try #require(made.json["id"]?.text))"
      for (method, path, body) in [
        ("PUT", "/api/v1/workspaces/green-town/members/\(id)", ["role": "editor"]),
        ("PATCH", programme, ["name": "The river"]),
      ] as [(String, String, JSONValue)] {
        let seen = try await program.ask("GET", path)
        async let first = program.ask(method, path, body, seen: seen.tag)
        async let second = program.ask(method, path, body, seen: seen.tag)
        let answers = [try await first, try await second].sorted { $0.status < $1.status }
        #expect(answers.map(\.status) == [200, 412])
        let now = try await program.ask("GET", path)
        #expect(answers.last?.json["current"] == now.json)
        #expect(answers.last?.tag == now.tag)
      }
    }
  }

  @Test func `people of a programme get another role, and go`() async throws {
    try await withSite { site, ada, program in
      let made = try await program.ask("POST", "/api/v1/programmes", ["name": "The valley"])
      let path = "/api/v1/programmes/\(try #require(made.json["id"]?.text))"
      _ = try await program.ask("POST", path + "/workspaces", ["workspace": "green-town"])
      let invited = try await program.ask("POST", path + "/invitations", ["role": "adviser"])
      #expect(invited.status == 201)
      let link = try #require(invited.json["link"]?.text?.split(separator: "/").last)
      let taken = try await site.accounts.accept(
        invitation: String(link),
        creating: NewAccount(
          email: "riley@example.org", name: "Riley Adviser", password: TestSite.password),
        from: .machine)
      let riley = Browser(site: site, session: taken.token, principal: taken.principal)
      let member = path + "/members/\(try #require(riley.principal.account).rawValue)"
      let seen = try await program.ask("GET", member)
      #expect(seen.json["role"]?.text == "adviser")
      let role: JSONValue = ["role": "organiser"]
      #expect(try await program.ask("PUT", member, role).status == 428)
      let changed = try await program.ask("PUT", member, role, seen: seen.tag)
      #expect(changed.json["role"]?.text == "organiser", "\(changed.json)")
      #expect(try await program.ask("DELETE", member, seen: seen.tag).status == 412)
      // An organiser removes others, too, by a token of their own; to leave needs a session.
      let organiser = try await APIProgram(of: riley, [.read, .people])
      #expect(try await organiser.ask("DELETE", member, seen: changed.tag).status == 401)
      #expect(try await program.ask("DELETE", member, seen: changed.tag).status == 204)
      #expect(try await program.ask("GET", member).status == 404)
      #expect(try await organiser.ask("GET", path).status == 404)
      #expect(try await organiser.ask("GET", "/api/v1/workspaces/green-town").status == 404)
    }
  }

  @Test func `a community is worked out by asking, and taken out while it is worked on`()
    async throws
  {
    try await withSite { site, ada, program in
      let made = try await program.ask("POST", "/api/v1/programmes", ["name": "The valley"])
      let path = "/api/v1/programmes/\(try #require(made.json["id"]?.text))/workspaces"
      _ = try await program.ask("POST", path, ["workspace": "green-town"])
      var first: JSONValue?
      // Asking begins the work and does not wait for it.
      for _ in 0..<400 where first?["progressRevision"]?.whole != 1 {
        first = try await program.ask("GET", path).items.first
        try await Task.sleep(for: .milliseconds(25))
      }
      #expect(first?["progressRevision"]?.whole == 1)
      let counted = try await program.ask("GET", "/api/v1/workspaces/green-town/progress")
      let steps = try #require(counted.json["steps"]?.items)
      #expect(!steps.isEmpty)
      #expect(first?["progress"]?["steps"]?.items == steps)
      let one = try await program.ask("GET", path + "/green-town")
      #expect(one.json["name"]?.text == "Green Town")
      try await site.store.commit(
        CommitDraft(
          id: "while-they-look", author: ada.principal.author, reason: "Go on", base: 1,
          changes: FolderDocuments.split(files: ["plan/energy.md": Array("# Energy\n".utf8)])),
        to: "green-town")
      let now = try await program.ask("GET", path + "/green-town")
      #expect(now.json["revision"]?.whole == 2)
      #expect(now.tag != one.tag)
      #expect(try await program.ask("DELETE", path + "/green-town").status == 204)
      #expect(try await program.ask("GET", path + "/green-town").status == 404)
      #expect(try await program.ask("DELETE", path + "/green-town").status == 404)
    }
  }

  @Test func `who owns what is told to an administrator's session and to no token`() async throws {
    try await withSite { site, ada, program in
      let riley = try await site.member(.owner, invitedBy: ada)
      #expect(try await program.ask("GET", "/api/v1/ownership").status == 403)
      let own = try await APIProgram(session: ada)
      let towns = try await own.ask("GET", "/api/v1/ownership")
      #expect(towns.items.count == 1)
      #expect(towns.items.first?["workspace"]?.text == "green-town")
      let owners = towns.items.first?["owners"]?.items ?? []
      #expect(Set(owners.compactMap { $0["name"]?.text }) == ["Ada Admin", "Riley Owner"])
      let theirs = try await APIProgram(session: riley)
      #expect(try await theirs.ask("GET", "/api/v1/ownership").status == 403)
    }
  }
}
