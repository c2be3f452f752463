internal import Forecast
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

/// Finds the measured values that a goal is followed by.
struct GoalReadings {
  private let workspace: CommunityWorkspace

  init(_ workspace: CommunityWorkspace) { self.workspace = workspace }

  /// Where a goal stands; an indicator whose unit measures something else gives no reading.
  func progress(of goal: AdaptationGoal) -> (progress: GoalProgress, findings: [Finding]) {
    guard let indicator = workspace.indicators[goal.indicator] else {
      let progress = GoalProgress(goal, readings: [])
      return (progress, progress.findings)
    }
    let readings = indicator.series.points.compactMap { point -> GoalProgress.Reading? in
      UnitConversion.value(point.value, from: indicator.unit, to: goal.unit).map { value in
        GoalProgress.Reading(
          year: point.year, value: value, source: indicator.origins[point.year]?.source ?? "",
          place: indicator.origins[point.year]?.place ?? Place(file: "indicators.csv"))
      }
    }
    let progress = GoalProgress(goal, readings: readings)
    guard readings.isEmpty, !indicator.series.points.isEmpty else {
      return (progress, progress.findings)
    }
    let mismatch = Finding(
      .error,
      "The goal is in \(goal.unit?.symbol ?? "no unit") and its indicator in \(indicator.unit.symbol), which measure different things. Make them one.",
      at: goal.place.at(column: "unit"))
    return (progress, progress.findings + [mismatch])
  }
}
