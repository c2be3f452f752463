import Foundation
import Inventory
import Plan
import Tables
import Testing

@testable import Web

/// The first page of a workspace.
@Suite struct HomePageTests {
  @Test func `what is not in a workspace leads back to its first page`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("actions/no-such-action")
      #expect(page.status == 404)
      #expect(page.body.contains("href=\"/workspaces/hennepin-county\">To the workspace</a>"))
    }
  }

  @Test func `findings of every kind are counted and named`() async throws {
    try await HennepinSite.run { example in
      let page = try await example.ada.get(HennepinSite.place).body
      let found = example.calculation.withoutFollowUps(example.calculation.allFindings)
      let audit = example.calculation.audit().open.count
      func count(_ severity: Finding.Severity) -> Int { found.count { $0.severity == severity } }
      let label = HomeText.english.findings(
        count(.error), count(.warning), count(.note), audit)
      #expect(audit > 0)
      #expect(
        page.contains(
          "<span class=\"fact__value\">\(found.count + audit)</span> <span class=\"fact__label\">\(label)</span>"
        ),
        "\(label)")
    }
  }

  @Test func `the way ends with review and publishing`() async throws {
    try await HennepinSite.run { example in
      let page = try await example.ada.get(HennepinSite.place).body
      let review = page.range(of: "href=\"\(HennepinSite.place)/plan/review\">Review</a>")
      let publish = page.range(of: "href=\"\(HennepinSite.place)/plan/publish\">Publishing</a>")
      let (before, after) = (try #require(review), try #require(publish))
      #expect(before.upperBound < after.lowerBound)
      let spanish = try await example.get("", headers: ["Accept-Language: es"]).body
      #expect(spanish.contains("/plan/publish\">Publicación</a>"))
    }
  }
}
