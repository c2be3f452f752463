import Store
import Tables
import Workspace

/// Changes to rows of a workspace's tables, made together and taken into the journal as one commit.
///
/// Rows that are not touched keep their very bytes.
struct TableEdits {
  private let snapshot: WorkspaceSnapshot
  private var tables: [String: CSVTable] = [:]

  init(_ snapshot: WorkspaceSnapshot) { self.snapshot = snapshot }

  /// Changes the rows whose cells are as given; adds one when there is none.
  mutating func put(_ values: [String: String], in file: String, where match: [String: String]) {
    let rows = records(of: file, where: match).map(\.row)
    guard !rows.isEmpty else { return add(match.merging(values) { $1 }, to: file) }
    addColumns(values.keys.sorted(), to: file)
    for row in rows { tables[file]?.set(values, row: row) }
  }

  /// Adds a row at the end of a table, which is made when there is none.
  mutating func add(_ values: [String: String], to file: String) {
    addColumns(values.filter { !$0.value.isEmpty }.keys.sorted(), to: file)
    var table = table(file)
    table.append(table.header.map { values[$0] ?? "" })
    tables[file] = table
  }

  /// Adds a row before the first one that a condition holds for, at the end when there is none.
  mutating func insert(
    _ values: [String: String], in file: String, before isLater: (CSVRecord) -> Bool
  ) {
    guard let row = records(of: file).first(where: isLater)?.row else {
      return add(values, to: file)
    }
    addColumns(values.filter { !$0.value.isEmpty }.keys.sorted(), to: file)
    var (head, tail) = (table(file), table(file))
    let header = CSVTable.header(of: head)
    head.remove(rows: Set(row...head.lastRow))
    head.append(head.header.map { values[$0] ?? "" })
    tail.remove(rows: row > 2 ? Set(2..<row) : [])
    // What follows keeps its very bytes, the header apart.
    let text = head.text + tail.text.dropFirst(header.count)
    tables[file] = CSVTable.read(Array(text.utf8), file: file).table
  }

  /// Removes the rows whose cells are as given.
  mutating func remove(from file: String, where match: [String: String]) {
    let rows = records(of: file, where: match).map(\.row)
    guard !rows.isEmpty else { return }
    tables[file]?.remove(rows: Set(rows))
  }

  /// Puts a whole table in place of the one that is there.
  mutating func replace(_ table: CSVTable) { tables[table.file] = table }

  /// What would change, document by document.
  var changes: [DocumentChange] {
    FolderDocuments.changes(
      from: snapshot, to: tables.mapValues { Array($0.text.utf8) }, keepsOthers: true
    ).changes
  }

  /// The rows of a table whose cells are as given, as they are now.
  mutating func records(of file: String, where match: [String: String] = [:]) -> [CSVRecord] {
    let table = table(file)
    tables[file] = table
    return table.records.filter { record in match.allSatisfy { record[$0.key] == $0.value } }
  }

  private func table(_ file: String) -> CSVTable {
    if let table = tables[file] { return table }
    let documents = snapshot.documents.filter { $0.name.file == file }
    if let bytes = FolderDocuments.join(documents)[file] {
      return CSVTable.read(bytes, file: file).table
    }
    let declared = WorkspaceTables.all.first { $0.file == file }?.columns ?? []
    return CSVTable(file: file, header: declared)
  }

  /// A table made by an earlier release may lack a column.
  private mutating func addColumns(_ columns: [String], to file: String) {
    var table = table(file)
    for column in columns { table.appendColumn(column) }
    tables[file] = table
  }
}

extension CSVTable {
  /// The text of the header alone, with its line end.
  fileprivate static func header(of table: CSVTable) -> String {
    var header = table
    if table.lastRow > 1 { header.remove(rows: Set(2...table.lastRow)) }
    return header.text
  }
}

extension Visit {
  /// Adds a row under a name that is free, again where somebody else was quicker; gives its id.
  ///
  /// - Parameters:
  ///   - words: What the id is made from.
  ///   - edit: Adds the row, and what goes with it, under the id that it is given.
  func addRow(
    named words: String, to file: String, _ edit: (inout TableEdits, String) -> Void
  ) async throws -> String {
    let place = try workspace()
    for attempt in 1... {
      let snapshot = try await site.cache.snapshot(place.id)
      var edits = TableEdits(snapshot)
      let taken = Set(edits.records(of: file).compactMap { $0["id"] })
      let id = NewIdentifier.make(from: words, taken: taken)
      edit(&edits, id)
      do {
        try await commit(edits.changes, base: snapshot.revision, reason: form.text("reason"))
        return id
      } catch StoreError.conflicts where attempt < 3 {
        continue
      }
    }
    throw StoreError.nothingToChange
  }

  /// Makes changes to tables as they were when the form was made, and takes them into the journal.
  ///
  /// - Parameter base: The revision that the form was made from.
  /// - Returns: False when nothing would change.
  /// - Throws: `StaleEdits` when somebody else has changed the same rows since; pages let it through.
  @discardableResult
  func commitEdits(
    base: Int, reason: String, _ edit: (inout TableEdits) throws -> Void
  ) async throws -> Bool {
    let place = try workspace()
    var edits = TableEdits(
      try await site.cache.snapshot(place.id, at: base, head: place.summary.head))
    try edit(&edits)
    let changes = edits.changes
    guard !changes.isEmpty else { return false }
    let said = form.text("reason")
    let why = said.isEmpty ? reason : said
    do {
      try await commitUnlessStale(changes, base: base, reason: why)
      return true
    } catch StoreError.nothingToChange {
      return false
    } catch StoreError.conflicts(let conflicts) {
      throw StaleEdits(base: base, changes: changes, conflicts: conflicts, reason: why)
    }
  }

  /// What was changed and is again as the form saw it, such as a record that was removed and brought back, is no second
  /// version.
  private func commitUnlessStale(
    _ changes: [DocumentChange], base: Int, reason: String
  ) async throws {
    do {
      try await commit(changes, base: base, reason: reason)
    } catch StoreError.conflicts(let conflicts) {
      let revisions = conflicts.compactMap { $0.isAsBefore ? $0.theirs?.revision : nil }
      guard revisions.count == conflicts.count, let last = revisions.max() else {
        throw StoreError.conflicts(conflicts)
      }
      // Whatever else is stale at the first revision would have been named; later changes are stale at this one too.
      try await commit(changes, base: last, reason: reason)
    }
  }
}

extension EditConflict {
  /// True when the document is what it was at the base, whatever happened between.
  fileprivate var isAsBefore: Bool {
    guard let base, let theirs else { return false }
    return base.body == theirs.body && base.kind == theirs.kind
  }
}
