internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities

/// What carbon budgets hold, and when they are used up.
extension FigureCatalog {
  /// Names of the figures of every budget, in the order of a list.
  public static let budgetFigures = [
    "budget", "so-far", "used", "plan-used", "left", "plan-left", "used-up", "plan-used-up",
    "annual-rate",
  ]

  /// Names of the figures of a budget that there are here.
  public var shownBudgetFigures: [String] { Self.budgetFigures + (isDrawn ? ["probability"] : []) }

  func budget(_ budget: CarbonBudget, _ parts: [String]) -> Answer {
    guard parts.count == 2 else {
      return .missing("A budget's figures are named as “target/ID/budget”.")
    }
    switch parts[1] {
    case "budget":
      return .found(Figure(budget.tonnes, .emissions, explanation: budget.explanation))
    case "so-far": return sum(budget, "used until the last inventory", course(0)) { $0.usedSoFar }
    case "used": return sum(budget, "used", course(0)) { $0.used }
    case "plan-used": return sum(budget, "used", course(1)) { $0.used }
    case "left": return sum(budget, "left at the end", course(0)) { $0.left }
    case "plan-left": return sum(budget, "left at the end", course(1)) { $0.left }
    case "used-up": return usedUp(budget, course(0))
    case "plan-used-up": return usedUp(budget, course(1))
    case "annual-rate": return rate(budget)
    case "probability": return probability(budget)
    default: return .missing("There is no figure “target/\(parts.joined(separator: "/"))”.")
    }
  }

  func noUse(_ budget: CarbonBudget, _ course: TargetScenario?) -> Answer {
    guard let course else { return noForecast }
    if case .leftOut = budget.unknown(under: course), let unknown = budget.unknown(under: course) {
      return .missing("“\(budget.target.id)” under \(course.name): \(unknown.text).")
    }
    let missing = budget.missingYears(under: course)
    let years = [missing.first, missing.last].compactMap(\.self).map(String.init)
    return .missing(
      "The budget “\(budget.target.id)” cannot be added up: there is neither an inventory nor a forecast for \(Set(years).sorted().joined(separator: " to "))."
    )
  }

  private func sum(
    _ budget: CarbonBudget, _ what: String, _ course: TargetScenario?,
    _ part: (BudgetUse) -> Double
  ) -> Answer {
    guard let course, let use = budget.use(under: course) else { return noUse(budget, course) }
    let tonnes = part(use)
    return .found(
      Figure(
        tonnes, .emissions,
        explanation: Explanation(
          title: "\(budget.target.name): \(what) under \(course.name)",
          value: EmissionsInventory.text(tonnes),
          formula: "Σ E(y), from \(budget.years.lowerBound) on", inputs: inputs(budget, use),
          method: budgetMethod(budget), notes: leftOut + course.limits(for: budget.target),
          parts: [budget.explanation])))
  }

  private func usedUp(_ budget: CarbonBudget, _ course: TargetScenario?) -> Answer {
    guard let course, let use = budget.use(under: course) else { return noUse(budget, course) }
    let text = use.usedUpIn.map { "used up in \($0)" } ?? "not before \(budget.target.year + 1)"
    return .found(
      Figure(
        .text(text),
        explanation: Explanation(
          title: "\(budget.target.name): when \(course.name) uses it up", value: text,
          formula: "the first year with Σ E(y) > B", inputs: inputs(budget, use),
          method: budgetMethod(budget), notes: leftOut + course.limits(for: budget.target),
          parts: [budget.explanation])))
  }

  private func inputs(_ budget: CarbonBudget, _ use: BudgetUse) -> [Explanation.Input] {
    func input(_ symbol: String, _ name: String, _ tonnes: Double) -> Explanation.Input {
      Explanation.Input(
        symbol: symbol, name: name, value: NumberText.grouped(tonnes), unit: "t CO2e",
        source: "calculated")
    }
    return [
      input("B", "Budget", budget.tonnes),
      input("Σ E to \(budget.lastInventory)", "Used until the last inventory", use.usedSoFar),
      input("Σ E to \(budget.target.year)", "Used until the last year", use.used),
    ]
  }

  private func budgetMethod(_ budget: CarbonBudget) -> String {
    "Until \(budget.lastInventory) by the inventories, on a straight line between them; after that by the forecast. A global budget is of carbon dioxide alone, and all gases are counted against it here."
  }

  private func rate(_ budget: CarbonBudget) -> Answer {
    if let unknown = budget.paceUnknown(under: course(0)) {
      return .missing("“\(budget.target.id)”: \(unknown.text).")
    }
    guard let pace = budget.pace(under: course(0)) else {
      return .missing(
        "No pace keeps the budget “\(budget.target.id)”: it is used up already, or its first years have no inventory."
      )
    }
    return .found(
      Figure(
        pace.rate, .fraction,
        explanation: Explanation(
          title: "\(budget.target.name): reduction needed each year",
          value: "\(NumberText.grouped(pace.rate * 100, decimals: 1))% of the year before",
          formula: "E ÷ (E + L)",
          inputs: [
            Explanation.Input(
              symbol: "E", name: "Emissions in \(pace.from)",
              value: NumberText.grouped(pace.now), unit: "t CO2e",
              source: pace.from <= budget.lastInventory ? "inventory" : "forecast"),
            Explanation.Input(
              symbol: "L", name: "Left after \(pace.from)",
              value: NumberText.grouped(pace.left), unit: "t CO2e", source: "calculated"),
          ],
          method:
            "The same percentage every year, so that all years to come together use what is left. With the same tonnes every year it would be \(EmissionsInventory.text(pace.yearly)) less each year, until 0.",
          notes: leftOut, parts: [budget.explanation])))
  }
}
