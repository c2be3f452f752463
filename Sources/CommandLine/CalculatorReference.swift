internal import Factors
internal import Quantities
internal import Strategies

/// The reference of calculators as Markdown: a table for each group, and a page with every one.
enum CalculatorReference {
  /// The path of the page below the folder of the documentation.
  static let path = "methods/calculators.md"

  /// A table for each group, for the list of methods.
  static var groups: String {
    CalculatorGroup.allCases.map { group in
      let rows = Calculator.all.filter { $0.group == group }.map { calculator in
        "| [`\(calculator.kind.rawValue)`](\(path)#\(calculator.kind.rawValue)) | \(calculator.title) | \(calculator.summary) |\n"
      }
      return """
        ### \(group.title)

        | calculator | title | what it does |
        |---|---|---|
        \(rows.joined())
        """
    }.joined(separator: "\n")
  }

  static var page: String {
    let facts = CalculatorFacts.standard
    let sections = CalculatorGroup.allCases.map { group in
      let parts = Calculator.all.filter { $0.group == group }.map { section($0, facts) }
      return "## \(group.title)\n\n" + parts.joined(separator: "\n")
    }
    return """
      # Calculators

      Made by `cairn methods --output docs` from the declarations in the code and the library's tables; do not edit.
      [All methods](../methods.md). An input with a usual value may be left out; every other must be stated in
      `action-parameters.csv`. Usual values marked unverified were not found in a source that was read; those marked definition are no
      facts: they leave the input without an effect of its own.

      Actions on one stream act on what others have left of it. Some calculators act on a part of it with a use of its own, such as
      hot water or city buses: parts do not overlap, so that what is done to unlike parts adds up. Parts that come to more than the
      whole are made smaller in proportion, with a finding.

      \(sections.joined(separator: "\n"))
      """
  }

  /// One calculator by itself.
  static func page(_ calculator: Calculator) -> String {
    section(calculator, CalculatorFacts.standard)
  }

  private static func section(_ calculator: Calculator, _ facts: CalculatorFacts) -> String {
    let rows = calculator.inputs.map { row($0, of: calculator, facts) }.joined()
    let benefits = calculator.coBenefits.map(\.title).joined(separator: ", ")
    let quantities = calculator.quantities.map { "`\($0.word)` (\($0.formula))" }
      .joined(separator: ", ")
    let costs = facts.costs(of: calculator.kind).map { cost in
      "- Usual cost, \(cost.what): \(NumberText.grouped(cost.dollars)) dollars for each \(cost.per)\(cost.isYearly ? " a year" : "") (prices of \(cost.priceYear)); \(cost.status.rawValue); \(facts.citation(cost.sources))\n"
    }
    let known = costs.isEmpty ? "- Usual cost: none known\n" : costs.joined()
    return """
      ### \(calculator.kind.rawValue)

      **\(calculator.title).** \(calculator.summary)

          \(calculator.equation)

      \(rows.isEmpty ? "No inputs.\n" : "| input | meaning | unit | range or words | usual value |\n|---|---|---|---|---|\n" + rows)
      - Holds for: \(calculator.validity)
      - Also brings: \(benefits.isEmpty ? "nothing that is known" : benefits)
      \(parts(calculator))- Costs may be stated per: \(quantities)
      \(known)
      """
  }

  private static func parts(_ calculator: Calculator) -> String {
    calculator.uses.isEmpty
      ? ""
      : "- Acts on a part that overlaps with no other part: \(calculator.uses.joined(separator: ", "))\n"
  }

  private static func row(
    _ input: CalculatorInput, of calculator: Calculator, _ facts: CalculatorFacts
  ) -> String {
    let unit = input.units.first ?? "a word"
    return
      "| `\(input.name)` | \(input.meaning) | \(unit) | \(bounds(input)) | \(usual(input, of: calculator, facts)) |\n"
  }

  /// The range of an input in its usual unit, or its words.
  static func bounds(_ input: CalculatorInput) -> String {
    guard input.kind != nil else {
      return input.words.isEmpty ? "any" : input.words.map { "`\($0)`" }.joined(separator: ", ")
    }
    guard let range = input.rangeInUsualUnit else { return "0 or more" }
    let low = NumberText.significant(range.lowerBound)
    let high = NumberText.significant(range.upperBound)
    return "\(low) to \(high)"
  }

  private static func usual(
    _ input: CalculatorInput, of calculator: Calculator, _ facts: CalculatorFacts
  ) -> String {
    if let word = input.usualWord { return "`\(word)`" }
    guard let usual = facts.usual(input.name, of: calculator.kind) else { return "must be stated" }
    let ends = usual.low.flatMap { low in usual.high.map { " (\(low) to \($0))" } } ?? ""
    return
      "\(usual.value) \(usual.unit)\(ends); \(usual.standing.rawValue); \(facts.citation(usual.sources))"
  }
}
