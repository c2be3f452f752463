import Forecast
import Plan
import Tables
import TestSupport
import Testing

/// What stands in the way of a target is found at its cell.
@Suite struct TargetFindingTests {
  private static func row(
    _ kind: String, _ cells: [String: String], base: Int = 2019, year: Int = 2030
  )
    -> String
  { TargetTown.row("t", kind, base, year, cells) }

  @Test(arguments: [
    (row("absolute", ["reduction_percent": "50"], base: 2010), "base_year", "no inventory"),
    (row("absolute", ["reduction_percent": "50"], base: 2030), "base_year", "before the target"),
    (row("absolute", ["reduction_percent": "50"], base: 2040), "base_year", "before the target"),
    (row("absolute", [:]), "reduction_percent", "empty"),
    (row("absolute", ["reduction_percent": "120"]), "reduction_percent", "at most 100"),
    (row("absolute", ["reduction_percent": "50", "sector": "waste"]), "sector", "nothing was"),
    (row("own", [:]), "allowed_tonnes", "tonnes of its own"),
    (row("own", ["allowed_tonnes": "-5"]), "allowed_tonnes", "choose the kind net-zero"),
    (row("absolute", ["reduction_percent": "-5"]), "reduction_percent", "not negative"),
    (row("fair-share", ["global_reduction_percent": "100"]), "hdi_country", "more than there is"),
    (row("fair-share", ["hdi_world": "0"]), "hdi_world", "above 0"),
    (row("interim", [:]), "leads_to", "needs the target"),
    (row("interim", ["leads_to": "x"]), "leads_to", "no target of this table"),
    (row("interim", ["leads_to": "t"]), "leads_to", "year on the way"),
    (row("budget", [:]), "budget_tonnes", "its tonnes"),
    (row("budget", ["budget_tonnes": "5"], base: 2031), "base_year", "not after the last"),
    (
      row("budget", ["temperature": "1.4", "probability": "50"], base: 2020), "temperature",
      "1.5 °C at 50 percent"
    ),
    (
      row("budget", ["temperature": "1.5", "probability": "50"], base: 2021), "base_year",
      "Begin in 2020"
    ),
  ])
  func `a target that cannot be computed says where and why`(
    _ row: String, _ column: String, _ words: String
  ) throws {
    let calculation = try TargetTown(targets: [row]).calculation()
    #expect(calculation.levels.isEmpty && calculation.targets.budgets.isEmpty)
    let finding = try #require(
      calculation.findings.first { $0.place.file == "targets.csv" && $0.severity == .error })
    #expect(finding.place.row == 2 && finding.place.column == column)
    #expect(finding.message.contains(words), "\(finding.message)")
  }

  @Test func `a year on the way to a target that is refused names the error there`() throws {
    let goal = TargetTown.row("end", "absolute", 2030, 2030, ["reduction_percent": "50"])
    let way = TargetTown.row("way", "interim", 2019, 2025, ["leads_to": "end"])
    let calculation = try TargetTown(targets: [goal, way]).calculation()
    let finding = try #require(calculation.findings.first { $0.place.row == 3 })
    #expect(
      finding.message
        == "The target “way” leads to “end”, which could not be used, because of an error at targets.csv, row 2, column base_year. Correct that one first."
    )
  }

  @Test func `a year on the way must come before its goal and can reach nothing by a rate`() throws
  {
    let goal = TargetTown.row("end", "absolute", 2019, 2030, ["reduction_percent": "100"])
    let late = TargetTown.row("late", "interim", 2019, 2030, ["leads_to": "end"])
    let rate = TargetTown.row(
      "rate", "interim", 2019, 2025, ["leads_to": "end", "shape": "constant-rate"])
    let calculation = try TargetTown(targets: [goal, late, rate]).calculation()
    #expect(calculation.levels.map(\.target.id) == ["end"])
    let columns = calculation.findings.filter { $0.place.file == "targets.csv" }
      .map(\.place.column)
    #expect(Set(columns) == ["year", "shape"])
  }

  @Test(arguments: [
    (row("net-zero", ["reduction_percent": "90"]), "states no removals"),
    (row("net-zero", ["reduction_percent": "90", "removals_tonnes": "40"]), "60 t CO2e"),
    (row("fair-share", [:], year: 2031), "only defined for 2030"),
    (
      row("absolute", ["reduction_percent": "50", "budget_tonnes": "7"]),
      "does not use “budget_tonnes”"
    ),
  ])
  func `a doubtful target is computed and warned about`(_ row: String, _ words: String) throws {
    let calculation = try TargetTown(targets: [row]).calculation()
    #expect(calculation.levels.count == 1)
    let warnings = calculation.findings.filter {
      $0.place.file == "targets.csv" && $0.severity == .warning
    }
    #expect(warnings.count == 1 && warnings[0].message.contains(words))
  }

  @Test func `a target without residents names the indicator`() throws {
    let sample = SampleWorkspace()
    var town = TargetTown(targets: [TargetTown.row("t", "fair-share", 2019, 2030)])
    town.files["indicators.csv"] = sample.table(
      "indicators.csv", rows: ["jobs,2021,500,jobs,bill,"])
    let calculation = try town.calculation()
    #expect(calculation.levels.isEmpty)
    #expect(calculation.findings.contains { $0.message.contains("“population”") })
  }
}
