import Accounts
import Foundation
import Testing

@testable import Web

/// The worked example read in Spanish: every page with something on it.
@Suite struct SpanishPlanTests {
  @Test func `pages of a whole plan have no English but what its people wrote`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeExample(by: ada)
      ada.choose(.spanish)
      let written = try Self.written()
      for route in site.routes where Self.isPage(route) {
        let path = Self.path(route.path)
        let response = try await ada.get(path)
        guard response["Content-Type"]?.hasPrefix("text/html") == true else { continue }
        #expect(response.body.contains("<html lang=\"es\">"), "\(path)")
        for piece in Set(PageText(response.body).pieces) {
          if let text = Catalogues.english(in: piece), !written.contains(text.lowercased()) {
            Issue.record("\(path): “\(piece)” has “\(text)”")
          }
        }
      }
    }
  }

  private static func isPage(_ route: RouteTable.Entry) -> Bool {
    route.method == "GET" && route.path.hasPrefix("/workspaces/{workspace}")
      && !["{job}", "{hook}", "export", "events"].contains { route.path.contains($0) }
  }

  private static func path(_ pattern: String) -> String {
    let path = RouteRoleTests.samplePath(pattern)
      .replacing("green-town", with: "hennepin-county")
      .replacing("file=sources.csv&row=metc", with: "file=risks.csv&row=heat-people")
      .replacing("?file=sources.csv", with: "?file=inventory.csv")
    return path
  }

  /// What the plan's own people wrote, in one text.
  private static func written() throws -> String {
    try TestSite.exampleFiles().values.map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: "\n").lowercased()
  }
}
