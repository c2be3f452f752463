import Factors
import Forecast
import Foundation
import Inventory
import Plan
import Quantities
import Store
import Tables
import Testing
import Workspace

@testable import Web

@Suite struct ResultPageTests {
  @Test func `totals and sectors of the page are those of the library`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("inventory?year=2021")
      #expect(page.status == 200)
      let inventory = county.calculation.inventory
      #expect(
        page.numbers(of: "inventory/2021/total").allSatisfy { $0 == printed(inventory.total(2021)) }
      )
      #expect(page.numbers(of: "inventory/2021/total").count >= 2)
      for sector in inventory.sectors {
        guard let tonnes = inventory.total(2021, sector: sector), tonnes >= 100 else { continue }
        #expect(
          page.numbers(of: "inventory/2021/sector/\(sector.rawValue)") == [printed(tonnes)],
          "\(sector)")
      }
    }
  }

  @Test func `every division of a year adds up to the same total`() async throws {
    try await HennepinSite.run { county in
      let inventory = county.calculation.inventory
      for division in ["sector", "scope", "activity"] {
        let file = try await county.get(
          "inventory?year=2021&by=\(division)&download=by-\(division)")
        #expect(file["Content-Type"] == "text/csv; charset=utf-8")
        let table = CSVTable.read(Array(file.body.utf8), file: "results.csv").table
        let parts = table.records.compactMap { Double($0["2021, t CO₂e"]) }
        // Groups and their parts and the total: each adds up to the total, to the last digit of the sums.
        let total = inventory.total(2021)
        let layers = division == "activity" ? 2.0 : 3.0
        #expect(abs(parts.reduce(0, +) - layers * total) < 0.01, "\(division)")
      }
    }
  }

  @Test func `other warming potentials move the page as the library says`() async throws {
    try await HennepinSite.run { county in
      let own = county.calculation
      let other = try #require(own.library.warmingPotentials(set: "ar4", horizon: 100))
      let moved = EmissionsInventory(own.inventory, potentials: other)
      #expect(printed(moved.total(2021)) != printed(own.inventory.total(2021)))
      let page = try await county.get("inventory?year=2021&gwp=ar4:100")
      let numbers = page.numbers(of: "inventory/2021/total", setting: "&amp;gwp=ar4%3A100")
      #expect(numbers.contains(printed(moved.total(2021))))
      #expect(!numbers.contains(printed(own.inventory.total(2021))))
      // The table of both sets has the workspace's own beside it.
      #expect(page.numbers(of: "inventory/2021/total") == [printed(own.inventory.total(2021))])
      let comparison = own.inventory.comparison(with: other)
      let row = try #require(comparison.rows.first { $0.year == 2021 })
      #expect(page.body.contains(printed(row.delta)))
      let explanation = try await county.get(
        "explain?figure=inventory/2021/total&gwp=ar4:100&fragment=1")
      #expect(explanation.body.contains(indexed(moved.total(2021))))
      #expect(explanation.body.contains("IPCC AR4, 100 years"))
      #expect(try await county.get("inventory?gwp=ar99:100").status == 404)
    }
  }

  @Test func `a notation key stands where there is no amount`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("inventory?year=2021&by=sector")
      // Livestock is not estimated in the example, so agriculture has a key and no number.
      #expect(county.calculation.inventory.total(2021, sector: .agriculture) == nil)
      #expect(page.numbers(of: "inventory/2021/sector/agriculture").isEmpty)
      #expect(page.body.contains("<abbr title=\"not estimated\">NE</abbr>"))
    }
  }

  @Test func `lines of a protocol are those of its report`() async throws {
    try await HennepinSite.run { county in
      let report = county.calculation.inventory.report(.gpc, year: 2021)
      let page = try await county.get("inventory?year=2021&by=framework&framework=gpc")
      for line in report.lines where !line.recordIDs.isEmpty && report.tonnes(line) >= 100 {
        let figure = "inventory/2021/framework/gpc/line/\(report.key(line))"
        #expect(page.numbers(of: figure) == [printed(report.tonnes(line))], "\(line.reference)")
        let explanation = try await county.get("explain?figure=\(figure)&fragment=1")
        #expect(explanation.body.contains(indexed(report.tonnes(line))))
      }
      #expect(page.body.contains(">missing</span>"))
    }
  }

  @Test func `records that are in no total are named with the way to mend them`() async throws {
    try await HennepinSite.run { files in
      files["inventory.csv"] = files["inventory.csv"]?
        .replacing(
          "el-res-2021,2021,buildings,residential,grid-electricity,",
          with: "el-res-2021,2021,buildings,residential,no-such-method,")
    } _: { county in
      #expect(county.calculation.inventory.leftOut.map(\.id) == ["el-res-2021"])
      let page = try await county.get("inventory?year=2021")
      #expect(page.body.contains("Something is in no total because of an error"))
      #expect(page.body.contains("record?file=inventory.csv&amp;row=el-res-2021#field-cell.method"))
    }
  }

  @Test func `two years stand side by side, and their change is split without a rest`() async throws
  {
    try await HennepinSite.run { county in
      let inventory = county.calculation.inventory
      let page = try await county.get("inventory/compare?from=2005&to=2021")
      #expect(page.numbers(of: "inventory/2005/total").first == printed(inventory.total(2005)))
      let analysis = try ContributionAnalysis(
        from: inventory, startYear: 2005, endYear: 2021,
        indicators: county.calculation.workspace.indicators.mapValues(\.series))
      for driver in analysis.drivers where driver.tonnes.magnitude >= 100 {
        let sign = driver.tonnes > 0 ? "+" : ""
        #expect(
          page.numbers(of: "inventory/contribution/2005/2021/driver/\(driver.driver.id)")
            == [sign + printed(driver.tonnes)])
      }
      #expect(try await county.get("inventory/compare?from=1066&to=2021").status == 404)
    }
  }

  @Test
  func `sources without a record in the later year are told, and no change is on the first page`()
    async throws
  {
    try await HennepinSite.run { files in
      let rows = files["inventory.csv", default: ""].split(
        separator: "\n", omittingEmptySubsequences: false)
      files["inventory.csv"] =
        rows.filter { !$0.hasPrefix("el-com-2021,") && !$0.hasPrefix("el-res-2021,") }
        .joined(separator: "\n")
    } _: { county in
      let missing = MissingSources(county.calculation.inventory, from: 2005, to: 2021)
      #expect(missing.records.map(\.id) == ["el-res-2005", "el-com-2005"])
      #expect(missing.isMuch)
      // A notation key says why there is no amount.
      #expect(MissingSources(county.calculation.inventory, from: 2005, to: 2019).share == 0)
      let page = try await county.get("inventory/compare?from=2005&to=2021").body
      #expect(page.contains("2 sources of 2005 are not counted in 2021"))
      let home = try await county.get("").body
      #expect(home.contains("so the change is not told") && !home.contains("since 2005"))
    }
  }

  @Test func `a page in Spanish has no English words of its own`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get(
        "inventory?year=2021", headers: ["Accept-Language: es"])
      #expect(page.body.contains("<html lang=\"es\">"))
      #expect(page.body.contains("Emisiones en 2021"))
      #expect(page.body.contains(">Edificios<"))
      #expect(!page.body.contains(">Sector total<"))
      #expect(!page.body.contains("Download as CSV"))
      #expect(page.body.contains("Comunidad, Hennepin County, IPCC AR6, 100 años"))
    }
  }

  @Test func `without an inventory the page leads to the next step`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      for (path, title) in [
        ("inventory", "Results"), ("inventory/compare", "Years compared"),
        ("inventory/audit", "Audit"), ("explain", "Any number"),
      ] {
        let page = try await ada.get("/workspaces/green-town/\(path)")
        #expect(page.status == 200)
        #expect(page.body.contains("There is no inventory yet"))
        #expect(page.body.contains("<h1>\(title)</h1>"), "\(path)")
        #expect(page.body.contains("/workspaces/green-town/import"))
      }
      for path in ["forecast", "forecast/wedge"] {
        let page = try await ada.get("/workspaces/green-town/\(path)")
        #expect(page.status == 200)
        #expect(page.body.contains("There is no forecast yet"))
      }
    }
  }
}
