public import Databases
public import Foundation

/// The published plans of a store with their files, so that every node of it can show them.
///
/// Of each workspace the files of the last public and the last internal edition are kept; of earlier ones it is kept that
/// they were.
public struct PublicationRegister: Sendable {
  /// The most bytes of one publication: 200 MB.
  public static let byteLimit = 200 * 1024 * 1024

  public static let schema = Schema(
    component: "publications",
    migrations: [
      // Released: never change a step; add another one.
      Migration { dialect in
        switch dialect {
        case .sqlite: tables.replacing("\n);", with: "\n) STRICT;")
        case .postgresql:
          tables.replacing(" INTEGER", with: " BIGINT").replacing(" BLOB", with: " BYTEA")
        }
      },
      Migration { dialect in
        switch dialect {
        case .sqlite: turns.replacing("\n);", with: "\n) STRICT;")
        case .postgresql: turns.replacing(" INTEGER", with: " BIGINT")
        }
      },
    ])

  private static let tables = """
    CREATE TABLE publication (
      id TEXT NOT NULL PRIMARY KEY, workspace TEXT NOT NULL, revision INTEGER NOT NULL,
      is_public INTEGER NOT NULL, formats TEXT NOT NULL, title TEXT NOT NULL,
      author TEXT NOT NULL, author_name TEXT NOT NULL, published TEXT NOT NULL, withdrawn TEXT,
      withdrawn_by TEXT, is_current INTEGER NOT NULL, file_count INTEGER NOT NULL,
      byte_count INTEGER NOT NULL
    );
    CREATE INDEX publication_workspace ON publication (workspace, published);
    CREATE UNIQUE INDEX publication_current ON publication (workspace, is_public)
      WHERE is_current = 1;
    CREATE TABLE publication_file (
      publication TEXT NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
      path TEXT NOT NULL, body BLOB NOT NULL,
      PRIMARY KEY (publication, path)
    );

    """

  /// Each edition of a workspace has a row that says whose turn came last, and whose is shown.
  private static let turns = """
    ALTER TABLE publication ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE publication ADD COLUMN is_whole INTEGER NOT NULL DEFAULT 1;
    CREATE TABLE publication_turn (
      workspace TEXT NOT NULL, is_public INTEGER NOT NULL, last INTEGER NOT NULL,
      shown INTEGER NOT NULL,
      PRIMARY KEY (workspace, is_public)
    );

    """

  let database: any SQLDatabase
  let now: @Sendable () -> Date

  /// - Parameter database: Migrated with `schema`.
  public init(_ database: any SQLDatabase, now: @escaping @Sendable () -> Date) {
    self.database = database
    self.now = now
  }

  /// Takes an edition of a workspace away; it is kept that it was there.
  ///
  /// What is being built at that moment was asked for before, and does not come after it.
  public func withdraw(_ workspace: String, isPublic: Bool, by author: Author) async throws {
    let time = InstantText.text(now())
    try await database.write { transaction in
      let turn = try Self.nextTurn(in: workspace, isPublic: isPublic, transaction)
      try Self.show(turn, in: workspace, isPublic: isPublic, transaction)
      try transaction.execute(
        """
        UPDATE publication SET withdrawn = $3, withdrawn_by = $4
        WHERE workspace = $1 AND is_public = $2 AND is_current = 1
        """, [.text(workspace), .bool(isPublic), .text(time), .text(author.name)])
      try Self.clear(workspace, isPublic: isPublic, before: turn, transaction)
    }
  }

  /// The publications of a workspace, the last one first.
  public func history(of workspace: String, limit: Int = 50) async throws -> [Publication] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(Publication.columns) FROM publication WHERE workspace = $1 AND is_whole = 1
        ORDER BY published DESC, id LIMIT $2
        """, [.text(workspace), .integer(limit)]
      ).map(Publication.init)
    }
  }

  /// The edition that is shown now; nil where none is.
  public func current(of workspace: String, isPublic: Bool) async throws -> Publication? {
    try await database.read { transaction in
      try transaction.first(
        """
        SELECT \(Publication.columns) FROM publication
        WHERE workspace = $1 AND is_public = $2 AND is_current = 1
        """, [.text(workspace), .bool(isPublic)]
      ).map(Publication.init)
    }
  }

  /// The files of a publication by path; empty when they are not kept any more.
  public func files(of publication: String) async throws -> [String: [UInt8]] {
    try await database.read { transaction in
      let rows = try transaction.rows(
        "SELECT path, body FROM publication_file WHERE publication = $1", [.text(publication)])
      return try Dictionary(rows.map { (try $0.text(0), try $0.bytes(1)) }) { first, _ in first }
    }
  }

  /// One file of a publication; nil when it is not kept.
  public func file(_ path: String, of publication: String) async throws -> [UInt8]? {
    try await database.read { transaction in
      try transaction.first(
        "SELECT body FROM publication_file WHERE publication = $1 AND path = $2",
        [.text(publication), .text(path)])?.bytes(0)
    }
  }
}
