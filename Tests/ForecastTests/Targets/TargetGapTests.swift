import Factors
import Forecast
import Inventory
import Plan
import TestSupport
import Testing

/// Pace, gaps, budgets and moves of the base year, by hand.
@Suite struct TargetGapTests {
  private func half(_ year: Int, falls: Bool) throws -> PlanCalculation {
    try TargetTown(
      targets: [TargetTown.row("half", "absolute", 2019, year, ["reduction_percent": "50"])],
      falls: falls
    ).calculation()
  }

  private func gap(_ calculation: PlanCalculation) throws -> TargetGap {
    let level = try #require(calculation.levels.first)
    let course = try #require(calculation.targetScenarios.first)
    return try #require(TargetGap(of: level, under: course))
  }

  @Test func `the pace is the same tonnes or the same percentage every year`() throws {
    // From 900 t in 2021 to 500 t in 2030: 400 ÷ 9, and 1 − (5 ÷ 9)^(1 ÷ 9)
    let calculation = try half(2030, falls: false)
    let level = try #require(calculation.levels.first)
    let pace = try #require(calculation.pace(to: level))
    #expect(pace.from == 2021 && pace.years == 9)
    #expect(isClose(pace.yearly, 400 / 9.0))
    #expect(isClose(pace.rate ?? 0, 0.06322, within: 1e-4))
    var left = pace.now
    for _ in 0..<pace.years { left *= 1 - (pace.rate ?? 0) }
    #expect(isClose(left, 500))
  }

  @Test func `nothing is no goal for a percentage and the past for no pace`() throws {
    let town = TargetTown(targets: [
      TargetTown.row("zero", "absolute", 2019, 2030, ["reduction_percent": "100"]),
      TargetTown.row("past", "absolute", 2019, 2020, ["reduction_percent": "10"]),
    ])
    let calculation = try town.calculation()
    let zero = try #require(calculation.pace(to: calculation.levels[0]))
    #expect(zero.rate == nil && isClose(zero.yearly, 100))
    #expect(calculation.pace(to: calculation.levels[1]) == nil)
  }

  @Test func `a gap says how many years late the course comes`() throws {
    // 900 · (1 − 0.1 · (year − 2021)): 720 in 2023, and 450 in 2026, the first below 500
    let gap = try gap(try half(2023, falls: true))
    #expect(isClose(gap.tonnes, 220))
    #expect(gap.arrival == .late(year: 2026) && gap.yearsLate == 3)
    #expect(gap.arrivalText == "3 years late, in 2026")
  }

  @Test func `a gap says since when the target is met`() throws {
    let gap = try gap(try half(2030, falls: true))
    #expect(isClose(gap.tonnes, -410))
    #expect(gap.arrival == .met(since: 2026) && gap.yearsLate == -4)
  }

  @Test func `a course that stays above never comes there`() throws {
    let gap = try gap(try half(2030, falls: false))
    #expect(gap.arrival == .never(until: 2030) && gap.yearsLate == nil)
    #expect(gap.arrivalText == "not met by 2030")
  }

  @Test func `a sector's target is held against the sector`() throws {
    let row = TargetTown.row(
      "b", "absolute", 2019, 2030, ["reduction_percent": "50", "sector": "buildings"])
    let calculation = try TargetTown(targets: [row]).calculation()
    #expect(isClose(try gap(calculation).tonnes, 250))
    #expect(calculation.wholeLevels.isEmpty)
    let catalog = FigureCatalog(calculation)
    guard case .found(let figure) = catalog.answer("target/b/gap") else {
      Issue.record("There is no gap.")
      return
    }
    #expect(figure.content == .number(250, .emissions))
  }

  // Budgets

  @Test func `a budget is used up in the year whose emissions exceed it`() throws {
    // 1000, 950 and 900 t until 2021, then 900 t a year: 4650 t until 2023, 5550 until 2024
    let row = TargetTown.row("b", "budget", 2019, 2030, ["budget_tonnes": "5000"])
    let calculation = try TargetTown(targets: [row]).calculation()
    let budget = try #require(calculation.targets.budgets.first)
    let course = try #require(calculation.targetScenarios.first)
    let use = try #require(budget.use(under: course))
    #expect(isClose(use.usedSoFar, 2850) && isClose(use.used, 10950) && isClose(use.left, -5950))
    #expect(use.usedUpIn == 2024)
  }

