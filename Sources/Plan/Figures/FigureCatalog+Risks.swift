internal import Factors
internal import Inventory
internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

extension FigureCatalog {
  func hazard(_ parts: [String]) -> Answer {
    guard parts.count == 2,
      let hazard = calculation.workspace.hazards.first(where: { $0.id == parts[0] })
    else {
      let known = calculation.workspace.hazards.map(\.id).joined(separator: ", ")
      return .missing("There is no hazard “\(parts.first ?? "")”. Hazards: \(known).")
    }
    let values: [String: Double?] = [
      "baseline": hazard.baseline?.average, "future": hazard.future?.average,
      "low": hazard.future?.low, "high": hazard.future?.high, "change": hazard.change,
    ]
    guard let known = values[parts[1]] else {
      return .missing("A hazard has baseline, future, low, high and change.")
    }
    guard let value = known else {
      return .missing("The hazard “\(hazard.id)” has no “\(parts[1])” in hazards.csv.")
    }
    let shown = displayUnits.shown(value, hazard.unit, isDifference: parts[1] == "change")
    let size = hazard.baseline?.average ?? hazard.future?.average ?? value
    return .found(
      Figure(
        shown.value, .count(shown.unit, decimals: size.magnitude < 2 ? 2 : 1),
        explanation: hazardExplanation(hazard, parts[1], shown)))
  }

  private func hazardExplanation(
    _ hazard: Hazard, _ part: String, _ shown: (value: Double, unit: String)
  ) -> Explanation {
    let unit = hazard.unit?.readerName ?? ""
    var inputs: [Explanation.Input] = []
    for (column, symbol, level) in [
      ("baseline", "B", hazard.baseline), ("future", "F", hazard.future),
    ] {
      guard let level else { continue }
      let spread = level.low.flatMap { low in
        level.high.map { high in
          "; models \(NumberText.significant(low, digits: 4)) to \(NumberText.significant(high, digits: 4))"
        }
      }
      inputs.append(
        Explanation.Input(
          symbol: symbol, name: "\(hazard.indicator), \(level.period)\(spread ?? "")",
          value: NumberText.significant(level.average), unit: unit,
          source: calculation.inventory.context.citation(hazard.source),
          place: level.place ?? hazard.place.at(column: column)))
    }
    let isConverted = shown.unit != unit
    let conversion = isConverted ? ", then from \(unit) to \(shown.unit)" : ""
    let models = hazard.models.map { "\($0) climate models. " } ?? ""
    let link =
      hazard.climateIndicator.isEmpty ? "" : " Computed for each model first, then averaged."
    return Explanation(
      title: "\(hazard.name): \(part)",
      value: "\(NumberText.significant(shown.value, digits: 4)) \(shown.unit)",
      formula: (part == "change" ? "F − B" : "") + conversion, inputs: inputs,
      method: "\(models)Scenario: \(hazard.scenario).\(link)",
      notes: hazard.note.isEmpty ? [] : [hazard.note])
  }

  func risk(_ parts: [String]) -> Answer {
    guard (2...3).contains(parts.count),
      let risk = calculation.workspace.risks.first(where: { $0.id == parts[0] })
    else { return .missing("There is no risk “\(parts.first ?? "")” in risks.csv.") }
    let hazard =
      calculation.workspace.hazards.first { $0.id == risk.hazard }?.name ?? risk.hazard
    if let answer = adaptedRisk(risk, parts, hazardName: hazard) { return answer }
    switch parts.count == 2 ? parts[1] : "" {
    case "vulnerability":
      let explanation = risk.vulnerabilityExplanation(hazardName: hazard)
      return .found(Figure(.text(explanation.value), explanation: explanation))
    case "risk":
      let explanation = risk.riskExplanation(hazardName: hazard)
      return .found(Figure(.text(explanation.value), explanation: explanation))
    default:
      return .missing(
        "A risk has “vulnerability”, “risk”, “residual”, “expected-loss” and “remaining-loss”.")
    }
  }

  func equity(_ parts: [String]) -> Answer {
    guard let id = parts.first,
      let measure = calculation.workspace.equity.first(where: { $0.id == id })
    else { return .missing("There is no measure “\(parts.first ?? "")” in equity.csv.") }
    let isPercentile = parts.count == 2 && parts[1] == "percentile"
    guard isPercentile || parts.count == 1 else {
      return .missing("A measure is named as “equity/ID” or “equity/ID/percentile”.")
    }
    guard let value = isPercentile ? measure.percentile : measure.value else {
      return .missing("The measure “\(id)” has no \(isPercentile ? "percentile" : "value").")
    }
    let column = isPercentile ? "percentile" : "value"
    let isPercent = !isPercentile && measure.unit?.symbol == "percent"
    let explanation = Explanation(
      title: measure.measure, value: NumberText.significant(value) + (isPercent ? "%" : ""),
      inputs: [
        Explanation.Input(
          symbol: "v", name: measure.measure, value: NumberText.significant(value),
          unit: isPercentile ? "percentile, \(measure.comparison)" : measure.unit?.readerName ?? "",
          source: calculation.inventory.context.citation(measure.source),
          place: measure.place.at(column: column))
      ], method: isPercentile ? "High means more vulnerable." : "As given.",
      notes: measure.note.isEmpty ? [] : [measure.note])
    guard isPercent else {
      let unit: Figure.Unit =
        isPercentile
        ? .count("", decimals: 2) : .count(measure.unit?.readerName ?? "", decimals: 0)
      return .found(Figure(value, unit, explanation: explanation))
    }
    return .found(
      Figure(
        .text(NumberText.grouped(value, decimals: 1) + "%"), explanation: explanation))
  }

  func count(_ parts: [String]) -> Answer {
    if parts == ["audit-open"] { return auditOpen }
    let workspace = calculation.workspace
    let counts: [String: (Double, String)] = [
      "actions": (Double(workspace.actions.count), "actions.csv"),
      "mitigation-actions": (
        Double(workspace.actions.count { $0.isMitigation }), "actions that cut emissions"
      ),
      "adaptation-actions": (
        Double(workspace.actions.count { $0.isAdaptation }), "actions that lower a risk"
      ),
      "integrated-actions": (
        Double(workspace.actions.count { $0.isMitigation && $0.isAdaptation }),
        "actions that do both"
      ),
      "risks": (Double(workspace.risks.count), "risks.csv"),
      "high-risks": (
        Double(workspace.risks.count { $0.riskBand == .high || $0.riskBand == .veryHigh }),
        "risks with a product of 10 or more"
      ),
      "engagement": (Double(workspace.engagement.count), "engagement.csv"),
      "participants": (
        workspace.engagement.compactMap(\.participants).reduce(0, +), "stated participants"
      ),
      "records": (Double(workspace.records.count), "inventory.csv"),
    ].merging(adaptationCounts) { own, _ in own }
    guard parts.count == 1, let (value, what) = counts[parts[0]] else {
      let known = (counts.keys + ["audit-open"]).sorted().joined(separator: ", ")
      return .missing("“count/…” knows \(known).")
    }
    return .found(
      Figure(
        value, .count("", decimals: 0),
        explanation: Explanation(
          title: "Number of \(parts[0].split(separator: "-").joined(separator: " "))",
          value: NumberText.grouped(value), method: "Counted: \(what).")))
  }
}
