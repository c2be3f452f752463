import Accounts
import Foundation
import Testing

@testable import Web

/// Whole exchanges, kept as text beside the tests and compared word by word.
///
/// `CAIRN_RECORD=1` writes them anew; the difference is then reviewed like code.
@Suite struct ConversationTests {
  @Test(arguments: [
    ("front-page", "/"), ("plan", "/plans/ramsey-county/"), ("not-found", "/plans/ramsey-county/x"),
  ]) func `an exchange is as recorded`(name: String, path: String) async throws {
    let files = name == "front-page" ? PublishedFolder.twoPlans : PublishedFolder.onePlan
    let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    let response = try await withServer(files) { port, _ in try await exchange(port, request) }
    try compare(request + response.text, with: name)
  }

  @Test func `exchanges of a site are as recorded`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let read = try await site.accounts.makeToken(
        named: "reader", scopes: [.read], lifetime: 3600, by: ada.principal, from: .machine)
      let bearer = "Authorization: Bearer \(read.text)"
      let record = "/workspaces/green-town/record?file=sources.csv&row=metc"
      let document = "/api/v1/workspaces/green-town/document?name=sources.csv%23metc"
      let guest = Browser(site: site)
      let exchanges: [(name: String, browser: Browser, path: String, headers: [String])] = [
        ("sign-in", guest, "/sign-in?return=/account", []),
        ("sign-in-first", guest, record, []),
        ("record", ada, record, []),
        ("api-without-token", guest, "/api/v1/workspaces", []),
        ("api-workspaces", guest, "/api/v1/workspaces", [bearer]),
        ("api-document", guest, document, [bearer]),
        ("api-hidden", guest, document.replacing("green-town", with: "other-town"), [bearer]),
      ]
      for exchange in exchanges {
        let response = try await exchange.browser.get(exchange.path, headers: exchange.headers)
        let shown = exchange.headers.map { _ in "Authorization: Bearer (token)\r\n" }.joined()
        let text = "GET \(exchange.path) HTTP/1.1\r\n\(shown)\r\n" + Self.masked(response.text)
        try compare(text, with: exchange.name)
      }
    }
  }

  /// Without what is made by chance.
  private static func masked(_ text: String) -> String {
    text.replacing(/name="_csrf" value="[^"]*"/, with: "name=\"_csrf\" value=\"(token)\"")
      .replacing(/name="_for" value="[^"]*"/, with: "name=\"_for\" value=\"(owner)\"")
      .replacing(/"hash":"[0-9a-f]{64}"/, with: "\"hash\":\"(digest)\"")
      .replacing(/ETag: "[^"]*"/, with: "ETag: (tag)")
      .replacing(/name="draft" value="[^"]*"/, with: "name=\"draft\" value=\"(id)\"")
      .replacing(/data-drafts="[^"]*"/, with: "data-drafts=\"(person)\"")
      .replacing(/cairn-form=[0-9a-f]+/, with: "cairn-form=(secret)")
      .replacing(/Content-Length: \d+/, with: "Content-Length: (length)")
  }

  private func compare(_ exchange: String, with name: String) throws {
    let lines = exchange.replacing("\r\n", with: "\n")
      .replacing(/cairn-[0-9a-f]{12}\.css/, with: "cairn-(digest).css")
      .split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { $0.hasPrefix("Date: ") ? "Date: (now)" : $0 }.joined(separator: "\n")
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Conversations/\(name).http")
    guard ProcessInfo.processInfo.environment["CAIRN_RECORD"] == nil else {
      try Data(text.utf8).write(to: file)
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(text == recorded)
  }
}
