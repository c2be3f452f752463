import Factors
import Forecast
import Foundation
import Inventory
import Plan
import TestSupport
import Testing

@testable import Web

@Suite struct TargetPageTests {
  private static let rows = """
    way-2040,On the way,interim,2019,2040,,,,,eighty-2050,straight,,,,,,,,,assumption,unverified,
    homes-2030,Homes and shops,absolute,2019,2030,40,buildings,,,,,,,,,,,,,assumption,verified,
    all-years,Carbon budget,budget,2019,2050,,,,,,,,,,200000000,1.7,50,,,assumption,verified,
    lost,Lost,absolute,1999,2030,40,,,,,,,,,,,,,,assumption,verified,

    """

  /// The example with more kinds of target.
  private func withKinds(
    _ body: @Sendable @escaping (HennepinSite) async throws -> Void
  ) async throws {
    try await HennepinSite.run { files in
      files["targets.csv", default: ""] += Self.rows
    } _: {
      try await body($0)
    }
  }

  /// The example without the targets that it has taken from the offers.
  private func withoutOffers(
    _ body: @Sendable @escaping (HennepinSite) async throws -> Void
  ) async throws {
    let taken = ["fair-share-2030,", "national-pledge-2030,", "budget-per-capita,"]
    try await HennepinSite.run { files in
      let lines = (files["targets.csv"] ?? "").split(separator: "\n").filter { line in
        !taken.contains { line.hasPrefix($0) }
      }
      files["targets.csv"] = lines.joined(separator: "\n") + "\n"
    } _: {
      try await body($0)
    }
  }

  @Test func `what the example took from the offers is offered no more`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("forecast/targets")
      #expect(page.numbers(of: "target/national-pledge-2030/emissions").count > 0)
      #expect(!page.body.contains("cell.id=national-pledge-2030&amp;"))
      #expect(page.body.contains("cell.id=national-pledge-2035&amp;"))
    }
  }

  @Test func `the page shows levels, years late, budgets and what could not be computed`()
    async throws
  {
    try await withKinds { county in
      let calculation = county.calculation
      #expect(calculation.levels.map(\.target.id).suffix(2) == ["way-2040", "homes-2030"])
      let page = try await county.get("forecast/targets")
      for level in calculation.levels {
        let id = level.target.id
        #expect(page.numbers(of: "target/\(id)/emissions").first == printed(level.allowed))
      }
      #expect(page.body.contains("not met by 2050"))
      #expect(page.body.contains("% compound</a>"))
      let budget = try #require(
        calculation.targets.budgets.first { $0.target.id == "all-years" })
      let course = try #require(calculation.targetScenarios.first)
      let end = try #require(budget.use(under: course)?.usedUpIn)
      #expect(page.numbers(of: "target/all-years/used-up") == [String(end)])
      #expect(page.body.contains("Targets that could not be computed"))
      #expect(page.body.contains("“lost” counts from 1999"))
      let explained = try await county.get("explain?figure=target/all-years/used-up")
      #expect(explained.body.contains("the first year with"))
    }
  }

  @Test func `an offer fills the form with the whole row`() async throws {
    try await withoutOffers { county in
      let offers = county.calculation.targetSuggestions.offered
      let page = try await county.get("forecast/targets")
      #expect(offers.count == 7)
      for offer in offers where offer.target.id != "net-zero-2050" {
        #expect(page.body.contains("cell.id=\(offer.target.id)&amp;"), "\(offer.target.id)")
      }
      // The example has a target of this id already.
      #expect(!page.body.contains("cell.id=net-zero-2050&amp;"))
      let form = try await county.get(
        "record/new?file=targets.csv&cell.id=fair-share-2030&cell.kind=fair-share&cell.base_year=2019&cell.hdi_country=0.921"
      )
      #expect(form.body.contains("value=\"fair-share-2030\""))
      #expect(form.body.contains("value=\"0.921\""))
    }
  }

  @Test func `the page is in Spanish too`() async throws {
    try await withoutOffers { county in
      let page = try await county.get("forecast/targets", headers: ["Accept-Language: es"])
      for words in ["Metas que convendrían", "Parte justa para 2030", "Por qué estas cifras"] {
        #expect(page.body.contains(words), "\(words)")
      }
    }
  }
}
