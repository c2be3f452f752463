import Accounts
import Foundation
import SignInSupport
import Testing

@testable import Web

@Suite(.enabled(if: TestProvider.shared != nil, "\(TestProvider.note)"))
struct IdentityPageTests {
  /// The provider takes the token, so the clock is the real one.
  private func withCity(
    _ name: String = "good",
    _ body: @Sendable @escaping (TestSite, Browser, TestProvider) async throws -> Void
  ) async throws {
    let provider = try #require(TestProvider.shared)
    let settings = OpenIDSettings(
      displayName: "Town Hall", issuer: provider.issuer(name), clientID: "cairn",
      clientSecret: ClientSecret("s:ecret/+%"), callback: "http://127.0.0.1/sign-in/callback")
    try await TestSite.run(openID: settings) { site in
      site.clock.move(Date().timeIntervalSince(site.clock.now))
      let ada = try await site.administrator()
      try await body(site, ada, provider)
    }
  }

  /// What a browser does from the page that leads on: to the provider and back.
  private func comeBack(
    _ page: Response, _ browser: Browser, _ provider: TestProvider
  ) async throws -> Response {
    let marker = "class=\"button\" href=\"\(provider.address)"
    let start = try #require(page.body.range(of: marker))
    let rest = page.body[start.lowerBound...].dropFirst("class=\"button\" href=\"".count)
    let redirect = String(rest.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
    let query = try await provider.visit(redirect)
    return try await browser.get("/sign-in/openid/answer?\(query)")
  }

  @Test func `the city's sign-in is linked, lets in, and is unlinked`() async throws {
    try await withCity { site, ada, provider in
      #expect(try await ada.get("/account").body.contains("Not linked."))
      let on = try await ada.post("/account/identities/link", from: "/account")
      #expect(on.status == 200 && on.body.contains("Go on to Town Hall"))
      let back = try await comeBack(on, ada, provider)
      #expect(back["Location"] == "/account?done=linked", "\(back.body)")
      let page = try await ada.get("/account")
      #expect(page.body.lowercased().contains("ada@city.gov"))
      let guest = Browser(site: site)
      let began = try await guest.get("/sign-in/openid")
      let query = try await provider.visit(try #require(began["Location"]))
      #expect(try await guest.get("/sign-in/openid/answer?\(query)").status == 303)
      #expect(try await guest.get("/account").body.contains("Ada Admin"))
      let gone = try await ada.post(
        "/account/identities/unlink", from: "/account",
        ["issuer": page.hiddenField("issuer"), "subject": page.hiddenField("subject")])
      #expect(gone["Location"] == "/account?done=unlinked")
      #expect(try await site.accounts.linkedIdentities(of: ada.principal).isEmpty)
      let acts = try await site.accounts.accessLog(.own, by: ada.principal).map(\.act)
      #expect(acts.contains(.identityLinked) && acts.contains(.identityUnlinked))
    }
  }

  @Test func `nobody links an account of theirs to somebody else's session`() async throws {
    try await withCity { site, ada, provider in
      // A page of another site can send the browser to the beginning of a sign-in, and cannot make the key.
      let path = "/sign-in/openid?return=" + SitePath.encoded("/account/identities/link?key=guess")
      let began = try await ada.get(path)
      let query = try await provider.visit(try #require(began["Location"]))
      let answer = try await ada.get("/sign-in/openid/answer?\(query)")
      #expect(answer.status == 403 && answer.body.contains("Nothing was linked"))
      #expect(try await site.accounts.linkedIdentities(of: ada.principal).isEmpty)
      #expect(try await ada.post("/account/identities/link", fields: [:]).status == 403)
      #expect(try await ada.get("/account/identities/link").status == 405)
    }
  }

  @Test func `the only way in is not unlinked, and the page says what to do`() async throws {
    try await withCity { site, ada, provider in
      try await site.makeWorkspace(by: ada)
      let invitation = try await site.accounts.invite(
        to: .workspace("green-town", .viewer, scopes: []), by: ada.principal, from: .machine)
      let identity = ExternalIdentity(
        issuer: provider.issuer("good"), subject: "1", email: "rita@example.org",
        emailVerified: true, name: "Rita")
      let step = try await site.accounts.signIn(
        externalIdentity: identity, authenticatedAt: site.clock.now,
        invitation: invitation.token, from: .machine)
      guard case .signedIn(let session) = step else {
        Issue.record("no session")
        return
      }
      let rita = Browser(site: site, session: session.token, principal: session.principal)
      let page = try await rita.get("/account")
      let refused = try await rita.post(
        "/account/identities/unlink", from: "/account",
        ["issuer": page.hiddenField("issuer"), "subject": page.hiddenField("subject")])
      #expect(
        refused.status == 409 && refused.body.contains("Ask an administrator for a reset link"))
      #expect(try await site.accounts.linkedIdentities(of: rita.principal).count == 1)
    }
  }

  @Test(arguments: [("good", true), ("never-asks-again", false), ("hides-time", false)])
  func `whoever has only the city's sign-in gives that password for grave acts`(
    name: String, isAsked: Bool
  ) async throws {
    try await withCity(name) { site, ada, provider in
      try await site.makeWorkspace(by: ada)
      let invitation = try await site.accounts.invite(
        to: .workspace("green-town", .viewer, scopes: []), by: ada.principal, from: .machine)
      let rita = Browser(site: site)
      func goThere(_ path: String) async throws -> Response {
        let began = try await rita.get(path)
        let query = try await provider.visit(try #require(began["Location"]))
        return try await rita.get("/sign-in/openid/answer?\(query)")
      }
      let invited = SitePath.encoded("/invitations/\(invitation.token)")
      #expect(try await goThere("/sign-in/openid?return=\(invited)").status == 303)
      // The provider let her in by a session of its own: nobody has given a password.
      let unlink = try await rita.post("/account/identities/unlink", from: "/account")
      #expect(unlink["Location"]?.hasPrefix("/confirm?return=") == true)
      let ask = try await rita.get("/confirm?return=/account")
      let link = try #require(ask.body.range(of: "/sign-in/openid?again=yes"))
      let path = String(ask.body[link.lowerBound...].prefix { $0 != "\"" })
        .replacing("&amp;", with: "&")
      let back = try await goThere(path)
      let end = try await rita.get(try #require(back["Location"]))
      if isAsked {
        #expect(end["Location"] == "/account")
        let refused = try await rita.post("/account/identities/unlink", from: "/account")
        #expect(refused["Location"]?.hasPrefix("/confirm") != true)
      } else {
        #expect(end.status == 200 && end.body.contains("did not say that you gave your password"))
      }
    }
  }

  @Test func `without a city's sign-in the account's page does not speak of it`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let page = try await ada.get("/account")
      #expect(!page.body.contains("/account/identities"))
      let form = page.hiddenField("_csrf")
      #expect(
        try await ada.post("/account/identities/link", fields: ["_csrf": form]).status == 404)
    }
  }
}
