internal import Strategies
internal import Tables
internal import Workspace

extension PlanCalculation {
  /// Notes on actions that are only planned though they would have started before the plan's own year.
  static func startFindings(_ workspace: CommunityWorkspace) -> [Finding] {
    let year = AdaptationPlan.years(of: workspace).lowerBound
    let base = workspace.community.forecastBaseYear
    return workspace.actions.filter { action in
      guard action.status == .planned, action.startYear < year else { return false }
      // What is in the inventory already has a warning of its own.
      return !(action.isMitigation && base.map { action.ramp($0) > 0 } ?? false)
    }.map { action in
      Finding(
        .note,
        "“\(action.id)” is planned and starts in \(action.startYear), before the plan's own year \(year). Let it start later, or set its status to under-way or done.",
        at: action.place.at(column: "start_year"))
    }
  }
}
