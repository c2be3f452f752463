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

  private func compare(_ exchange: String, with name: String) throws {
    let lines = exchange.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
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
