internal import Tables
internal import Workspace

extension PlanCalculation {
  /// Rows of `uptake.csv` that could not be used, one sentence each: the actions spread without them.
  var uptakeOmissions: [String] {
    let file = WorkspaceTables.uptakeShares.file
    var seen: Set<Place> = []
    return workspace.findings.filter { $0.severity == .error && $0.place.file == file }
      .compactMap { finding in
        let row = Place(file: file, row: finding.place.row)
        guard seen.insert(row).inserted else { return nil }
        return "\(row) could not be used, so the action that it is about spreads without it."
      }
  }
}
