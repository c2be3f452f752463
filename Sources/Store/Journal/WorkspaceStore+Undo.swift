internal import Databases

extension WorkspaceStore {
  /// Takes back what one commit changed, as a new commit.
  ///
  /// - Parameter id: As `CommitDraft.id`.
  /// - Throws: `StoreError.conflicts` when any of its documents was changed again since; their later changes have to be
  ///   taken back first, or the documents edited by hand. Else as `commit`.
  @discardableResult
  public func undo(
    _ revision: Int, in workspace: String, id: String, author: Author, reason: String = "",
    check: CommitCheck? = nil
  ) async throws -> Commit {
    let now = now()
    return try await database.write { transaction in
      let head = try Head.read(workspace, transaction)
      let undone = try head.revision(revision)
      let changes = try Self.changes(at: undone, head, transaction).map(\.reverse)
      let draft = CommitDraft(
        id: id, author: author, reason: reason, base: undone, changes: changes, undoes: undone)
      return try Self.commit(draft, to: workspace, at: now, check: check, in: transaction)
    }
  }

  /// Brings a workspace back to what it was at a revision, as a new commit that keeps everything in between.
  ///
  /// - Throws: `StoreError.nothingToChange` when it is there already; else as `commit`.
  @discardableResult
  public func revert(
    _ workspace: String, to revision: Int, base: Int, id: String, author: Author,
    reason: String = "", check: CommitCheck? = nil
  ) async throws -> Commit {
    let differences = try await differences(of: workspace, from: revision, to: base)
    let draft = CommitDraft(
      id: id, author: author, reason: reason, base: base, changes: differences.map(\.reverse))
    return try await commit(draft, to: workspace, check: check)
  }
}

extension DocumentDifference {
  /// The change that leads back from `after` to `before`.
  var reverse: DocumentChange {
    DocumentChange(
      name: name, kind: before?.kind ?? after?.kind ?? .file,
      position: before?.position ?? after?.position ?? 0, body: before?.body)
  }
}
