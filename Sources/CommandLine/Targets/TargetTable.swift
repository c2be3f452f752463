internal import Factors
internal import Forecast
internal import Inventory
internal import Plan
internal import Quantities
internal import Tables
internal import Workspace

/// Targets as rows of text.
struct TargetTable {
  let calculation: PlanCalculation
  private let courses: [TargetScenario]

  init(_ calculation: PlanCalculation) {
    self.calculation = calculation
    courses = calculation.targetScenarios
  }

  /// Levels under their header, for reading.
  var levels: [[String]] {
    let header =
      ["target", "reduction", "year", "allowed t", "less t/year", "%/year"]
      + courses.flatMap { ["gap t, \($0.name)", "when"] }
    return [header]
      + calculation.levels.map { level in
        let pace = calculation.pace(to: level)
        return [
          level.target.id, reduction(level), String(level.target.year),
          NumberText.grouped(level.allowed), pace.map { NumberText.grouped($0.yearly) } ?? "–",
          pace?.rate.map { NumberText.grouped($0 * 100, decimals: 1) } ?? "–",
        ] + courses.flatMap { gap(level, $0) }
      }
  }

  private func reduction(_ level: TargetLevel) -> String {
    let percent = NumberText.significant(level.spokenReduction * 100, digits: 3)
    return
      "\(percent)%\(level.perResident == nil ? "" : " per resident") below \(level.target.baseYear)"
  }

  private func gap(_ level: TargetLevel, _ course: TargetScenario) -> [String] {
    guard let gap = TargetGap(of: level, under: course) else {
      return ["–", "not in the forecast"]
    }
    return [NumberText.grouped(gap.tonnes), gap.arrivalText]
  }

  /// Budgets under their header, for reading.
  var budgets: [[String]] {
    let header =
      ["budget", "years", "whole t", "used t"] + courses.map { "used up, \($0.name)" } + ["%/year"]
    return [header]
      + calculation.targets.budgets.map { budget in
        let uses = courses.map { budget.use(under: $0) }
        return [
          budget.target.id, "\(budget.years.lowerBound)–\(budget.years.upperBound)",
          NumberText.grouped(budget.tonnes),
          uses.first.flatMap(\.self).map { NumberText.grouped($0.usedSoFar) } ?? "–",
        ]
          + uses.map { use in
            use.map { $0.usedUpIn.map(String.init) ?? "after \(budget.target.year)" } ?? "–"
          } + [budget.pace.map { NumberText.grouped($0.rate * 100, decimals: 1) } ?? "–"]
      }
  }

  /// What a reader has to know beside the numbers, in full sentences.
  var notes: [String] {
    var notes = calculation.levels.compactMap { level in
      level.rebasing.map { "\(level.target.id): \($0.text(level.target))" }
    }
    let unverified =
      calculation.levels.filter { $0.status == .unverified }.map(\.target.id)
      + calculation.targets.budgets.filter { $0.status == .unverified }.map(\.target.id)
    if !unverified.isEmpty {
      notes.append("Unverified for this community: \(unverified.joined(separator: ", ")).")
    }
    for budget in calculation.targets.budgets {
      let missing = courses.first.map { budget.missingYears(under: $0) } ?? []
      guard let first = missing.first else { continue }
      notes.append(
        "\(budget.target.id) cannot be added up: there is neither an inventory nor a forecast for \(first)\(missing.count > 1 ? " and \(missing.count - 1) other years" : "")."
      )
    }
    return notes
      + calculation.findings.filter {
        $0.place.file == WorkspaceTables.targets.file && $0.severity >= .warning
      }.map { "\($0)" } + calculation.forecastOmissions.map { "Left out: \($0)" }
  }

  /// Everything in numbers, one row for each target.
  var plain: [[String]] {
    let header =
      [
        "target", "name", "kind", "sector", "base_year", "year", "base_tonnes", "allowed_tonnes",
        "budget_tonnes", "reduction_percent", "reduction_per_resident_percent", "tonnes_per_year",
        "percent_per_year", "status", "moved_with_base_year_tonnes",
      ]
      + courses.flatMap { course in
        let id = course.id.split(separator: "-").joined(separator: "_")
        return ["gap_tonnes", "years_late", "budget_used_up_in"].map { "\(id)_\($0)" }
      }
    return [header] + calculation.levels.map(row) + calculation.targets.budgets.map(row)
  }

  private func row(_ level: TargetLevel) -> [String] {
    let target = level.target
    let pace = calculation.pace(to: level)
    return [
      target.id, target.name, target.kind.rawValue, target.sector?.rawValue ?? "",
      String(target.baseYear), String(target.year), "\(level.base)", "\(level.allowed)", "",
      "\(level.reduction * 100)", level.perResident.map { "\($0 * 100)" } ?? "",
      pace.map { "\($0.yearly)" } ?? "", pace?.rate.map { "\($0 * 100)" } ?? "",
      level.status.rawValue, level.rebasing.map { "\($0.shift)" } ?? "",
    ]
      + courses.flatMap { course -> [String] in
        let gap = TargetGap(of: level, under: course)
        return [
          gap.map { "\($0.tonnes)" } ?? "", gap?.yearsLate.map(String.init) ?? "", "",
        ]
      }
  }

  private func row(_ budget: CarbonBudget) -> [String] {
    let target = budget.target
    return [
      target.id, target.name, target.kind.rawValue, target.sector?.rawValue ?? "",
      String(target.baseYear), String(target.year), "", "", "\(budget.tonnes)", "", "",
      budget.pace.map { "\($0.yearly)" } ?? "", budget.pace.map { "\($0.rate * 100)" } ?? "",
      budget.status.rawValue, "",
    ]
      + courses.flatMap { course -> [String] in
        ["", "", budget.use(under: course)?.usedUpIn.map(String.init) ?? ""]
      }
  }
}
