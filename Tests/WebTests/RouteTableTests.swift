import Foundation
import Testing

@testable import Web

@Suite struct RouteTableTests {
  private let table = PlanServer(publishedFolder: URL(fileURLWithPath: "/nowhere"), port: 0).routes

  @Test func `every route of the router says who may use it`() {
    #expect(!table.entries.isEmpty)
    #expect(
      table.registeredPaths.sorted() == table.entries.map { "\($0.method) \($0.path)" }.sorted())
  }

  @Test func `published plans are for everyone`() {
    let everyone = table.entries.filter { $0.access == .everyone }.map(\.path)
    #expect(
      Set(everyone) == [
        "/", "/health", "/favicon.ico", "/design/{file}", "/plans", "/plans/{id}",
        "/plans/{id}/**", "/language",
      ])
  }

  @Test(arguments: ["/plans/ramsey-county/", "/nothing", "/health", "/"])
  func `every response says what a browser may do with it`(path: String) async throws {
    try await withServer(PublishedFolder.onePlan) { port, _ in
      let response = try await get(path, port)
      let policy = try #require(response["Content-Security-Policy"])
      let isPlan = path.hasPrefix("/plans/")
      for rule in [
        isPlan ? "default-src 'self'" : "default-src 'none'",
        "script-src 'self'", "frame-ancestors 'none'",
        "base-uri 'none'",
      ] {
        #expect(policy.components(separatedBy: "; ").contains(rule))
      }
      #expect(response["X-Content-Type-Options"] == "nosniff")
      #expect(response["Referrer-Policy"] == "same-origin")
      #expect(response["X-Frame-Options"] == "DENY")
    }
  }

  @Test func `text is escaped scalar by scalar`() {
    #expect(escaped(#"<a href="x">&"#) == "&lt;a href=&quot;x&quot;&gt;&amp;")
    #expect(escaped("<\u{338}script>") == "&lt;\u{338}script&gt;")
  }
}
