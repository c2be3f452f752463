internal import Cryptography
internal import Databases

/// What the verification of a journal found.
public struct JournalVerification: Hashable, Sendable {
  /// The first thing that is wrong with a workspace.
  public struct Fault: Hashable, Sendable, CustomStringConvertible {
    public let workspace: String
    /// The first bad commit; nil when the journal is well and something beside it is not.
    public let revision: Int?
    public let reason: String

    public var description: String {
      let place = revision.map { "“\(workspace)”, revision \($0)" } ?? "“\(workspace)”"
      return "\(place): \(reason)"
    }
  }

  public internal(set) var workspaces = 0
  public internal(set) var commits = 0
  public internal(set) var changes = 0
  /// At most one for each workspace.
  public internal(set) var faults: [Fault] = []
  /// The last digest of each workspace: noted elsewhere, it proves later that nothing before it was changed.
  public internal(set) var heads: [String: String] = [:]
}

extension WorkspaceStore {
  /// Walks the whole journal: every digest is made anew, and the documents must be what the changes lead to.
  ///
  /// - Parameters:
  ///   - workspace: Only this one.
  ///   - progress: Hears which workspace is walked, and how many of how many.
  /// - Throws: Only when nothing can be read at all; what is wrong with a workspace is a fault in the result.
  public func verify(
    _ workspace: String? = nil, progress: (@Sendable (String, Int, Int) -> Void)? = nil
  ) async throws -> JournalVerification {
    var result = JournalVerification()
    let all = try await workspaces().filter { workspace == nil || $0.id == workspace }
    if let workspace, all.isEmpty { throw StoreError.noWorkspace(workspace) }
    for (index, summary) in all.enumerated() {
      progress?(summary.id, index + 1, all.count)
      let walk = try await walked(summary)
      result.workspaces += 1
      result.commits += walk.commits
      result.changes += walk.changes
      result.heads[summary.id] = walk.parentHash
      if let fault = walk.fault { result.faults.append(fault) }
    }
    return result
  }

  /// A damaged page fails the reading of its batch; the walk then goes on commit by commit to name the first bad one.
  private func walked(_ summary: Summary) async throws -> JournalWalk {
    var walk = JournalWalk(workspace: summary.id)
    var size = JournalWalk.batchSize
    while walk.fault == nil, !walk.isAtEnd {
      let before = walk
      let step = size
      do {
        walk = try await database.read { transaction in
          var walk = before
          try walk.advance(by: step, transaction)
          return walk
        }
      } catch DatabaseProblem.damaged(let reason) {
        guard step == 1 else {
          size = 1
          continue
        }
        walk.stop(at: before.revision + 1, "cannot be read (\(reason)).")
      } catch DatabaseProblem.unexpectedValue(let reason) {
        walk.stop(at: before.revision + 1, "cannot be read (\(reason))")
      }
    }
    guard walk.fault == nil else { return walk }
    let atEnd = walk
    do {
      return try await database.read { transaction in
        var walk = atEnd
        try walk.compareDocuments(transaction)
        return walk
      }
    } catch DatabaseProblem.damaged(let reason) {
      walk.stop(at: nil, "its documents cannot be read (\(reason)).")
      return walk
    } catch DatabaseProblem.unexpectedValue(let reason) {
      walk.stop(at: nil, "its documents cannot be read (\(reason))")
      return walk
    }
  }
}

/// A journal on its way from the first commit to the last.
private struct JournalWalk {
  static let batchSize = 500

  let workspace: String
  var revision = 0
  var parentHash = CommitHash.none
  var commits = 0
  var changes = 0
  var isAtEnd = false
  var fault: JournalVerification.Fault?
  /// What the changes so far lead to.
  private var documents: [DocumentName: State] = [:]
  /// What was last removed under each name.
  private var removed: [DocumentName: State] = [:]

  private struct State: Equatable {
    let kind: DocumentKind
    let position: Int64
    let revision: Int
    let creator: String
    let digest: [UInt8]
  }

  init(workspace: String) { self.workspace = workspace }

