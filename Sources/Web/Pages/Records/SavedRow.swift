import Accounts
import Store
import Tables
import Workspace

/// A row as it is at a revision, with the columns of its table.
struct SavedRow {
  let document: Document
  let table: RowFields
  let revision: Int
  /// Without outer spaces, by column.
  let cells: [String: String]

  var name: DocumentName { document.name }
  /// False for bytes that do not fit under the header.
  var isReadable: Bool { table.holds(document.body) }

  /// Nil when there is no such row, or no head of its table.
  ///
  /// - Parameter headRevision: Where the columns are taken from; the row's own revision unless given.
  static func read(
    _ name: DocumentName, _ visit: Visit, at revision: Int, headAt headRevision: Int? = nil
  ) async throws -> SavedRow? {
    let place = try visit.workspace()
    let store = visit.site.store
    guard let document = try await store.document(name, in: place.id, at: revision),
      let head = try await store.document(
        DocumentName(file: name.file), in: place.id, at: headRevision ?? revision)
    else { return nil }
    let table = RowFields(file: name.file, head: head.body)
    return SavedRow(
      document: document, table: table, revision: revision,
      cells: table.fields(of: document.body))
  }

  /// The same row at the head when nobody has touched it or its columns since; else as it is.
  func latest(_ visit: Visit) async throws -> SavedRow {
    let head = try visit.workspace().summary.head
    guard revision < head, let now = try await SavedRow.read(name, visit, at: head),
      now.document.body == document.body, now.document.position == document.position,
      now.table.columns == table.columns
    else { return self }
    return now
  }
}

/// Changes to one row as changes of documents.
struct RecordEdit {
  /// The name that the row has afterwards.
  let name: DocumentName
  let changes: [DocumentChange]

  /// False for a row that has the key of another one, where the table takes each key once.
  var hasOwnName: Bool {
    guard WorkspaceTables.all.first(where: { $0.file == name.file })?.keysRepeat == false,
      let row = name.row, !row.hasPrefix("~")
    else { return true }
    return row.firstMatch(of: /[^=]~\d+$/) == nil
  }

  static func changing(
    _ name: DocumentName, _ cells: [String: String], at revision: Int, _ visit: Visit
  ) async throws -> RecordEdit {
    var edit = try await table(name.file, at: revision, visit)
    let row = try edit.set(cells, row: name.row ?? "")
    return RecordEdit(name: DocumentName(file: name.file, row: row), changes: edit.changes)
  }

  static func adding(
    _ cells: [String: String], to file: String, at revision: Int, _ visit: Visit
  ) async throws -> RecordEdit {
    var edit = try await table(file, at: revision, visit)
    let row = try edit.add(cells)
    return RecordEdit(name: DocumentName(file: file, row: row), changes: edit.changes)
  }

  private static func table(
    _ file: String, at revision: Int, _ visit: Visit
  ) async throws -> TableEdit {
    let place = try visit.workspace()
    let snapshot = try await visit.site.cache.snapshot(
      place.id, at: revision, head: place.summary.head)
    return try TableEdit(file: file, documents: snapshot.documents)
  }
}

extension Visit {
  /// The workspace as it reads at a revision; nil while there is no community.yaml that can be read.
  func readable(at revision: Int) async throws -> OpenWorkspace? {
    do {
      let place = try workspace()
      return try await site.cache.workspace(
        place.id, at: revision, head: place.summary.head)
    } catch is WorkspaceError {
      return nil
    }
  }

  /// The row of the address.
  func rowName() throws -> DocumentName {
    guard let file = query("file"), let row = query("row"), !row.isEmpty else {
      throw Self.nothingHere
    }
    return DocumentName(file: file, row: row)
  }

  /// Whether the visitor may change what a row says.
  func mayChange(_ row: SavedRow) -> Bool {
    guard let place, !place.summary.isArchived, row.isReadable else { return false }
    return place.access.mayChange(
      row.name, before: row.cells, after: row.cells, creator: row.document.creator, in: place.id)
  }

  func mayRemove(_ row: SavedRow) -> Bool {
    guard let place, !place.summary.isArchived else { return false }
    return place.access.mayChange(
      row.name, before: row.cells, after: nil, creator: row.document.creator, in: place.id)
  }
}
