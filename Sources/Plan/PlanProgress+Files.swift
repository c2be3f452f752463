extension PlanProgress.Step {
  /// The files that hold what the step is about; empty for one that others speak for.
  ///
  /// Chapters are those of `narrative`.
  public var files: Set<String> {
    switch self {
    case .place: ["community.yaml"]
    case .inventory:
      [
        "inventory.csv", "factors.csv", "instruments.csv", "inventory-parameters.csv",
        "vehicle-mix.csv", "waste-mix.csv",
      ]
    case .forecast:
      [
        "drivers.csv", "indicators.csv", "paths.csv", "path-makers.csv", "policies.csv",
        "scenarios.csv",
      ]
    case .targets: ["targets.csv"]
    case .screening: ["screening.csv", "events.csv"]
    case .hazards:
      ["hazards.csv", "climate-summary.csv", "climate-series.csv", "climate-models.csv"]
    case .risks: ["risks.csv"]
    case .assessment: ["scores.csv", "hazard-scores.csv"]
    case .goals: ["goals.csv", "pathways.csv", "losses.csv"]
    case .actions:
      ["actions.csv", "action-parameters.csv", "costs.csv", "responses.csv", "uptake.csv"]
    case .equity: ["equity.csv", "equity-answers.csv", "equity-evidence.csv"]
    case .engagement: ["engagement.csv"]
    case .narrative: ["plan/book.yaml"]
    case .monitoring: ["milestones.csv"]
    case .review, .publish: []
    }
  }
}
