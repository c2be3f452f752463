public import Databases

extension WorkspaceStore {
  /// Something that was worked out from a workspace at a revision, kept so that it need not be worked out again.
  public struct Derived: Hashable, Sendable {
    /// The revision that it was worked out from; it is old when the workspace has gone on.
    public let revision: Int
    public let body: String

    public init(revision: Int, body: String) {
      self.revision = revision
      self.body = body
    }
  }

  /// What was worked out last, whatever the revision; nil when nothing was.
  ///
  /// - Parameter kind: What it is, with the version of its form, such as `home-1`.
  public func derived(_ kind: String, of workspace: String) async throws -> Derived? {
    try await database.read { transaction in
      let row = try transaction.first(
        """
        SELECT d.revision, d.body FROM derived AS d JOIN workspace AS w ON w.number = d.workspace
        WHERE w.id = $1 AND d.kind = $2
        """, [.text(workspace), .text(kind)])
      return try row.map { Derived(revision: try $0.int(0), body: try $0.text(1)) }
    }
  }

  /// What was worked out last of each of several workspaces, by their ids.
  public func derived(_ kind: String, of workspaces: [String]) async throws -> [String: Derived] {
    let wanted = Set(workspaces)
    return try await database.read { transaction in
      var found: [String: Derived] = [:]
      for row in try transaction.rows(
        """
        SELECT w.id, d.revision, d.body FROM derived AS d JOIN workspace AS w ON w.number = d.workspace
        WHERE d.kind = $1
        """, [.text(kind)])
      {
        let id = try row.text(0)
        guard wanted.contains(id) else { continue }
        found[id] = Derived(revision: try row.int(1), body: try row.text(2))
      }
      return found
    }
  }

  /// Keeps what was worked out, unless something from a later revision is kept already.
  public func keep(_ derived: Derived, as kind: String, of workspace: String) async throws {
    try await database.write { transaction in
      try transaction.execute(
        """
        INSERT INTO derived (workspace, kind, revision, body)
        SELECT number, $2, $3, $4 FROM workspace WHERE id = $1
        ON CONFLICT (workspace, kind) DO UPDATE SET revision = excluded.revision, body = excluded.body
        WHERE derived.revision <= excluded.revision
        """,
        [.text(workspace), .text(kind), .integer(derived.revision), .text(derived.body)])
    }
  }

  static func derivedTable(_ dialect: SQLDialect) -> String {
    let number = dialect == .sqlite ? "INTEGER" : "BIGINT"
    return """
      CREATE TABLE derived (
        workspace \(number) NOT NULL REFERENCES workspace (number), kind TEXT NOT NULL,
        revision \(number) NOT NULL, body TEXT NOT NULL, PRIMARY KEY (workspace, kind)
      )\(dialect == .sqlite ? " STRICT, WITHOUT ROWID" : "");
      """
  }
}
