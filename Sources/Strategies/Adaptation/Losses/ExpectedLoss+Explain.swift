public import Factors
internal import Quantities
internal import Tables
internal import Vulnerability

extension ExpectedLoss {
  /// The result as printed, such as `$125,000 a year`, or why it cannot be told.
  public var text: String {
    guard let dollarsAYear else { return "cannot be told: \(gapText)" }
    return "\(NumberText.dollars(dollarsAYear)) a year"
  }

  /// Why there is no result, as the end of a sentence without a stop; empty when there is one.
  public var gapText: String {
    switch gap {
    case nil: ""
    case .noLosses: "losses.csv has no row for this risk"
    case .oneLoss: "losses.csv has one return period for this risk, and a curve needs two"
    case .prices(let years):
      "the losses are in dollars of \(years.map(String.init).joined(separator: ", ")), and no price index joins them"
    }
  }

  /// Explains the expected loss.
  ///
  /// - Parameter citation: Turns ids of sources into words.
  public func explanation(title: String, citation: (String) -> String) -> Explanation {
    let inputs = points.map { point in
      Explanation.Input(
        symbol: "L", name: "Loss once in \(NumberText.significant(point.row.returnPeriod)) years",
        value: NumberText.grouped(point.row.loss), unit: "US dollars of \(point.row.priceYear)",
        source: citation(point.row.source), place: point.row.place)
    }
    var notes = [
      "Events more frequent than once in \(points.first.map { NumberText.significant($0.row.returnPeriod) } ?? "—") years count as no loss.",
      holdsRarest
        ? "Events rarer than the rarest row count as that row, which is still too little."
        : "Events rarer than the rarest row are not counted, so the true figure is higher.",
    ]
    if points.isEmpty { notes = ["It cannot be told: \(gapText). Unknown is not zero."] }
    if points.contains(where: { $0.row.priceYear != priceYear }), let priceIndex {
      notes.append(
        "Converted to dollars of \(priceYear.map(String.init) ?? "—") with \(priceIndex.name) (\(citation(priceIndex.source)))."
      )
    }
    return Explanation(
      title: title, value: text,
      formula: "EAL = Σ (pᵢ − pᵢ₊₁) · (Lᵢ + Lᵢ₊₁) ÷ 2, with p = 1 ÷ T"
        + (holdsRarest ? ", + p · L of the rarest" : ""),
      inputs: inputs, method: "The area under the curve of losses over their yearly probability.",
      notes: notes)
  }
}
