internal import Factors
internal import Forecast
internal import Quantities
internal import Strategies
internal import Workspace

/// How sure the plan is.
extension FigureCatalog {
  /// How likely the plan meets a target.
  func probability(_ level: TargetLevel) -> Answer {
    if let course = calculation.planCourse, course.unknown(for: level.target) != nil {
      return noGap(level, course)
    }
    guard let draws = calculation.draws else { return noDraws }
    guard let goal = draws.goals.first(where: { $0.level.target.id == level.target.id }) else {
      return .missing(
        "There is no chance of the target “\(level.target.id)”: its year lies outside the forecast, or it is of one sector."
      )
    }
    return .found(
      Figure(goal.probability, .fraction, explanation: draws.explanation(of: goal)))
  }

  /// What a part of all draws lies below in a year with the plan: `p5` to `p95`; nil for another name.
  func planPercentile(_ name: String, _ year: Int) -> Answer? {
    let names = DrawSpread.parts.map { "p\(Int(($0 * 100).rounded()))" }
    guard let place = names.firstIndex(of: name) else { return nil }
    guard let draws = calculation.draws else { return noDraws }
    guard let explanation = draws.percentileExplanation(place, year) else { return nil }
    let spread = draws.plan[year - draws.years.lowerBound]
    return .found(Figure(spread.percentiles[place], .emissions, explanation: explanation))
  }

  /// True when the community states ranges; nothing is drawn to find out.
  var isDrawn: Bool { !calculation.workspace.rangeBook.ranges.isEmpty }

  /// Names of percentiles of a year with the plan, for suggestions.
  func percentileIDs(_ year: Int) -> [String] {
    isDrawn ? ["p5", "p50", "p95"].map { "plan/\(year)/\($0)" } : []
  }

  private var noDraws: Answer {
    calculation.portfolio == nil
      ? noForecast
      : .missing(
        "Nothing is known of how sure the plan is: no input has a range. Add rows to ranges.csv.")
  }
}
