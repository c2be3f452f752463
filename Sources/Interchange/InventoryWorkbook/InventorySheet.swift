package import Inventory
package import Tables
internal import Workspace

/// A sheet of the inventory's workbook: the rows of one table, or those of one sector.
package struct InventorySheet: Hashable, Sendable {
  package var name: String
  package var table: TableDeclaration
  /// The sector of every record of the sheet; nil for tables without sectors.
  package var sector: Sector?
  package var intro: [String]
  package var columns: [InventoryColumn]
  /// Columns of the table that together tell one row from another.
  package var key: [String]
  /// The column without which a new row is not filled yet.
  package var amount: String?
  package var tabColor: String

  /// True for the sheet with the sources of inputs, whose rows only add to those of other sheets.
  var annotatesInputs: Bool { table.file == WorkspaceTables.inventoryParameters.file }

  /// Titles of columns that a sheet must have to be read.
  var requiredTitles: [String] {
    columns.filter { $0.role == .required }.map(\.title)
  }

  func column(titled title: String) -> InventoryColumn? {
    columns.first { $0.title == title }
  }
}

/// The sheets and columns of the inventory's workbook, made from the declarations of the methods.
package struct InventoryLayout: Sendable {
  /// In the order of the workbook, without those that are only for reading.
  package let sheets: [InventorySheet]

  package static let instructionsSheet = "Start here"
  package static let methodsSheet = "Methods"
  package static let cellsSheet = "GPC cells"

  /// Sheets that people only read; nothing of them is imported.
  package static let referenceSheets: Set<String> = [
    instructionsSheet, methodsSheet, cellsSheet, Workbook.listsSheet,
  ]

  /// The sheet of a name, in any case; nil when it is none of the workbook's.
  package func sheet(named name: String) -> InventorySheet? {
    let wanted = name.trimmed.lowercased()
    return sheets.first { $0.name.lowercased() == wanted }
  }

  /// Titles that headers are known by.
  package var titles: [String] {
    Set(sheets.flatMap { $0.columns.map(\.title) }).sorted()
  }
}
