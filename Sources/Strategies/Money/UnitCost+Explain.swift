internal import Factors
internal import Quantities
internal import Tables

extension UnitCost {
  /// The most of it that the action does.
  var quantityInput: Explanation.Input {
    Explanation.Input(
      symbol: "q", name: "\(meaning.prefix(1).uppercased())\(meaning.dropFirst())",
      value: NumberText.significant(most), unit: word, source: formula)
  }

  /// Explains what it comes to with the most of it.
  func explanation(at place: Place, _ citation: (String) -> String) -> Explanation {
    let sum = NumberText.dollars(dollars * most)
    return Explanation(
      title: "Cost or gain per \(word)", value: isYearly ? "\(sum) a year" : sum,
      formula: "c · q",
      inputs: [
        Explanation.Input(
          symbol: "c", name: "For each \(word)", value: NumberText.significant(dollars),
          unit: "US dollars of \(priceYear)\(isYearly ? " a year" : "")",
          source: citation(source), place: place.at(column: "amount_usd")),
        quantityInput,
      ],
      method: isYearly
        ? "With the most that is reached; in a year it is that times the part of it that is reached then."
        : followsUptake
          ? "The most of the quantity that is reached, over the years of the row as the action spreads in them."
          : "The most of the quantity that is reached, in equal parts over the years of the row.")
  }
}
