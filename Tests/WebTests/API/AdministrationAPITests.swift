import Accounts
import Foundation
import HTTPTypes
import Tables
import Testing

@testable import Web

/// What administration can do, by the API.
@Suite struct AdministrationAPITests {
  private func withToken(
    _ scopes: Set<TokenScope>,
    _ body: @Sendable @escaping (TestSite, Browser, APIProgram) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await body(site, ada, try await APIProgram(of: ada, scopes))
    }
  }

  private let town = "/api/v1/workspaces/green-town"

  @Test func `a token with the scope people invites, changes and removes members`() async throws {
    try await withToken([.read, .people]) { site, ada, program in
      let riley = try await site.member(.viewer, invitedBy: ada)
      // A password of long ago is no hindrance: the token was made with a fresh one.
      site.clock.move(16 * 60)
      let invited = try await program.ask("POST", town + "/invitations", ["role": "editor"])
      #expect(invited.status == 201, "\(invited.json)")
      #expect(invited.json["link"]?.text?.contains("/invitations/") == true)
      let path = town + "/members/\(try #require(riley.principal.account).rawValue)"
      let seen = try await program.ask("GET", path)
      let changed = try await program.ask("PUT", path, ["role": "contributor"], seen: seen.tag)
      #expect(changed.json["role"]?.text == "contributor", "\(changed.json)")
      #expect(try await program.ask("DELETE", path, seen: changed.tag).status == 204)
    }
  }

  @Test func `other scopes do not manage members`() async throws {
    try await withToken([.read, .write, .publish, .admin]) { site, ada, program in
      let invited = try await program.ask("POST", town + "/invitations", ["role": "viewer"])
      #expect(invited.status == 403)
      #expect(try await program.ask("GET", "/api/v1/accounts").status == 403)
    }
  }

  @Test func `no token gives credentials or the rights of an administrator`() async throws {
    try await withToken([.read, .write, .publish, .people, .admin]) { site, ada, program in
      let riley = try await site.member(.viewer, invitedBy: ada)
      let path = "/api/v1/accounts/\(try #require(riley.principal.account).rawValue)"
      let seen = try await program.ask("GET", path)
      #expect(seen.status == 200)
      let raised = try await program.ask("PATCH", path, ["isAdministrator": true], seen: seen.tag)
      #expect(raised.status == 403)
      #expect(try await program.ask("POST", path + "/reset-link").status == 403)
      #expect(try await program.ask("POST", path + "/remove-second-factor").status == 403)
      let token: JSONValue = ["name": "x", "scopes": ["read"], "days": 1]
      #expect(try await program.ask("POST", "/api/v1/account/tokens", token).status == 403)
      let closed = try await program.ask("PATCH", path, ["isClosed": true], seen: seen.tag)
      #expect(closed.status == 200)
      #expect(closed.json["isClosed"]?.truth == true)
      #expect(try await riley.get("/account").status == 302)
    }
  }

  @Test func `a programme has its communities with how far each is`() async throws {
    try await withToken([.read, .people]) { site, ada, program in
      let made = try await program.ask("POST", "/api/v1/programmes", ["name": "The valley"])
      #expect(made.status == 201)
      let path = "/api/v1/programmes/\(try #require(made.json["id"]?.text))"
      let added = try await program.ask("POST", path + "/workspaces", ["workspace": "green-town"])
      #expect(added.status == 204)
      // Looking at a workspace counts its progress.
      _ = try await program.ask("GET", town + "/progress")
      let all = try await program.ask("GET", path + "/workspaces")
      let first = try #require(all.json["items"]?.items?.first)
      #expect(first["workspace"]?.text == "green-town")
      let one = try await program.ask("GET", path + "/workspaces/green-town")
      #expect(one.json == first)
      #expect(
        try await program.ask("DELETE", path + "/workspaces/green-town", seen: one.tag).status
          == 204)
      #expect(
        try await program.ask("GET", path + "/workspaces").json["items"]?.items?.isEmpty == true)
      let seen = try await program.ask("GET", path)
      let renamed = try await program.ask("PATCH", path, ["name": "The river"], seen: seen.tag)
      #expect(renamed.status == 200)
      #expect(renamed.json["name"]?.text == "The river")
    }
  }

  @Test func `every kind of job needs a right to change something`() {
    for kind in [
      PublishJob.permission, UploadReadJob.permission, PortfolioJob.permission,
      ImportLookJob.permission,
    ] {
      #expect(kind.tokenScope == .write || kind.tokenScope == .publish, "\(kind)")
    }
  }
}
