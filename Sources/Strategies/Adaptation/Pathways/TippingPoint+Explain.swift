public import Factors
internal import Quantities
internal import Tables
internal import Vulnerability

extension TippingPoint {
  /// The state as a full sentence.
  public var stateText: String {
    switch state {
    case .passedAlready(let year):
      year < now ? "Passed already, in \(year)." : "Passed already, by \(year)."
    case .withinPlan(let year): "Reached in \(year), within the plan."
    case .afterPlan(let year): "Reached in \(year), after the plan's end."
    case .towardEnd(let year):
      "Beyond it from \(year), toward the end of the series: too near the end to be sure that it stays."
    case .afterSeries(let last): "Not reached by \(last), the series' end, but on the way to it."
    case .notReached(let last): "Not reached by \(last), the series' end."
    case .notMonotone(let first, let left):
      year.map {
        "Passed first in \(first), left again until \(left), and passed for good in \($0)."
      } ?? "Passed first in \(first) and left again in \(left): not for good within the series."
    case .unknown(let reason): "Cannot be told. \(reason)"
    }
  }

  /// The years between which models put the point, such as `2034 to after 2099`; empty when none reaches it.
  public var windowText: String {
    guard let span, let first = earliest ?? latest else { return "" }
    guard let latest else { return "\(first) to after \(span.upperBound)" }
    guard earliest != nil else { return "by \(latest)" }
    return first == latest ? "\(first)" : "\(first) to \(latest)"
  }

  /// When to decide, and what the middle of the models gives where it gives longer; empty where there is nothing to decide.
  public var decisionText: String {
    guard let due = cautiousDecisionYear else { return "" }
    let first = due < now ? "The decision was due by \(due)." : "Decide by \(due)."
    guard let middle = decisionYear, middle > due else { return first }
    return "\(first) The middle of the models gives until \(middle)."
  }

  /// Explains the point.
  public func explanation(riskName: String, citation: String) -> Explanation {
    let unit = pathway.unit?.symbol ?? ""
    return Explanation(
      title:
        "Tipping point of \(riskName): \(pathway.indicator) \(NumberText.significant(pathway.threshold)), \(pathway.scenario)",
      value: [stateText, decisionText].filter { !$0.isEmpty }.joined(separator: " "),
      formula:
        "first year from which the running median stays \(worse == .lower ? "≤" : "≥") θ;  decide by the earliest year over models − ⌈lead⌉",
      inputs: [
        Explanation.Input(
          symbol: "θ", name: "Threshold", value: NumberText.significant(pathway.threshold),
          unit: unit, source: citation, place: pathway.place.at(column: "threshold")),
        Explanation.Input(
          symbol: "lead", name: "Lead time", value: NumberText.significant(pathway.leadYears),
          unit: "years", source: citation, place: pathway.place.at(column: "lead_years")),
      ],
      method:
        "The median over models, as a running median of \(IndicatorPath.window) years where the series was not smoothed before; only years with all of them decide. The window is the same for the 10th and 90th percentile of models, which are not probabilities.",
      notes: (windowText.isEmpty ? [] : ["Window: \(windowText)."])
        + (pathway.note.isEmpty ? [] : [pathway.note]))
  }
}
