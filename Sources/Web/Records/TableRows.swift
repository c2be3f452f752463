import Store
import Tables
import Workspace

/// The rows of one table with the documents that they are, for lists and references.
struct TableRows {
  /// A row by its document, with its cells by column.
  struct Row {
    let document: Document
    fileprivate let cells: Cells

    fileprivate enum Cells {
      case record(CSVRecord)
      case fields([String: String])
    }

    /// The cell without outer spaces; empty when there is no such column.
    subscript(column: String) -> String {
      switch cells {
      case .record(let record): record[column]
      case .fields(let fields): fields[column] ?? ""
      }
    }
  }

  let file: String
  let columns: [String]
  let rows: [Row]

  /// Nil when the workspace has no such table.
  ///
  /// - Parameter community: What the documents say, where that was read already: its cells are taken then.
  init?(file: String, of snapshot: WorkspaceSnapshot, community: CommunityWorkspace?) {
    let documents = snapshot.documents.filter { $0.name.file == file }
    guard let head = documents.first, head.kind == .table else { return nil }
    self.file = file
    let table = RowFields(file: file, head: head.body)
    columns = table.columns
    let rows = documents.dropFirst()
    if let records = community?.tables[file]?.records, records.count == rows.count {
      self.rows = zip(rows, records).map { Row(document: $0, cells: .record($1)) }
    } else {
      self.rows = rows.map { Row(document: $0, cells: .fields(table.fields(of: $0.body))) }
    }
  }

  /// A table of the format that the workspace has not begun: every column and no row.
  ///
  /// Nil for any other name, and where the workspace has something under it.
  init?(notBegun file: String, in snapshot: WorkspaceSnapshot) {
    guard let declaration = WorkspaceTables.all.first(where: { $0.file == file }),
      !snapshot.documents.contains(where: { $0.name.file == file })
    else { return nil }
    self.file = file
    columns = declaration.columns
    rows = []
  }
}
