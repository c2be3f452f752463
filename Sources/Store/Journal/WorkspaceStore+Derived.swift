internal import Databases
public import Foundation

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

  /// A workspace with what was worked out from it last, and by whom it was changed last.
  public struct Standing: Hashable, Sendable {
    public let summary: Summary
    /// The name that the author of the last commit had then; nil while there is none.
    public let author: String?
    /// Nil when nothing was worked out.
    public let derived: Derived?
    /// What others changed since a time; nil unless it is asked for.
    public let news: News?
  }

  /// Commits after a time.
  public struct News: Hashable, Sendable {
    /// The revision at that time; 0 where there was none yet.
    public let revision: Int
    public let commits: Int

    public init(revision: Int, commits: Int) {
      self.revision = revision
      self.commits = commits
    }
  }

  /// How several workspaces stand, by name, in one statement; ids that are of none are left out.
  ///
  /// - Parameters:
  ///   - kind: What was worked out, as in `derived(_:of:)`.
  ///   - since: After which time commits are counted; nil for none.
  ///   - author: The id of an author whose commits are not counted.
  public func standings(
    _ kind: String, of workspaces: [String], since: Date? = nil, butBy author: String = ""
  ) async throws -> [Standing] {
    guard !workspaces.isEmpty else { return [] }
    let (news, values) = Self.news(since, author)
    let first = values.count + 2
    let places = workspaces.indices.map { "$\($0 + first)" }.joined(separator: ", ")
    let count = Head.columnCount
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(Head.columns), j.author_name, d.revision, d.body\(news) FROM workspace AS w
        LEFT JOIN journal AS j ON j.workspace = w.number AND j.revision = w.head
        LEFT JOIN derived AS d ON d.workspace = w.number AND d.kind = $1
        WHERE w.id IN (\(places)) ORDER BY w.name, w.id
        """, [.text(kind)] + values + workspaces.map(SQLValue.text)
      ).map { row in
        let isKept = !row.isNull(count + 1)
        return Standing(
          summary: try Head(row).summary, author: try row.optionalText(count),
          derived: isKept
            ? Derived(revision: try row.int(count + 1), body: try row.text(count + 2)) : nil,
          news: since == nil
            ? nil
            : News(revision: try row.int(count + 3), commits: try row.int(count + 4)))
      }
    }
  }

  /// The columns that tell what came after a time, and their values.
  ///
  /// The revision at that time is looked for from the last one back, so that a long history costs nothing.
  private static func news(_ since: Date?, _ author: String) -> (sql: String, values: [SQLValue]) {
    guard let since else { return ("", []) }
    let seen = """
      COALESCE((SELECT s.revision FROM journal AS s WHERE s.workspace = w.number AND s.time <= $2
        ORDER BY s.revision DESC LIMIT 1), 0)
      """
    return (
      """
      , \(seen), (SELECT COUNT(*) FROM journal AS n WHERE n.workspace = w.number
        AND n.author <> $3 AND n.revision > \(seen))
      """, [.instant(since), .text(author)]
    )
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
