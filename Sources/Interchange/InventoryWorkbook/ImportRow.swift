internal import Tables

/// A sheet of the filled workbook that stands for a table, as it was found.
struct ImportedSheet {
  let sheet: InventorySheet
  /// For places.
  let file: String
  /// The title that the workbook gives to a column, by the column's own title.
  let titles: [String: String]
  let isComplete: Bool
  private let numberColumns: Set<String>

  init(sheet: InventorySheet, file: String, titles: [String: String], isComplete: Bool) {
    self.sheet = sheet
    self.file = file
    self.titles = titles
    self.isComplete = isComplete
    numberColumns = Set(
      sheet.columns.compactMap { column in
        guard case .cell(let name) = column.target else { return nil }
        return column.content == .number || column.content == .year ? name : nil
      })
  }

  /// True when texts of a column of the table are compared as numbers.
  func countsNumbers(_ column: String) -> Bool { numberColumns.contains(column) }

  /// The place of a column in a row; of the row alone when the sheet has no such column.
  func place(row: Int, title: String?) -> Place {
    Place(file: file, row: row, column: title.flatMap { titles[$0] })
  }

  /// The title of the column that a cell of a table stands in.
  func title(of target: InventoryColumn.Target) -> String? {
    sheet.columns.first { $0.target == target }?.title
  }
}

/// One row of the filled workbook on its way into a table.
struct ImportRow {
  enum State: Hashable {
    case usable
    /// New, and without an amount.
    case unfilled
    /// An error finding says why it is left out.
    case wrong
  }

  /// The position of its sheet among those that were read.
  let sheet: Int
  /// The row as Excel shows it.
  let number: Int
  /// Texts by column of the table; columns that the sheet does not have are not here.
  var cells: [String: String]
  /// Texts by name of the input; empty where the sheet has the column and the cell is empty.
  var inputs: [String: String]
  var state = State.usable
  /// The row of the table that it is about; nil for a new one.
  var tableRow: Int?

  subscript(column: String) -> String { cells[column] ?? "" }
}
