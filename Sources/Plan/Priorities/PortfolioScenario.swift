internal import Quantities
public import Strategies
public import Tables
public import Workspace

/// A portfolio as a row of `scenarios.csv`, so that it can be looked at beside others.
///
/// `actions` names those that are chosen, `starts` the year of each, such as `b1=2027 t2=2030`.
public struct PortfolioScenario: Sendable {
  private let outcome: PortfolioOutcome
  private let id: String

  public init(_ outcome: PortfolioOutcome, id: String) {
    self.outcome = outcome
    self.id = id
  }

  /// The cells of the row.
  public var row: [String: String] {
    let task = outcome.task
    let chosen = task.choices.map(\.action.id).filter { outcome.starts[$0] != nil }
    let starts = chosen.compactMap { id in outcome.starts[id].map { "\(id)=\($0)" } }
    let goal = task.goal == .cost ? "least cost" : "most reduction"
    return [
      "id": id, "name": "Portfolio: \(goal)",
      "actions": chosen.isEmpty ? "none" : chosen.joined(separator: " "),
      "starts": starts.joined(separator: " "),
      "note":
        "Chosen for \(goal); \(NumberText.grouped(outcome.reckoning.reduction)) t CO2e less than business as usual from \(task.years.lowerBound) to \(task.years.upperBound).",
    ]
  }

  /// The table with the row in the place of one of the same id, or as its last.
  public func table(in workspace: CommunityWorkspace) -> CSVTable {
    let file = "scenarios.csv"
    let columns =
      WorkspaceTables.all.first { $0.file == file }?.columns
      ?? ["id", "name", "policies", "actions", "climate", "drivers", "source", "note"]
    var table = workspace.tables[file] ?? CSVTable(file: file, header: columns)
    let row = row
    for column in ["id", "name", "actions", "starts", "note"] where !table.header.contains(column) {
      table.appendColumn(column)
    }
    if let old = table.records.first(where: { $0["id"] == id }) {
      table.set(row, row: old.row)
    } else {
      table.append(table.header.map { row[$0] ?? "" })
    }
    return table
  }
}
