internal import Strategies
internal import Tables
internal import Workspace

extension PlanCalculation {
  /// Rows of `uptake.csv` that could not be used and are of no action that the plan knows, one sentence each; an action
  /// whose own row could not be used has no effect, which `Portfolio.omissions` says.
  var uptakeOmissions: [String] {
    let file = WorkspaceTables.uptakeShares.file
    var seen = Set(
      workspace.actions.filter(\.isMitigation).flatMap(\.uptake.faults).map {
        Place(file: file, row: $0.row)
      })
    return workspace.findings.filter { $0.severity == .error && $0.place.file == file }
      .compactMap { finding in
        let row = Place(file: file, row: finding.place.row)
        guard seen.insert(row).inserted else { return nil }
        return "\(row) could not be used, so the action that it is meant for spreads without it."
      }
  }
}
