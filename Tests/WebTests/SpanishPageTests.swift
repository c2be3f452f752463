import Accounts
import Foundation
import Testing

@testable import Web

@Suite struct SpanishPageTests {
  private static let spanish = "Accept-Language: es-US,es;q=0.9,en;q=0.5"

  /// What pages show of the test's own workspace and people, and names that no language changes.
  private static let data = ["Begin the plan", "Heat is most of it.", "CC BY 4.0"]

  /// Whole cells and lines of the workspace that would be English words of a page elsewhere.
  private static let cells: Set = ["Met", "name: Green Town"]

  @Test func `no page of the site has English in it for a reader of Spanish`() async throws {
    try await TestSite.run { site in
      let people = try await RouteRoleTests.people(site)
      let paths = site.routes.filter { $0.method == "GET" }.map {
        RouteRoleTests.samplePath($0.path)
      }.filter { path in
        !["/api/", "/plans", "/design/", "/health", "/language", "/sign-in/openid/answer"]
          .contains { path.hasPrefix($0) }
      }.sorted()
      var seen = 0
      for caller in people where caller.headers.isEmpty {
        for path in paths {
          let response = try await caller.browser.get(path, headers: [Self.spanish])
          guard response["Content-Type"]?.hasPrefix("text/html") == true else { continue }
          seen += 1
          Self.check(response, "\(path) as \(caller.name)")
        }
      }
      #expect(seen > 200)
    }
  }

  @Test func `English in the middle of a piece of a page is found`() throws {
    for (_, english, spanish) in Catalogues.texts where english != spanish {
      let text = english.trimmingCharacters(in: .whitespaces)
      guard text.count >= 12 else { continue }
      #expect(Catalogues.english(in: "¿Qué es “\(text)”?") != nil, "\(text)")
    }
    #expect(Catalogues.english(in: "¿Qué es esto?") == nil)
  }

  private static func check(_ response: Response, _ place: String) {
    #expect(response.body.contains("<html lang=\"es\">"), "\(place)")
    #expect(response["Content-Language"] == "es", "\(place)")
    let page = PageText(response.body)
    for piece in page.english(apartFrom: data) where !cells.contains(piece) {
      Issue.record("\(place): “\(piece)”")
    }
    for piece in page.pieces where !cells.contains(piece) {
      if let text = Catalogues.english(in: piece) { Issue.record("\(place): “\(text)”") }
    }
  }

  @Test func `what goes wrong is said in Spanish`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let guest = Browser(site: site)
      guest.choose(.spanish)
      let missing = try await guest.get("/nothing/here")
      #expect(missing.status == 404 && missing.body.contains("Esta página no está aquí"))
      Self.check(missing, "a missing page")
      let wrong = try await guest.post(
        "/sign-in", from: "/sign-in", ["email": "ada@example.org", "password": "not this one"])
      #expect(wrong.body.contains("El correo electrónico o la contraseña no son correctos."))
      Self.check(wrong, "a wrong password")
      let old = try await guest.post("/sign-in", fields: ["_csrf": "old"])
      #expect(old.status == 403)
      Self.check(old, "an old form")
      let viewer = try await site.member(.viewer, invitedBy: ada)
      viewer.choose(.spanish)
      let refused = try await viewer.get("/workspaces/green-town/access-log")
      #expect(refused.body.contains("usted no tiene el derecho de leer el registro de accesos"))
      #expect(refused.body.contains("Pregunte a Ada Admin."))
      Self.check(refused, "a page of others")
      ada.choose(.spanish)
      let weak = try await ada.post(
        "/account/password", from: "/account",
        ["old": TestSite.password, "password": "contraseña"])
      #expect(weak.body.contains("Revise esto, por favor"))
      Self.check(weak, "a weak password")
      let token = try await ada.post(
        "/account/tokens", from: "/account/tokens", ["name": "x", "days": "0"])
      #expect(token.body.contains("Un token funciona de 1 a 366 días."))
      Self.check(token, "a wrong token")
    }
  }

  @Test func `programs are answered in English whatever they prefer`() async throws {
    try await TestSite.run { site in
      let answer = try await Browser(site: site).get("/api/v1/workspaces", headers: [Self.spanish])
      #expect(answer.status == 401)
      #expect(answer.body.contains("Sign in, or send a token"))
      #expect(answer["Content-Language"] == nil)
    }
  }
}
