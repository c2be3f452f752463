import Factors
import Quantities
import Strategies

/// What a kind of action usually costs, by the library, for whoever plans one.
struct UsualCosts {
  let kind: ActionKind
  let text: ActionPageText

  /// Empty where the library knows of no cost.
  var html: HTML {
    guard let facts = try? CalculatorFacts.standard() else { return .empty }
    let costs = facts.costs(of: kind)
    guard !costs.isEmpty else { return .empty }
    return """
      <section class="stack" id="usual-costs">
      <h2>\(text.usualCosts)</h2>
      <ul>\(costs.map { item($0, facts) })</ul>
      <p class="field__hint">\(text.usualCostsHint)</p>
      </section>
      """
  }

  private func item(_ cost: CalculatorFacts.Cost, _ facts: CalculatorFacts) -> HTML {
    var notes = [text.prices(String(cost.priceYear))]
    if let low = cost.low, let high = cost.high {
      notes.append(text.usualSpan(Self.dollars(low), Self.dollars(high)))
    }
    if cost.status == .unverified { notes.append(text.unverified) }
    let rest = notes.joined(separator: "; ")
    let unit = text.costUnits[cost.per] ?? cost.per
    return """
      <li>\(text.costKinds[cost.what] ?? cost.what): \(text.costEach(Self.dollars(cost.dollars), unit)) \
      (<cite lang="en">\(facts.citation(cost.sources))</cite>; \(rest))</li>
      """
  }

  private static func dollars(_ amount: Double) -> String {
    "$" + (amount < 10 ? NumberText.significant(amount) : NumberText.grouped(amount))
  }
}
