import Factors
import Forecast
import Plan
import Quantities
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

/// What a forecast ranges over under the models of the climate.
@Suite struct ClimateSpreadTests {
  private typealias Sample = ForecastSample

  private static let summary = """
    indicator,name,unit,scenario,period,kind,median,mean,p10,p90,lowest,highest,models,missing_models,agreement,baseline_period,definition,source,note
    heating-degree-days,Heating degree days,degF-days,rcp45,2021-2030,absolute,7600,,7400,7800,,,20,,,,,bill,
    cooling-degree-days,Cooling degree days,degF-days,rcp45,2021-2030,absolute,625,,550,750,,,20,,,,,bill,

    """

  private static let changes = """
    heating-degree-days,Heating degree days,degF-days,rcp45,2021-2050,change,-800,,-1600,-400,,,20,,,1981-2010,,bill,
    cooling-degree-days,Cooling degree days,degF-days,rcp45,2021-2050,change,200,,100,500,,,20,,,1981-2010,,bill,

    """

  private let series: [String: String?] = [
    "climate-summary.csv": Self.summary,
    "climate-series.csv": """
    indicator,scenario,year,median,p10,p90,models,running_mean_years
    heating-degree-days,rcp45,2021,8000,7600,8400,20,30
    heating-degree-days,rcp45,2030,7200,6800,7600,20,30
    cooling-degree-days,rcp45,2021,500,400,600,20,30
    cooling-degree-days,rcp45,2030,750,600,1000,20,30

    """,
  ]

  private let models: [String: String?] = [
    "climate-models.csv": """
    indicator,scenario,model,year,value,running_mean_years
    heating-degree-days,rcp45,A,2021,8000,21
    heating-degree-days,rcp45,A,2030,7600,21
    heating-degree-days,rcp45,B,2021,7800,21
    heating-degree-days,rcp45,B,2030,7020,21
    heating-degree-days,rcp45,C,2021,8200,21
    heating-degree-days,rcp45,C,2030,6560,21
    heating-degree-days,rcp45,D,2021,8200,21
    heating-degree-days,rcp45,D,2030,6560,21
    cooling-degree-days,rcp45,A,2021,400,21
    cooling-degree-days,rcp45,A,2030,400,21
    cooling-degree-days,rcp45,B,2021,500,21
    cooling-degree-days,rcp45,B,2030,600,21
    cooling-degree-days,rcp45,C,2021,500,21
    cooling-degree-days,rcp45,C,2030,900,21

    """
  ]

  private func entry(_ changes: [String: String?]...) throws -> ScenarioCase {
    var all = series
    for change in changes { all.merge(change) { _, later in later } }
    return try #require(try SampleWorkspace(all).calculation().scenarios?["climate-adjusted"])
  }

  @Test func `percentiles of single years tell nothing of how models change`() throws {
    let calculation = try Sample.calculation(series)
    let entry = try #require(calculation.scenarios?["climate-adjusted"])
    #expect(entry.range(2030) == nil && entry.runs.isEmpty)
    let catalog = FigureCatalog(calculation)
    guard case .missing(let reason) = catalog.answer("forecast/climate-adjusted/2030/low") else {
      Issue.record("There is a range.")
      return
    }
    #expect(reason.contains("spread is not known"))
    #expect(!catalog.ids.contains("forecast/climate-adjusted/2030/low"))
  }

