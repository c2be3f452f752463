internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities

/// How far a scenario is from a target, such as `forecast/adopted/2030/gap/sbt-2030`.
extension FigureCatalog {
  func gap(_ entry: ScenarioCase, _ year: Int, _ target: String, isLate: Bool) -> Answer {
    guard let level = calculation.levels.first(where: { $0.target.id == target }) else {
      return .missing(calculation.absence(ofTarget: target))
    }
    guard level.target.year == year else {
      return .missing("“\(target)” is for \(level.target.year) and not for \(year).")
    }
    guard let gap = TargetGap(of: level, under: entry.course) else {
      return noGap(level, entry.course)
    }
    let name = "\(level.target.name), \(entry.scenario.name)"
    let inputs = [
      Explanation.Input(
        symbol: "E", name: "\(entry.scenario.name) in \(year)",
        value: NumberText.grouped(gap.tonnes + level.allowed), unit: "t CO2e", source: "calculated"),
      allowed(level),
    ]
    let parts = [level.explanation] + reached(entry, level, year)
    let notes =
      entry.omissions.map { "Left out: \($0)" } + entry.course.limits(for: level.target)
    guard isLate else {
      return .found(
        Figure(
          gap.tonnes, .emissions,
          explanation: Explanation(
            title: "\(name): gap in \(year)", value: EmissionsInventory.text(gap.tonnes),
            formula: "E − T", inputs: inputs,
            method: "Above 0 means that the target is missed.", notes: notes, parts: parts)))
    }
    return .found(
      Figure(
        .text(gap.arrivalText),
        explanation: Explanation(
          title: "\(name): when it comes there", value: gap.arrivalText,
          formula: "the first year with E(year) ≤ T", inputs: inputs,
          method: "What the target allows in \(year) is held against the years of the forecast.",
          notes: notes, parts: parts)))
  }

  /// What the scenario is made from in the year; of a target of a part only what its records emit before actions.
  private func reached(
    _ entry: ScenarioCase, _ level: TargetLevel, _ year: Int
  ) -> [Explanation] {
    let reach = level.target.reach
    guard !reach.isEverything else {
      return explanation(entry, year).map { [$0] } ?? []
    }
    let before = entry.portfolio == nil ? "" : ", before actions"
    let explanation = entry.projection.explanation(
      title: "\(reach.title), \(entry.scenario.name), \(year)\(before)", year: year
    ) { reach.includes($0) }
    return explanation.map { [$0] } ?? []
  }
}
