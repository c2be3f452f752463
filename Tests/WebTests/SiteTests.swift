import Accounts
import Foundation
import Store
import Testing

@testable import Web

@Suite struct SiteTests {
  @Test func `the first account is made with the printed key, and only once`() async throws {
    try await TestSite.run { site in
      let key = try #require(try await site.accounts.makeSetUpKey())
      let browser = Browser(site: site)
      #expect(try await browser.get("/")["Location"] == "/set-up")
      let fields = [
        "key": "wrong", "name": "Ada", "email": "ada@example.org", "password": TestSite.password,
      ]
      let wrong = try await browser.post("/set-up", from: "/set-up", fields)
      #expect(wrong.status == 400)
      #expect(wrong.body.contains("href=\"#field-key\""))
      let weak = try await browser.post(
        "/set-up", from: "/set-up", fields.merging(["key": key, "password": "short"]) { $1 })
      #expect(weak.body.contains("at least 15 characters"))
      #expect(!weak.body.contains(TestSite.password))
      let made = try await browser.post(
        "/set-up", from: "/set-up", fields.merging(["key": key]) { $1 })
      #expect(made.status == 303)
      #expect(made["Location"] == "/workspaces")
      #expect(try await browser.get("/workspaces").body.contains("You are in no workspace yet"))
      #expect(try await Browser(site: site).get("/set-up").status == 404)
    }
  }

  @Test func `a session's cookie is kept from scripts and other sites`() async throws {
    try await TestSite.run { site in
      _ = try await site.administrator()
      let browser = Browser(site: site)
      let response = try await browser.post(
        "/sign-in", from: "/sign-in", ["email": "ada@example.org", "password": TestSite.password])
      let cookie = try #require(response.all("Set-Cookie").first { $0.hasPrefix("cairn=") })
      #expect(cookie.contains("; HttpOnly; SameSite=Lax"))
      #expect(response.status == 303)
      #expect(try await browser.get("/account").body.contains("ada@example.org"))
    }
    try await TestSite.run({
      $0.publicAddress = OwnAddress(publicAddress: "https://plans.example.org")
    }) {
      site in
      _ = try await site.administrator()
      let response = try await Browser(site: site).get(
        "/sign-in", headers: ["Host: plans.example.org"])
      let cookie = try #require(response.all("Set-Cookie").first)
      #expect(cookie.hasPrefix("__Host-cairn-form="))
      #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
      #expect(response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains")
    }
  }

  @Test(arguments: [false, true])
  func `a declared proxy says where a request comes from, none what the server is called`(
    isBehindProxy: Bool
  ) async throws {
    try await TestSite.run({ $0.isBehindProxy = isBehindProxy }) { site in
      let ada = try await site.administrator()
      let browser = Browser(site: site)
      let form = try await browser.get("/sign-in")
      let response = try await browser.post(
        "/sign-in",
        fields: [
          "email": "ada@example.org", "password": TestSite.password,
          "_csrf": form.hiddenField("_csrf"),
        ],
        headers: [
          "X-Forwarded-For: 198.51.100.9, 203.0.113.5", "X-Forwarded-Proto: https",
          "X-Forwarded-Host: evil.example",
        ])
      #expect(response.status == 303)
      #expect(response["Location"]?.hasPrefix("/") == true)
      let cookie = try #require(response.all("Set-Cookie").first { $0.hasPrefix("cairn=") })
      #expect(!cookie.contains("Secure"))
      #expect(response["Strict-Transport-Security"] == nil)
      let log = try await site.accounts.accessLog(.whole, by: ada.principal, limit: 10)
      let signedIn = try #require(log.first { $0.act == .signIn })
      #expect(signedIn.origin.address == (isBehindProxy ? "203.0.113.5" : "127.0.0.1"))
    }
  }

  @Test func `behind a proxy the public address decides what cookies and links are like`()
    async throws
  {
    try await TestSite.run({
      $0.isBehindProxy = true
      $0.publicAddress = OwnAddress(publicAddress: "https://plans.example.org")
    }) { site in
      _ = try await site.administrator()
      // The proxy asks for the public name, whatever it says of its own connection.
      let response = try await Browser(site: site).get(
        "/sign-in", headers: ["Host: plans.example.org", "X-Forwarded-Proto: http"])
      let cookie = try #require(response.all("Set-Cookie").first)
      #expect(cookie.hasPrefix("__Host-cairn-form=") && cookie.hasSuffix("; Secure"))
      #expect(response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains")
      let other = try await Browser(site: site).get(
        "/sign-in", headers: ["Host: evil.example", "X-Forwarded-Host: plans.example.org"])
      #expect(other.status == 421)
    }
  }

