import Foundation
import Store
import Tables
import Workspace

/// A row that gets an id of its own, with what goes with it.
struct RowAddition {
  /// What the id is made from.
  let words: String
  let file: String
  /// Ids that it cannot have, beside those of the table.
  var reserved: [String] = []
  /// Adds the row, and what goes with it, under the id that it is given.
  let edit: (inout TableEdits, String) -> Void

  /// The changes on a state of the tables, under an id that is free in it.
  func made(on snapshot: WorkspaceSnapshot) -> (id: String, changes: [DocumentChange]) {
    var edits = TableEdits(snapshot)
    let taken = Set(edits.records(of: file).compactMap { $0["id"] }).union(reserved)
    let id = NewIdentifier.make(from: words, taken: taken)
    edit(&edits, id)
    return (id, edits.changes)
  }
}

extension Visit {
  /// Adds a row under a name that is free, again where somebody else was quicker; gives its id.
  ///
  /// - Parameters:
  ///   - words: What the id is made from.
  ///   - reserved: Ids that it cannot have either.
  ///   - reason: Why, where the form does not say.
  ///   - edit: Adds the row, and what goes with it, under the id that it is given.
  func addRow(
    named words: String, to file: String, reserving reserved: [String] = [],
    reason: String = "", _ edit: @escaping (inout TableEdits, String) -> Void
  ) async throws -> String {
    let said = form.text("reason")
    let addition = RowAddition(words: words, file: file, reserved: reserved, edit: edit)
    return try await add(addition, reason: said.isEmpty ? reason : said).id
  }

  /// Adds a row under a name that is free, again where somebody else was quicker.
  ///
  /// - Parameter commitID: As `CommitDraft.id`; nil takes the one of the form.
  func add(
    _ addition: RowAddition, commitID: String? = nil, reason: String
  ) async throws -> (id: String, commit: Commit) {
    let place = try workspace()
    for attempt in 1... {
      let snapshot = try await site.cache.snapshot(place.id)
      let (id, changes) = addition.made(on: snapshot)
      do {
        let commit = try await commit(
          changes, base: snapshot.revision, id: commitID, reason: reason)
        return (id, commit)
      } catch StoreError.conflicts where attempt < 3 {
        continue
      } catch StoreError.nothingToChange where attempt < 3 {
        // Somebody else has just added the very same row under this id.
        continue
      }
    }
    throw StoreError.nothingToChange
  }

  /// Takes changes of tables into the journal that a form was made for at an earlier revision.
  ///
  /// They are made on the tables as they are now where nobody else has changed the same rows since, so that new rows stand
  /// where they belong among those that others have added.
  ///
  /// - Parameters:
  ///   - base: The revision that the form was made from.
  ///   - edit: Makes the changes; asked again for each state of the tables that they are tried on.
  /// - Returns: False when nothing would change.
  /// - Throws: `StaleEdits` when somebody else has changed the same rows since; pages let it through.
  @discardableResult
  func commitEdits(
    base: Int, reason: String, _ edit: (inout TableEdits) throws -> Void
  ) async throws -> Bool {
    let said = form.text("reason")
    let why = said.isEmpty ? reason : said
    let place = try workspace()
    var id: String?
    if base < place.summary.head, let made = try await commitBefore() {
      let then = try await site.cache.snapshot(place.id, at: made.base, head: place.summary.head)
      let again = try changes(of: then, edit)
      if try await made.holds(again, in: site.store) { return true }
      // The way back to a form that was saved, and other words in it: a change of its own. Rows would be added twice.
      let known = Set(then.documents.map(\.name))
      if again.allSatisfy({ known.contains($0.name) }) { id = UUID().uuidString.lowercased() }
    }
    let old = try await site.cache.snapshot(place.id, at: base, head: place.summary.head)
    let wanted = try changes(of: old, edit)
    guard !wanted.isEmpty else { return false }
    let taken = try await remade(wanted, of: old, edit)
    guard !taken.changes.isEmpty else { return false }
    do {
      try await commitUnlessStale(taken.changes, base: taken.base, id: id, reason: why)
      return true
    } catch StoreError.nothingToChange {
      return false
    } catch StoreError.conflicts(let conflicts) {
      throw StaleEdits(
        base: taken.base, changes: taken.changes, conflicts: conflicts, reason: why)
    }
  }

