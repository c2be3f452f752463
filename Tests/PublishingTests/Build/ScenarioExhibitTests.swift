import Forecast
import Plan
import Quantities
import Tables
import TestSupport
import Testing
import Workspace

@testable import Publishing

@Suite struct ScenarioExhibitTests {
  private static let place = Place(file: "plan/01-summary.md", row: 3)
  private static let table = """
    id,name,policies,actions,climate,drivers,source,note
    bau,Usual,none,none,,,bill,
    plan,The plan,none,all,,,bill,
    lost,Lost,no-such-law,none,,,bill,

    """

  private func catalog(_ files: [String: String?]) throws -> ExhibitCatalog {
    ExhibitCatalog(
      calculation: try SampleWorkspace(files).calculation(), edition: .internal,
      theme: ChartTheme.bundled)
  }

  @Test func `the chart has a column for each scenario and says what is left out`() throws {
    let catalog = try catalog(["scenarios.csv": Self.table])
    guard case .found(.chart(let chart)) = catalog.block(.chart, "scenarios", at: Self.place)
    else {
      Issue.record("There is no chart of scenarios.")
      return
    }
    let titles = chart.data.columns.map(\.title)
    #expect(titles.dropFirst() == ["Usual (t CO₂e)", "The plan (t CO₂e)", "Lost (t CO₂e)"])
    let last = try #require(chart.data.rows.last)
    let scenarios = try #require(catalog.calculation.scenarios)
    let total = try #require(scenarios["plan"]?.total(2030))
    #expect(last[2].content.plainText == ChartNumbers.tonnes(total))
    #expect(chart.data.notes.contains { $0.contains("no-such-law") })
    #expect(chart.source.hasSuffix("Incomplete: see the notes of its data"))
    #expect(chart.title.hasPrefix("In 2030 emissions lie between"))
  }

  @Test func `per person the chart divides by the people of each year`() throws {
    let catalog = try catalog(["scenarios.csv": Self.table])
    let cases = try #require(catalog.calculation.scenarios?.cases)
    let chart = try #require(
      catalog.scenariosChart(cases, named: cases.map(\.scenario.name), perPerson: true))
    let people = try #require(
      catalog.calculation.workspace.indicators["population"]?.series.value(in: 2030))
    let share = try #require(cases[0].total(2030)) / people
    #expect(chart.data.rows.last?[1].content.plainText == ChartNumbers.text(share, decimals: 2))
    let unknown = try self.catalog([
      "scenarios.csv": Self.table,
      "indicators.csv": "indicator,year,value,unit,source,note\njobs,2021,500,jobs,bill,\n",
    ])
    let some = try #require(unknown.calculation.scenarios?.cases)
    #expect(unknown.scenariosChart(some, named: some.map(\.scenario.name), perPerson: true) == nil)
  }

  @Test func `one scenario alone makes no chart`() throws {
    let catalog = try catalog([:])
    guard case .missing(let finding) = catalog.block(.chart, "scenarios", at: Self.place) else {
      Issue.record("There is a chart of one scenario.")
      return
    }
    #expect(finding.message.contains("no data yet"))
  }
}
