import Plan
import Tables
import TestSupport
import Testing

@testable import Publishing

@Suite struct MoneyExhibitTests {
  private static let place = Place(file: "plan/01-summary.md", row: 3)

  private func catalog(_ edition: Edition) throws -> ExhibitCatalog {
    let files: [String: String?] = [
      "costs.csv": """
      id,action,what,payer,receiver,amount_usd,from_year,to_year,price_year,low,high,source,note
      k1,a1,capital,household,,1000000,2022,2025,2022,,,bill,
      k2,a1,grant,government,household,200000,2022,2023,2022,,,bill,
      k4,a2,capital,household,,400000,2022,,2022,,,bill,

      """,
      "prices.csv": """
      activity,sector,subsector,year,price,unit,price_year,payer,beyond,source,note
      electricity,,,2021,0.1,kWh,2022,,hold,bill,
      natural-gas,,,2021,10,mcf,2022,,hold,bill,

      """,
      "incomes.csv": """
      band,households,income_usd,energy_cost_usd,savings_percent,price_year,source,note
      low,400,20000,1500,,2022,bill,
      high,600,100000,2500,,2022,bill,

      """,
    ]
    return ExhibitCatalog(
      calculation: try SampleWorkspace(files).calculation(), edition: edition,
      theme: ChartTheme.bundled)
  }

  private func table(_ id: String, _ edition: Edition = .internal) throws -> PlanTable {
    guard case .found(.table(let table)) = try catalog(edition).block(.table, id, at: Self.place)
    else { throw Missing() }
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    return table
  }

  private struct Missing: Error {}

  private func titles(_ table: PlanTable, _ column: Int) -> [String] {
    table.rows.map { $0[column].content.plainText }
  }

  @Test func `costs that are not public stay out of the public edition`() throws {
    #expect(try titles(table("costs-by-payer"), 0) == ["Weatherize homes", "Heat pumps"])
    #expect(try titles(table("costs-by-payer", .public), 0) == ["Weatherize homes"])
    #expect(try titles(table("abatement-costs", .public), 1) == ["Weatherize homes"])
    #expect(
      try table("abatement-costs", .public).notes.contains {
        $0.contains("not public yet") && !$0.contains("Heat pumps")
      })
  }

  @Test func `only sides that have money are shown`() throws {
    let titles = try table("costs-by-payer").columns.map(\.title)
    #expect(titles == ["Action", "All together", "Government", "Households"])
  }

  @Test func `the chart has its data its flaws and a description`() throws {
    guard
      case .found(.chart(let chart)) = try catalog(.internal).block(
        .chart, "abatement-costs", at: Self.place)
    else { throw Missing() }
    #expect(chart.data.rows.count == 2)
    #expect(chart.data.notes.contains { $0.contains("ranks wrongly") })
    #expect(chart.description.contains("Bars side by side"))
  }

  @Test func `the burden counts households over the limit`() throws {
    let table = try table("energy-burden")
    #expect(titles(table, 0) == ["low", "high"])
    #expect(titles(table, 4) == ["7.5 %", "2.5 %"])
    #expect(table.notes.contains { $0.hasPrefix("Households in bands over 6.0 %: 400 before") })
  }

  @Test func `without money there is nothing to show`() throws {
    let plain = ExhibitCatalog(
      calculation: try SampleWorkspace().calculation(), edition: .internal,
      theme: ChartTheme.bundled)
    for id in ["costs-by-payer", "abatement-costs", "energy-burden"] {
      guard case .missing = plain.block(.table, id, at: Self.place) else { throw Missing() }
    }
  }
}
