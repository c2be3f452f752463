internal import Tables

extension ActionRules {
  /// Actions that would go on and have no effect from some year on, because what they need has none, at their places.
  ///
  /// - Parameters:
  ///   - actions: Those that are asked about.
  ///   - able: The ids of all that act in some year, those without an effect on emissions included.
  ///   - years: Those of the forecast.
  func endings(
    of actions: [Action], among able: Set<String>, in years: ClosedRange<Int>
  ) -> [Finding] {
    let needy = actions.filter { !$0.needs.isEmpty }
    guard !needy.isEmpty else { return [] }
    let yearly = years.map { year in (year: year, ids: acting(able, in: year)) }
    return needy.compactMap { action in
      let last = yearly.last(where: { $0.ids.contains(action.id) })?.year ?? .min
      guard let first = yearly.first(where: { $0.year > last && action.ramp($0.year) > 0 }),
        let need = action.needs.first(where: { !first.ids.contains($0) })
      else { return nil }
      return Finding(
        .warning,
        "“\(action.id)” has no effect from \(first.year) on, because it needs “\(need)”, and \(reason(need, in: first.year)).",
        at: action.place.at(column: "needs"))
    }
  }

  /// Why an action that is needed does not act in a year, as a part of a sentence.
  private func reason(_ id: String, in year: Int) -> String {
    guard let action = known(id) else { return "there is none" }
    if action.startYear > year { return "“\(id)” starts in \(action.startYear)" }
    if let end = action.uptake.endYear, end < year { return "“\(id)” ends in \(end)" }
    return "“\(id)” has none then"
  }
}
