internal import Factors
internal import Forecast
internal import Inventory
internal import Plan
internal import Quantities

extension ExhibitCatalog {
  /// The name of the scenario that the plan's own figures are of.
  private var first: String { calculation.targetScenarios.first?.name ?? "Business as usual" }

  func targetsTable() -> PlanTable? {
    guard !calculation.levels.isEmpty else { return nil }
    let courses = calculation.targetScenarios
    let rows = calculation.levels.map { level -> [PlanTable.Cell] in
      let target = level.target
      let allowed: [PlanTable.Cell] = [
        .init(target.name), .init(reduction(level)), .init(String(target.year)),
        tonnes(level.allowed),
      ]
      let sides = (0..<2).map { position in
        courses.indices.contains(position)
          ? reached(target, courses[position]) : PlanTable.Cell("—")
      }
      return allowed + sides
    }
    return PlanTable(
      id: "targets", caption: "Targets beside the forecast, t CO₂e",
      columns: [
        .init("Target", width: 2), .init("Reduction", width: 2), .init("Year", .right),
        .init("Allowed", .right, width: 1.2), .init(first, .right, width: 1.2),
        .init("With this plan", .right, width: 1.2),
      ], rows: rows,
      notes: unverifiedNotes + calculation.planLimits + calculation.forecastOmissions)
  }

  /// What a course emits in a target's year; a total that lacks records is no figure to hold against it.
  private func reached(_ target: Target, _ course: TargetScenario) -> PlanTable.Cell {
    if case .leftOut(let hole) = course.unknown(for: target) { return .init(hole.text) }
    return course.tonnes(target.year, target.reach).map(tonnes) ?? .init("—")
  }

  private func reduction(_ level: TargetLevel) -> String {
    let target = level.target
    let percent = NumberText.significant(
      level.spokenReduction * 100, digits: target.reduction == nil ? 3 : 6)
    let basis = level.perResident == nil ? "" : " per resident"
    let part = target.reach.isEverything ? "" : ", \(target.reach.title.lowercased())"
    return "\(percent)%\(basis) from \(target.baseYear)\(part)"
  }

  private var unverifiedNotes: [String] {
    let unverified = calculation.levels.filter { $0.status == .unverified }
    if unverified.count > 1, unverified.count == calculation.levels.count {
      return ["All percentages are unverified for this community."]
    }
    return unverified.map { "\($0.target.name): the percentage is unverified for this community." }
  }

  /// How fast emissions have to fall, and when the forecast and the plan come down to each target.
  func targetPaceTable() -> PlanTable? {
    guard !calculation.levels.isEmpty else { return nil }
    let courses = calculation.targetScenarios
    let rows = calculation.levels.map { level -> [PlanTable.Cell] in
      let pace = calculation.pace(to: level)
      let arrivals = (0..<2).map { position -> PlanTable.Cell in
        guard courses.indices.contains(position),
          let gap = TargetGap(of: level, under: courses[position])
        else {
          let isKnown = courses.indices.contains(position)
          let reason = isKnown ? courses[position].unknown(for: level.target)?.text : nil
          return .init(reason ?? "—")
        }
        return .init(gap.arrivalText)
      }
      return [
        .init(level.target.name), .init(String(level.target.year)),
        pace.map { tonnes($0.yearly) } ?? .init("—"),
        .init(pace?.rate.map { "\(NumberText.grouped($0 * 100, decimals: 1))%" } ?? "—"),
      ] + arrivals
    }
    return PlanTable(
      id: "target-pace", caption: "What the targets need, and when they are met",
      columns: [
        .init("Target", width: 2), .init("Year", .right),
        .init("Less each year, t CO₂e", .right, width: 1.2),
        .init("Or each year, of the year before", .right, width: 1.2),
        .init(first, width: 1.5), .init("With this plan", width: 1.5),
      ], rows: rows,
      notes: [
        "Less each year: from the last inventory to the target's year, the same tons or the same percentage. No percentage leads to zero."
      ] + unverifiedNotes + calculation.planLimits + calculation.forecastOmissions)
  }

  /// Carbon budgets, and when they are used up.
  func carbonBudgetsTable() -> PlanTable? {
    let budgets = calculation.targets.budgets
    guard !budgets.isEmpty else { return nil }
    let courses = calculation.targetScenarios
    let rows = budgets.map { budget -> [PlanTable.Cell] in
      let uses = (0..<2).map { position -> PlanTable.Cell in
        guard courses.indices.contains(position),
          let use = budget.use(under: courses[position])
        else { return .init("—") }
        return .init(use.usedUpIn.map(String.init) ?? "after \(budget.target.year)")
      }
      return [
        .init(budget.target.name),
        .init("\(budget.years.lowerBound) to \(budget.years.upperBound)"), tonnes(budget.tonnes),
        courses.first.flatMap { budget.use(under: $0) }.map { tonnes($0.usedSoFar) } ?? .init("—"),
      ] + uses
    }
    let unverified = budgets.filter { $0.status == .unverified }.map {
      "\($0.target.name): the share is a calculation of Cairn and unverified."
    }
    return PlanTable(
      id: "carbon-budgets", caption: "Carbon budgets, t CO₂e",
      columns: [
        .init("Budget", width: 2), .init("Years"), .init("Whole", .right, width: 1.2),
        .init("Used until the last inventory", .right, width: 1.2),
        .init("Used up: \(first)", .right, width: 1.2),
        .init("Used up, with this plan", .right, width: 1.2),
      ], rows: rows,
      notes: [
        "Years between inventories lie on a straight line. A global budget is of carbon dioxide alone; all gases are counted against it here."
      ] + unverified + calculation.forecastOmissions)
  }
}
