public import Factors
internal import Tables
public import Vulnerability

extension RiskScores.Axis {
  /// The letters in formulas, such as `AC`.
  public var symbol: String {
    switch self {
    case .exposure: "E"
    case .sensitivity: "S"
    case .likelihood: "L"
    case .consequence: "C"
    case .magnitude: "M"
    case .adaptiveCapacity: "AC"
    }
  }
}

extension ResidualRisk {
  /// The scores that moved, such as `sensitivity 5 → 4, adaptive capacity 2 → 3`.
  public var changeText: String {
    let texts = changes.map { axis in
      "\(axis.title.lowercased()) \(text(before[axis])) → \(text(after[axis]))"
    }
    guard texts.isEmpty else { return texts.joined(separator: ", ") }
    return reliefs.isEmpty ? "nothing is complete by \(year)" : "no score moves"
  }

  private func text(_ score: Int?) -> String { score.map(String.init) ?? "unsure" }

  /// Explains the scores of the year.
  public func explanation(of risk: Risk, hazardName: String) -> Explanation {
    let stated = RiskScores.Axis.allCases.filter { before[$0] != nil }
    let inputs = stated.map { axis in
      Explanation.Input(
        symbol: axis.symbol, name: axis.title, value: text(before[axis]), unit: "of 5",
        source: "risks.csv", place: risk.place.at(column: axis.rawValue))
    }
    let points = reliefs.map { relief in
      Explanation.Input(
        symbol: "Δ", name: relief.actionTitle,
        value: relief.pointsText.isEmpty ? "no points" : relief.pointsText,
        unit: "points from \(relief.completeYear)", source: relief.origin.rawValue,
        place: relief.place)
    }
    return Explanation(
      title: "\(hazardName): \(risk.system.lowercased()) after actions, \(year)",
      value: changeText,
      formula:
        "E′ = max(1, E − ΣΔ);  S′ = max(1, S − ΣΔ);  AC′ = min(5, AC + ΣΔ);  M and C fall as ⌈(E + S) ÷ 2⌉ does",
      inputs: inputs + points,
      method:
        "Points count from the year in which an action is complete. Those of several actions add up, within 1 to 5. Likelihood does not move. Unsure stays unsure.",
      notes: notes)
  }

  private var notes: [String] {
    let capped = RiskScores.Axis.allCases.compactMap { axis -> String? in
      unused[axis].map {
        "\($0) of the points on \(axis.title.lowercased()) move nothing: the end of the scale is reached."
      }
    }
    let coming = later.map { "From \($0.completeYear): \($0.actionTitle), \($0.pointsText)." }
    let reasons = reliefs.filter { !$0.reason.isEmpty }.map { "\($0.actionTitle): \($0.reason)" }
    return capped + reasons + coming
  }
}
