package import Factors
internal import Inventory
package import Tables
package import Workspace

/// The inventory as a workbook to fill in Excel: sheets from the methods' declarations, rows from the workspace.
///
/// What `InventoryImport` reads back. A workspace without a record, and a template without a workspace, get
/// the rows that most US communities need, without amounts.
package struct InventoryTemplate: Sendable {
  package let workbook: Workbook
  /// What of the workspace is in no sheet, and why the workbook cannot be made.
  package let findings: [Finding]

  /// - Parameters:
  ///   - workspace: Nil for a template that belongs to no workspace yet.
  ///   - years: Years of the rows of an empty inventory; without any, they have no year.
  ///   - author: Who or what makes the workbook, for its properties.
  package init(
    workspace: CommunityWorkspace?, library: FactorLibrary, years: [Int] = [],
    author: String = "Cairn"
  ) {
    let layout = InventoryLayout(library: library)
    let rows = TemplateRows(workspace: workspace, layout: layout, years: years)
    let name = workspace?.community.name ?? ""
    let title = name.isEmpty ? "Greenhouse gas inventory" : "Greenhouse gas inventory: \(name)"
    let sheets = layout.sheets.map { InventoryTemplate.sheet($0, rows: rows.rows[$0.name] ?? []) }
    workbook = Workbook(
      title: title, author: author,
      sheets: [InventoryTemplate.instructions(title, layout)] + sheets
        + [InventoryTemplate.methods(), InventoryTemplate.cells(library)])
    findings = rows.findings
  }

  /// Rows below the last that the rules of the columns hold for.
  private static let emptyRows = 300

  private static func sheet(_ sheet: InventorySheet, rows: [[String: String]]) -> Workbook.Sheet {
    let hasHints = rows.contains { $0[InventorySheet.hintTitle]?.isEmpty == false }
    let columns = sheet.columns.filter { $0.target != .hint || hasHints }
    var layout = Workbook.Layout()
    layout.tabColor = sheet.tabColor
    layout.frozenColumns = min(sheet.key.count, 2)
    return Workbook.Sheet(
      name: sheet.name, intro: sheet.intro, columns: columns.map(\.workbookColumn),
      rows: rows.map { row in columns.map { $0.cell(row[$0.title] ?? "") } },
      emptyRows: emptyRows, highlights: highlights(sheet), layout: layout)
  }

  /// Amber for amounts that are still missing.
  private static func highlights(_ sheet: InventorySheet) -> [Workbook.Highlight] {
    guard let amount = sheet.amount else { return [] }
    let hasKeys = sheet.column(titled: "notation_key") != nil
    return [
      Workbook.Highlight(
        column: amount, filled: sheet.sector == nil ? sheet.key : ["method", "activity"],
        empty: [amount] + (hasKeys ? ["notation_key"] : []), color: "#FFE08A")
    ]
  }
}

extension InventorySheet {
  /// The title of the column with hints.
  static let hintTitle = "where_to_get_it"
}
