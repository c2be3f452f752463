extension ReturnLevelSummary {
  /// What becomes of an event of the baseline: how often a period reaches its level.
  ///
  ///     N = 1 / (1 − F(level)),  level = the model's own return level in the baseline, F its distribution in the period
  ///
  /// Models are summarized by the yearly probability 1/N, which exists where an event becomes impossible and N is infinite.
  public struct Shift: Hashable, Sendable {
    public var scenario: String
    public var period: ClimatePeriod
    public var baseline: ClimatePeriod
    /// Of the event in the baseline, in years.
    public var returnPeriod: Double
    /// The yearly probability in the period, by model.
    public var probabilities: ModelValues
    /// Of those probabilities.
    public var summary: EnsembleSummary

    /// A model's years between such events in the period; infinite where it has none, nil where the model is missing.
    public func years(model: String) -> Double? { probabilities[model].map { 1 / $0 } }

    /// The years between such events at the models' median probability.
    public var medianYears: Double { 1 / summary.median }

    /// From frequent to rare, the years at the 90th and the 10th percentile of the models' probabilities.
    public var spreadYears: ClosedRange<Double> {
      1 / summary.p90...max(1 / summary.p10, 1 / summary.p90)
    }

    /// What the shift means, as a sentence.
    ///
    /// Such as “The 100-year event of 1981–2010 becomes a 41-year event in 2035–2064 (median of 20 models; p10–p90 22 to 95 years).”
    public var sentence: String {
      let models = summary.models.count
      let spread =
        models == 1
        ? "one model"
        : "median of \(models) models; p10–p90 \(Self.text(spreadYears.lowerBound)) to \(Self.text(spreadYears.upperBound)) years"
      return "\(start) \(Self.event(medianYears)) in \(period.label) (\(spread))."
    }

    /// The same of one model; nil where it is missing.
    public func sentence(model: String) -> String? {
      years(model: model).map { "\(start) \(Self.event($0)) in \(period.label) (\(model))." }
    }

    private var start: String {
      "The \(Self.text(returnPeriod))-year event of \(baseline.label) becomes"
    }

    /// Beyond this no fit of some decades tells one number from another.
    private static let longest = 10_000.0

    private static func event(_ years: Double) -> String {
      if years > longest { return "rarer than a \(text(longest))-year event" }
      if years < 1.05 { return "an event of nearly every year" }
      let number = text(years)
      let isSpokenWithVowel =
        number.first == "8" || ["11", "18"].contains(number.prefix { $0 != "," && $0 != "." })
      return "\(isSpokenWithVowel ? "an" : "a") \(number)-year event"
    }

    /// One decimal below ten years, where it tells.
    static func text(_ years: Double) -> String {
      guard years <= longest else { return "more than \(text(longest))" }
      if years < 9.95 { return numberText((years * 10).rounded() / 10) }
      let digits = String(Int(years.rounded()))
      return digits.count < 4 ? digits : "\(digits.dropLast(3)),\(digits.suffix(3))"
    }
  }
}
