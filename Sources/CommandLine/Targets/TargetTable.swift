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
  /// Whether a course that says what an earlier one says is left away from what people read.
  private let isMerged: Bool

  init(_ calculation: PlanCalculation, courses: [TargetScenario], isMerged: Bool) {
    self.calculation = calculation
    self.courses = courses
    self.isMerged = isMerged
  }

  /// Levels under their header, for reading.
  var levels: [[String]] {
    [["target", "reduction", "years", "allowed, t", "cut, t/yr", "%/yr"]]
      + calculation.levels.map { level in
        let pace = calculation.pace(to: level)
        return [
          level.target.id, reduction(level), "\(level.target.baseYear)–\(level.target.year)",
          NumberText.grouped(level.allowed), pace.map { NumberText.grouped($0.yearly) } ?? "–",
          pace?.rate.map { NumberText.grouped($0 * 100, decimals: 1) } ?? "–",
        ]
      }
  }

  /// Gaps under their header, below each target one row for each course, so that many courses make no wider table.
  var gaps: [[String]] {
    let shown = shown
    return [["target, and under which course", "gap, t", "date met"]]
      + calculation.levels.flatMap { level in
        [[level.target.id]] + shown.map { ["  \($0.name)"] + gap(level, $0) }
      }
  }

  /// The courses that are read, each with what it says of every target and budget.
  private var shown: [TargetScenario] {
    isMerged ? courses.filter { twin(of: $0) == nil } : courses
  }

  /// The first earlier course that says the same of every target and budget; nil when none does or something is not known.
  private func twin(of course: TargetScenario) -> TargetScenario? {
    let own = answers(course)
    guard !own.isEmpty, !own.contains("–") else { return nil }
    return courses.prefix { $0.id != course.id }.first { answers($0) == own }
  }

  private func answers(_ course: TargetScenario) -> [String] {
    calculation.levels.flatMap { gap($0, course) }
      + calculation.targets.budgets.map { usedUp($0, course) }
  }

  private func reduction(_ level: TargetLevel) -> String {
    let percent = NumberText.significant(level.spokenReduction * 100, digits: 3)
    return "\(percent)%\(level.perResident == nil ? "" : " per resident")"
  }

  private func gap(_ level: TargetLevel, _ course: TargetScenario) -> [String] {
    guard let gap = TargetGap(of: level, under: course) else {
      return ["–", course.unknown(for: level.target)?.text ?? "–"]
    }
    return [NumberText.grouped(gap.tonnes), gap.arrivalText]
  }

  /// Budgets under their header, for reading.
  var budgets: [[String]] {
    [["budget", "years", "total, t", "used, t", "%/yr, lasting forever"]]
      + calculation.targets.budgets.map { budget in
        let use = courses.first.flatMap { budget.use(under: $0) }
        return [
          budget.target.id, "\(budget.years.lowerBound)–\(budget.years.upperBound)",
          NumberText.grouped(budget.tonnes),
          use.map { NumberText.grouped($0.usedSoFar) } ?? "–",
          pace(budget).map { NumberText.grouped($0.rate * 100, decimals: 1) } ?? "–",
        ]
      }
  }

  /// When budgets are used up under their header, below each budget one row for each course.
  var budgetUses: [[String]] {
    let shown = shown
    return [["budget, and under which course", "used up"]]
      + calculation.targets.budgets.flatMap { budget in
        [[budget.target.id]] + shown.map { ["  \($0.name)", usedUp(budget, $0)] }
      }
  }

  private func usedUp(_ budget: CarbonBudget, _ course: TargetScenario) -> String {
    guard let use = budget.use(under: course) else { return "–" }
    return use.usedUpIn.map(String.init) ?? "after \(budget.target.year)"
  }

  /// From the first course where the budget begins after the last inventory.
  private func pace(_ budget: CarbonBudget) -> BudgetPace? {
    budget.pace(under: calculation.targetScenarios.first)
  }

  /// What a reader has to know beside the numbers, in full sentences.
  var notes: [String] {
    var notes = calculation.levels.map(\.target).filter { !$0.covers.isEverything }
      .map { "\($0.id) counts \($0.reach.title) alone." }
    notes += calculation.levels.compactMap { level in
      level.rebasing.map { "\(level.target.id): \($0.text(level.target))" }
    }
    let unverified =
      calculation.levels.filter { $0.status == .unverified }.map(\.target.id)
      + calculation.targets.budgets.filter { $0.status == .unverified }.map(\.target.id)
    if !unverified.isEmpty {
      notes.append("Unverified for this community: \(unverified.joined(separator: ", ")).")
    }
    notes += calculation.targets.budgets.compactMap(budgetNote)
    notes += twinNotes + limitNotes + [leftOutNote].compactMap(\.self)
    return notes
      + calculation.findings.filter { $0.place.file == WorkspaceTables.targets.file }
      .map { "\($0)" }
  }

  /// Which courses are not shown because another says the same.
  private var twinNotes: [String] {
    guard isMerged else { return [] }
    return courses.compactMap { course in
      twin(of: course).map {
        "“\(course.name)” comes to the same as “\($0.name)” for every target, so it is not shown twice."
      }
    }
  }

  /// Which savings of a course count with less than is stated in the year of a target.
  private var limitNotes: [String] {
    shown.flatMap { course in
      calculation.limits(of: course).map { "“\(course.name)”: \($0)" }
    }
  }

  /// That the plan is told without some of its actions; nil when none is left out or the plan is not shown.
  private var leftOutNote: String? {
    let count = calculation.planOmissions.count
    guard count > 0, let plan = calculation.planCourse,
      courses.contains(where: { $0.id == plan.id })
    else { return nil }
    let actions = count == 1 ? "1 action is" : "\(count) actions are"
    return
      "\(actions) left out of the plan, so the gap of “\(plan.name)” is told without \(count == 1 ? "it" : "them")."
  }

  /// Why a budget cannot be added up; nil when it can.
  private func budgetNote(_ budget: CarbonBudget) -> String? {
    guard let course = courses.first, let unknown = budget.unknown(under: course) else {
      return nil
    }
    let id = budget.target.id
    if case .leftOut(let hole) = unknown { return "\(id) cannot be added up: \(hole.text)." }
    let missing = budget.missingYears(under: course)
    let others = missing.count > 1 ? " and \(missing.count - 1) other years" : ""
    return
      "\(id) cannot be added up: there is neither an inventory nor a forecast for \(missing.first.map(String.init) ?? "some year")\(others)."
  }

  /// Everything in numbers, one row for each target.
  var plain: [[String]] {
    let header =
      [
        "target", "name", "kind", "sector", "covers", "base_year", "year", "base_tonnes",
        "allowed_tonnes",
        "budget_tonnes", "reduction_percent", "reduction_per_resident_percent", "tonnes_per_year",
        "percent_per_year", "status", "moved_with_base_year_tonnes",
      ]
      + courses.flatMap { course in
        let id = course.id.split(separator: "-").joined(separator: "_")
        return ["gap_tonnes", "years_late", "budget_used_up_in", "limited"].map { "\(id)_\($0)" }
      }
    return [header] + calculation.levels.map(row) + calculation.targets.budgets.map(row)
  }

  private func row(_ level: TargetLevel) -> [String] {
    let target = level.target
    let pace = calculation.pace(to: level)
    var row = Self.names(target)
    row += [Self.text(level.base), Self.text(level.allowed), "", Self.percent(level.reduction)]
    row += [Self.percent(level.perResident), Self.text(pace?.yearly), Self.percent(pace?.rate)]
    row += [level.status.rawValue, Self.text(level.rebasing?.shift)]
    for course in courses {
      let gap = TargetGap(of: level, under: course)
      row += [Self.text(gap?.tonnes), gap?.yearsLate.map(String.init) ?? "", ""]
      row.append(course.limits(for: target).joined(separator: " "))
    }
    return row
  }

  private func row(_ budget: CarbonBudget) -> [String] {
    let pace = pace(budget)
    var row = Self.names(budget.target)
    row += ["", "", Self.text(budget.tonnes), "", "", Self.text(pace?.yearly)]
    row += [Self.percent(pace?.rate), budget.status.rawValue, ""]
    for course in courses {
      row += ["", "", budget.use(under: course)?.usedUpIn.map(String.init) ?? ""]
      row.append(course.limits(for: budget.target).joined(separator: " "))
    }
    return row
  }

  private static func names(_ target: Target) -> [String] {
    [
      target.id, target.name, target.kind.rawValue, target.sector?.rawValue ?? "",
      target.covers.words.joined(separator: " "),
      String(target.baseYear), String(target.year),
    ]
  }

  private static func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

  private static func percent(_ part: Double?) -> String { text(part.map { $0 * 100 }) }
}
