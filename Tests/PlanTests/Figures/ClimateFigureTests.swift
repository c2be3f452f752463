import Factors
import Plan
import Tables
import TestSupport
import Testing
import Workspace

@Suite struct ClimateFigureTests {
  private let place = Place(file: "plan/01.md", row: 3)

  private func catalog(_ changes: [String: String?] = [:], isMetric: Bool = false) throws
    -> FigureCatalog
  {
    var files = SampleClimate.files.merging(changes) { _, new in new }
    if isMetric {
      files["community.yaml"] =
        (SampleWorkspace().files["community.yaml"] ?? "") + "units: metric\n"
    }
    return FigureCatalog(try SampleWorkspace(files).calculation())
  }

  private func text(_ id: String, isMetric: Bool = false) throws -> String {
    switch try catalog(isMetric: isMetric).value(id, format: nil, at: place) {
    case .found(let value): value.text
    case .missing(let finding): "missing: \(finding.message)"
    }
  }

  private func explanation(_ id: String, isMetric: Bool = false) throws -> Explanation {
    guard case .found(let figure) = try catalog(isMetric: isMetric).answer(id) else {
      throw Missing()
    }
    return figure.explanation
  }

  private struct Missing: Error {}

  @Test(arguments: [
    ("hot-days/rcp85/2035-2064/median", "41.5 days"),
    ("hot-days/RCP8.5/2035–2064/p10", "30.0 days"),
    ("hot-days/rcp85/2035-2064/spread", "30.0 to 55.0 days"),
    ("hot-days/rcp85/2035-2064/models", "31"),
    ("hot-days/rcp85/2035-2064/change/median", "36.2 days"),
    ("hot-days/rcp85/2035-2064/change/agreement", "all models agree on an increase"),
    ("hot-days/rcp85/2035-2064/percent/median", "690%"),
    ("hottest-day/rcp85/2035-2064/change/median", "5.4 °F"),
    ("hottest-day/rcp85/2035-2064/change/agreement", "nearly all models agree on an increase"),
    ("hottest-day/historical/1981-2010/median", "96.8 °F"),
  ])
  func `figures print as readers expect`(_ id: String, _ expected: String) throws {
    #expect(try text("climate/" + id) == expected)
  }

  @Test(arguments: [
    ("hottest-day/historical/1981-2010/median", "36.0 °C"),
    ("hottest-day/rcp85/2035-2064/change/median", "3.0 °C"),
    ("hottest-day/rcp85/2035-2064/change/spread", "+2.0 to +5.0 °C"),
    ("hot-days/rcp85/2035-2064/median", "41.5 days"),
  ])
  func `a metric plan converts values, and changes without the zero point`(
    _ id: String, _ expected: String
  ) throws {
    #expect(try text("climate/" + id, isMetric: true) == expected)
  }

  @Test(arguments: [
    ("cold-days/rcp85/2035-2064/median", "Indicators: hot-days, hottest-day"),
    ("hot-days/rcp26/2035-2064/median", "historical/1981-2010, rcp45/2035-2064"),
    ("hot-days/rcp85/2035-2064/average", "median, mean, p10"),
    ("hot-days/rcp85/2035-2064/lowest-year", "has no “lowest-year”"),
    ("hot-days/rcp85/2035-2064/agreement", "has no “agreement”"),
    ("hot-days/rcp85", "is named as"), ("hot-days/rcp85/2035-2064/delta/median", "is named as"),
  ])
  func `what cannot be found says why`(_ id: String, _ reason: String) throws {
    let text = try text("climate/" + id)
    #expect(text.hasPrefix("missing: ") && text.contains(reason), "\(text)")
  }

  @Test func `without a profile a figure says how to get one`() throws {
    let catalog = FigureCatalog(try SampleWorkspace().calculation())
    guard case .missing(let reason) = catalog.answer("climate/hot-days/rcp85/2035-2064/median")
    else {
      Issue.record("There is no profile.")
      return
    }
    #expect(reason.contains("`cairn climate profile`"))
  }

  @Test
  func `an explanation says models first, how many, scenario, periods, definition and source`()
    throws
  {
    let explanation = try explanation("climate/hot-days/rcp85/2035-2064/change/median")
    #expect(
      explanation.title == "Days above 95 °F: change median of models, RCP8.5, 2035–2064")
    #expect(explanation.value == "+36.2 days (+26.0 to +48.0)")
    #expect(explanation.method.hasPrefix("Computed for each model first"))
    for words in ["31 climate models", "RCP8.5, higher emissions", "2035–2064", "1981–2010"] {
      #expect(explanation.method.contains(words), "\(words)")
    }
    #expect(explanation.notes.contains("Definition: Days with tasmax above 95 °F"))
    #expect(explanation.notes.contains { $0.contains("GFDL-CM3: has no tasmax") })
    #expect(explanation.inputs.allSatisfy { $0.source.contains("Yearly report") })
    let median = try #require(explanation.inputs.first)
    #expect(median.place == Place(file: "climate-summary.csv", row: 5, column: "median"))
    #expect(explanation.inputs.last?.name == "Median of models in 1981–2010")
  }

  @Test func `a converted value says from which unit`() throws {
    let explanation = try explanation(
      "climate/hottest-day/historical/1981-2010/median", isMetric: true)
    #expect(explanation.method.contains("Converted from °F to °C"))
  }

  @Test func `every figure of the list can be found`() throws {
    let catalog = try catalog()
    let ids = catalog.ids.filter { $0.hasPrefix("climate/") }
    #expect(ids.count == 17)
    for id in ids {
      guard case .found = catalog.answer(id) else {
        Issue.record("\(id) is not found.")
        continue
      }
    }
  }

  @Test func `the figure of a linked hazard leads to the summary's row`() throws {
    let hazards =
      "id,name,climate_indicator,baseline_period,future_period,scenario\nheat,Heat,hot-days,1981-2010,2035-2064,rcp85\n"
    guard
      case .found(let figure) = try catalog(["hazards.csv": hazards]).answer("hazard/heat/change")
    else {
      Issue.record("The hazard has no change.")
      return
    }
    #expect(figure.content == .number(36.75, .count("days", decimals: 1)))
    #expect(
      figure.explanation.inputs.map(\.place?.file) == [
        "climate-summary.csv", "climate-summary.csv",
      ])
    #expect(figure.explanation.method.contains("Computed for each model first"))
  }

  @Test func `a row that could not be used is named among what is left out`() throws {
    let series = SampleClimate.series + "hot-days,rcp45,20x1,1,0,2,32,\n"
    let calculation = try catalog(["climate-series.csv": series]).calculation
    #expect(calculation.climateOmissions == ["climate-series.csv, row 9 could not be used."])
  }
}
