public import Databases
internal import Tables

/// What the rows of a proposed commit hold by column, for whoever decides by that; inside the commit's transaction.
public struct ProposedRows {
  private let before: [String: RowFields]
  private let after: [String: RowFields]

  /// Reads the heads of the tables whose rows change.
  public init(
    _ changes: [ProposedChange], of workspace: String, _ transaction: any SQLTransaction
  ) throws {
    let head = try Head.read(workspace, transaction)
    var before: [String: RowFields] = [:]
    for file in Set(changes.filter { $0.change.kind == .row }.map(\.change.name.file)) {
      let document = try WorkspaceStore.document(
        DocumentName(file: file), head, at: head.summary.head, transaction)
      before[file] = document.map { RowFields(file: file, head: $0.body) }
    }
    self.before = before
    var after = before
    for change in changes.map(\.change) where change.kind == .table {
      after[change.name.file] = change.body.map { RowFields(file: change.name.file, head: $0) }
    }
    self.after = after
  }

  /// Whether there is a table of this name after the commit.
  func hasTable(_ file: String) -> Bool { after[file] != nil }

  /// What a document held: a row by column, other documents nothing; nil when there was none.
  public func before(_ proposed: ProposedChange) -> [String: String]? {
    proposed.before.map { document in
      document.kind == .row ? before[document.name.file]?.fields(of: document.body) ?? [:] : [:]
    }
  }

  /// What a document comes to hold; nil when it is removed.
  public func after(_ proposed: ProposedChange) -> [String: String]? {
    proposed.change.body.map { body in
      proposed.change.kind == .row
        ? after[proposed.change.name.file]?.fields(of: body) ?? [:] : [:]
    }
  }

  /// Whether a row is one record that is named for its key, or keeps the key that it had.
  ///
  /// Bytes that are several records, or leave a quote open, would come back as other rows than were looked at.
  public func isOneRow(_ proposed: ProposedChange) -> Bool {
    let change = proposed.change
    guard change.kind == .row, let body = change.body else { return true }
    guard let layout = CSVLayout(Array("row\n".utf8) + body, file: "row"),
      layout.records.count == 1
    else { return false }
    guard let table = after[change.name.file] else { return false }
    let key = table.key(of: body)
    if key == RowKey.key(ofName: change.name.rowKey) { return true }
    return proposed.before.map { before[change.name.file]?.key(of: $0.body) == key } ?? false
  }
}
