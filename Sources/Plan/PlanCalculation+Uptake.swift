internal import Strategies
internal import Tables
internal import Workspace

extension PlanCalculation {
  /// Rows of `uptake.csv` that could not be used and are of no action that the plan knows, one sentence each; an action
  /// whose own row could not be used has no effect, which `Portfolio.omissions` says.
  var uptakeOmissions: [String] {
    let file = WorkspaceTables.uptakeShares.file
    let told = Set(workspace.actions.filter(\.isMitigation).flatMap(\.uptake.faults).map(\.row))
    return workspace.faultyRows(of: [file]).filter { !told.contains($0.row) }.map {
      "\($0) could not be used, so the action that it is meant for spreads without it."
    }
  }
}
