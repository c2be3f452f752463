import Factors
import Inventory
import Plan
import Tables
import TestSupport
import Testing
import Workspace

@testable import Publishing

@Suite struct ClimateExhibitTests {
  private static let place = Place(file: "plan/01-summary.md", row: 3)

  private func catalog(_ changes: [String: String?] = SampleClimate.files) throws -> ExhibitCatalog
  {
    ExhibitCatalog(
      calculation: try SampleWorkspace(changes).calculation(), edition: .public,
      theme: ChartTheme.bundled)
  }

  private struct Missing: Error {}

  private func table(_ id: String) throws -> PlanTable {
    guard case .found(.table(let table)) = try catalog().block(.table, id, at: Self.place) else {
      throw Missing()
    }
    return table
  }

  private func chart(_ id: String, _ changes: [String: String?] = SampleClimate.files) throws
    -> Chart
  {
    guard case .found(.chart(let chart)) = try catalog(changes).block(.chart, id, at: Self.place)
    else { throw Missing() }
    return chart
  }

  private func reason(
    _ kind: ExhibitKind, _ id: String, _ changes: [String: String?] = SampleClimate.files
  ) throws -> String {
    guard case .missing(let finding) = try catalog(changes).block(kind, id, at: Self.place) else {
      return "found"
    }
    #expect(finding.severity == .error && finding.place == Self.place)
    return finding.message
  }

  private func rows(_ table: PlanTable) -> [[String]] {
    table.rows.map { $0.map(\.content.plainText) }
  }

