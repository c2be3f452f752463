internal import Factors
internal import Quantities
internal import Vulnerability

extension PriorityEvidence {
  /// Points by which an action alone moves exposure, sensitivity and capacity, over all risks of the register.
  ///
  /// Points beyond the end of a scale, and points on a score that is unsure, move nothing.
  func points(_ action: Action) -> MeasuredValue {
    let unit = "points"
    let book = ResponseBook(
      actions: [action], responses: responses.filter { $0.action == action.id })
    let named = Set(book.reliefs.filter(\.hasPoints).map(\.risk))
    guard !named.isEmpty else {
      guard action.risks.isEmpty else {
        return MeasuredValue(
          missing: "It names risks, but responses.csv has no points of it.", unit: unit)
      }
      return MeasuredValue(
        0, unit: unit,
        explanation: Explanation(
          title: "\(action.title): points off risks", value: "0",
          notes: ["It names no risk that it lowers."]))
    }
    let moved = risks.filter { named.contains($0.id) }
      .map { ($0, ResidualRisk($0, in: book.lastYear(of: $0.id) ?? action.fullYear, book)) }
    let isKnown = moved.contains { risk, _ in
      [risk.scores.exposure, risk.scores.sensitivity, risk.scores.adaptiveCapacity]
        .contains { $0 != nil }
    }
    guard isKnown else {
      return MeasuredValue(missing: "Every score of its risks is unsure.", unit: unit)
    }
    let sum = moved.reduce(0) { $0 + Self.points($1.1) }
    let hazardName = hazardName
    return MeasuredValue(
      Double(sum), unit: unit,
      explanation: Explanation(
        title: "\(action.title): points off risks", value: String(sum), formula: "Σ |Δ|",
        inputs: moved.map { risk, residual in
          Explanation.Input(
            symbol: "|Δ|", name: "\(risk.system), \(hazardName(risk.hazard).lowercased())",
            value: String(Self.points(residual)), unit: "points", source: residual.changeText,
            place: risk.place)
        },
        method:
          "Points by which exposure, sensitivity and adaptive capacity move when this action alone is complete; points beyond the end of a scale count for nothing."
      ).withParts {
        moved.map { $1.explanation(of: $0, hazardName: hazardName($0.hazard)) }
      })
  }

  private static func points(_ residual: ResidualRisk) -> Int {
    let axes: [RiskScores.Axis] = [.exposure, .sensitivity, .adaptiveCapacity]
    return axes.reduce(0) { sum, axis in
      guard let before = residual.before[axis], let after = residual.after[axis] else {
        return sum
      }
      return sum + abs(before - after)
    }
  }

  /// The bonus of each action for doing both, 0 to 1: the root of its part of the best cut times its part of the best relief.
  ///
  ///     b = √(R ÷ R(best) · P ÷ P(best))
  ///
  /// It is 0 for an action that does only one of the two.
  /// - Source: The idea of a bonus is that of C40's Action Selection and Prioritisation tool; the formula is Cairn's own.
  func interactions(of actions: [Action]) -> [MeasuredValue] {
    let cut = Criterion(id: "emissions", name: "", measure: .emissions, weight: 1)
    let cuts = actions.map { value(cut, of: $0) }
    let reliefs = actions.map(points)
    let bestCut = cuts.compactMap(\.value).max() ?? 0
    let bestRelief = reliefs.compactMap(\.value).max() ?? 0
    return actions.indices.map { index in
      bonus(actions[index], cuts[index], bestCut, reliefs[index], bestRelief)
    }
  }

  private func bonus(
    _ action: Action, _ cut: MeasuredValue, _ bestCut: Double, _ relief: MeasuredValue,
    _ bestRelief: Double
  ) -> MeasuredValue {
    // What is 0 on one side is 0 in all, whatever is not known on the other.
    let isNone = cut.value.map { $0 <= 0 } == true || relief.value.map { $0 <= 0 } == true
    guard isNone || (cut.value != nil && relief.value != nil) else {
      return MeasuredValue(missing: cut.missing + relief.missing, unit: "bonus")
    }
    let product = isNone ? 0 : (cut.value ?? 0) / bestCut * ((relief.value ?? 0) / bestRelief)
    let bonus = product.squareRoot()
    let inputs = [
      ("R", "Reduction over all years", cut), ("P", "Points off risks", relief),
    ].map { symbol, name, measured in
      Explanation.Input(
        symbol: symbol, name: name,
        value: measured.value.map { NumberText.grouped($0) } ?? "not known",
        unit: measured.unit, source: "calculated")
    }
    let parts = [cut.explanation, relief.explanation].compactMap(\.self)
    return MeasuredValue(
      bonus, unit: "bonus",
      explanation: Explanation(
        title: "\(action.title): cuts emissions and lowers risks",
        value: NumberText.grouped(bonus, decimals: 2), formula: "√(R ÷ R(best) · P ÷ P(best))",
        inputs: inputs, method: "0 for an action that does only one of the two; Cairn's own."
      ).withParts { parts })
  }
}
