import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Tables
import TestSupport
import Testing

/// What targets are held against: every scenario and the plan, and nothing where records are missing.
@Suite struct TargetCourseTests {
  private static let half = TargetTown.row(
    "half", "absolute", 2019, 2030, ["reduction_percent": "50"])
  private static let roads = TargetTown.row(
    "roads", "absolute", 2019, 2030, ["reduction_percent": "50", "sector": "transportation"])
  private static let budget = TargetTown.row(
    "b", "budget", 2019, 2030, ["budget_tonnes": "90000"])

  /// Buildings follow an indicator that there is not, so that 550 t are in no forecast.
  private func holed(_ targets: [String]) throws -> PlanCalculation {
    var town = TargetTown(targets: targets)
    town.files["drivers.csv"] = SampleWorkspace().table(
      "drivers.csv", rows: ["buildings,,,nobody,,bill,", ",,,none,,bill,"])
    return try town.calculation()
  }

  @Test func `nothing is told of a target whose scope lacks records of the base year`() throws {
    let calculation = try holed([Self.half, Self.roads, Self.budget])
    let courses = calculation.targetScenarios
    #expect(courses.count == 2)
    for course in courses {
      #expect(TargetGap(of: calculation.levels[0], under: course) == nil)
      let unknown = try #require(course.unknown(for: calculation.levels[0].target))
      #expect(unknown.text == "cannot be told: 550 t CO2e left out")
      // 350 t of roads are all there, and above 200 t.
      let gap = try #require(TargetGap(of: calculation.levels[1], under: course))
      #expect(isClose(gap.tonnes, 150))
      let budget = try #require(calculation.targets.budgets.first)
      #expect(budget.use(under: course) == nil && budget.missingYears(under: course).isEmpty)
    }
    let catalog = FigureCatalog(calculation)
    for figure in ["half/gap", "half/plan-late", "b/used", "b/used-up"] {
      guard case .missing(let reason) = catalog.answer("target/\(figure)") else {
        Issue.record("There is a figure \(figure).")
        continue
      }
      #expect(reason.contains("550 t CO2e left out"), "\(reason)")
    }
  }

