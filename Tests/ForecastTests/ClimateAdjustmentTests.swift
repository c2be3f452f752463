import Factors
import Forecast
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct ClimateAdjustmentTests {
  private typealias Sample = ForecastSample

  private static let summary = """
    indicator,name,unit,scenario,period,kind,median,mean,p10,p90,lowest,highest,models,missing_models,agreement,baseline_period,definition,source,note
    heating-degree-days,Heating degree days,degF-days,rcp45,2021-2030,absolute,7600,,7400,7800,,,20,,,,,bill,
    cooling-degree-days,Cooling degree days,degF-days,rcp45,2021-2030,absolute,625,,550,750,,,20,,,,,bill,

    """

  private let series: [String: String?] = [
    "climate-summary.csv": Self.summary,
    "climate-series.csv": """
    indicator,scenario,year,median,p10,p90,models,running_mean_years
    heating-degree-days,rcp45,2021,8000,8000,8000,20,30
    heating-degree-days,rcp45,2030,7200,6800,7600,20,30
    cooling-degree-days,rcp45,2021,500,500,500,20,30
    cooling-degree-days,rcp45,2030,750,600,1000,20,30

    """,
  ]

  @Test func `heating and cooling follow degree days, the rest does not`() throws {
    let calculation = try Sample.calculation(series)
    let entry = try #require(calculation.scenarios?["climate-adjusted"])
    let plain = try Sample.projection()
    let electric = try Sample.stream("e21", of: entry.projection)
    let usual = try Sample.stream("e21", of: plain)
    // 12 percent heats and 19 percent cools: 1 + 0.12 · (0.9 − 1) + 0.19 · (1.5 − 1)
    #expect(isClose(electric.growth[9], usual.growth[9] * 1.083))
    let gas = try Sample.stream("g21", of: entry.projection)
    #expect(
      isClose(gas.growth[9], try Sample.stream("g21", of: plain).growth[9] * (1 - 0.068)))
    let road = try Sample.stream("v21", of: entry.projection)
    #expect(road.growth == (try Sample.stream("v21", of: plain).growth))
    // The plan's own figures stay in today's climate.
    #expect(calculation.projection?.total(2030) == plain.total(2030))
  }

  @Test func `stated parts take the place of national ones`() throws {
    let calculation = try Sample.calculation(
      series, Sample.drivers(",,,,none,,,,,,50,0,bill,"))
    let projection = try #require(calculation.scenarios?["climate-adjusted"]).projection
    #expect(isClose(try Sample.stream("g21", of: projection).growth[9], 0.95))
    let explanation = projection.explanation(
      of: try Sample.stream("g21", of: projection), year: 2030)
    let share = try #require(explanation.inputs.first { $0.symbol == "h" })
    #expect(share.place?.column == "heating_percent")
    #expect(explanation.formula == "m(base) · W(y)")
  }

  @Test func `degree days that end too early leave that part as it is, with an error`() throws {
    let short: [String: String?] = [
      "climate-summary.csv": Self.summary,
      "climate-series.csv": """
      indicator,scenario,year,median,p10,p90,models,running_mean_years
      heating-degree-days,rcp45,2021,8000,,,20,30
      heating-degree-days,rcp45,2030,7200,,,20,30
      cooling-degree-days,rcp45,2021,500,,,20,30
      cooling-degree-days,rcp45,2025,750,,,20,30

      """,
      "scenarios.csv": Sample.table(
        Sample.scenarioHeader, ["bau,Usual,,,,,,", "warm,Warm,,,RCP4.5,,,"]),
    ]
    let calculation = try Sample.calculation(short)
    let finding = try #require(
      calculation.findings.first {
        $0.place == Place(file: "scenarios.csv", row: 3, column: "climate")
      })
    #expect(finding.message.contains("cooling degree days"))
    let entry = try #require(calculation.scenarios?["warm"])
    #expect(entry.omissions.contains { $0.contains("change of cooling") })
    #expect(
      isClose(try Sample.stream("e21", of: entry.projection).growth[9], 1110.0 / 1020 * 0.988))
    #expect(entry.range(2030) == nil)
  }

  @Test func `years are averaged, so that one warm winter does not stand for the climate`() {
    let member = ClimateAdjustment.Member(
      name: "m", heating: YearSeries([2020: 100, 2021: 40, 2022: 100, 2023: 100, 2024: 60]),
      cooling: nil, window: 3)
    #expect(isClose(member.heating?.value(in: 2021) ?? 0, 80))
    #expect(isClose(member.heating?.value(in: 2022) ?? 0, 80))
    // At the ends there is no whole window, so the nearest mean of one is held.
    #expect(isClose(member.heating?.value(in: 2020) ?? 0, 80))
    #expect(isClose(member.heating?.value(in: 2024) ?? 0, 260 / 3.0))
    #expect(member.heldAfter == 2023 && member.heldNote(2021...2023) == nil)
    #expect(member.heldNote(2021...2024)?.contains("mean of 2023 is held") == true)
  }
}
