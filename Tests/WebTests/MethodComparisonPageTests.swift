import Factors
import Foundation
import Inventory
import Plan
import Store
import TestSupport
import Testing
import Workspace

@testable import Web

/// One record by every method, and a year's waste by WARM factors.
@Suite struct MethodComparisonPageTests {
  /// A record of the example that other methods, or other sources, say something else of.
  private func compared(
    _ county: HennepinSite, where holds: (MethodComparison) -> Bool
  ) throws -> MethodComparison {
    let workspace = county.calculation.workspace
    let all = workspace.records.lazy.map {
      PlanCalculation.comparison(of: $0, in: workspace, library: FactorLibrary.standard)
    }
    let found = all.first(where: holds)
    return try #require(found)
  }

  @Test func `every method stands with its tons, its difference and what is missing`() async throws
  {
    try await HennepinSite.run { county in
      let comparison = try compared(county) { comparison in
        comparison.rows.count > 1 && comparison.rows[0].tonnes.map { $0 > 1_000 } == true
      }
      let path = MethodComparisonPages.path(comparison.record.id)
      let page = try await county.get(path)
      #expect(page.status == 200)
      let file = try await county.get(path + "?download=methods")
      let lines = file.body.split(whereSeparator: \.isNewline).dropFirst()
      #expect(lines.count == comparison.rows.count)
      for (line, row) in zip(lines, comparison.rows) {
        #expect(line.hasPrefix("\(row.method.id),\(row.tonnes.map { "\($0)" } ?? ""),"), "\(line)")
      }
      #expect(page.body.contains(printed(try #require(comparison.rows[0].tonnes))))
      #expect(page.body.contains(MethodComparisonText.english.used))
    }
  }

  @Test func `other sources of the method used are told apart by their setting`() async throws {
    try await HennepinSite.run { county in
      let comparison = try compared(county) { !$0.variants.isEmpty }
      let path = MethodComparisonPages.path(comparison.record.id)
      let page = try await county.get(path)
      for variant in comparison.variants {
        #expect(page.body.contains("<code>\(variant.setting)</code>"), "\(variant.setting)")
      }
      let file = try await county.get(path + "?download=variants")
      #expect(
        file.body.split(whereSeparator: \.isNewline).count == comparison.variants.count + 1)
    }
  }

  @Test func `the record and its explanation lead there, and a record that is not there is said`()
    async throws
  {
    try await HennepinSite.run { county in
      let id = "el-res-2021"
      let link = "inventory/records/\(id)/methods\""
      let record = try await county.get("record?file=inventory.csv&row=\(id)")
      #expect(record.body.contains(link))
      #expect(record.body.contains("inventory/records/\(id)/factor\""))
      let explained = try await county.get("explain?figure=inventory/2021/record/\(id)")
      #expect(explained.body.contains(link))
      #expect(try await county.get("inventory/records/no-such-record/methods").status == 404)
      let spanish = try await county.get(
        "inventory/records/\(id)/methods", headers: ["Accept-Language: es"])
      #expect(spanish.body.contains(MethodComparisonText.spanish.title))
      #expect(spanish.body.contains("Año de las tasas de la red"))
      #expect(!spanish.body.contains(MethodComparisonText.english.nothingWritten))
    }
  }

  @Test func `waste by WARM stands beside the inventory, and what is not possible is said`()
    async throws
  {
    try await HennepinSite.run { county in
      let calculation = county.calculation
      let year = try #require(WarmPages.years(calculation.inventory).last)
      for edition in WasteByWarm.editions {
        let view = calculation.wasteByWarm(year, edition: edition)
        #expect(!view.rows.isEmpty)
        let file = try await county.get(
          "inventory/warm?year=\(year)&edition=\(edition)&download=warm")
        let lines = file.body.split(whereSeparator: \.isNewline).dropFirst()
        #expect(lines.count == view.rows.count)
        for (line, row) in zip(lines, view.rows) {
          #expect(line.hasPrefix(row.record.id + ","), "\(line)")
          #expect(line.contains(",\(row.warm.map { "\($0)" } ?? ""),\(row.own),"), "\(line)")
        }
      }
      let page = try await county.get("inventory/warm")
      #expect(page.body.contains(WarmText.english.limits))
      #expect(try await county.get("inventory/warm?year=1066").status == 404)
      #expect(try await county.get("inventory/warm?edition=1999").status == 404)
      let results = try await county.get("inventory?year=\(year)")
      #expect(results.body.contains("inventory/warm?year=\(year)\""))
    }
  }

  @Test func `without waste the page leads to the next step`() async throws {
    try await HennepinSite.run { files in
      files["inventory.csv"] =
        "id,year,sector,subsector,method,activity,quantity,unit\na,2021,buildings,residential,grid-electricity,electricity,5,MWh\n"
    } _: { county in
      let page = try await county.get("inventory/warm")
      #expect(page.status == 200)
      #expect(page.body.contains(WarmText.english.noWaste))
      #expect(page.body.contains("record/new?file=inventory.csv"))
    }
  }
}
