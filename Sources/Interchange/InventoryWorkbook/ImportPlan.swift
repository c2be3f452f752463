package import Tables

/// What an import of a filled workbook would change in a workspace, and what it leaves out.
package struct ImportPlan: Sendable {
  /// One cell of a table before and after; empty texts are empty cells.
  package struct CellChange: Hashable, Sendable {
    /// The column of the table, or the name of an input.
    package var column: String
    package var old: String
    package var new: String
  }

  /// One row of a table that changes.
  package struct RowChange: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case added, changed, removed
    }

    package var kind: Kind
    /// The table's file.
    package var table: String
    /// What tells the row from others, such as its id.
    package var name: String
    /// The row of the workbook; that of the table for a removed row.
    package var place: Place
    package var cells: [CellChange]
  }

  /// A row of the workbook that is not written.
  package struct LeftOutRow: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
      /// An error finding says why.
      case error
      /// It is new and has neither an amount nor a notation key.
      case unfilled
    }

    package var reason: Reason
    package var name: String
    package var place: Place
  }

  /// A row of the workspace that the workbook does not have.
  package struct MissingRow: Hashable, Sendable {
    package var table: String
    package var name: String
    package var place: Place
  }

  /// In the order of the workbook; removed rows last.
  package internal(set) var changes: [RowChange] = []
  /// Rows of the workbook that say what the workspace says already.
  package internal(set) var unchangedRows = 0
  package internal(set) var leftOut: [LeftOutRow] = []
  /// Kept in the workspace.
  package internal(set) var missing: [MissingRow] = []
  /// By place in the workbook where there is one; in the order of its sheets and rows.
  package internal(set) var findings: [Finding] = []
  /// The tables that change, whole, by file.
  package internal(set) var tables: [String: CSVTable] = [:]

  /// True when something in the workbook is wrong, so that not all of it can be written.
  package var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// New bytes of the files that change, by path in the workspace's folder.
  package var files: [String: [UInt8]] { tables.mapValues { Array($0.text.utf8) } }
}
