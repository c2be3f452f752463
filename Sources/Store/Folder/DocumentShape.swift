public import Databases
internal import Tables
internal import Workspace

/// Whether a proposed commit leaves a workspace that can be written as a folder and read back as the same documents.
///
/// Imports, undo and the forms of a table keep to this by the way they are made; whoever takes bodies from outside checks.
public enum DocumentShape {
  /// Checks a commit before it is written; for a `CommitCheck`.
  ///
  /// - Throws: `StoreError.invalid` with the first document that would not come back as it is.
  public static func check(
    _ changes: [ProposedChange], of workspace: String, _ transaction: any SQLTransaction
  ) throws {
    let head = try Head.read(workspace, transaction)
    let rows = try ProposedRows(changes, of: workspace, transaction)
    for proposed in changes {
      switch proposed.change.kind {
      case .row: try checkRow(proposed, rows)
      case .table: try checkHead(proposed.change)
      case .file: break
      }
    }
    try checkFiles(changes, head, transaction)
  }

  private static func checkRow(_ proposed: ProposedChange, _ rows: ProposedRows) throws(StoreError)
  {
    let change = proposed.change
    guard change.body != nil else { return }
    guard rows.hasTable(change.name.file) else {
      throw .invalid("\(change.name) is a row, and there is no table \(change.name.file).")
    }
    guard rows.isOneRow(proposed) else {
      throw .invalid(
        "\(change.name) must be one row of CSV with all quotes closed, and its key must be that of its name."
      )
    }
  }

  private static func checkHead(_ change: DocumentChange) throws(StoreError) {
    guard let body = change.body else { return }
    guard let layout = CSVLayout(body, file: change.name.file), layout.records.isEmpty else {
      throw .invalid(
        "\(change.name) is the head of a table: one row with the names of the columns, and nothing under it."
      )
    }
  }

  /// Looks at what stands beside: rows need their head, and a file cannot be a folder too.
  private static func checkFiles(
    _ changes: [ProposedChange], _ head: Head, _ transaction: any SQLTransaction
  ) throws {
    let whole = changes.filter { $0.change.kind != .row }
    for proposed in whole {
      let file = proposed.change.name.file
      if proposed.change.body == nil || proposed.change.kind == .file {
        try checkNoRows(under: file, changes, head, transaction)
      }
      guard proposed.before == nil, proposed.change.body != nil else { continue }
      let others = try transaction.rows(
        """
        SELECT file FROM document WHERE workspace = $1 AND file >= $2 AND file < $3 AND kind <> 2
        LIMIT 1
        """, [.integer(head.number), .text(file + "/"), .text(file + "0")])
      let isFolder =
        try !others.isEmpty
        || whole.contains { $0.change.body != nil && $0.change.name.file.hasPrefix(file + "/") }
        || isUnderFile(file, head, transaction)
      guard !isFolder else {
        throw StoreError.invalid("“\(file)” cannot be a file and a folder at once.")
      }
    }
  }

  private static func isUnderFile(
    _ file: String, _ head: Head, _ transaction: any SQLTransaction
  ) throws -> Bool {
    var parts = file.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let parent = parts.joined(separator: "/")
      let found = try transaction.first(
        "SELECT 1 FROM document WHERE workspace = $1 AND file = $2 AND row_key = ''",
        [.integer(head.number), .text(parent)])
      if found != nil { return true }
      parts = parts.dropLast()
    }
    return false
  }

  private static func checkNoRows(
    under file: String, _ changes: [ProposedChange], _ head: Head, _ transaction: any SQLTransaction
  ) throws {
    let removed = Set(changes.filter { $0.change.body == nil }.map(\.change.name))
    let rows = try transaction.rows(
      "SELECT file, row_key FROM document WHERE workspace = $1 AND file = $2 AND row_key <> ''",
      [.integer(head.number), .text(file)])
    for row in rows {
      guard removed.contains(try DocumentRows.name(row)) else {
        throw StoreError.invalid(
          "“\(file)” has rows; remove them in the same change, or edit them one by one.")
      }
    }
  }
}
