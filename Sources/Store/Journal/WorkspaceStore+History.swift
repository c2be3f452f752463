internal import Databases

extension WorkspaceStore {
  /// Commits of a workspace, the last one first.
  ///
  /// - Parameters:
  ///   - document: Only commits that changed it.
  ///   - before: Only commits before this revision; the way to the next page.
  ///   - limit: The most commits that are given.
  public func history(
    of workspace: String, document: DocumentName? = nil, before: Int? = nil, limit: Int = 100
  ) async throws -> [Commit] {
    try await database.read { transaction in
      var arguments: [SQLValue] = [.text(workspace), .integer(before ?? Int.max), .integer(limit)]
      var condition = ""
      if let document {
        condition = """
          AND revision IN (SELECT c.revision FROM document_change AS c JOIN workspace AS w
            ON w.number = c.workspace WHERE w.id = $1 AND c.file = $4 AND c.row_key = $5)
          """
        arguments += [.text(document.file), .text(document.rowKey)]
      }
      let rows = try transaction.rows(
        """
        SELECT \(DocumentRows.commitColumns) FROM journal
        WHERE workspace = (SELECT number FROM workspace WHERE id = $1)
          AND revision < $2 \(condition) ORDER BY revision DESC LIMIT $3
        """, arguments)
      if rows.isEmpty { _ = try Head.read(workspace, transaction) }
      return try rows.map { try DocumentRows.commit($0, workspace: workspace) }
    }
  }

  /// The commits that name a state, the last one first.
  public func milestones(of workspace: String) async throws -> [Commit] {
    try await database.read { transaction in
      let head = try Head.read(workspace, transaction)
      return try transaction.rows(
        """
        SELECT \(DocumentRows.commitColumns) FROM journal
        WHERE workspace = $1 AND milestone_kind IS NOT NULL ORDER BY revision DESC
        """, [.integer(head.number)]
      ).map { try DocumentRows.commit($0, workspace: workspace) }
    }
  }

  /// How many commits changed documents after a revision; milestones by themselves are not counted.
  public func changeCount(of workspace: String, after revision: Int) async throws -> Int {
    try await database.read { transaction in
      let head = try Head.read(workspace, transaction)
      return try transaction.first(
        "SELECT COUNT(*) FROM journal WHERE workspace = $1 AND revision > $2 AND change_count > 0",
        [.integer(head.number), .integer(revision)])?.int(0) ?? 0
    }
  }

  /// The commit of a draft; nil when no draft of this id was taken.
  public func commit(withID id: String, of workspace: String) async throws -> Commit? {
    try await database.read { transaction in
      try Self.commit(withID: id, try Head.read(workspace, transaction), transaction)
    }
  }

  /// One commit.
  ///
  /// - Throws: `StoreError.noRevision`.
  public func commit(at revision: Int, of workspace: String) async throws -> Commit {
    try await database.read { transaction in
      let row = try transaction.first(
        """
        SELECT \(DocumentRows.commitColumns) FROM journal
        WHERE workspace = (SELECT number FROM workspace WHERE id = $1) AND revision = $2
        """, [.text(workspace), .integer(revision)])
      if let row { return try DocumentRows.commit(row, workspace: workspace) }
      throw StoreError.noRevision(
        workspace: workspace, revision: revision,
        head: try Head.read(workspace, transaction).summary.head)
    }
  }

  static func commit(
    at revision: Int, _ head: Head, _ transaction: any SQLTransaction
  ) throws -> Commit? {
    try transaction.first(
      "SELECT \(DocumentRows.commitColumns) FROM journal WHERE workspace = $1 AND revision = $2",
      [.integer(head.number), .integer(revision)]
    ).map { try DocumentRows.commit($0, workspace: head.summary.id) }
  }

  /// What one commit changed, by name: before and after.
  public func changes(at revision: Int, of workspace: String) async throws -> [DocumentDifference] {
    try await database.read { transaction in
      let head = try Head.read(workspace, transaction)
      return try Self.changes(at: try head.revision(revision), head, transaction)
    }
  }

  static func changes(
    at revision: Int, _ head: Head, _ transaction: any SQLTransaction
  ) throws -> [DocumentDifference] {
    let rows = try transaction.rows(
      """
      SELECT file, row_key, kind, position, revision, creator, body FROM document_change
      WHERE workspace = $1 AND revision = $2 ORDER BY file, row_key
      """, [.integer(head.number), .integer(revision)])
    let names = try rows.map { try DocumentRows.name($0) }
    let before = try PastDocuments(names, head, at: revision - 1, transaction)
    return try zip(rows, names).map { row, name in
      DocumentDifference(
        name: name, before: before[name],
        after: row.isNull(6) ? nil : try DocumentRows.document(row))
    }
  }

  /// What differs between two revisions, by name; documents that came back to what they were are left out.
  public func differences(
    of workspace: String, from first: Int, to last: Int? = nil
  ) async throws -> [DocumentDifference] {
    try await database.read { transaction in
      let head = try Head.read(workspace, transaction)
      let first = try head.revision(first)
      let last = try head.revision(last)
      let names = try transaction.rows(
        """
        SELECT DISTINCT file, row_key FROM document_change
        WHERE workspace = $1 AND revision > $2 AND revision <= $3 ORDER BY file, row_key
        """, [.integer(head.number), .integer(min(first, last)), .integer(max(first, last))]
      ).map { try DocumentRows.name($0) }
      let before = try PastDocuments(names, head, at: first, transaction)
      let after = try PastDocuments(names, head, at: last, transaction)
      return names.compactMap { name in
        let difference = DocumentDifference(name: name, before: before[name], after: after[name])
        return difference.isEmpty ? nil : difference
      }
    }
  }
}
