import Accounts
import Store
import Tables

extension APICall {
  /// The workspace as a plan, at the revision that is asked for.
  ///
  /// - Throws: `WorkspaceError` while there is no `community.yaml` that can be read.
  func opened() async throws -> OpenWorkspace {
    let place = try visit.workspace()
    return try await site.cache.workspace(place.id, at: wantedRevision ?? place.summary.head)
  }

  /// Makes changes to tables as they were at a revision, and takes them into the journal as one commit.
  ///
  /// - Parameters:
  ///   - base: The revision that was looked at; another change of the same rows since is a conflict.
  ///   - usual: The reason that the history keeps where the caller gives none.
  /// - Returns: Nil when nothing would change.
  @discardableResult
  func edit(
    base: Int, usual: String = "", _ body: (inout TableEdits) throws -> Void
  ) async throws -> Commit? {
    let place = try visit.workspace()
    guard base <= place.summary.head else {
      throw APIProblem.notTaken(
        "There is no revision \(base) yet; the last one is \(place.summary.head).")
    }
    var edits = TableEdits(
      try await site.cache.snapshot(place.id, at: base, head: place.summary.head))
    try body(&edits)
    let changes = edits.changes
    guard !changes.isEmpty else { return nil }
    do {
      return try await commit(changes, base: base, usual: usual)
    } catch StoreError.nothingToChange {
      return nil
    }
  }

  /// Adds a row under a name that is free, once for each Idempotency-Key.
  ///
  /// - Parameter usual: The reason that the history keeps where the caller gives none.
  /// - Throws: `APIProblem` with 422 when the key was used for another row.
  func add(
    _ addition: RowAddition, usual: String = ""
  ) async throws -> (id: String, commit: Commit) {
    let place = try visit.workspace()
    // The row is there already where the answer to the first request was lost.
    if let commitID, let made = try await site.store.commit(withID: commitID, of: place.id),
      made.author.id == visit.author.id
    {
      let then = try await site.cache.snapshot(place.id, at: made.base, head: place.summary.head)
      let again = addition.made(on: then)
      guard try await made.holds(again.changes, in: site.store) else { throw APIProblem.keyReused }
      return (again.id, made)
    }
    return try await visit.add(
      addition, commitID: commitID, reason: reason.isEmpty ? usual : reason)
  }

  /// The revision that the body names as the one that was looked at.
  var base: Int { body["base"]?.whole ?? visit.place?.summary.head ?? 0 }

  /// The workspace as it was when a file was looked at: what was looked at is what is taken, and another change of the
  /// same rows since is a conflict.
  ///
  /// - Throws: `WorkspaceError` while there is no `community.yaml` that can be read.
  func looked() async throws -> OpenWorkspace {
    let place = try visit.workspace()
    let base = whole("base") ?? place.summary.head
    guard base <= place.summary.head else {
      throw APIProblem.notTaken(
        "There is no revision \(base) yet; the last one is \(place.summary.head).")
    }
    return try await site.cache.workspace(place.id, at: base)
  }

  /// A text of the body without blanks around it; empty where it is not given.
  func words(_ name: String) -> String { (body[name]?.text ?? "").trimmed }

  /// Checks that what is changed is still what the caller saw, as `If-Match` says it.
  func check<Root>(_ shape: APIShape<Root>, _ root: Root) throws {
    try check(.json(shape.json(root)))
  }

  /// Changes what is still what the caller saw.
  ///
  /// - Parameters:
  ///   - read: What there is now.
  ///   - change: Throws `AccountProblem.changedMeanwhile` where, within its transaction, it finds something else than it is
  ///     given: somebody may have come between.
  func changing<Root: Sendable>(
    _ shape: APIShape<Root>, _ read: (APICall) async throws -> Root,
    _ change: (Root) async throws -> Void
  ) async throws {
    let seen = try await read(self)
    try check(shape, seen)
    do {
      try await change(seen)
    } catch AccountProblem.changedMeanwhile {
      // Says what there is by now, as to whoever comes a moment later.
      try check(shape, try await read(self))
      throw AccountProblem.changedMeanwhile
    }
  }

  /// Takes what was looked at into the journal; nil when nothing would change.
  func take(_ preview: ImportPreview?, base: Int) async throws -> Commit? {
    guard let preview else { return nil }
    return try await take(try preview.accepted(), base: base)
  }

  /// Takes changes into the journal; nil when all of it is so already.
  func take(_ changes: [DocumentChange], base: Int) async throws -> Commit? {
    do {
      return try await commit(changes, base: base)
    } catch StoreError.nothingToChange {
      return nil
    }
  }
}

extension APIAnswer {
  /// The commit of an edit, or nothing where nothing had to change.
  static func edited(_ commit: Commit?) -> APIAnswer {
    commit.map { .json(HistoryShapes.commit.json($0)) } ?? .nothing
  }
}

extension APIOperation.Success {
  /// What an edit answers; see `APIAnswer.edited`.
  static let edited: [APIOperation.Success] = [
    .json(HistoryShapes.commit.schema, "The commit."), .nothing,
  ]
}

extension APISchema.Property {
  /// The reason that the history keeps.
  static let reason = may("reason", .text("Why, in a sentence for the history.", most: 500))
  /// The revision that was looked at.
  static let base = must(
    "base",
    .whole(
      APIParameter.revisionRange,
      "The revision that you looked at. Rows that were changed since are a conflict."))
}