  @Test func `the pace of a budget uses up what is left and no more`() throws {
    let row = TargetTown.row("b", "budget", 2019, 2030, ["budget_tonnes": "5000"])
    let pace = try #require(
      try TargetTown(targets: [row]).calculation().targets.budgets.first?.pace())
    #expect(isClose(pace.left, 2150) && isClose(pace.rate, 900 / 3050.0))
    #expect(isClose(pace.yearly, 810_000 / 5200.0))
    var sum = 0.0
    var tonnes = 900.0
    for _ in 0..<500 {
      tonnes *= 1 - pace.rate
      sum += tonnes
    }
    #expect(isClose(sum, 2150))
  }

  @Test func `a budget that lasts is not used up`() throws {
    let row = TargetTown.row("b", "budget", 2019, 2030, ["budget_tonnes": "10950.1"])
    let calculation = try TargetTown(targets: [row]).calculation()
    let course = try #require(calculation.targetScenarios.first)
    #expect(calculation.targets.budgets.first?.use(under: course)?.usedUpIn == nil)
  }

  @Test func `a budget whose years are not all known is not added up`() throws {
    let row = TargetTown.row("b", "budget", 2019, 2040, ["budget_tonnes": "5000"])
    let calculation = try TargetTown(targets: [row]).calculation()
    let budget = try #require(calculation.targets.budgets.first)
    let course = try #require(calculation.targetScenarios.first)
    #expect(budget.use(under: course) == nil)
    #expect(budget.missingYears(under: course) == Array(2031...2040))
  }

  @Test(arguments: [
    ("per-capita", 500e9 * 1010 / 7.84e9), ("grandfathering", 500e9 * 1000 / 40.9e9),
  ])
  func `the world's budget is divided by people or by past emissions`(
    _ allocation: String, _ expected: Double
  ) throws {
    let row = TargetTown.row(
      "b", "budget", 2020, 2030,
      [
        "temperature": "1.5", "probability": "50", "allocation": allocation, "status": "verified",
      ])
    let budget = try #require(try TargetTown(targets: [row]).calculation().targets.budgets.first)
    #expect(isClose(budget.tonnes, expected))
    #expect(budget.status == .unverified)
    #expect(budget.explanation.method.contains("1.5 °C with a chance of 50 percent"))
  }

  // Rebaseline

  @Test(arguments: [
    ("absolute", ["reduction_percent": "50"], 400.0, 500.0),
    ("own", ["allowed_tonnes": "321"], 321, 321),
    ("per-capita", ["reduction_percent": "50"], 444, 555),
  ])
  func `a level follows its base year and says by how much`(
    _ kind: String, _ cells: [String: String], _ before: Double, _ after: Double
  ) throws {
    var town = TargetTown(targets: [TargetTown.row("t", kind, 2019, 2030, cells)])
    town.files["recalculations.csv"] =
      "year,date,change,what,why,tonnes_before,tonnes_after\n2019,2026-03-01,factor,New grid,Newer,800,1000\n"
    let level = try #require(try town.level())
    let rebasing = try #require(level.rebasing)
    #expect(isClose(rebasing.allowed.before, before) && isClose(rebasing.allowed.after, after))
    #expect(level.explanation.notes.contains { $0.contains("800 t CO2e") })
  }

  @Test func `what the base year was at adoption comes before the log`() throws {
    let row = TargetTown.row(
      "t", "absolute", 2019, 2030, ["reduction_percent": "50", "adopted_base_tonnes": "900"])
    let level = try #require(try TargetTown(targets: [row]).level())
    #expect(isClose(level.rebasing?.shift ?? 0, 50))
    let same = TargetTown.row(
      "t", "absolute", 2019, 2030, ["reduction_percent": "50", "adopted_base_tonnes": "1000"])
    #expect(try TargetTown(targets: [same]).level()?.rebasing == nil)
  }
}