  @Test func `the table has scenarios side by side, spread in brackets and agreement in words`()
    throws
  {
    let table = try table("climate-summary")
    #expect(
      table.columns.map(\.title) == ["Measure", "Period", "Historical", "RCP4.5", "RCP8.5"])
    #expect(
      rows(table).prefix(4) == [
        ["Days above 95 °F", "1981–2010", "5.2 (3.1 to 8.4)", "—", "—"],
        ["Days above 95 °F", "2035–2064", "—", "30.3 (21.5 to 41.0)", "41.5 (30.0 to 55.0)"],
        [
          "Days above 95 °F", "2035–2064, change from 1981–2010", "—", "—",
          "+36.2 (+26.0 to +48.0); all models agree on an increase",
        ],
        [
          "Days above 95 °F", "2035–2064, change from 1981–2010", "—", "—",
          "+690% (+420 to +980); all models agree on an increase",
        ],
      ])
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    let notes = table.notes.joined(separator: "\n")
    #expect(notes.contains("32 for RCP4.5; 31 to 32, by measure and period, for RCP8.5"))
    #expect(notes.contains("Days above 95 °F, RCP8.5: GFDL-CM3: has no tasmax"))
    #expect(notes.contains("computed for each model first"))
    #expect(notes.contains("Days with tasmax above 95 °F"))
  }

  @Test func `the table can be asked for one indicator`() throws {
    let table = try table("climate-summary/hottest-day")
    #expect(table.id == "climate-summary-hottest-day")
    #expect(table.columns.map(\.title) == ["Measure", "Period", "Historical", "RCP8.5"])
    #expect(table.rows.count == 2)
  }

  @Test func `rare events have their spread, a model's interval, years and source`() throws {
    var models = "indicator,scenario,model,year,value\n"
    for (number, model) in ["A", "B"].enumerated() {
      for year in 1981...2099 {
        let scatter = Double((year * 37 + number * 11) % 29) / 3
        models += "hottest-day,rcp85,\(model),\(year),\(90 + Double(number) + scatter)\n"
      }
    }
    for year in 1981...1992 { models += "hottest-day,rcp85,C,\(year),\(90 + year % 7)\n" }
    var files = SampleClimate.files
    #expect(
      try reason(.table, "rare-events", files).contains("`cairn climate profile` writes them"))
    files["climate-models.csv"] = models
    #expect(try reason(.table, "rare-events/hot-days", files).contains("There are: hottest-day."))
    guard
      case .found(.table(let table)) = try catalog(files).block(
        .table, "rare-events/hottest-day", at: Self.place)
    else { throw Missing() }
    #expect(
      table.columns.map(\.title) == [
        "Measure", "Scenario", "Comes once in", "1981–2010", "2035–2064", "2070–2099",
      ])
    #expect(
      rows(table).map { $0[2] } == ["2 years", "10 years", "25 years", "50 years", "100 years"])
    for row in rows(table) {
      #expect(row[0].hasPrefix("Hottest day of the year") && row[1] == "RCP8.5")
      for cell in row[3...] { #expect(cell.contains(" (") && cell.hasSuffix("]")) }
    }
    let notes = table.notes.joined(separator: "\n")
    #expect(notes.contains(": 2 models, each fitted to 30 years."))
    #expect(
      table.notes.contains(
        "RCP8.5, without C: has 12 of the 20 years that a fit needs in 1981–2010."))
    #expect(notes.contains("the 90% interval of a single model"))
    #expect(notes.contains("by L-moments"))
    let citation = try catalog(files).calculation.inventory.context.citation("bill")
    #expect(notes.contains(citation))
  }

  @Test func `a row without a spread says so`() throws {
    let summary =
      SampleClimate.summaryHeader
      + "\nx,X,days,rcp85,2035-2064,absolute,,12,,,,,,,,,,bill,\ny,Y,days,rcp85,2035-2064,absolute,3,,,,,,1,,,,,bill,\n"
    guard
      case .found(.table(let table)) = try catalog(["climate-summary.csv": summary])
        .block(.table, "climate-summary", at: Self.place)
    else { throw Missing() }
    #expect(rows(table).map { $0[2] } == ["12.0 (spread not stated)", "3.0 (one model)"])
    #expect(table.notes.first?.hasPrefix("Median of models, or their mean") == true)
  }

  /// As the county summaries have it: observed mean, range of models, and a scenario in words.
  @Test func `a source without percentiles or a number of models is shown with what it has`() throws
  {
    let summary = """
      \(SampleClimate.summaryHeader)
      x,X,days,observed,1961-1990,absolute,,12,,,,,,,,,,bill,
      x,X,days,historical,1961-1990,absolute,,,,,8,15,,,,,,bill,
      x,X,days,not stated (RCP8.5 is likely),2035-2064,absolute,,20,,,14,31,,,,,,bill,

      """
    guard
      case .found(.table(let table)) = try catalog(["climate-summary.csv": summary])
        .block(.table, "climate-summary", at: Self.place)
    else { throw Missing() }
    #expect(
      rows(table) == [
        ["X, days", "1961–1990", "12.0", "(8.0 to 15.0)", "—"],
        ["X, days", "2035–2064", "—", "—", "20.0 (14.0 to 31.0)"],
      ])
    #expect(table.notes[0].hasPrefix("Mean of models, and in brackets lowest to highest model."))
    #expect(table.notes[1] == "The source does not state the number of models.")
  }

  @Test func `the chart has a statement, words and every year`() throws {
    let chart = try chart("climate-series/hot-days")
    #expect(chart.id == "climate-series-hot-days")
    #expect(
      chart.title
        == "Days above 95 °F: +36.2 days (+26.0 to +48.0) by 2035–2064 under RCP8.5, from 1981–2010"
    )
    #expect(chart.description.contains("Observed: 4.0 in 2001 and 6.0 in 2003."))
    #expect(
      chart.description.contains(
        "28.0 in 2051 (median of 32 models, 10th to 90th percentile 15.0 to 44.0)"))
    #expect(chart.data.columns.count == 10)
    #expect(rows(chart.data).map { $0[0] } == ["2001", "2002", "2003", "2051", "2052", "2053"])
    #expect(rows(chart.data)[1][1] == "–")
    #expect(chart.source.contains("Yearly report"))
    #expect(!chart.spec.contains("null,\"run\""))
  }

  @Test func `a metric plan draws degrees Celsius`() throws {
    var files = SampleClimate.files
    files["community.yaml"] = (SampleWorkspace().files["community.yaml"] ?? "") + "units: metric\n"
    files["climate-series.csv"] =
      SampleClimate.seriesHeader + "\nhottest-day,rcp85,2051,104,95,113,32,11\n"
    let chart = try chart("climate-series", files)
    #expect(rows(chart.data) == [["2051", "40.0", "35.0", "45.0", "32"]])
    #expect(chart.data.notes.contains { $0.contains("11-year running mean") })
  }

  @Test func `a spread that does not fit beside its value stands below it, whole`() throws {
    var files = SampleClimate.files
    files["climate-series.csv"] =
      SampleClimate.seriesHeader + "\nhottest-day,rcp85,2051,117.34,110.12,121.56,32,1\n"
    let spec = try chart("climate-series", files).spec
    #expect(spec.contains("\"2051: 117.3\"") && spec.contains("\"(110.1 to 121.6)\""))
    #expect(spec.contains("median of models") && !spec.contains("…"))
  }

  @Test func `one model is no median and has no spread`() throws {
    var files = SampleClimate.files
    files["climate-series.csv"] =
      SampleClimate.seriesHeader
      + "\nhottest-day,rcp85,2051,104,,,1,1\nhottest-day,rcp85,2052,105,,,1,1\n"
    let chart = try chart("climate-series", files)
    #expect(chart.spec.contains("one model") && !chart.spec.contains("of models"))
  }

  @Test func `a year that could not be read is named in the notes and the description`() throws {
    var files = SampleClimate.files
    files["climate-series.csv"] = SampleClimate.series + "hot-days,rcp45,2060,x,1,2,32,\n"
    let chart = try chart("climate-series/hot-days", files)
    #expect(chart.data.notes.last == "climate-series.csv, row 9 could not be used.")
    #expect(chart.description.contains("Left out: climate-series.csv, row 9"))
  }

  @Test(arguments: [
    (ExhibitKind.chart, "climate-series/cold-days", "Indicators: hot-days"),
    (.table, "climate-summary/cold-days", "Indicators: hot-days, hottest-day"),
    (.chart, "climate-series/hottest-day", "Indicators: hot-days"),
    (.chart, "wedges/x", "by its name alone"), (.table, "actions/x", "by its name alone"),
  ])
  func `an exhibit of something else says what there is`(
    kind: ExhibitKind, id: String, words: String
  ) throws {
    #expect(try reason(kind, id).contains(words))
  }

  @Test(arguments: [(ExhibitKind.chart, "climate-series"), (.table, "climate-summary")])
  func `without a profile an exhibit says the next step`(kind: ExhibitKind, id: String) throws {
    #expect(try reason(kind, id, [:]).contains("`cairn climate profile`"))
  }

  @Test func `several indicators need a name, and a misspelled one is suggested`() throws {
    var files = SampleClimate.files
    files["climate-series.csv"] = SampleClimate.series + "hottest-day,rcp85,2051,104,95,113,32,\n"
    #expect(
      try reason(.chart, "climate-series", files).contains("{{chart climate-series hot-days}}"))
    files["plan/01-summary.md"] = "# A\n\n{{chart climate-series hot-day}}\n"
    let calculation = try SampleWorkspace(files).calculation()
    let findings = PlanBuild.document(
      calculation, edition: .public, theme: ChartTheme.bundled
    ).findings
    #expect(findings.map(\.place.row) == [3])
    #expect(findings.first?.message.contains("climate-series/hot-days") == true)
  }

  @Test func `a missing year breaks the line and the band`() {
    let points = [2051, 2052, 2054].map { ClimateSeriesChart.Point(year: $0, median: 1) }
    let runs = ClimateSeriesChart.runs(points) { $0.median != nil }
    #expect(runs.map { $0.map(\.year) } == [[2051, 2052], [2054]])
  }

  @Test func `hazards of other periods and scenarios are not shown under those of the first`()
    throws
  {
    var files = SampleClimate.files
    files["hazards.csv"] = """
      id,name,indicator,climate_indicator,unit,baseline_period,baseline,future_period,future,scenario,source
      heat,Heat,Hottest day,,degF,1961-1990,91.7,2035-2064,98.8,not stated,bill
      hot,Hot days,,hot-days,,1981-2010,,2035-2064,,rcp85,

      """
    let catalog = try catalog(files)
    guard case .found(.table(let table)) = catalog.block(.table, "hazards", at: Self.place),
      case .found(.chart(let chart)) = catalog.block(.chart, "hazards", at: Self.place)
    else { throw Missing() }
    #expect(
      table.notes[0].hasSuffix(
        "Heat: 1961–1990 and 2035–2064; Hot days: 1981–2010 and 2035–2064."))
    #expect(
      table.notes[1] == "Emissions scenario: Heat: not stated; Hot days: RCP8.5, higher emissions.")
    #expect(!chart.title.contains("1961"))
    #expect(
      rows(chart.data).map { $0[1] } == [
        "°F, 1961–1990 to 2035–2064", "days, 1981–2010 to 2035–2064",
      ])
  }

  @Test func `both tables are published, and rows with errors are not`() throws {
    var files = SampleClimate.files
    files["climate-series.csv"] = SampleClimate.series + "hot-days,rcp45,2060,x,1,2,32,\n"
    let calculation = try SampleWorkspace(files).calculation()
    let table = try #require(calculation.workspace.tables["climate-series.csv"])
    let text = try #require(PublicTable.text(of: table, findings: calculation.findings))
    #expect(text.contains("hot-days,rcp85,2053,37,22,55,31"))
    #expect(!text.contains("2060"))
  }
}
