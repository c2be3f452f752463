import Accounts
import Store
import Tables
import Workspace

/// A record that a page was asked for and that is not there; whether it was ever there is looked up before the answer.
struct MissingRecord: Error {
  let name: DocumentName
  /// Where others of its kind are listed, after the workspace's address.
  let list: String
}

extension Visit {
  /// What a page throws where the record of its address is not there.
  ///
  /// - Parameter list: Where others of its kind are listed, after the workspace's address.
  func missing(_ file: String, _ id: String, list: String) -> MissingRecord {
    MissingRecord(name: DocumentName(file: file, row: id), list: list)
  }
}

/// The commit that removed a record, with what went with it.
struct RecordLoss {
  let name: DocumentName
  let commit: Commit
  /// What the commit changed of the record and of what named it, before and after; the record is the first.
  let parts: [DocumentDifference]
  /// The heads of tables before the commit, by file.
  private let heads: [String: [UInt8]]

  /// Nil when the record was never there, or is there.
  static func find(_ name: DocumentName, _ visit: Visit) async throws -> RecordLoss? {
    let place = try visit.workspace()
    let store = visit.site.store
    guard
      let commit = try await store.history(of: place.id, document: name, limit: 1).first,
      commit.revision > 1
    else { return nil }
    let changes = try await store.changes(at: commit.revision, of: place.id)
    guard let loss = changes.first(where: { $0.name == name && $0.after == nil }) else {
      return nil
    }
    let before = try await visit.site.cache.snapshot(place.id, at: commit.revision - 1)
    let heads = Dictionary(
      before.documents.lazy.filter { $0.kind == .table }.map { ($0.name.file, $0.body) }
    ) { first, _ in first }
    guard name.row != nil else {
      // A table went with all of its rows.
      let rows = changes.filter { $0.name.file == name.file && $0.name != name && $0.after == nil }
      return RecordLoss(name: name, commit: commit, parts: [loss] + rows, heads: heads)
    }
    var found = RecordLoss(name: name, commit: commit, parts: [loss], heads: heads)
    guard let opened = try await visit.readable(at: commit.revision - 1) else { return found }
    let naming = Set(
      IncomingReferences(to: name, cells: found.cells, in: opened, visit.columnWords).all
        .map(\.document))
    found = RecordLoss(
      name: name, commit: commit,
      parts: [loss] + changes.filter { naming.contains($0.name) && $0.name != name },
      heads: heads)
    return found
  }

  /// What the record said when it was removed.
  var cells: [String: String] { parts.first.flatMap { fields($0.before) } ?? [:] }

  private func fields(_ document: Document?) -> [String: String]? {
    guard let document, let head = heads[document.name.file] else { return nil }
    return RowFields(file: document.name.file, head: head).fields(of: document.body)
  }

  /// The changes that bring the record back, with what went with it and has not been changed since.
  func changes(into now: WorkspaceSnapshot) -> [DocumentChange] {
    let documents = Dictionary(now.documents.map { ($0.name, $0) }) { first, _ in first }
    var edits = TableEdits(now)
    var changes: [DocumentChange] = []
    // Rows of a table that comes back itself find the head that they had.
    let tables = Set(
      parts.filter { $0.name.row == nil && documents[$0.name] == nil }.map(\.name.file))
    for part in parts {
      guard let before = part.before, documents[part.name]?.body == part.after?.body else {
        continue
      }
      let file = part.name.file
      if tables.contains(file) || documents[DocumentName(file: file)]?.body == heads[file] {
        changes.append(
          DocumentChange(
            name: part.name, kind: before.kind, position: before.position, body: before.body))
      } else if part.after == nil, let cells = fields(before) {
        // The table has other columns by now.
        edits.add(cells, to: file)
      }
    }
    return changes + edits.changes
  }
}
