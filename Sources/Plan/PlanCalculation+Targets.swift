public import Forecast
internal import Inventory
internal import Strategies
internal import Tables
internal import Workspace

extension PlanCalculation {
  /// Targets that allow something in one year, in the order of the table.
  public var levels: [TargetLevel] { targets.levels }

  /// The levels of everything together; those of single sectors stand in no chart of totals.
  public var wholeLevels: [TargetLevel] { levels.filter { $0.target.reach.isEverything } }

  /// The years that effects of actions are shown in: those of the targets, else the last of the forecast.
  public var effectYears: [Int] {
    guard let projection else { return [] }
    let targets = Set(levels.map(\.target.year)).filter(projection.years.contains)
    return targets.isEmpty ? [projection.years.upperBound] : targets.sorted()
  }

  static func ground(
    _ workspace: CommunityWorkspace, inventory: EmissionsInventory
  ) -> TargetGround {
    TargetGround(
      inventory: inventory, population: workspace.indicators["population"],
      recalculations: workspace.recalculations)
  }

  /// Targets that would fit the place, with figures and reasons.
  public var targetSuggestions: TargetSuggestions {
    TargetSuggestions(in: Self.ground(workspace, inventory: inventory), beside: targets)
  }

  /// The courses that targets are held against: the plan's scenario, the plan, and every other scenario with its actions.
  ///
  /// The first is what the plan's own figures are of; the second is the first with the plan's actions. Where another
  /// scenario than the first is followed, its course is without its actions, since the plan has them.
  public var targetScenarios: [TargetScenario] {
    guard let scenarios, let portfolio, let basis else { return [] }
    let id = scenarios["plan"] == nil ? "plan" : "the-plan"
    let plan = basis.course(id, "the plan", plan: portfolio)
    let before = followsAnother ? basis.acting(.none, of: []).course : basis.course
    let others = scenarios.cases.filter { $0.scenario.id != basis.scenario.id }
    return [before, plan] + others.map(\.course)
  }

  /// The plan among the courses; nil without a forecast.
  public var planCourse: TargetScenario? { targetScenarios.dropFirst().first }

  /// What of the plan's actions counts in the years of targets with less than they state, one sentence each.
  public var planLimits: [String] { planCourse.map(limits(of:)) ?? [] }

  /// What of a course's actions counts in the years of targets and in the last of budgets with less than they state.
  public func limits(of course: TargetScenario) -> [String] {
    let reached = levels.map(\.target) + targets.budgets.map(\.target)
    return reached.flatMap(course.limits(for:)).withoutRepeats()
  }

  /// Notes on targets that the forecast does not reach, at either end.
  static func reachFindings(_ workspace: CommunityWorkspace, _ projection: Projection?) -> [Finding]
  {
    guard let years = projection?.years else { return [] }
    return early(workspace, years) + late(workspace, years)
  }

  /// A target of the past is held against the inventory of its year.
  private static func early(
    _ workspace: CommunityWorkspace, _ years: ClosedRange<Int>
  ) -> [Finding] {
    let known = workspace.community.inventoryYears
    return workspace.targets.filter {
      $0.kind != .budget && $0.year > $0.baseYear && $0.year < years.lowerBound
        && !known.contains($0.year)
    }.map { target in
      Finding(
        .note,
        "“\(target.id)” is for \(target.year), of which there is no inventory, and the forecast begins in \(years.lowerBound), so nothing can be said of how far away it is. Correct the year, or add the inventory of \(target.year).",
        at: target.place.at(column: "year"))
    }
  }

  private static func late(
    _ workspace: CommunityWorkspace, _ years: ClosedRange<Int>
  ) -> [Finding] {
    workspace.targets.filter { $0.year > years.upperBound }.map { target in
      Finding(
        .note,
        "“\(target.id)” is for \(target.year), and the forecast ends in \(years.upperBound), so nothing can be said of how far away it is. Set forecast_end_year in community.yaml to \(target.year) or later, and give drivers and paths until then or say with “beyond” how they go on.",
        at: target.place.at(column: "year"))
    }
  }

  /// The last inventory with what a target counts; nil while there is none.
  public func lastInventory(for target: Target) -> (year: Int, tonnes: Double)? {
    let years = workspace.community.inventoryYears
    return years.reversed().lazy.compactMap { year in
      inventory.total(year, reach: target.reach).map { (year, $0) }
    }.first
  }

  /// How fast emissions have to fall for a target; nil when its year is not ahead of the last inventory.
  public func pace(to level: TargetLevel) -> TargetPace? {
    lastInventory(for: level.target).flatMap {
      TargetPace(to: level, from: $0.year, now: $0.tonnes)
    }
  }
}
