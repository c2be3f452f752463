import Accounts
import Climate
import Factors
import Foundation
import Inventory
import Plan
import Store
import Testing
import Workspace

@testable import Web

@Suite struct InventoryDoubtPageTests {
  /// The page when what it shows is made; a reader looks again, as the page itself does.
  private func made(_ county: HennepinSite, _ path: String) async throws -> Response {
    for _ in 0..<200 {
      let page = try await county.get(path)
      guard page.body.contains("http-equiv=\"refresh\"") else { return page }
      try await Task.sleep(for: .seconds(0.2))
    }
    return try await county.get(path)
  }

  @Test func `a year's interval is that of the library, with what dominates first`() async throws {
    try await HennepinSite.run { county in
      let inventory = county.calculation.inventory
      let year = try #require(inventory.years.last)
      let page = try await county.get("inventory/uncertainty?year=\(year)")
      #expect(page.status == 200)
      let doubt = try InventoryDoubt(inventory, year)
      let ends = try #require(doubt.sampling?.percentiles)
      #expect(page.body.contains("\(printed(ends.p2_5))–\(printed(ends.p97_5))"))
      #expect(page.body.contains("by 10,000 draws from seed 1, which anyone can repeat"))
      let first = try #require(
        doubt.formula.terms.max { $0.shareOfVariance < $1.shareOfVariance })
      let csv = try await county.get("inventory/uncertainty?year=\(year)&download=doubt")
      #expect(csv.body.split(separator: "\n")[1].contains(first.id), "\(csv.body.prefix(400))")
      #expect(try await county.get("inventory/uncertainty?year=1066").status == 404)
    }
  }

  @Test func `records without any range lead to where ranges are given`() async throws {
    try await HennepinSite.run { files in
      files["inventory.csv"] =
        "id,year,sector,subsector,method,activity,quantity,unit\na,2021,buildings,residential,grid-electricity,electricity,5,MWh\n"
    } _: { county in
      let page = try await county.get("inventory/uncertainty")
      #expect(page.body.contains(InventoryUncertaintyText.english.emptyTitle))
      #expect(page.body.contains("/inventory/records\""))
    }
  }

  @Test func `an interval of some records is not said to be that of the total`() async throws {
    try await HennepinSite.run { files in
      files["inventory.csv"] = """
        id,year,sector,subsector,method,activity,quantity,unit,activity_uncertainty_percent,factor_uncertainty_percent
        known,2021,buildings,residential,grid-electricity,electricity,9000,MWh,5,10
        unknown,2021,buildings,commercial,grid-electricity,electricity,5000,MWh,,

        """
    } _: { county in
      let formula = try InventoryDoubt(county.calculation.inventory, 2021).formula
      #expect(formula.coveredTotal > 0 && formula.coveredTotal < formula.total)
      let text = InventoryUncertaintyText.english
      let page = try await made(county, "inventory/uncertainty?year=2021").body
      #expect(page.contains(text.partOnly(printed(formula.coveredTotal))))
      #expect(page.contains(text.covered))
      #expect(page.contains(text.intervalOfPart))
      #expect(!page.contains(text.interval))
      // Both have the same factor, so that the part is that of the amounts: 5000 of 14,000.
      #expect(page.contains(text.uncovered(printed(formula.coverage.unknown), "35.7%")))
    }
  }

  @Test func `years stand side by side, and no community that may not be read`() async throws {
    try await HennepinSite.run { county in
      let site = county.site
      try await site.makeWorkspace("green-town", by: county.ada)
      let inventory = county.calculation.inventory
      let years = inventory.years.filter(inventory.hasEntries)
      let (first, last) = (try #require(years.first), try #require(years.last))
      let page = try await county.get("inventory/side-by-side?year=\(first)&year=\(last)")
      for year in [first, last] {
        #expect(
          page.numbers(of: "inventory/\(year)/total") == [printed(inventory.total(year))])
      }
      #expect(page.body.contains("value=\"green-town\""))
      let beside = try await county.get("inventory/side-by-side?with=green-town")
      #expect(beside.body.contains(SideBySideText.english.otherHasNone("Green Town")))
      // Whoever may not read the other one is not told that it is there.
      let riley = try await site.member(.viewer, of: "hennepin-county", invitedBy: county.ada)
      let path = HennepinSite.place + "/inventory/side-by-side?with=green-town"
      let theirs = try await riley.get(path)
      #expect(theirs.status == 200)
      #expect(!theirs.body.contains("Green Town"))
    }
  }

  @Test func `two editions are compared, and another one is tried`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("inventory/editions?old=ar5-100&new=ar6-100")
      #expect(page.status == 200)
      #expect(page.body.contains("ar5-100"))
      let catalog = FactorCatalog.standard
      let comparison = try catalog.compare(
        edition: catalog.edition(named: "ar5-100"), with: catalog.edition(named: "ar6-100"))
      let csv = try await county.get("inventory/editions?old=ar5-100&new=ar6-100&download=editions")
      #expect(
        csv.body.split(separator: "\n").count == comparison.differences.count + 1)
      let strange = try await county.get("inventory/editions?old=hub-2025&new=ar6-100")
      #expect(strange.body.contains(EditionText.english.notPossible))
      let change = try await made(county, "inventory/editions/change?edition=ar4-100")
      let edition = try catalog.edition(named: "ar4-100")
      let moved = try county.calculation.inventory.change(to: edition)
      let total = try #require(moved.totals.last)
      #expect(change.body.contains(printed(total.new)))
      #expect(change.body.contains(EditionText.english.nothingWritten))
      for family in FactorEdition.Family.allCases {
        let group = "<optgroup label=\"\(family.title)\">"
        #expect(page.body.contains(group) && change.body.contains(group), "\(family)")
      }
      let records = try await made(
        county, "inventory/editions/change?edition=ar4-100&download=edition-records")
      let rows = try county.calculation.inventory.change(to: edition).rows
      #expect(records.body.split(separator: "\n").count == rows.count + 1)
      let cut = EditionText.english.firstOf("50", "\(rows.count)")
      #expect(change.body.contains(cut) == (rows.count > 50))
    }
  }

  /// Yearly extremes of four models that rise by a degree in fifty years, with an even scatter.
  static let models: String = {
    var rows = "indicator,scenario,model,year,value\n"
    for model in 0..<4 {
      for year in 1981...2099 {
        let scatter = Double((year * 37 + model * 11) % 29) / 3
        let value = 90 + Double(model) + Double(year - 1981) / 50 + scatter
        rows += "hottest-day,SSP2-4.5,model-\(model),\(year),\(value)\n"
      }
    }
    return rows
  }()

  @Test func `rare events come from the years of single models`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("hazards/rare")
      #expect(page.body.contains(RareEventText.english.emptyTitle))
      #expect(page.body.contains("table?file=climate-models.csv"))
      #expect(page.body.contains(RareEventText.english.toImport))
      let table = try await county.get("table?file=climate-models.csv")
      #expect(table.status == 200)
      #expect(table.body.contains("record/new?file=climate-models.csv"))
      #expect(try await county.get("table?file=no-such-table.csv").status == 404)
    }
    try await HennepinSite.run { files in
      files["climate-models.csv"] = Self.models
    } _: { county in
      let profile = county.calculation.workspace.climate
      let events = try RareEvents("hottest-day", of: profile)
      let scenario = try #require(events.scenarios.first)
      let row = try #require(events.height(scenario, .late, every: 100))
      let baseline = try #require(events.height(scenario, .normal1981, every: 100))
      #expect(row.summary.models.count == 4)
      #expect(row.summary.median > baseline.summary.median)
      let page = try await made(county, "hazards/rare")
      #expect(page.status == 200)
      #expect(page.body.contains("2070–2099"))
      #expect(page.body.contains("100 years"))
      #expect(page.body.contains(RareEventText.english.shifts))
      // Every model with its years, its interval and where the numbers are from.
      #expect(page.body.contains(RareEventText.english.eachModel))
      let fit = try #require(events.summary.fits.first)
      #expect(fit.fit.years == 30 && fit.levels.allSatisfy { $0.interval != nil })
      #expect(page.body.contains("model-0") && page.body.contains(" ["))
      #expect(page.body.contains(RareEventText.english.source) && !events.sources.isEmpty)
      // The file has the two ends of each interval as numbers of their own.
      let file = try await county.get("hazards/rare?download=models-\(scenario)").body
      let unit = DisplayUnits(county.calculation.workspace.community.units)
      let low = try #require(fit.levels.first?.interval?.lowerBound)
      #expect(file.contains("low end of the interval") && file.contains("high end of the interval"))
      #expect(file.contains("\(unit.shown(low, events.unit).value)"))
      #expect(!page.body.contains("low end of the interval"))
    }
  }

  @Test func `an edition that is not there is said to be missing, and no other takes its place`()
    async throws
  {
    try await HennepinSite.run { county in
      let text = EditionText.english
      for query in ["old=typo&new=ar6-100", "old=ar5-100&new=typo"] {
        let page = try await county.get("inventory/editions?\(query)")
        #expect(page.status == 200)
        #expect(page.body.contains(text.unknown("typo")), "\(query)")
        #expect(!page.body.contains("<table"), "\(query)")
        let file = try await county.get("inventory/editions?\(query)&download=editions")
        #expect(file["Content-Type"]?.hasPrefix("text/csv") != true)
      }
      let change = try await county.get("inventory/editions/change?edition=typo")
      #expect(change.body.contains(text.unknown("typo")))
      #expect(!change.body.contains("<table"))
      // Nothing in the address asks for the last editions of the grid.
      let usual = try await made(county, "inventory/editions/change").body
      #expect(usual.contains("<table") && !usual.contains(text.changeNotPossible))
    }
  }

  @Test func `the four pages are Spanish for a reader of Spanish`() async throws {
    try await HennepinSite.run { files in
      files["climate-models.csv"] = Self.models
    } _: { county in
      try await county.site.makeWorkspace(by: county.ada)
      county.ada.choose(.spanish)
      let year = try #require(county.calculation.inventory.years.last)
      let pages = [
        ("inventory/uncertainty", InventoryUncertaintyText.spanish.title(year)),
        ("inventory/side-by-side?with=green-town", SideBySideText.spanish.title),
        ("inventory/editions", EditionText.spanish.title),
        ("inventory/editions?old=typo&new=ar6-100", EditionText.spanish.unknown("typo")),
        ("inventory/editions?old=hub-2025&new=ar6-100", EditionText.spanish.notPossible),
        ("inventory/editions/change", EditionText.spanish.changeTitle),
        ("hazards/rare", RareEventText.spanish.title),
      ]
      for (path, title) in pages {
        let response = try await county.get(path)
        #expect(response.status == 200, "\(path)")
        #expect(response.body.contains("<html lang=\"es\">"), "\(path)")
        #expect(response.body.contains(title), "\(path)")
        let page = PageText(response.body)
        for piece in page.pieces where !Self.names.contains(piece) {
          if let text = Catalogues.english(in: piece) { Issue.record("\(path): “\(text)”") }
        }
        for piece in page.english(apartFrom: Self.data) { Issue.record("\(path): “\(piece)”") }
      }
    }
  }

  /// Names of the example and of other publications, which no language changes.
  private static let data = ["Begin with the example"]
  private static let names: Set<String> = ["Met"]
}
