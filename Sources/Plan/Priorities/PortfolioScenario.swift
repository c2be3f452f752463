internal import Forecast
internal import Quantities
public import Strategies
public import Tables
internal import Workspace

/// A portfolio as a row of `scenarios.csv`, so that it can be looked at beside others.
///
/// `actions` names those that are chosen, `starts` the year of each, such as `b1=2027 t2=2030`; policies, climate and drivers
/// are those of the scenario that it was chosen on top of.
public struct PortfolioScenario: Sendable {
  private let outcome: PortfolioOutcome
  private let id: String

  public init(_ outcome: PortfolioOutcome, id: String) {
    self.outcome = outcome
    self.id = id
  }

  /// The columns that say what goes on beside the actions.
  private static let world = ["policies", "climate", "drivers"]

  /// The cells of the row.
  public var row: [String: String] {
    let task = outcome.task
    let basis = task.portfolio.projection.scenario
    let chosen = task.choices.map(\.action.id).filter { outcome.starts[$0] != nil }
    let starts = chosen.compactMap { id in outcome.starts[id].map { "\(id)=\($0)" } }
    let goal =
      task.goal == .cost ? (task.isNet ? "least net cost" : "least cost") : "most reduction"
    let cells = [
      "id": id, "name": "Portfolio: \(goal)",
      "actions": chosen.isEmpty ? "none" : chosen.joined(separator: " "),
      "starts": starts.joined(separator: " "),
      "note": note(goal, basis),
    ]
    return cells.merging(basis.cells.filter { Self.world.contains($0.key) }) { own, _ in own }
  }

  private func note(_ goal: String, _ basis: Scenario) -> String {
    let cut = NumberText.grouped(outcome.reckoning.reduction)
    let (from, to) = (outcome.task.years.lowerBound, outcome.task.years.upperBound)
    return basis.isPlain
      ? "Chosen for \(goal); \(cut) t CO2e less than business as usual from \(from) to \(to)."
      : "Chosen for \(goal); \(cut) t CO2e less than “\(basis.name)” without actions from \(from) to \(to)."
  }

  /// The table with the row in the place of one of the same id, or as its last.
  ///
  /// Where it has no row yet, the scenarios that the plan has without it come first, so that the plan's own figures stay.
  public func table(in calculation: PlanCalculation) -> CSVTable {
    let declaration = WorkspaceTables.scenarioRows
    var table =
      calculation.workspace.tables[declaration.file]
      ?? CSVTable(file: declaration.file, header: declaration.columns)
    let row = row
    for column in ["id", "name", "actions", "starts", "note"] + Self.world
    where !table.header.contains(column) && row[column]?.isEmpty == false {
      table.appendColumn(column)
    }
    if table.records.isEmpty {
      for scenario in calculation.unwrittenScenarios {
        let cells = scenario.cells.merging(["id": scenario.id]) { $1 }
        table.append(table.header.map { cells[$0] ?? "" })
      }
    }
    if let old = table.records.first(where: { $0["id"] == id }) {
      table.set(row, row: old.row)
    } else {
      table.append(table.header.map { row[$0] ?? "" })
    }
    return table
  }
}
