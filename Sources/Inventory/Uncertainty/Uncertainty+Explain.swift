public import Factors
internal import Quantities

extension UncertaintyPropagation {
  /// Explains the interval with shared factors: both results, the coverage and the terms that matter most.
  ///
  /// - Parameter largest: How many terms to show as parts, from 0 up.
  public func explanation(title: String, largest: Int = 10) -> Explanation {
    Explanation(
      title: title,
      value: UncertaintyText.halfWidth(sharedFactors.halfWidth, sharedFactors.percent),
      formula: "√( Σ (U_a · x)² + Σ over factors (Σ U_f · x)² ) ÷ |Σ x|",
      inputs: [
        UncertaintyText.input("Σ x", "Emissions with a range", coveredTotal),
        Explanation.Input(
          symbol: "independent", name: "The same without shared factors",
          value: UncertaintyText.halfWidth(independent.halfWidth, independent.percent),
          unit: "95 % interval", source: "terms with ranges"),
      ],
      method:
        "Error propagation, approach 1 of the IPCC Guidelines 2006, volume 1, chapter 3. Random error only; every range is taken as normal.",
      notes: notes,
      parts: terms.prefix(max(0, largest)).map { term in
        Explanation(
          title: term.id, value: UncertaintyText.halfWidth(term.halfWidth, term.percent),
          formula: "√(U_a² + U_f²)",
          notes: [
            "\(NumberText.grouped(term.shareOfVariance * 100, decimals: 1)) % of the variance of the sum."
          ])
      })
  }
}

extension UncertaintySampling {
  /// Explains the sampled interval: its ends, the seed and the number of draws.
  public func explanation(title: String) -> Explanation {
    let low = NumberText.grouped(percentiles.p2_5)
    let high = EmissionsInventory.text(percentiles.p97_5)
    return Explanation(
      title: title, value: "\(low) to \(high)",
      formula: "total(n) = Σ x(i) · a(i, n) · f(key(i), n)",
      inputs: [
        UncertaintyText.input("Σ x", "Emissions with a range", coveredTotal),
        UncertaintyText.input("mean", "Mean of the draws", mean),
        UncertaintyText.input("σ", "Standard deviation of the draws", standardDeviation),
        UncertaintyText.input("p5", "5th percentile", percentiles.p5),
        UncertaintyText.input("p50", "Median", percentiles.p50),
        UncertaintyText.input("p95", "95th percentile", percentiles.p95),
      ],
      method:
        "Monte Carlo simulation, approach 2 of the IPCC Guidelines 2006, volume 1, chapter 3. The value runs from the 2.5th to the 97.5th percentile.",
      notes: [
        "\(NumberText.grouped(Double(draws))) draws, \(seed.map { "seed \($0)" } ?? "generator handed in"); the mean is known to ± \(EmissionsInventory.text(errorOfMean))."
      ] + notes)
  }
}

private enum UncertaintyText {
  static func halfWidth(_ tonnes: Double, _ percent: Double?) -> String {
    let share = percent.map { " (± \(NumberText.significant($0, digits: 3)) %)" } ?? ""
    return "± \(EmissionsInventory.text(tonnes))\(share)"
  }

  static func input(_ symbol: String, _ name: String, _ tonnes: Double) -> Explanation.Input {
    Explanation.Input(
      symbol: symbol, name: name, value: NumberText.grouped(tonnes), unit: "t CO2e",
      source: "terms with ranges")
  }
}
