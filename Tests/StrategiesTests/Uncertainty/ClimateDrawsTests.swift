import Forecast
import Inventory
import Plan
import TestSupport
import Testing
import Workspace

@testable import Strategies

/// Draws that follow one model of the climate each.
@Suite struct ClimateDrawsTests {
  private static let summary = """
    indicator,name,unit,scenario,period,kind,median,mean,p10,p90,lowest,highest,models,missing_models,agreement,baseline_period,definition,source,note
    heating-degree-days,Heating degree days,degF-days,rcp45,2021-2030,absolute,7600,,7400,7800,,,20,,,,,bill,
    cooling-degree-days,Cooling degree days,degF-days,rcp45,2021-2030,absolute,625,,550,750,,,20,,,,,bill,

    """

  private static let series = """
    indicator,scenario,year,median,p10,p90,models,running_mean_years
    heating-degree-days,rcp45,2021,8000,7600,8400,20,30
    heating-degree-days,rcp45,2030,7200,6800,7600,20,30
    cooling-degree-days,rcp45,2021,500,400,600,20,30
    cooling-degree-days,rcp45,2030,750,600,1000,20,30

    """

  private static let models = """
    indicator,scenario,model,year,value,running_mean_years
    heating-degree-days,rcp45,A,2021,8000,21
    heating-degree-days,rcp45,A,2030,7600,21
    heating-degree-days,rcp45,B,2021,7800,21
    heating-degree-days,rcp45,B,2030,7020,21
    heating-degree-days,rcp45,C,2021,8200,21
    heating-degree-days,rcp45,C,2030,6560,21
    cooling-degree-days,rcp45,A,2021,400,21
    cooling-degree-days,rcp45,A,2030,400,21
    cooling-degree-days,rcp45,B,2021,500,21
    cooling-degree-days,rcp45,B,2030,600,21
    cooling-degree-days,rcp45,C,2021,500,21
    cooling-degree-days,rcp45,C,2030,900,21

    """

  private static let warm = "climate-adjusted"

  /// The plan in the climate to come, with or without single models.
  private static func calculation(
    models: String? = Self.models, ranges: [String] = [], _ changes: [String: String?] = [:]
  ) throws -> PlanCalculation {
    var all = changes
    all["climate-summary.csv"] = summary
    all["climate-series.csv"] = series
    if let models { all["climate-models.csv"] = models }
    return try PlanDrawsTests.calculation(ranges, all).following(warm)
  }

  private static func draws(
    _ calculation: PlanCalculation, seed: UInt64 = 1, isLatin: Bool = true
  ) throws -> PlanDraws {
    var options = PlanDraws.Options()
    (options.draws, options.seed, options.isLatin) = (600, seed, isLatin)
    return try #require(calculation.draws(options))
  }

