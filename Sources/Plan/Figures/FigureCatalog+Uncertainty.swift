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
        "There is no chance of the target “\(level.target.id)”: its year lies outside the forecast."
      )
    }
    return .found(
      Figure(goal.probability, .fraction, explanation: draws.explanation(of: goal)))
  }

  /// How likely the plan keeps a carbon budget.
  func probability(_ budget: CarbonBudget) -> Answer {
    if let course = calculation.planCourse, budget.unknown(under: course) != nil {
      return noUse(budget, course)
    }
    guard let draws = calculation.draws else { return noDraws }
    guard let drawn = draws.budgets.first(where: { $0.budget.target.id == budget.target.id })
    else { return noUse(budget, course(1)) }
    return .found(
      Figure(drawn.chance.probability, .fraction, explanation: draws.explanation(of: drawn)))
  }

  /// How likely the money of an action comes back by the end of the forecast.
  func paybackChance(_ action: Action) -> Answer {
    guard let draws = calculation.draws else { return noDraws }
    guard let money = draws.money, let result = money.actions[action.id] else {
      return .missing("The money of “\(action.id)” cannot be told, so it has no chance either.")
    }
    return .found(
      Figure(
        result.paysBack.probability, .fraction,
        explanation: money.explanation(result, title: action.title, by: draws)))
  }

  /// The same of all actions with known money together, or a percentile of their net present value.
  func wholeMoney(_ name: String) -> Answer? {
    let parts = DrawSpread.parts.map { "p\(Int(($0 * 100).rounded()))" }
    guard name == "payback-chance" || parts.contains(name) else { return nil }
    guard let draws = calculation.draws else { return noDraws }
    guard let money = draws.money, let plan = money.plan else {
      return .missing("No action has money that can be told. Add rows to costs.csv.")
    }
    let explanation = money.explanation(plan, title: "All actions with known money", by: draws)
    guard let place = parts.firstIndex(of: name) else {
      return .found(Figure(plan.paysBack.probability, .fraction, explanation: explanation))
    }
    let value = plan.netPresentValue.percentiles[place]
    let percent = Int((DrawSpread.parts[place] * 100).rounded())
    return .found(
      Figure(
        value, .money,
        explanation: Explanation(
          title: "Net present value of all actions with known money: \(percent)th percentile",
          value: "\(value < 0 ? "−" : "")$\(NumberText.grouped(value.magnitude))",
          formula: "\(percent)% of the draws of NPV lie below it; linear between sorted draws",
          inputs: explanation.inputs, method: explanation.method, notes: explanation.notes
        ).withParts { [explanation] }))
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

  /// Figures of drawn money of all actions together, for suggestions.
  var drawnMoneyIDs: [String] {
    guard isDrawn else { return [] }
    return ["money/payback-chance"]
      + ["p5", "p50", "p95"].map { "money/net-present-value/\($0)" }
  }

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