  mutating func stop(at revision: Int?, _ reason: String) {
    fault = fault ?? .init(workspace: workspace, revision: revision, reason: reason)
  }

  mutating func advance(by count: Int, _ transaction: any SQLTransaction) throws {
    let head = try Head.read(workspace, transaction)
    let entries = try transaction.rows(
      """
      SELECT \(DocumentRows.commitColumns) FROM journal
      WHERE workspace = $1 AND revision > $2 ORDER BY revision LIMIT $3
      """, [.integer(head.number), .integer(revision), .integer(count)])
    for entry in entries {
      try take(try DocumentRows.commit(entry, workspace: workspace), head, transaction)
      if fault != nil { return }
    }
    isAtEnd = entries.count < count
  }

  private mutating func take(
    _ commit: Commit, _ head: Head, _ transaction: any SQLTransaction
  ) throws {
    guard commit.revision == revision + 1 else {
      return stop(at: revision + 1, "is missing; the next one that is there is \(commit.revision).")
    }
    guard commit.parentHash == parentHash else {
      return stop(at: commit.revision, "does not follow from the commit before it.")
    }
    let rows = try transaction.rows(
      """
      SELECT file, row_key, kind, position, creator, body FROM document_change
      WHERE workspace = $1 AND revision = $2 ORDER BY file, row_key
      """, [.integer(head.number), .integer(commit.revision)])
    let found = try rows.map { row in
      DocumentChange(
        name: try DocumentRows.name(row), kind: try DocumentRows.kind(row, 2),
        position: try row.integer(3), body: try row.optionalBytes(5))
    }
    let ordered = found.sorted { $0.name < $1.name }
    guard CommitHash.hash(of: commit, changes: ordered) == commit.hash else {
      return stop(at: commit.revision, "is not what was written: its digest does not fit.")
    }
    for (change, row) in zip(found, rows) {
      try apply(change, creator: try row.text(4), of: commit)
    }
    revision = commit.revision
    parentHash = commit.hash
    commits += 1
    changes += found.count
  }

  private mutating func apply(_ change: DocumentChange, creator: String, of commit: Commit) throws {
    let digest = change.body.map(SHA256.digest)
    let last =
      documents[change.name] ?? removed[change.name].flatMap { $0.digest == digest ? $0 : nil }
    let expected = last?.creator ?? commit.author.id
    guard creator == expected else {
      return stop(at: commit.revision, "names another creator of \(change.name) than made it.")
    }
    if digest == nil { removed[change.name] = documents[change.name] }
    documents[change.name] = digest.map { digest in
      State(
        kind: change.kind, position: change.position, revision: commit.revision, creator: creator,
        digest: digest)
    }
  }

  /// The documents as they are kept beside the journal, and the head, must be what the journal says.
  mutating func compareDocuments(_ transaction: any SQLTransaction) throws {
    let head = try Head.read(workspace, transaction)
    guard head.summary.head >= revision else {
      return stop(at: head.summary.head + 1, "is in the journal and not in the workspace's head.")
    }
    guard head.summary.head == revision else {
      // A commit came in between the two readings when there is a next entry; else the end is cut off.
      let next = try transaction.first(
        "SELECT 1 FROM journal WHERE workspace = $1 AND revision = $2",
        [.integer(head.number), .integer(revision + 1)])
      if next == nil { stop(at: revision + 1, "is missing: the end of the journal is cut off.") }
      return
    }
    guard head.summary.headHash == parentHash else {
      return stop(at: revision, "is not the digest that the workspace's head names.")
    }
    var left = documents
    for document in try WorkspaceStore.documents(head, at: revision, transaction) {
      let state = State(
        kind: document.kind, position: document.position, revision: document.revision,
        creator: document.creator, digest: SHA256.digest(document.body))
      guard left.removeValue(forKey: document.name) == state else {
        return stop(at: nil, "\(document.name) is not what the journal leads to.")
      }
    }
    if let missing = left.keys.min() { stop(at: nil, "\(missing) is in the journal and is gone.") }
  }
}
