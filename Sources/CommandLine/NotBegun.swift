internal import Plan

/// What commands say of a part of a workspace that nobody has begun: what to do first.
enum NotBegun {
  static let inventory =
    "There is no inventory yet. Fill inventory.csv, or make a workbook with `cairn inventory template`; docs/workspace.md has the columns."

  static let plan =
    "The plan holds its text alone: there is no inventory, risk or action yet. docs/first-plan.md says how to begin."

  static let actions =
    "There is no action yet. `cairn strategies list` shows what there is to choose from; add rows to actions.csv."

  static let targets =
    "There is no target yet. `cairn targets suggest` offers some; add rows to targets.csv."

  static let risks =
    "The register has no risk yet. `cairn risks screen FOLDER` proposes where to begin; add rows to risks.csv."
}

extension CommandFailure {
  /// That there is no forecast, and what it lacks.
  init(noForecastOf calculation: PlanCalculation) {
    self.init(calculation.whyNoForecast ?? "There is no forecast; `cairn check` says why.")
  }
}
