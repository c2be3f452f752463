import Accounts
import Foundation

@testable import Web

/// A program that asks the API, with a token or as a person's own script with their session.
struct APIProgram: Sendable {
  struct Answer: Sendable {
    let status: Int
    let tag: String?
    let json: JSONValue

    var items: [JSONValue] { json["items"]?.items ?? [] }
  }

  let browser: Browser
  let headers: [String]

  /// A program with a token.
  init(site: TestSite, token: String) {
    browser = Browser(site: site)
    headers = ["Authorization: Bearer \(token)"]
  }

  /// A script with somebody's session.
  init(session browser: Browser) async throws {
    self.browser = browser
    let token = try await browser.get("/account").hiddenField("_csrf")
    headers = ["X-CSRF-Token: \(token)"]
  }

  /// A program with a token that somebody makes.
  static func make(
    _ scopes: Set<TokenScope>, of owner: Browser, workspaces: Set<String>? = nil
  ) async throws -> APIProgram {
    let token = try await owner.site.accounts.makeToken(
      named: "script", scopes: scopes, workspaces: workspaces, lifetime: 3600,
      by: owner.principal, from: .machine)
    return APIProgram(site: owner.site, token: token.text)
  }

  func ask(
    _ method: String, _ path: String, _ body: JSONValue? = nil, seen tag: String? = nil
  ) async throws -> Answer {
    let more =
      (body == nil ? [] : ["Content-Type: application/json"])
      + (tag.map { ["If-Match: \($0)"] } ?? [])
    let response = try await browser.send(
      method, path, headers: headers + more, body: body.map { JSONPrinter.text($0) })
    let json = response.body.isEmpty ? .null : try JSONReader.value(of: Array(response.body.utf8))
    return Answer(status: response.status, tag: response["ETag"], json: json)
  }
}
