internal import Factors
internal import Forecast
internal import Inventory
internal import Plan
internal import Quantities

extension StrategiesResults {
  /// Levels, pace and gaps of targets by scenario, and carbon budgets; each sheet only where there is something in it.
  var targetSheets: [Workbook.Sheet] {
    let courses = calculation.targetScenarios
    let levels = calculation.levels.flatMap { level in courses.map { row(level, $0) } }
    let budgets = calculation.targets.budgets.flatMap { budget in courses.map { row(budget, $0) } }
    return (levels.isEmpty ? [] : [targets(levels)]) + (budgets.isEmpty ? [] : [carbon(budgets)])
  }

  private static let targetColumns: [Workbook.Column] = [
    .words("target", 18), .words("name", 30), .words("scenario", 18), .words("scenario name", 26),
  ]

  private func head(_ target: Target, _ course: TargetScenario) -> [Workbook.Cell] {
    [
      .text(target.id), Workbook.Cell(words: target.name), .text(course.id),
      Workbook.Cell(words: course.name),
    ]
  }

  private func targets(_ rows: [[Workbook.Cell]]) -> Workbook.Sheet {
    sheet(
      "Targets",
      [
        "One row for each target and scenario. Gap: what the scenario emits in the target's year above what is allowed, below 0 when there is room.",
        "Needed each year: from the last inventory to the target's year, the same tons or the same percentage.",
      ],
      Self.targetColumns + [
        .words("kind", 14), .words("sector", 18), .year("base year"), .year("target year"),
        .amount("base, t CO2e"), .amount("allowed, t CO2e"), .number("reduction, percent"),
        .number("reduction for each resident, percent"),
        .amount("needed less each year, t CO2e"),
        .number("or less than the year before, percent"), .amount("gap, t CO2e"),
        .number("years late"), .words("when it is met", 34), .words("checked", 13),
      ], rows, frozen: 3)
  }

  private func row(_ level: TargetLevel, _ course: TargetScenario) -> [Workbook.Cell] {
    let target = level.target
    let pace = calculation.pace(to: level)
    let gap = TargetGap(of: level, under: course)
    let reason = course.unknown(for: target)?.text ?? ""
    let cells: [Workbook.Cell] = [
      .text(target.kind.rawValue), Workbook.Cell(words: target.reach.title),
      Workbook.Cell(target.baseYear), Workbook.Cell(target.year), Workbook.Cell(level.base),
      Workbook.Cell(level.allowed), .percent(level.reduction),
      level.perResident.map { .percent($0) } ?? .empty,
    ]
    let way: [Workbook.Cell] = [
      Workbook.Cell(pace?.yearly), pace?.rate.map { .percent($0) } ?? .empty,
      Workbook.Cell(gap?.tonnes), Workbook.Cell(gap?.yearsLate),
      Workbook.Cell(words: gap?.arrivalText ?? reason), .text(level.status.rawValue),
    ]
    return head(target, course) + cells + way
  }

  private func carbon(_ rows: [[Workbook.Cell]]) -> Workbook.Sheet {
    sheet(
      "Carbon budgets",
      ["One row for each budget and scenario. Left: below 0 when more is emitted than the budget."],
      Self.targetColumns + [
        .year("first year"), .year("last year"), .amount("budget, t CO2e"),
        .amount("used by the last inventory, t CO2e"), .amount("used by the last year, t CO2e"),
        .amount("left, t CO2e"), .year("used up in"), .words("checked", 13),
      ], rows, frozen: 3)
  }

  private func row(_ budget: CarbonBudget, _ course: TargetScenario) -> [Workbook.Cell] {
    let use = budget.use(under: course)
    let cells: [Workbook.Cell] = [
      Workbook.Cell(budget.years.lowerBound), Workbook.Cell(budget.years.upperBound),
      Workbook.Cell(budget.tonnes), Workbook.Cell(use?.usedSoFar), Workbook.Cell(use?.used),
      Workbook.Cell(use?.left), Workbook.Cell(use?.usedUpIn), .text(budget.status.rawValue),
    ]
    return head(budget.target, course) + cells
  }
}
