internal import Cryptography
public import Databases
public import Foundation

/// What a commit is about to do to one document, for whoever decides whether the author may.
public struct ProposedChange: Sendable {
  /// Nil when the document is new.
  public let before: Document?
  public let change: DocumentChange
  /// Who made a document that is put back as it was before its removal; nil for every other change.
  public let formerCreator: String?

  public init(before: Document?, change: DocumentChange, formerCreator: String? = nil) {
    self.before = before
    self.change = change
    self.formerCreator = formerCreator
  }

  /// Who counts as having made the document; nil when it is new and the commit's author makes it.
  public var creator: String? { before?.creator ?? formerCreator }
}

/// Throws when the author may not do this; runs inside the commit's transaction, before anything is written.
public typealias CommitCheck = @Sendable (any SQLTransaction, [ProposedChange]) throws -> Void

extension WorkspaceStore {
  /// The largest document: 16 MB.
  public static let bodyLimit = 16 * 1024 * 1024

  /// Takes a change into the journal, whole or not at all.
  ///
  /// What the draft wants and is there already is left out. A draft whose id is in the journal gives that commit again
  /// and changes nothing, so that whoever got no answer may simply hand it in once more.
  ///
  /// - Parameter check: Decides whether the author may; sees only what would really change.
  /// - Throws: `StoreError.conflicts` when any document of the draft was changed after its base by somebody else,
  ///   `nothingToChange`, `archived`, `invalid`, `noWorkspace` or `noRevision`; what `check` throws; `DatabaseProblem`.
  @discardableResult
  public func commit(
    _ draft: CommitDraft, to workspace: String, check: CommitCheck? = nil
  ) async throws -> Commit {
    let now = now()
    return try await database.write { transaction in
      try Self.commit(draft, to: workspace, at: now, check: check, in: transaction)
    }
  }

  /// Takes a change within a transaction of the caller's.
  public static func commit(
    _ draft: CommitDraft, to workspace: String, at now: Date, check: CommitCheck? = nil,
    in transaction: any SQLTransaction
  ) throws -> Commit {
    try DraftRules.check(draft)
    // Only the number is taken from this reading: the head may still move until the lock is held.
    let number = try Head.read(workspace, transaction).number
    try transaction.lock(lockBase + number)
    let head = try Head.read(workspace, transaction)
    if let made = try commit(withID: draft.id, head, transaction) {
      try checkSame(draft, made, head, transaction)
      return made
    }
    guard !head.summary.isArchived else { throw StoreError.archived(workspace) }
    _ = try head.revision(draft.base)

    let proposed = try proposals(of: draft, head, transaction)
    guard !proposed.isEmpty || draft.milestone != nil else { throw StoreError.nothingToChange }
    try check?(transaction, proposed)
    let commit = chained(draft, to: head, at: now, changes: proposed.map(\.change))
    try JournalWriter(transaction: transaction, workspace: head.number)
      .write(commit, proposed)
    try transaction.notify(WorkspaceSignal(workspace: workspace, revision: commit.revision).message)
    return commit
  }

  /// The key that commits of one workspace, and its closing, exclude each other by.
  static var lockBase: Int64 { 0x6361_6972_6E01_0000 }

  static func commit(
    withID id: String, _ head: Head, _ transaction: any SQLTransaction
  ) throws -> Commit? {
    try transaction.first(
      "SELECT \(DocumentRows.commitColumns) FROM journal WHERE workspace = $1 AND commit_id = $2",
      [.integer(head.number), .text(id)]
    ).map { try DocumentRows.commit($0, workspace: head.summary.id) }
  }

  /// A commit is given again only for the very draft that it was made from.
  private static func checkSame(
    _ draft: CommitDraft, _ made: Commit, _ head: Head, _ transaction: any SQLTransaction
  ) throws {
    let then = try PastDocuments(
      draft.changes.map(\.name), head, at: made.revision, transaction)
    guard made.author.id == draft.author.id, made.milestone == draft.milestone,
      made.undoes == draft.undoes, draft.changes.allSatisfy({ $0.isAlready(then[$0.name]) })
    else {
      throw StoreError.invalid(
        "The id of this change was used for another one. Nothing was saved; hand it in with a new id."
      )
    }
  }

