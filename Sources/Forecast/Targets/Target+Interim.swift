internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

extension Target {
  /// The level of a year on the way to another target.
  ///
  ///     straight:       T = E(base) + (T(goal) − E(base)) · (year − base) ÷ (goal − base)
  ///     constant rate:  T = E(base) · (T(goal) ÷ E(base))^((year − base) ÷ (goal − base))
  func interimLevel(
    _ base: Double, _ ground: TargetGround, goal: TargetLevel?
  ) throws(TargetProblem) -> TargetLevel {
    guard let goal else {
      throw problem(
        leadsTo.isEmpty
          ? "The target “\(id)” is a year on the way and needs the target that it leads to. Fill in “leads_to”."
          : "The target “\(id)” leads to “\(leadsTo)”, which is no target of this table with a level of its own. Name one that is neither a budget nor a year on the way.",
        "leads_to")
    }
    let end = goal.target.year
    guard (baseYear...max(baseYear, end)).contains(year), end > year else {
      throw problem(
        "The target “\(id)” is for \(year), which is not before \(end), the year of “\(leadsTo)”.",
        "year")
    }
    guard goal.target.reach == reach else {
      guard covers == goal.target.covers else {
        throw problem(
          "The targets “\(id)” and “\(leadsTo)” do not cover the same scopes and sectors.", "covers"
        )
      }
      throw problem("The targets “\(id)” and “\(leadsTo)” are not of the same sector.", "sector")
    }
    guard let path = TargetPath(through: [baseYear: base, end: goal.allowed], shape: shape),
      let allowed = path.allowed(in: year)
    else {
      throw problem(
        "No constant rate leads from \(EmissionsInventory.text(base)) to \(EmissionsInventory.text(goal.allowed)). Choose a straight line.",
        "shape")
    }
    let goalInput = Explanation.Input(
      symbol: "T(goal)", name: "Allowed in \(end) by “\(goal.target.name)”",
      value: NumberText.grouped(goal.allowed), unit: "t CO2e", source: "calculated",
      place: place.at(column: "leads_to"))
    var level = level(
      base, allowed: allowed,
      formula: shape == .straight
        ? "T = E(base) + (T(goal) − E(base)) · (year − base) ÷ (goal − base)"
        : "T = E(base) · (T(goal) ÷ E(base))^((year − base) ÷ (goal − base))",
      inputs: [
        baseInput(base), goalInput, count("year − base", year - baseYear),
        count("goal − base", end - baseYear),
      ], ground: ground)
    if goal.status == .unverified { level.status = .unverified }
    level.explanation.parts = [goal.explanation]
    return level
  }

  private func count(_ symbol: String, _ years: Int) -> Explanation.Input {
    Explanation.Input(
      symbol: symbol, name: "Years", value: String(years), unit: "years", source: "counted")
  }
}
