import Accounts
import Foundation
import Logging
import Store
import Testing

@testable import Web

@Suite struct SecretTests {
  @Test func `links that work once are not in the log, also where they are mistyped`() async throws
  {
    let lines = KeepingLogHandler.Lines()
    let logger = Logger(label: "kept") { _ in KeepingLogHandler(lines: lines) }
    try await TestSite.run(logger: logger) { site in
      let guest = Browser(site: site)
      for path in [
        "/invitations/SECRET", "/reset/SECRET", "/reset/SECRET/", "/Reset/SECRET",
        "//reset/SECRET/x",
        "/%72eset/SECRET",
      ] {
        try await guest.get(path)
        try await guest.post(path, fields: [:])
      }
      try await guest.get("/health")
    }
    #expect(lines.all.contains { $0.contains("GET /invitations/{token} 4") })
    #expect(lines.all.contains { $0.contains("POST /reset/{token} 4") })
    #expect(lines.all.contains { $0.contains("GET /health 200") })
    #expect(!lines.all.contains { $0.contains("SECRET") }, "\(lines.all)")
  }

  @Test func `an error about a link does not name it`() {
    let routes = KnownRoutes([
      RouteTable.Entry(method: "GET", path: "/reset/{token}", access: .everyone)
    ])
    let secrets = SecretPaths(routes: routes)
    #expect(secrets.masked("no row abc", about: "/reset/abc") == "no row {token}")
    #expect(secrets.masked("no row abc", about: "/account/abc") == "no row abc")
  }

  @Test func `whoever has no password is sent to the city's sign-in to confirm`() async throws {
    let settings = OpenIDSettings(
      displayName: "Town Hall", issuer: "https://id.example.org", clientID: "cairn",
      callback: "https://plans.example.org/sign-in/openid/answer")
    for openID in [settings, nil] {
      try await TestSite.run(openID: openID) { site in
        let ada = try await site.administrator()
        try await site.makeWorkspace(by: ada)
        let invitation = try await site.accounts.invite(
          to: .workspace("green-town", .owner, scopes: []), by: ada.principal, from: .machine)
        let step = try await site.accounts.signIn(
          externalIdentity: ExternalIdentity(
            issuer: settings.issuer, subject: "1", email: "rita@example.org", emailVerified: true,
            name: "Rita"), authenticatedAt: nil, invitation: invitation.token, from: .machine)
        guard case .signedIn(let session) = step else {
          Issue.record("no session")
          return
        }
        let page = try await Browser(site: site, session: session.token).get(
          "/confirm?return=/account")
        let again =
          "/sign-in/openid?again=yes&amp;return=/confirm%3Fagain%3Dyes%26return%3D/account"
        #expect(page.status == 200)
        #expect(!page.body.contains("type=\"password\""))
        #expect(
          page.body.contains("href=\"\(again)\"") == (openID != nil))
        #expect(page.body.contains("Ask an administrator") == (openID == nil))
        let own = try await ada.get("/confirm?return=/account")
        #expect(own.body.contains("type=\"password\""))
      }
    }
  }

  @Test func `a name with a NUL is nowhere`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      for path in ["record?file=sources.csv&row=%00", "table?file=%00", "search?q=%00"] {
        #expect(try await ada.get("/workspaces/green-town/\(path)").status == 404)
      }
      let document = "/api/v1/workspaces/green-town/document?name=a%00"
      #expect(try await ada.get(document).status == 400)
    }
  }
}