  /// Every model's own run with all actions of the plan, in the order of the draws.
  private static func runs(_ calculation: PlanCalculation) throws -> [ScenarioCase.ClimateRun] {
    let entry = try #require(calculation.scenarios?[warm])
    let runs = entry.acting(.all, of: calculation.workspace.actions).runs
    let models = try #require(calculation.projection?.climateModels)
    return try models.map { model in try #require(runs.first { $0.name == model.name }) }
  }

  @Test func `models are ordered by what the last year emits`() throws {
    let runs = try Self.runs(try Self.calculation())
    #expect(Set(runs.map { String($0.name.suffix(1)) }) == ["A", "B", "C"])
    let totals = try runs.map { try #require($0.projection.total(2030)) }
    #expect(totals == totals.sorted() && Set(totals).count == 3)
    // A run of the climate is one model, of which nothing is drawn.
    #expect(runs.allSatisfy { $0.projection.climateModels.isEmpty })
  }

  @Test func `a draw is the run of its model, before and with actions`() throws {
    let calculation = try Self.calculation()
    let runs = try Self.runs(calculation)
    let result = try Self.draws(calculation, isLatin: false)
    let input = try #require(result.inputs.inputs.first { $0.isOfClimate })
    #expect(input.title == "climate model" && input.text == "1 of 3 models, all equally likely")
    #expect(result.inputs.inputs.count == 1 && !result.isEmpty)
    let sample = DrawSample(result.program, options: result.options, work: PlanDraws.inTurn)
    let stream = DrawStream(seed: 1, input: input.id)
    var seen: Set<Int> = []
    for draw in 0..<40 {
      let place = Int(input.shape.value(at: stream.unit(draw)))
      seen.insert(place)
      for year in [2021, 2025, 2030] {
        let index = year - result.years.lowerBound
        let usual = try #require(runs[place].projection.total(year))
        #expect(isClose(sample.businessAsUsual[index][draw], usual, within: 1e-9))
        let plan = try #require(runs[place].total(year))
        #expect(isClose(result.planDraws[index][draw], plan, within: 1e-9))
      }
    }
    #expect(seen == [0, 1, 2])
  }

  @Test func `each model comes true in a third of all draws`() throws {
    let first = try Self.calculation()
    let totals = try Self.runs(first).map { try #require($0.total(2030)) }.sorted()
    // Between the models that emit least and second least, and between the other two.
    let rows = [(totals[0] + totals[1]) / 2, (totals[1] + totals[2]) / 2].enumerated().map {
      "t\($0),Target \($0),own,2021,2030,,,\($1),,assumption,verified,"
    }
    let header =
      "id,name,kind,base_year,year,reduction_percent,sector,allowed_tonnes,budget_tonnes,source,status,note"
    let calculation = try Self.calculation([
      "targets.csv": ([header] + rows).joined(separator: "\n") + "\n"
    ])
    let result = try Self.draws(calculation)
    // 600 slices: 200 for each of three models.
    #expect(result.goals.map(\.probability) == [200.0 / 600, 400.0 / 600])
    let spread = try #require(result.plan.last)
    let mean: Double = totals.reduce(0, +) / 3
    #expect(isClose(spread.mean, mean, within: 1e-9))
    #expect(isClose(spread.p5, totals[0], within: 1e-9))
    #expect(isClose(spread.p50, totals[1], within: 1e-9))
    #expect(isClose(spread.p95, totals[2], within: 1e-9))
    let found = try #require(result.sensitivities(in: 2030).first)
    #expect(found.input.title == "climate model")
    // Of twenty slices two hold two models each: a tenth of the variance lies within them.
    #expect(
      found.varianceShare > 0.88 && found.varianceShare <= 1,
      "\(found.varianceShare) of \(totals)")
    let ends = try #require(found.ends)
    let runs = try Self.runs(calculation)
    #expect(isClose(ends.low, try #require(runs.first?.total(2030)), within: 1e-9))
    #expect(isClose(ends.high, try #require(runs.last?.total(2030)), within: 1e-9))
    #expect(
      result.howDrawn
        == "600 draws in a Latin hypercube, seed 1, of 1 inputs: 0 from ranges.csv or costs.csv, 0 from the inventory, and the climate model."
    )
  }

  @Test func `ratios are those of the degree days`() throws {
    var ratios = ClimateRatios(try #require(try Self.calculation().projection))
    func sorted(_ heating: Double, _ cooling: Double, _ year: Int) throws -> [Double] {
      let all = ratios.ratios(.init(heating: heating, cooling: cooling), in: year)
      let found = try #require(all)
      #expect(found.first == 1)
      return found.dropFirst().sorted()
    }
    // (1 − 0.68 · 0.2) ÷ (1 − 0.68 · 0.1) for model C, and so on.
    let gas = try sorted(0.68, 0, 2030)
    for (found, exact) in zip(gas, [0.927038626609442, 1, 1.0364806866952789]) {
      #expect(isClose(found, exact))
    }
    let power = try sorted(0.12, 0.19, 2030)
    for (found, exact) in zip(
      power, [0.9178208679593721, 0.9473684210526316, 1.0415512465373961])
    {
      #expect(isClose(found, exact))
    }
    // Four of nine years are over.
    let early = try sorted(0.68, 0, 2025)
    for (found, exact) in zip(early, [0.968835930339139, 1, 1.0155820348304306]) {
      #expect(isClose(found, exact))
    }
    #expect(try sorted(0.68, 0.1, 2021) == [1, 1, 1])
    let outside = ratios.ratios(.init(heating: 0.5, cooling: 0), in: 2031)
    #expect(outside == nil)
  }

  @Test func `with one model that is the median each draw is the plan's own number`() throws {
    let calculation = try Self.calculation()
    let scenarios = try #require(calculation.scenarios)
    var inputs = scenarios.inputs
    let climate = try #require(inputs.climates["rcp45"])
    inputs.climates["rcp45"] = ClimateAdjustment(
      id: climate.id, title: climate.title, central: climate.central, others: [climate.central],
      spread: .models)
    let projection = Projection(
      inventory: calculation.inventory, years: scenarios.years, inputs: inputs,
      scenario: .climateAdjusted("rcp45"))
    #expect(projection.climateModels.count == 1)
    let portfolio = Portfolio(actions: calculation.workspace.actions, projection: projection)
    var options = PlanDraws.Options()
    options.draws = 40
    let result = PlanDraws(RangeBook(), portfolio: portfolio, levels: [], options: options)
    #expect(result.inputs.inputs.contains { $0.isOfClimate })
    for (year, draws) in zip(result.years, result.planDraws) {
      let total = try #require(portfolio.total(year))
      #expect(draws.allSatisfy { ($0 - total).magnitude <= 1e-12 * total }, "\(year)")
    }
  }

  @Test func `the same seed draws the same models, and other inputs stay as they were`() throws {
    let range = ["r1,parameter,a1,participation,triangular,0.3,0.5,0.8,assumption,"]
    let calculation = try Self.calculation(ranges: range)
    let one = try Self.draws(calculation, seed: 7)
    #expect(one.inputs.inputs.map(\.id) == ["r1", "climate: model"])
    #expect(one.planDraws == (try Self.draws(calculation, seed: 7)).planDraws)
    #expect(one.planDraws != (try Self.draws(calculation, seed: 8)).planDraws)
    let sample = DrawSample(one.program, options: one.options, work: PlanDraws.inTurn)
    let without = try Self.draws(try Self.calculation(models: nil, ranges: range), seed: 7)
    let alone = DrawSample(without.program, options: without.options, work: PlanDraws.inTurn)
    #expect(sample.draws(of: 0) == alone.draws(of: 0))
  }

  @Test func `without single models the median is held, and it is said`() throws {
    let result = try Self.draws(try Self.calculation(models: nil))
    #expect(result.isEmpty)
    #expect(result.held.contains { $0.hasPrefix("The climate is held at the median of models") })
    let today = try #require(
      try PlanDrawsTests.calculation([]).draws(PlanDraws.Options()))
    #expect(!today.held.contains { $0.contains("climate") })
  }

  @Test func `one of some things is as likely as the others`() {
    let shape = DrawShape(oneOf: 4)
    #expect(shape.wholes == 0...3 && !shape.isFixed)
    #expect(
      [0.001, 0.24, 0.26, 0.49, 0.51, 0.74, 0.76, 0.999].map(shape.value) == [
        0, 0, 1, 1, 2, 2, 3, 3,
      ])
    #expect(DrawShape(oneOf: 1).isFixed)
  }
}
