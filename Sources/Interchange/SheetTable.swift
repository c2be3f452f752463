package import Tables

/// One sheet of a workbook as a table: a header, and records that know their places.
package struct SheetTable: Hashable, Sendable {
  /// A column that has a name.
  package struct Column: Hashable, Sendable {
    /// The text of the header cell, on one line.
    package var name: String
    /// As Excel names it: `A`, `B`, … `AA`.
    package var letters: String
  }

  /// The sheet's name.
  package var name: String
  /// For places: `upload.xlsx, sheet “Buildings”`.
  package var file: String
  /// True when people who open the workbook do not see the sheet.
  package var isHidden: Bool
  /// The texts above the header, one per row.
  package var intro: [String]
  /// The row of the header, from 1.
  package var headerRow: Int
  /// In order; of columns with the same name only the first is here.
  package var columns: [Column]
  /// The rows under the header that have something in these columns, in order.
  package var records: [SheetRecord]
  /// Rows of the table with merged cells, whose values nobody can tell.
  package var mergedRows: [ClosedRange<Int>] = []
  /// True when the workbook has so many merged ranges that some are not among them.
  package var hasMoreMerges = false
  /// False when a limit ended the reading before the sheet did.
  package var isComplete = true

  /// How places name a sheet of a workbook.
  package static func file(_ workbook: String, sheet: String) -> String {
    "\(workbook), sheet “\(sheet)”"
  }

  /// The letters of a column, from 1: `A`, … `Z`, `AA`.
  package static func letters(ofColumn number: Int) -> String {
    var letters = ""
    var rest = number
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

/// One row of a sheet's table.
package struct SheetRecord: Hashable, Sendable {
  package let file: String
  /// The row as Excel shows it.
  package let row: Int
  let names: [String]
  /// One per column of the table, in the same order.
  package internal(set) var cells: [SheetCell]

  /// The place of the row.
  package var place: Place { Place(file: file, row: row) }

  /// The cell of a column; an empty one when there is no such column.
  package subscript(column: String) -> SheetCell {
    guard let position = names.firstIndex(of: column) else { return .empty }
    return cells[position]
  }
}

/// What a cell of a sheet says.
package struct SheetCell: Hashable, Sendable {
  /// What the cell is to Excel; text that looks like a number is text.
  package enum Kind: Hashable, Sendable {
    case empty, text, number, date, boolean
    /// Such as `#REF!`.
    case error
    /// A formula whose value the workbook does not hold.
    case uncalculated
  }

  package var kind: Kind
  /// Text as typed, a number in its shortest form, a date as `2021-03-01` or `2021-03-01 13:30:00`,
  /// `true` or `false`, or the error; empty for the other kinds.
  package var text: String
  /// True when a formula gave the value.
  package var isFormula = false
  /// True for a number that is shown as percent: 0.25, which people see as 25 %.
  package var isPercent = false
  /// The number behind a date: days since the end of 1899, or since the first of 1904; nil when the
  /// date is kept as text.
  package var serialNumber: Double?

  package static let empty = SheetCell(kind: .empty, text: "")

  /// The value of a number; nil for all other kinds.
  package var number: Double? {
    kind == .number ? Double(text) : nil
  }
}
