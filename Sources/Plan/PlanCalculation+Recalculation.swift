internal import Forecast
public import Inventory
internal import Workspace

extension PlanCalculation {
  /// The present state of a plan held against an earlier one, by the community's own policy of recalculation.
  ///
  /// The base year is that of the first target that counts everything, else the first inventory year. Targets that are no
  /// part of their base year, such as tons of the community's own, do not move with it and are left out.
  ///
  /// - Returns: Nil while neither a target nor the settings name a base year.
  public func recalculation(since earlier: PlanCalculation) -> RecalculationComparison? {
    let community = workspace.community
    guard let base = wholeLevels.first?.target.baseYear ?? community.inventoryYears.first,
      let policy = RecalculationPolicy(
        thresholdPercent: community.recalculationThreshold, baseYear: base)
    else { return nil }
    return RecalculationComparison(
      before: earlier.inventory, after: inventory, policy: policy,
      targets: wholeLevels.compactMap { level in
        level.base == 0 || !followsBase(level)
          ? nil
          : TargetBasis(
            id: level.target.id, name: level.target.name, baseYear: level.target.baseYear,
            allowedShare: level.allowed / level.base)
      })
  }

  /// True when a level is a part of its base year: tons of a community's own are not, nor is a way from one to another.
  private func followsBase(_ level: TargetLevel) -> Bool {
    guard level.target.kind == .interim else { return level.target.kind != .own }
    return levels.contains { goal in
      goal.target.id == level.target.leadsTo && goal.target.kind != .own
        && goal.target.baseYear == level.target.baseYear
    }
  }
}
