internal import Forecast
public import Tables
internal import Workspace

extension PlanCalculation {
  /// Errors in rows of `targets.csv`, in the order of the findings.
  public var faultsOfTargets: [Finding] {
    findings.filter {
      $0.severity == .error && $0.place.file == WorkspaceTables.targets.file
    }
  }

  /// Why the target of an id could not be computed, or its row not be used; nil where nothing is wrong with it.
  public func fault(ofTarget id: String) -> Finding? {
    let records = workspace.tables[WorkspaceTables.targets.file]?.records ?? []
    guard !id.isEmpty, let row = records.first(where: { $0["id"] == id })?.row else { return nil }
    return faultsOfTargets.first { $0.place.row == row }
  }

  /// Why there is no target of an id: what is wrong with its row, else which targets there are.
  func absence(ofTarget id: String) -> String {
    if let fault = fault(ofTarget: id) {
      return "The target “\(id)” could not be used, because of an error at \(fault.place)."
    }
    let known = levels.map(\.target.id) + targets.budgets.map(\.target.id)
    guard !known.isEmpty else { return "There is no usable target in targets.csv yet." }
    return "There is no target “\(id)” in targets.csv. Targets: \(known.joined(separator: ", "))."
  }
}