  @Test func `percentiles of the change spread from the base year on, in every combination`() throws
  {
    let entry = try entry(["climate-summary.csv": Self.summary + Self.changes])
    let runs = entry.runs
    #expect(runs.count == 4)
    // From the middle of 1981–2010 to that of 2021–2050 are 40 years; nine of them are over in 2030.
    func gas(_ degreeDays: Double) -> Double {
      1110 / 1020.0 * (1 + 0.68 * (degreeDays / 8000 - 1))
    }
    func growth(_ run: Int, _ record: String) throws -> Double {
      try Sample.stream(record, of: runs[run].projection).growth[9]
    }
    #expect(isClose(try growth(0, "g21"), gas(7200 - 800 / 40.0 * 9)))
    #expect(isClose(try growth(3, "g21"), gas(7200 + 400 / 40.0 * 9)))
    let cooling = 750 + 300 / 40.0 * 9
    #expect(
      isClose(
        try growth(3, "e21"),
        1110 / 1020.0 * (1 + 0.12 * (7290 / 8000.0 - 1) + 0.19 * (cooling / 500 - 1))))
    let range = try #require(entry.range(2030))
    let totals = runs.compactMap { $0.total(2030) }
    #expect(range.lowerBound == totals.min() && range.upperBound == totals.max())
    #expect(range.lowerBound < (entry.total(2030) ?? 0))
    #expect((entry.total(2030) ?? 0) < range.upperBound)
    // The base year is as it was, whatever the models say of it.
    let base = try #require(entry.range(2021))
    #expect(isClose(base.lowerBound, base.upperBound))
  }

  @Test func `single models are projected by themselves`() throws {
    let entry = try entry(models)
    // D has no cooling degree days.
    #expect(entry.runs.map { String($0.name.suffix(1)) } == ["A", "B", "C"])
    let gas = try entry.runs.map { try Sample.stream("g21", of: $0.projection).growth[9] }
    let people = 1110 / 1020.0
    for (value, change) in zip(gas, [-0.05, -0.1, -0.2]) {
      #expect(isClose(value, people * (1 + 0.68 * change)))
    }
    let totals = entry.runs.compactMap { $0.total(2030) }.sorted()
    let range = try #require(entry.range(2030))
    #expect(isClose(range.lowerBound, totals[0] + 0.2 * (totals[1] - totals[0])))
    #expect(isClose(range.upperBound, totals[1] + 0.8 * (totals[2] - totals[1])))
  }

  @Test func `a model without the last years is left out, and it is said`() throws {
    let early = (models["climate-models.csv"] ?? nil)?.replacing(
      "rcp45,C,2030", with: "rcp45,C,2028")
    let calculation = try Sample.calculation(series, ["climate-models.csv": early])
    let entry = try #require(calculation.scenarios?["climate-adjusted"])
    #expect(entry.runs.map { String($0.name.suffix(1)) } == ["A", "B"])
    let totals = entry.runs.compactMap { $0.total(2030) }.sorted()
    let range = try #require(entry.range(2030))
    // The 10th and the 90th percentile of two.
    #expect(isClose(range.lowerBound, totals[0] + 0.1 * (totals[1] - totals[0])))
    #expect(isClose(range.upperBound, totals[0] + 0.9 * (totals[1] - totals[0])))
    guard
      case .found(let figure) = FigureCatalog(calculation).answer(
        "forecast/climate-adjusted/2030/low")
    else {
      Issue.record("There is no range.")
      return
    }
    #expect(figure.explanation.method.contains("Each of 2 models"))
    #expect(figure.explanation.method.contains("1 of 3 models is left out"))
  }

  @Test func `one model that has all years is no spread`() throws {
    let early = ["B", "C"].reduce((models["climate-models.csv"] ?? nil) ?? "") { text, model in
      text.replacing("rcp45,\(model),2030", with: "rcp45,\(model),2028")
    }
    let entry = try entry(
      ["climate-models.csv": early, "climate-summary.csv": Self.summary + Self.changes])
    // The ends of the change take their place.
    #expect(entry.runs.count == 4 && entry.spread.spread == .changes)
  }

  @Test func `actions save more or less in every run of the climate`() throws {
    let calculation = try Sample.calculation(
      series, models,
      [
        "scenarios.csv": Sample.table(
          Sample.scenarioHeader, ["bau,Usual,,,,,,", "plan,All of it,,all,rcp45,,,"])
      ])
    let entry = try #require(calculation.scenarios?["plan"])
    let totals = try entry.runs.map { run in
      let portfolio = Portfolio(
        actions: calculation.workspace.actions, projection: run.projection)
      let total = try #require(portfolio.total(2030))
      #expect(isClose(run.total(2030) ?? 0, total))
      #expect((run.projection.total(2030) ?? 0) - total != entry.portfolio?.reduction(in: 2030))
      return total
    }.sorted()
    let range = try #require(entry.range(2030))
    #expect(isClose(range.upperBound, totals[1] + 0.8 * (totals[2] - totals[1])))
  }

  @Test func `a model's row without a summary has no unit`() throws {
    let calculation = try Sample.calculation([
      "climate-models.csv":
        "indicator,scenario,model,year,value\nheating-degree-days,rcp45,A,2021,8000\n"
    ])
    #expect(
      calculation.findings.contains {
        $0.severity == .error
          && $0.place == Place(file: "climate-models.csv", row: 2, column: "indicator")
      })
  }
}
