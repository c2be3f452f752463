internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

extension ExhibitCatalog {
  var adaptation: AdaptationPlan { calculation.adaptation }

  /// Tables of the adaptation half by name.
  static var adaptationTables: [String: (ExhibitCatalog) -> () -> PlanTable?] {
    [
      "goals": goalsTable, "responses": responsesTable, "residual-risks": residualRisksTable,
      "pathways": pathwaysTable, "benefit-cost": benefitCostTable,
      "expected-losses": expectedLossesTable, "equity-questions": equityQuestionsTable,
      "equity-evidence": equityEvidenceTable, "who-benefits-risks": whoBenefitsTable,
      "exposed-people": exposedPeopleTable, "exposed-assets": exposedAssetsTable,
      "assets-by-criticality": assetsByCriticalityTable, "known-effects": knownEffectsTable,
      "tracts": tractsTable, "tracts-by-index": tractsByIndexTable,
    ]
  }

  func riskTitle(_ id: String) -> String {
    calculation.workspace.risks.first { $0.id == id }.map(calculation.workspace.title(of:)) ?? id
  }

  func actionTitle(_ id: String) -> String { calculation.action(id)?.title ?? id }

  func goalsTable() -> PlanTable? {
    guard !adaptation.goals.isEmpty else { return nil }
    let rows = adaptation.goals.map { progress -> [PlanTable.Cell] in
      let goal = progress.goal
      return [
        .init(goal.title), .init(Self.risksByHazard(goal.risks.map(riskTitle))),
        .init(amount(goal.baseline, goal.unit, goal.baselineYear)),
        .init(amount(goal.target, goal.unit, goal.targetYear)),
        .init(progress.text), .init(goal.lead.isEmpty ? "—" : goal.lead),
      ]
    }
    return PlanTable(
      id: "goals", caption: "Adaptation goals and where they stand",
      columns: [
        .init("Goal", width: 2), .init("Risks", width: 2.4), .init("From", width: 1.1),
        .init("Target", width: 1.1), .init("Where it stands", width: 2), .init("Lead", width: 1.2),
      ], rows: rows,
      notes: [
        "The newest measured value against a straight line from baseline to target. A goal without a reading has none yet; that is not zero."
      ], isWide: true)
  }

  private func amount(_ value: Double?, _ unit: MeasurementUnit?, _ year: Int?) -> String {
    guard let value else { return "—" }
    let shown = displayUnits.shown(value, unit)
    let text = [NumberText.significant(shown.value, digits: 4), shown.unit].filter { !$0.isEmpty }
      .joined(separator: " ")
    return year.map { "\(text) (\($0))" } ?? text
  }

  func responsesTable() -> PlanTable? {
    let reliefs = adaptation.book.reliefs
    guard !reliefs.isEmpty else { return nil }
    func points(_ value: Int, _ sign: String) -> PlanTable.Cell {
      .init(value == 0 ? "—" : "\(sign)\(value)")
    }
    let rows = reliefs.map { relief -> [PlanTable.Cell] in
      [
        .init(relief.actionTitle), .init(riskTitle(relief.risk)),
        points(relief.exposureDrop, "−"), points(relief.sensitivityDrop, "−"),
        points(relief.capacityGain, "+"),
        .init(
          relief.lossReduction.map { NumberText.significant($0, digits: 3) + "%" } ?? "not known"),
        .init("\(relief.completeYear)"), .init(relief.reason.isEmpty ? "—" : relief.reason),
      ]
    }
    return PlanTable(
      id: "responses", caption: "What each action does for each risk",
      columns: [
        .init("Action", width: 1.8), .init("Risk", width: 1.8), .init("Exposure", .right),
        .init("Sensitivity", .right), .init("Capacity", .right), .init("Losses avoided", .right),
        .init("From", .right, width: 0.7), .init("Reason", width: 2),
      ], rows: rows,
      notes: [
        "Points count from the year in which an action is complete; those of several actions add up, within 1 to 5."
      ], isWide: true)
  }

  func residualRisksTable() -> PlanTable? {
    let risks = calculation.workspace.risks
    guard !risks.isEmpty, !adaptation.book.reliefs.isEmpty else { return nil }
    let preset = calculation.workspace.community.riskPreset
    let rows = risks.map { risk -> [PlanTable.Cell] in
      let residual = adaptation.residual(risk)
      let hazard = calculation.workspace.hazards.first { $0.id == risk.hazard }
      let actions = adaptation.coverage.entry(of: risk.id)?.actions ?? []
      return [
        .init(riskTitle(risk.id)), cell(residual.ratingBefore(preset, hazard: hazard)),
        cell(residual.rating(preset, hazard: hazard)),
        .init(residual.changes.isEmpty ? "—" : residual.changeText),
        .init(residual.reliefs.isEmpty ? "—" : "\(residual.year)"),
        .init(actions.isEmpty ? "no action yet" : actions.map(actionTitle).joined(separator: "; ")),
      ]
    }
    return PlanTable(
      id: "residual-risks", caption: "What is left of each risk when every action is complete",
      columns: [
        .init("Risk", width: 2), .init("Now", width: 1.2), .init("After", width: 1.2),
        .init("Scores that move", width: 1.8), .init("From", .right, width: 0.7),
        .init("Actions", width: 2.2),
      ], rows: rows,
      notes: [
        "Rated by: \(preset.title). \(preset.equation).",
        "Likelihood does not move; a percentile among counties cannot. Unsure stays unsure.",
      ], isWide: true)
  }

  private func cell(_ rating: RiskRating?) -> PlanTable.Cell {
    guard let rating else { return .init(preset.unrated) }
    return .init("\(rating.level) · \(rating.title)", scale: rating.shade)
  }

  func pathwaysTable() -> PlanTable? {
    guard !adaptation.points.isEmpty else { return nil }
    let rows = adaptation.points.map { point -> [PlanTable.Cell] in
      let pathway = point.pathway
      let name = calculation.workspace.climate.first(pathway.indicator)?.name ?? pathway.indicator
      let scenario = ClimateScenario(pathway.scenario).title
      return [
        .init(riskTitle(pathway.risk)),
        .init("\(name), \(scenario): \(amount(pathway.threshold, pathway.unit, nil))"),
        .init(point.stateText), .init(point.windowText.isEmpty ? "—" : point.windowText),
        .init(point.decisionText.isEmpty ? "—" : point.decisionText),
        .init(pathway.action.isEmpty ? "not named yet" : actionTitle(pathway.action)),
      ]
    }
    return PlanTable(
      id: "pathways", caption: "When what is done now no longer suffices, and what follows",
      columns: [
        .init("Risk", width: 1.6), .init("Threshold", width: 1.8),
        .init("Tipping point", width: 1.8),
        .init("Window", width: 1.1), .init("Decision", width: 1.3),
        .init("Action then", width: 1.6),
      ], rows: rows,
      notes: [
        "The tipping point is by the median of models; the window is by their 10th and 90th percentile, which are not probabilities. Nothing is extrapolated."
      ], isWide: true)
  }
}