  /// What was changed and is again as the form saw it, such as a record that was removed and brought back, is no second
  /// version.
  private func commitUnlessStale(
    _ changes: [DocumentChange], base: Int, id: String?, reason: String
  ) async throws {
    do {
      try await commit(changes, base: base, id: id, reason: reason)
    } catch StoreError.conflicts(let conflicts) {
      let revisions = conflicts.compactMap { $0.isAsBefore ? $0.theirs?.revision : nil }
      guard revisions.count == conflicts.count, let last = revisions.max() else {
        throw StoreError.conflicts(conflicts)
      }
      // Whatever else is stale at the first revision would have been named; later changes are stale at this one too.
      try await commit(changes, base: last, id: id, reason: reason)
    }
  }

  private func changes(
    of snapshot: WorkspaceSnapshot, _ edit: (inout TableEdits) throws -> Void
  ) throws -> [DocumentChange] {
    var edits = TableEdits(snapshot)
    try edit(&edits)
    return edits.changes
  }

  /// The changes as they are on the tables of now; as they were when rows that they touch have changed since.
  private func remade(
    _ wanted: [DocumentChange], of old: WorkspaceSnapshot,
    _ edit: (inout TableEdits) throws -> Void
  ) async throws -> (changes: [DocumentChange], base: Int) {
    let place = try workspace()
    guard old.revision < place.summary.head else { return (wanted, old.revision) }
    let now = try await site.cache.snapshot(place.id, head: place.summary.head)
    let (then, current) = (SnapshotRows(old), SnapshotRows(now))
    let touched = then.touched(by: wanted)
    guard touched.allSatisfy({ then.has($0, as: current) }) else { return (wanted, old.revision) }
    let changes = try changes(of: now, edit)
    // What was not to be touched is not, where it has changed since.
    let others = current.touched(by: changes).subtracting(touched)
    guard others.allSatisfy({ then.has($0, as: current) }) else { return (wanted, old.revision) }
    return (changes, now.revision)
  }
}

extension EditConflict {
  /// True when the document is what it was at the base, whatever happened between.
  fileprivate var isAsBefore: Bool {
    guard let base, let theirs else { return false }
    return base.body == theirs.body && base.kind == theirs.kind
  }
}

extension Commit {
  /// True when every one of some changes is what the commit has made.
  func holds(_ changes: [DocumentChange], in store: WorkspaceStore) async throws -> Bool {
    let made = try await store.changes(at: revision, of: workspace)
    let bodies = Dictionary(made.map { ($0.name, $0.after?.body) }) { first, _ in first }
    return changes.allSatisfy { change in bodies[change.name].map { $0 == change.body } ?? false }
  }
}

/// The cells of rows of a revision, by name.
struct SnapshotRows {
  private let documents: [DocumentName: Document]

  init(_ snapshot: WorkspaceSnapshot) {
    documents = Dictionary(snapshot.documents.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The columns of a table; nil when there is no such table.
  func table(_ file: String) -> RowFields? {
    documents[DocumentName(file: file)].map { RowFields(file: file, head: $0.body) }
  }

  func cells(of name: DocumentName) -> [String: String]? {
    guard let row = documents[name], let table = table(name.file) else { return nil }
    return table.fields(of: row.body)
  }

  /// The cells that a row would have after some changes, which may leave more columns than there were; nil without it.
  func cells(of change: DocumentChange, after changes: [DocumentChange]) -> [String: String]? {
    guard let body = change.body else { return nil }
    let head = changes.first { $0.kind == .table && $0.name.file == change.name.file }?.body
    let table = head.map { RowFields(file: change.name.file, head: $0) }
    return (table ?? self.table(change.name.file))?.fields(of: body)
  }

  /// The documents that changes say something new of: not rows that only got an empty column or another place.
  func touched(by changes: [DocumentChange]) -> Set<DocumentName> {
    Set(
      changes.filter { change in
        switch change.kind {
        case .file: true
        // Columns are only ever added, on whichever state of the table.
        case .table: false
        case .row:
          Self.filled(cells(of: change.name)) != Self.filled(cells(of: change, after: changes))
        }
      }.map(\.name))
  }

  /// True when a document says the same in another revision.
  func has(_ name: DocumentName, as other: SnapshotRows) -> Bool {
    guard name.row != nil else { return documents[name]?.body == other.documents[name]?.body }
    return Self.filled(cells(of: name)) == Self.filled(other.cells(of: name))
  }

  private static func filled(_ cells: [String: String]?) -> [String: String]? {
    cells?.filter { !$0.value.isEmpty }
  }
}
