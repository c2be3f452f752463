import Accounts
import Climate
import Foundation
import Testing

@testable import Web

/// The library of climate indicators.
@Suite struct IndicatorLibraryTests {
  private let path = "/workspaces/green-town/hazards/indicators"

  private func withTown(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await body(site, ada)
    }
  }

  @Test func `every indicator is listed and has a page with its equation and source`()
    async throws
  {
    try await withTown { _, ada in
      let list = try await ada.get(path).body
      #expect(list.contains("\(IndicatorCatalog.all.count) indicators"))
      for declaration in IndicatorCatalog.all {
        #expect(list.contains("\(path)/\(declaration.id)\""), "\(declaration.id)")
      }
      for declaration in [
        IndicatorCatalog.all.first, IndicatorCatalog.declaration("tx-days-above"),
      ] {
        let declaration = try #require(declaration)
        let page = try await ada.get("\(path)/\(declaration.id)").body
        #expect(page.contains(escaped(declaration.equation)))
        #expect(page.contains(escaped(declaration.source)))
        let unit = try declaration.indicator().unit.symbol
        #expect(page.contains("<code>\(escaped(unit))</code>"))
        for parameter in declaration.parameters {
          #expect(page.contains("<code>\(parameter.id)</code>"))
          #expect(page.contains("<code>\(parameter.defaultText)</code>"))
        }
      }
      #expect(try await ada.get(path + "/no-such").status == 404)
    }
  }

  @Test func `words, set and hazard narrow the list, in either language`() async throws {
    try await withTown { site, ada in
      let all = IndicatorCatalog.all
      let sets = all.count { $0.definitions == .etccdi }
      #expect(
        try await ada.get(path + "?set=etccdi").body.contains("\(sets) of \(all.count) indicators"))
      let heat = all.count { $0.hazards.contains(.heat) }
      #expect(
        try await ada.get(path + "?hazard=heat").body.contains("\(heat) of \(all.count) indicators")
      )
      let found = try await ada.get(path + "?q=degree+days+heating").body
      #expect(found.contains("\(path)/heating-degree-days\""))
      #expect(!found.contains("\(path)/hottest-day\""))
      #expect(try await ada.get(path + "?q=zzzz").body.contains("No indicator fits these words."))
      ada.choose(.spanish)
      let spanish = try await ada.get(path + "/tx-days-above").body
      #expect(spanish.contains("número de días con tx &gt; threshold"))
    }
  }

  @Test func `a row leads to its declaration only where its definition says so`() throws {
    let found = { IndicatorCatalog.declaration(of: $0, definition: $1)?.id }
    #expect(
      found(
        "tx-days-above-90-degf",
        "count of days with tx > threshold (planner); tx-days-above(threshold=90 degF)")
        == "tx-days-above")
    #expect(
      found("heating-degree-days", "Σ max(0, base − (tx + tn) / 2) (planner)")
        == "heating-degree-days")
    // The county summaries have indicators of the same ids, computed otherwise.
    #expect(found("dry-spells", "runs of dry days of a year") == nil)
    #expect(found("us-warming", "") == nil)
  }
}
