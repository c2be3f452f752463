import Factors
import Inventory
import Plan
import Store
import Tables
import Workspace

/// A record of activity whose factor is looked at: its row as a document, as cells and, where it can be calculated, as a record.
struct FactorRecord {
  static let file = WorkspaceTables.inventory.file

  let open: OpenWorkspace
  let row: Document
  let cells: [String: String]
  /// Nil for a row with an error.
  let record: ActivityRecord?

  /// Nil when the table has no such row.
  ///
  /// - Parameter name: The row's key, as its address has it.
  init?(named name: String, in open: OpenWorkspace) throws {
    let table = try GridTable(Self.file, of: open.snapshot)
    guard let row = table.rows.first(where: { $0.name.row == name }) else { return nil }
    let cells = Dictionary(zip(table.columns, table.cells(of: row))) { first, _ in first }
    self.open = open
    self.row = row
    self.cells = cells
    record = open.community.records.first { $0.id == cells["id"] }
  }

  /// What the record's factor cell says now.
  var cell: String { cells["factor"] ?? "" }

  /// Every way to fill the cell, the present one first; empty for a row with an error.
  func options(_ library: FactorLibrary) -> [FactorOption] {
    record.map {
      PlanCalculation.factorOptions(of: $0, cell: cell, in: open.community, library: library)
    } ?? []
  }
}