  @Test func `a row that cannot be read leaves a hole of unknown size`() throws {
    var town = TargetTown(targets: [Self.half, Self.roads], falls: true)
    let sample = SampleWorkspace()
    town.files["inventory.csv"] = sample.table(
      "inventory.csv",
      rows: TargetTown.inventory + [
        "x21,2021,buildings,residential,direct-entry,co2,many,tonne,,I.1.1,1,,H,bill,"
      ])
    let calculation = try town.calculation()
    let course = try #require(calculation.targetScenarios.first)
    #expect(TargetGap(of: calculation.levels[0], under: course) == nil)
    #expect(
      course.unknown(for: calculation.levels[0].target)?.text
        == "cannot be told: 1 record of unknown size left out")
    #expect(TargetGap(of: calculation.levels[1], under: course) != nil)
  }

  @Test func `every scenario is a course of its own name, and so is the plan`() throws {
    var town = TargetTown(targets: [Self.half])
    town.files["policies.csv"] = ForecastSample.table(
      ForecastSample.policyHeader,
      ["law,Law,state,adopted,buildings,,,intensity,,2024,2024,20,bill,"])
    town.files["scenarios.csv"] = ForecastSample.table(
      ForecastSample.scenarioHeader,
      ["law,With the law,adopted,none,,,,", "usual,As ever,none,none,,,,"])
    let calculation = try town.calculation()
    let courses = calculation.targetScenarios
    #expect(courses.map(\.id) == ["law", "plan", "usual"])
    #expect(courses.map(\.name) == ["With the law", "the plan", "As ever"])
    let gaps = courses.map { TargetGap(of: calculation.levels[0], under: $0)?.tonnes ?? 0 }
    // 550 · 0.8 + 350 and 900 above 500
    #expect(isClose(gaps[0], 290) && isClose(gaps[1], 290) && isClose(gaps[2], 400))
    let catalog = FigureCatalog(calculation)
    guard case .found(let figure) = catalog.answer("target/half/gap/usual") else {
      Issue.record("There is no gap under “usual”.")
      return
    }
    #expect(figure.content == .number(400, .emissions))
    #expect(figure.explanation.title.contains("As ever"))
    guard case .missing(let reason) = catalog.answer("target/half/gap/nowhere") else {
      Issue.record("There is a scenario “nowhere”.")
      return
    }
    #expect(reason.contains("law, plan, usual"))
  }

  @Test func `a target of the past is held against its inventory`() throws {
    let row = TargetTown.row("past", "absolute", 2018, 2019, ["reduction_percent": "10"])
    var town = TargetTown(targets: [row], falls: true)
    town.files["inventory.csv"] = SampleWorkspace().table(
      "inventory.csv",
      rows: ["b18,2018,buildings,residential,direct-entry,co2,1200,tonne,,I.1.1,1,,H,bill,"]
        + TargetTown.inventory)
    let calculation = try town.calculation()
    let level = try #require(calculation.levels.first)
    let course = try #require(calculation.targetScenarios.first)
    let gap = try #require(TargetGap(of: level, under: course))
    // 1,000 t in 2019 below 1,080
    #expect(isClose(gap.tonnes, -80) && gap.arrival == .met(since: 2019))
  }

  @Test func `a target that is lost again says when`() throws {
    let town = TargetTown(targets: [
      TargetTown.row("own", "own", 2019, 2023, ["allowed_tonnes": "500"])
    ])
    var files = town
    files.files["drivers.csv"] = SampleWorkspace().table(
      "drivers.csv", rows: [",,,none,dip,bill,"])
    files.files["paths.csv"] =
      "path,year,value,unit,source,note\ndip,2021,1,g/mile,bill,\ndip,2023,0.5,g/mile,bill,\ndip,2025,0.5,g/mile,bill,\ndip,2030,1,g/mile,bill,\n"
    let calculation = try files.calculation()
    let course = try #require(calculation.targetScenarios.first)
    let gap = try #require(TargetGap(of: calculation.levels[0], under: course))
    // 900 · 0.5 until 2025, and 540 in 2026
    #expect(gap.arrival == .met(since: 2023, exceeded: 2026))
    #expect(gap.arrivalText == "met 2023–2025, exceeded again in 2026")
    let late = TargetTown.row("own", "own", 2019, 2022, ["allowed_tonnes": "500"])
    files.targets = [late]
    let second = try files.calculation()
    let later = try #require(second.targetScenarios.first)
    let lateGap = try #require(TargetGap(of: second.levels[0], under: later))
    #expect(lateGap.arrivalText == "1 year late, in 2023, exceeded again in 2026")
  }

  @Test func `a target beyond the forecast is noted with what to do`() throws {
    let row = TargetTown.row("far", "absolute", 2019, 2060, ["reduction_percent": "50"])
    let calculation = try TargetTown(targets: [row]).calculation()
    let finding = try #require(
      calculation.findings.first { $0.place.file == "targets.csv" && $0.place.column == "year" })
    #expect(finding.severity == .note && finding.message.contains("forecast_end_year"))
    let course = try #require(calculation.targetScenarios.first)
    #expect(
      course.unknown(for: calculation.levels[0].target)?.text
        == "not in the forecast, which goes from 2021 to 2030")
  }

  @Test func `a budget that begins later starts from the forecast`() throws {
    let row = TargetTown.row("b", "budget", 2025, 2030, ["budget_tonnes": "2700"])
    let calculation = try TargetTown(targets: [row]).calculation()
    let budget = try #require(calculation.targets.budgets.first)
    let course = try #require(calculation.targetScenarios.first)
    let pace = try #require(budget.pace(under: course))
    #expect(pace.from == 2024 && isClose(pace.now, 900) && isClose(pace.left, 2700))
    #expect(isClose(pace.rate, 0.25))
    #expect(budget.pace() == nil)
  }

  @Test func `no pace is told from an inventory that lacks a record`() throws {
    var town = TargetTown(targets: [Self.budget])
    let whole = try town.calculation()
    let course = try #require(whole.targetScenarios.first)
    // 90,000 t less 1,000 t, 950 t and 900 t of 2019 to 2021
    let pace = try #require(whole.targets.budgets.first?.pace(under: course))
    #expect(isClose(pace.left, 87_150) && pace.now == 900)
    town.files["inventory.csv"] = SampleWorkspace().table(
      "inventory.csv",
      rows: TargetTown.inventory + [
        "x21,2021,buildings,residential,direct-entry,co2,many,tonne,,I.1.1,1,,H,bill,"
      ])
    let holed = try town.calculation()
    let budget = try #require(holed.targets.budgets.first)
    #expect(budget.pace() == nil && budget.pace(under: holed.targetScenarios.first) == nil)
    guard case .missing(let reason) = FigureCatalog(holed).answer("target/b/annual-rate") else {
      Issue.record("There is a rate.")
      return
    }
    #expect(reason == "“b”: cannot be told: 1 record of unknown size left out.")
    let offers = holed.targetSuggestions.offered.filter { $0.target.kind == .budget }
    #expect(!offers.isEmpty && offers.allSatisfy { $0.rate == nil && $0.left == nil })
  }

  @Test func `a hole after a budget's end is none of its own`() throws {
    var town = TargetTown(targets: [
      TargetTown.row("past", "budget", 2019, 2019, ["budget_tonnes": "90000"]),
      TargetTown.row("next", "budget", 2019, 2020, ["budget_tonnes": "90000"]),
    ])
    town.files["inventory.csv"] = SampleWorkspace().table(
      "inventory.csv",
      rows: TargetTown.inventory + [
        "x21,2021,buildings,residential,direct-entry,co2,many,tonne,,I.1.1,1,,H,bill,"
      ])
    let calculation = try town.calculation()
    let course = try #require(calculation.targetScenarios.first)
    let budgets = calculation.targets.budgets
    #expect(budgets[0].use(under: course)?.used == 1000)
    // 2020 lies between the inventories of 2019 and 2021 and rests on both.
    #expect(budgets[1].use(under: course) == nil)
  }
}