  @Test func `a form without its token, or from another site, changes nothing`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let token = try await ada.get("/account").hiddenField("_csrf")
      let stranger = try await Browser(site: site).get("/sign-in").hiddenField("_csrf")
      let own = "http://localhost:\(site.port)"
      let cases: [(fields: [String: String], headers: [String], status: Int)] = [
        (["name": "Eve"], [], 403),
        (["name": "Eve", "_csrf": stranger], [], 403),
        (["name": "Eve", "_csrf": token], ["Origin: https://evil.example"], 403),
        (["name": "Eve", "_csrf": token], ["Origin: null"], 403),
        (["name": "Eve", "_csrf": token], ["Sec-Fetch-Site: cross-site"], 403),
        (["name": "Eve", "_csrf": token], ["Sec-Fetch-Site: same-site"], 403),
        (
          ["name": "Ada A", "_csrf": token], ["Origin: \(own)", "Sec-Fetch-Site: same-origin"], 303
        ),
      ]
      for (fields, headers, status) in cases {
        let response = try await ada.post("/account/name", fields: fields, headers: headers)
        #expect(response.status == status, "\(headers)")
      }
      #expect(try await ada.get("/account").body.contains("value=\"Ada A\""))
      let signIn = try await Browser(site: site).post(
        "/sign-in", fields: ["email": "ada@example.org", "password": TestSite.password])
      #expect(signIn.status == 403)
      #expect(signIn.all("Set-Cookie").isEmpty)
    }
  }

  @Test func `a name that was made to point here is not answered`() async throws {
    try await TestSite.run { site in
      for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80"] {
        let response = try await Browser(site: site).get("/health", headers: ["Host: \(host)"])
        #expect(response.status == 421, "\(host)")
      }
      for host in ["localhost", "127.0.0.1:\(site.port)", "[::1]:1"] {
        #expect(
          try await Browser(site: site).get("/health", headers: ["Host: \(host)"]).status == 200)
      }
    }
  }

  @Test func `wrong passwords are slowed down, and say when to come again`() async throws {
    try await TestSite.run { site in
      _ = try await site.administrator()
      let browser = Browser(site: site)
      let fields = ["email": "ada@example.org", "password": "wrong wrong wrong wrong"]
      for _ in 0..<5 {
        #expect(try await browser.post("/sign-in", from: "/sign-in", fields).status == 400)
      }
      var response = try await browser.post("/sign-in", from: "/sign-in", fields)
      if response.status == 400 {
        response = try await browser.post("/sign-in", from: "/sign-in", fields)
      }
      #expect(response.status == 429)
      #expect(Int(response["Retry-After"] ?? "") ?? 0 > 0)
      #expect(!response.body.contains("wrong wrong"))
    }
  }

  @Test func `an address that asks too often waits`() async throws {
    try await TestSite.run({
      $0.burst = 3
      // None come back, however slow the machine is.
      $0.perSecond = 0
    }) { site in
      var statuses: [Int] = []
      for _ in 0..<4 { statuses.append(try await Browser(site: site).get("/health").status) }
      #expect(statuses == [200, 200, 200, 429])
    }
  }

  @Test func `somebody who is not signed in comes back to where they were going`() async throws {
    try await TestSite.run { site in
      _ = try await site.administrator()
      let browser = Browser(site: site)
      let response = try await browser.get("/workspaces/green-town/history?before=3")
      let address = try #require(response["Location"])
      #expect(address == "/sign-in?return=/workspaces/green-town/history%3Fbefore%3D3")
      let fields = ["email": "ada@example.org", "password": TestSite.password]
      let page = try await browser.get(address)
      #expect(page.hiddenField("return") == "/workspaces/green-town/history?before=3")
      let signedIn = try await browser.post(
        "/sign-in", from: "/sign-in", fields.merging(["return": "//evil.example"]) { $1 })
      #expect(signedIn["Location"] == "/workspaces")
    }
  }

  @Test func `an idle session ends`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      #expect(try await ada.get("/workspaces").status == 200)
      site.clock.move(2 * 3600 + 61)
      #expect(try await ada.get("/workspaces").status == 302)
    }
  }

  @Test func `what asks for a recent password gets one`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      #expect(try await ada.get("/account/tokens").status == 200)
      site.clock.move(16 * 60)
      let response = try await ada.get("/account/tokens")
      #expect(response["Location"] == "/confirm?return=/account/tokens")
      let confirmed = try await ada.post(
        "/confirm", from: "/confirm?return=/account/tokens",
        ["password": TestSite.password, "return": "/account/tokens"])
      #expect(confirmed["Location"] == "/account/tokens")
      #expect(try await ada.get("/account/tokens").status == 200)
    }
  }

  @Test func `a token says when it was used last, and from where`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let made = try await site.accounts.makeToken(
        named: "script", scopes: [.read], lifetime: 3600, by: ada.principal, from: .machine)
      #expect(try await ada.get("/account").body.contains("never used"))
      _ = try await site.accounts.identify(
        apiToken: made.text, from: RequestOrigin(address: "203.0.113.7"))
      let page = try await ada.get("/account").body
      #expect(page.contains("last used ") && page.contains(" from 203.0.113.7"))
    }
  }

  @Test func `markup in every field stays text`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let markup = #"<script>alert("1")</script>'"#
      _ = try await ada.post("/account/name", from: "/account", ["name": markup])
      _ = try await ada.post(
        "/workspaces", from: "/workspaces/new", ["id": "green-town", "name": markup])
      for path in [
        "/account", "/workspaces", "/workspaces/green-town", "/workspaces/green-town/members",
        "/workspaces/green-town/search?q=%3Cscript%3E", "/administration",
        "/workspaces/green-town/access-log",
      ] {
        let page = try await ada.get(path)
        #expect(page.status == 200, "\(path)")
        #expect(!page.body.contains("<script>"), "\(path)")
      }
    }
  }

  @Test func `a body that is too large or too slow is refused`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let token = try await ada.get("/account").hiddenField("_csrf")
      let response = try await ada.post(
        "/account/name", fields: ["_csrf": token, "name": String(repeating: "a", count: 70_000)])
      #expect(response.status == 413)
      #expect(response.body.contains("at most 64 KB"))
      let wrongType = try await ada.send(
        "POST", "/account/name", headers: ["Content-Type: text/plain"], body: [1])
      #expect(wrongType.status == 415)
      let withBody = try await ada.send("GET", "/account", body: [1])
      #expect(withBody.status == 413)
    }
  }

  @Test func `a method that a page does not take is named`() async throws {
    try await TestSite.run { site in
      let response = try await Browser(site: site).send("DELETE", "/sign-in")
      #expect(response.status == 405)
      #expect(response["Allow"] == "GET, POST")
    }
  }

  @Test func `an address that only takes a form leads to the page with the form`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let path = "/workspaces/green-town/plan/publish"
      let page = try await ada.get(path + "/comments/end")
      #expect(page.status == 405 && page["Allow"] == "POST")
      #expect(
        page.body.contains("<a class=\"button\" href=\"\(path)\">To the page with the form</a>"))
    }
  }

  @Test func `own pages allow nothing inline, and the stylesheet is kept for ever`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      let page = try await ada.get("/account")
      let policy = try #require(page["Content-Security-Policy"])
      #expect(policy.contains("default-src 'none'; style-src 'self'; script-src 'self'"))
      #expect(!policy.contains("unsafe"))
      #expect(page["Cache-Control"] == "no-store")
      #expect(!page.body.contains("style=\"") && !page.body.contains("<style"))
      #expect(!DesignFile.all.isEmpty)
      let sheet = try await ada.get(DesignFile.path("cairn.css"))
      #expect(sheet["Cache-Control"] == "public, max-age=31536000, immutable")
      #expect(try await ada.get("/design/cairn-000000000000.css").status == 404)
    }
  }

  @Test func `the person at this machine needs no account, and only as long as there is none`()
    async throws
  {
    try await TestSite.run({ $0.allowsLocal = true }) { site in
      let local = Browser(site: site)
      let key = try #require(site.localKey)
      // Another user of the machine, or a proxy that says nothing of itself.
      let other = Browser(site: site)
      #expect(try await other.get("/workspaces").status == 302)
      #expect(try await other.get("/set-up").body.contains("/enter"))
      for wrong in ["", "?key=", "?key=\(key.dropLast())", "?key=\(key)a"] {
        let refused = try await other.get("/enter" + wrong)
        #expect(refused.status == 403 && refused["Set-Cookie"] == nil)
      }
      let entered = try await local.get("/enter?key=\(key)")
      #expect(entered["Location"] == "/workspaces")
      #expect(entered["Set-Cookie"]?.contains(key) == false)
      #expect(try await local.get("/workspaces").status == 200)
      #expect(try await other.get("/workspaces").status == 302)
      // Through a proxy it may be anybody.
      let far = try await local.get("/workspaces", headers: ["X-Forwarded-For: 203.0.113.5"])
      #expect(far.status == 302)
      let made = try await local.post(
        "/workspaces", from: "/workspaces/new", ["id": "green-town", "name": "Green Town"])
      #expect(made["Location"] == "/workspaces/green-town")
      #expect(try await local.get("/workspaces/green-town").status == 200)
      _ = try await site.administrator()
      #expect(try await local.get("/workspaces").status == 302)
      #expect(try await local.get("/enter?key=\(key)").status == 404)
    }
    try await TestSite.run({
      $0.allowsLocal = true
      $0.publicAddress = OwnAddress(publicAddress: "https://plans.example.org")
    }) { site in
      #expect(site.localKey == nil)
      let response = try await Browser(site: site).get(
        "/workspaces", headers: ["Host: plans.example.org"])
      #expect(response.status == 302)
    }
  }

  @Test func `a client that never ends the head of its request is let go`() async throws {
    try await TestSite.run({ $0.headLimit = 0.3 }) { site in
      let port = site.port
      let isClosed = await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          guard let slow = try? Socket(port: port) else {
            return continuation.resume(returning: false)
          }
          try? slow.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
          continuation.resume(returning: slow.isClosedByServer())
        }
      }
      #expect(isClosed)
      try await #expect(Browser(site: site).get("/health").status == 200)
    }
  }
}