  /// What would really change, by name.
  ///
  /// - Throws: `StoreError.conflicts`.
  private static func proposals(
    of draft: CommitDraft, _ head: Head, _ transaction: any SQLTransaction
  ) throws -> [ProposedChange] {
    let changes = draft.changes.sorted { $0.name < $1.name }
    let current = try PastDocuments(
      changes.map(\.name), head, at: head.summary.head, transaction)
    var proposed: [ProposedChange] = []
    var conflicts: [EditConflict] = []
    for change in changes {
      let before = current[change.name]
      if change.isAlready(before) { continue }
      if try isStale(change, before, base: draft.base, head, transaction) {
        conflicts.append(
          try conflict(change, before, base: draft.base, head, transaction))
      }
      let former =
        before == nil && head.summary.head > 0
        ? try formerCreator(of: change, head, transaction) : nil
      proposed.append(ProposedChange(before: before, change: change, formerCreator: former))
    }
    guard conflicts.isEmpty else { throw StoreError.conflicts(conflicts) }
    return proposed
  }

  /// A document that comes back with the bytes that it had stays the work of whoever made it.
  private static func formerCreator(
    of change: DocumentChange, _ head: Head, _ transaction: any SQLTransaction
  ) throws -> String? {
    guard let body = change.body else { return nil }
    let last = try transaction.first(
      """
      SELECT creator, body FROM document_change
      WHERE workspace = $1 AND file = $2 AND row_key = $3 AND body IS NOT NULL
      ORDER BY revision DESC LIMIT 1
      """, [.integer(head.number), .text(change.name.file), .text(change.name.rowKey)])
    guard let last, try last.bytes(1) == body else { return nil }
    return try last.text(0)
  }

  private static func isStale(
    _ change: DocumentChange, _ before: Document?, base: Int, _ head: Head,
    _ transaction: any SQLTransaction
  ) throws -> Bool {
    if let before { return before.revision > base }
    guard base < head.summary.head else { return false }
    return try lastChange(of: change.name, after: base, head, transaction) != nil
  }

  private static func lastChange(
    of name: DocumentName, after base: Int, _ head: Head, _ transaction: any SQLTransaction
  ) throws -> Int? {
    try transaction.first(
      """
      SELECT revision FROM document_change
      WHERE workspace = $1 AND file = $2 AND row_key = $3 AND revision > $4
      ORDER BY revision DESC LIMIT 1
      """, [.integer(head.number), .text(name.file), .text(name.rowKey), .integer(base)]
    ).map { try $0.int(0) }
  }

  private static func conflict(
    _ change: DocumentChange, _ theirs: Document?, base: Int, _ head: Head,
    _ transaction: any SQLTransaction
  ) throws -> EditConflict {
    let last = try theirs?.revision ?? lastChange(of: change.name, after: base, head, transaction)
    return EditConflict(
      name: change.name, base: try document(change.name, head, at: base, transaction),
      mine: change, theirs: theirs,
      theirCommit: try last.flatMap { try commit(at: $0, head, transaction) })
  }

  /// The draft as the next link of the chain.
  private static func chained(
    _ draft: CommitDraft, to head: Head, at now: Date, changes: [DocumentChange]
  ) -> Commit {
    let clock = InstantText.text(now)
    // A clock that was set back must not make the history run backwards.
    let isBehind = clock < head.summary.headTime
    func commit(hash: String) -> Commit {
      Commit(
        workspace: head.summary.id, revision: head.summary.head + 1, id: draft.id,
        author: draft.author, time: isBehind ? head.summary.headTime : clock,
        clock: isBehind ? clock : nil, reason: draft.reason, base: draft.base,
        milestone: draft.milestone, undoes: draft.undoes, changeCount: changes.count,
        parentHash: head.summary.headHash, hash: hash)
    }
    return commit(hash: CommitHash.hash(of: commit(hash: ""), changes: changes))
  }
}

extension DocumentChange {
  /// True when the document is what the change wants.
  func isAlready(_ document: Document?) -> Bool {
    guard let body else { return document == nil }
    guard let document else { return false }
    return document.body == body && document.kind == kind && document.position == position
  }
}
