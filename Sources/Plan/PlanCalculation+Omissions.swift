internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

extension PlanCalculation {
  /// What the account's totals leave out and why, one sentence each.
  static func omissions(
    _ workspace: CommunityWorkspace, inventory: EmissionsInventory
  ) -> [String] {
    var omissions = inventory.leftOut.map { record in
      "\(record.title) is not in any total, because of an error at \(record.place)."
    }
    omissions += inventory.rejected.map { row in
      "\(row.id.isEmpty ? "A row" : "“\(row.id)”") is not in any total, because of an error at \(row.place)."
    }
    omissions += inventory.gasesWithoutPotential.map { gas in
      "\(gas.formula) is in no total, because \(inventory.potentials.title) has no potential for it."
    }
    omissions += supportOmissions(workspace)
    if workspace.isInventoryUnreadable {
      omissions.append("inventory.csv could not be read, so nothing in it is in any total.")
    }
    return omissions
  }

  /// Rows of tables that records rest on, and that could not be used, one sentence each.
  private static func supportOmissions(_ workspace: CommunityWorkspace) -> [String] {
    let files = [
      WorkspaceTables.inventoryParameters, WorkspaceTables.factors, WorkspaceTables.instruments,
      WorkspaceTables.vehicleMix, WorkspaceTables.wasteMix, WorkspaceTables.wasteDeposits,
    ].map(\.file)
    return workspace.faultyRows(of: files).map {
      "\($0) could not be used, so records that rest on it lack it."
    }
  }

  /// What every forecast leaves out and why, one sentence each.
  public var forecastOmissions: [String] {
    omissions + (projection?.omissions ?? []) + planOmissions
  }

  /// Actions of the plan that no forecast counts and why, one sentence each.
  public var planOmissions: [String] {
    portfolio.map { $0.omissions + actionOmissions + uptakeOmissions } ?? []
  }

  /// What sums of money leave out and why: actions that no forecast counts, and rows of costs and prices that could not be
  /// used, one sentence each.
  public var moneyOmissions: [String] { planOmissions + workspace.moneyOmissions }
}

extension CommunityWorkspace {
  /// The rows of tables that have an error, each once; a table that could not be read stands for its rows.
  func faultyRows(of files: [String]) -> [Place] {
    findings.filter { $0.severity == .error && files.contains($0.place.file) }
      .map { Place(file: $0.place.file, row: $0.place.row) }
      .withoutRepeats()
  }
}
