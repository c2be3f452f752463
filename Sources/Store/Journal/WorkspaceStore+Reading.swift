internal import Databases

extension WorkspaceStore {
  /// All documents of a workspace at a revision, the last one unless stated.
  ///
  /// - Throws: `StoreError.noWorkspace` or `noRevision`.
  public func snapshot(of workspace: String, at revision: Int? = nil) async throws
    -> WorkspaceSnapshot
  {
    try await database.read { try Self.snapshot(of: workspace, at: revision, in: $0) }
  }

  static func snapshot(
    of workspace: String, at revision: Int?, in transaction: any SQLTransaction
  ) throws -> WorkspaceSnapshot {
    let head = try Head.read(workspace, transaction)
    let revision = try head.revision(revision)
    let documents = try documents(head, at: revision, transaction)
    // The database has sorted them, far quicker; where its order of letters is another one, this puts it right.
    return WorkspaceSnapshot(
      workspace: workspace, revision: revision, documents: documents.sorted(by: exportOrder))
  }

  /// One document at a revision; nil when it was not there.
  public func document(
    _ name: DocumentName, in workspace: String, at revision: Int? = nil
  ) async throws -> Document? {
    try await database.read { transaction in
      let head = try Head.read(workspace, transaction)
      return try Self.document(name, head, at: try head.revision(revision), transaction)
    }
  }

  /// Whole files and heads of tables at a revision, in one read; a file that was not there is missing.
  ///
  /// - Parameter files: At most a thousand; databases bound how many values a statement may have.
  public func heads(
    of files: [String], in workspace: String, at revision: Int
  ) async throws -> [String: Document] {
    guard !files.isEmpty else { return [:] }
    return try await database.read { transaction in
      let places = files.indices.map { "$\($0 + 3)" }.joined(separator: ", ")
      let rows = try transaction.rows(
        """
        SELECT c.file, c.row_key, c.kind, c.position, c.revision, c.creator, c.body
        FROM (
          SELECT workspace, file, MAX(revision) AS revision FROM document_change
          WHERE workspace = (SELECT number FROM workspace WHERE id = $1) AND revision <= $2
            AND row_key = '' AND file IN (\(places))
          GROUP BY workspace, file
        ) AS last
        JOIN document_change AS c
          ON c.workspace = last.workspace AND c.revision = last.revision AND c.file = last.file
          AND c.row_key = ''
        WHERE c.body IS NOT NULL
        """,
        [.text(workspace), .integer(revision)] + files.map { .text($0) })
      return Dictionary(
        try rows.map { try DocumentRows.document($0) }.map { ($0.name.file, $0) }
      ) { first, _ in first }
    }
  }

  /// The last revision of a workspace.
  public func head(of workspace: String) async throws -> Int {
    try await state(of: workspace).revision
  }

  /// The revision and digest that a workspace has now: one small read, for caches to compare with.
  public func state(of workspace: String) async throws -> WorkspaceState {
    try await database.read { transaction in
      let row = try transaction.first(
        "SELECT head, head_hash FROM workspace WHERE id = $1", [.text(workspace)])
      guard let row else { throw StoreError.noWorkspace(workspace) }
      return WorkspaceState(
        workspace: workspace, revision: try row.int(0), digest: try row.text(1))
    }
  }

  /// The digest of a revision; nil when there is none of that number, or no such workspace.
  public func digest(at revision: Int, of workspace: String) async throws -> String? {
    try await database.read { transaction in
      try transaction.first(
        """
        SELECT j.hash FROM journal j JOIN workspace w ON w.number = j.workspace
        WHERE w.id = $1 AND j.revision = $2
        """, [.text(workspace), .integer(revision)])?.text(0)
    }
  }

  /// Every document at a revision, by file, kind, position and key.
  static func documents(
    _ head: Head, at revision: Int, _ transaction: any SQLTransaction
  ) throws -> [Document] {
    revision == head.summary.head
      ? try current(head, transaction) : try past(head, at: revision, transaction)
  }

  private static func current(_ head: Head, _ transaction: any SQLTransaction) throws -> [Document]
  {
    try transaction.rows(
      """
      SELECT \(DocumentRows.documentColumns) FROM document WHERE workspace = $1
      ORDER BY file, kind, position, row_key
      """, [.integer(head.number)]
    ).map { try DocumentRows.document($0) }
  }

  /// For each document the last change up to the revision, where that is not its removal.
  private static func past(
    _ head: Head, at revision: Int, _ transaction: any SQLTransaction
  ) throws -> [Document] {
    try transaction.rows(
      """
      SELECT c.file, c.row_key, c.kind, c.position, c.revision, c.creator, c.body
      FROM (
        SELECT file, row_key, MAX(revision) AS revision FROM document_change
        WHERE workspace = $1 AND revision <= $2 GROUP BY file, row_key
      ) AS last
      JOIN document_change AS c
        ON c.workspace = $1 AND c.revision = last.revision AND c.file = last.file
        AND c.row_key = last.row_key
      WHERE c.body IS NOT NULL ORDER BY c.file, c.kind, c.position, c.row_key
      """, [.integer(head.number), .integer(revision)]
    ).map { try DocumentRows.document($0) }
  }

  static func document(
    _ name: DocumentName, _ head: Head, at revision: Int, _ transaction: any SQLTransaction
  ) throws -> Document? {
    let row = try transaction.first(
      """
      SELECT file, row_key, kind, position, revision, creator, body FROM document_change
      WHERE workspace = $1 AND file = $2 AND row_key = $3 AND revision <= $4
      ORDER BY revision DESC LIMIT 1
      """,
      [.integer(head.number), .text(name.file), .text(name.rowKey), .integer(revision)])
    guard let row, !row.isNull(6) else { return nil }
    return try DocumentRows.document(row)
  }

  /// By file; within a file the head before the rows, rows by position.
  static func exportOrder(_ left: Document, _ right: Document) -> Bool {
    if left.name.file != right.name.file { return left.name.file < right.name.file }
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    if left.position != right.position { return left.position < right.position }
    return left.name.rowKey < right.name.rowKey
  }
}
