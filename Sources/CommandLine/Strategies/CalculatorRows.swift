internal import ArgumentParser
internal import Factors
internal import Quantities
internal import Strategies

/// Where an entry of the one list belongs: adaptation, or a group of calculators.
enum StrategyGroup: String, ExpressibleByArgument, CaseIterable {
  case adaptation, buildings, transportation, electricity, waste, water, refrigerants, land
  case government, generic
}

/// Calculators as rows of the list of strategies, and one with all that is known of it.
enum CalculatorRows {
  static func found(
    _ query: StrategyQuery, group: StrategyGroup?, in library: StrategyLibrary
  ) -> [LinkedCalculator] {
    guard let group else { return library.calculators(query) }
    return CalculatorGroup(rawValue: group.rawValue).map { library.calculators(query, group: $0) }
      ?? []
  }

  static func row(_ calculator: Calculator, language: LibraryLanguage) -> [String] {
    [
      calculator.kind.rawValue, calculator.title(in: language.rawValue),
      calculator.group.rawValue, "", "", "", calculator.usualStanding,
    ]
  }

  static func lines(
    _ calculator: Calculator, language: LibraryLanguage, in library: StrategyLibrary
  ) -> [(String, String)] {
    let facts = CalculatorFacts.standard
    let isSpanish = language == .es
    let language = language.rawValue
    let inputs = calculator.inputs.map { input -> (String, String) in
      let unit = input.units.first ?? "a word"
      let text =
        "\(input.name): \(input.meaning(in: language)); \(unit); \(CalculatorReference.bounds(input))"
      return ("input", text + usual(input, of: calculator, facts))
    }
    let quantities = calculator.quantities.map { quantity -> (String, String) in
      let parameter = quantity.parameter.map {
        "; asks for \($0.name): \($0.meaning(in: language)); \($0.units.first ?? "ratio")"
      }
      return (
        "costs may be per",
        "\(quantity.word): \(quantity.meaning(in: language)); \(quantity.formula)\(parameter ?? "")"
      )
    }
    let costs = facts.costs(of: calculator.kind).map { cost -> (String, String) in
      let span = cost.low.flatMap { low in
        cost.high.map { " (\(NumberText.grouped(low)) to \(NumberText.grouped($0)))" }
      }
      return (
        "usual cost",
        "\(cost.what), \(NumberText.significant(cost.dollars)) dollars for each \(cost.per)\(cost.isYearly ? " a year" : "")\(span ?? ""); \(cost.status.rawValue); \(facts.citation(cost.sources))"
      )
    }
    return [
      ("what", calculator.title(in: language)), ("how", calculator.summary(in: language)),
      ("group", isSpanish ? calculator.group.spanishTitle : calculator.group.title),
      ("equation", calculator.equation),
    ] + inputs + quantities + (costs.isEmpty ? [("usual cost", "none known")] : costs) + [
      (
        "also",
        calculator.coBenefits.map { isSpanish ? $0.spanishTitle : $0.title }.joined(separator: ", ")
      ),
      ("holds for", calculator.validity),
      ("strategies", library.strategies(of: calculator.kind).map(\.id).joined(separator: ", ")),
    ]
  }

  private static func usual(
    _ input: CalculatorInput, of calculator: Calculator, _ facts: CalculatorFacts
  ) -> String {
    if let word = input.usualWord { return "; unless stated \(word)" }
    guard let usual = facts.usual(input.name, of: calculator.kind) else {
      return "; must be stated"
    }
    let span = usual.low.flatMap { low in usual.high.map { " (\(low) to \($0))" } } ?? ""
    return
      "; unless stated \(usual.value) \(usual.unit)\(span), \(usual.standing.rawValue), \(facts.citation(usual.sources))"
  }
}
