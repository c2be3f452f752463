/// A calculator beside the strategies whose effect on emissions it works out: one measure, told from both sides.
public struct LinkedCalculator: Sendable {
  public let calculator: Calculator
  /// Those that are asked about, in the order of the library; empty where it is offered for itself.
  public let strategies: [AdaptationStrategy]

  /// Why it serves a risk, as a full sentence; empty without a strategy.
  ///
  /// - Parameter language: `es` for Spanish, else English.
  public func reason(in language: String) -> String {
    guard !strategies.isEmpty else { return "" }
    let isSpanish = language == "es"
    let names = strategies.map { "“\(isSpanish ? $0.spanishName : $0.name)”" }
      .joined(separator: ", ")
    return isSpanish ? "Calcula lo que reduce: \(names)." : "It works out what these cut: \(names)."
  }
}

extension StrategyLibrary {
  /// Strategies whose effect on emissions a calculator works out, in the order of the library.
  public func strategies(of kind: ActionKind) -> [AdaptationStrategy] {
    strategies.filter { $0.calculators.contains(kind) }
  }

  /// Calculators for words and a group, each with the strategies that it belongs to.
  ///
  /// A hazard, a system or a region is asked of the strategies: a calculator serves what they serve, and one without
  /// such a strategy is left out.
  ///
  /// - Parameters:
  ///   - group: Nil for all.
  ///   - fits: What else a strategy must be for its calculators to be offered; everything will do unless given.
  public func calculators(
    _ query: StrategyQuery, group: CalculatorGroup? = nil,
    fits: ((AdaptationStrategy) -> Bool)? = nil
  ) -> [LinkedCalculator] {
    // The words are for the calculator, whose strategy may say it in others.
    var asked = query
    asked.words = ""
    let serving = search(asked).filter { fits?($0) ?? true }
    return Calculator.search(query.words, group: group).compactMap { calculator in
      let through = serving.filter { $0.calculators.contains(calculator.kind) }
      guard !query.isOfRisks && fits == nil || !through.isEmpty else { return nil }
      return LinkedCalculator(calculator: calculator, strategies: through)
    }
  }
}
