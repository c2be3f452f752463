public import Databases
public import Foundation

/// The workspaces of one database, each as documents with a journal of every change.
///
/// A change is one commit in a chain of digests that only grows. Reading never waits for writing, and commits of one
/// workspace are made one after the other, on any number of nodes.
public struct WorkspaceStore: Sendable {
  public let database: any SQLDatabase
  let now: @Sendable () -> Date

  /// - Parameters:
  ///   - database: Migrated with `schema`.
  ///   - now: The clock that commits are dated by.
  public init(_ database: any SQLDatabase, now: @escaping @Sendable () -> Date) {
    self.database = database
    self.now = now
  }

  /// One workspace, as lists show it.
  public struct Summary: Hashable, Sendable {
    public let id: String
    public let name: String
    /// ISO 8601 in UTC.
    public let created: String
    /// The last revision; 0 when nothing is in it yet.
    public let head: Int
    public let headHash: String
    /// When the last commit was made.
    public let headTime: String
    public let isArchived: Bool
  }

  /// All workspaces by id.
  public func workspaces() async throws -> [Summary] {
    try await database.read { transaction in
      try transaction.rows("SELECT \(Head.columns) FROM workspace ORDER BY id").map {
        try Head($0).summary
      }
    }
  }

  /// - Throws: `StoreError.noWorkspace`.
  public func workspace(_ id: String) async throws -> Summary {
    try await database.read { try Head.read(id, $0).summary }
  }

  /// A workspace with what one of its files says now, in one statement; nil bytes when the file is not there.
  ///
  /// - Throws: `StoreError.noWorkspace`.
  public func workspace(
    _ id: String, with file: String
  ) async throws -> (summary: Summary, body: [UInt8]?) {
    try await database.read { transaction in
      let row = try transaction.first(
        "\(Self.withFile) WHERE id = $2", [.text(file), .text(id)])
      guard let row else { throw StoreError.noWorkspace(id) }
      return (try Head(row).summary, try row.optionalBytes(Head.columnCount))
    }
  }

  /// All workspaces by id, each with what one of its files says now, in one statement; nil bytes where the file is not
  /// there.
  public func workspaces(with file: String) async throws -> [(summary: Summary, body: [UInt8]?)] {
    try await database.read { transaction in
      try transaction.rows("\(Self.withFile) ORDER BY id", [.text(file)]).map { row in
        (try Head(row).summary, try row.optionalBytes(Head.columnCount))
      }
    }
  }

  /// Workspaces, each with the file that is named by the first value.
  private static let withFile = """
    SELECT \(Head.columns), (SELECT body FROM document
      WHERE document.workspace = workspace.number AND file = $1 AND row_key = '')
    FROM workspace
    """

  /// Makes an empty workspace; its first commit fills it.
  ///
  /// - Throws: `StoreError.notAnIdentifier` or `workspaceExists`.
  public func create(_ id: String, name: String) async throws {
    let time = InstantText.text(now())
    try await database.write { transaction in
      try Self.create(id, name: name, time: time, in: transaction)
    }
  }

  /// Makes an empty workspace within a transaction of the caller's, beside rows of the caller's own.
  public static func create(
    _ id: String, name: String, time: String, in transaction: any SQLTransaction
  ) throws {
    guard isIdentifier(id) else { throw StoreError.notAnIdentifier(id) }
    let made = try transaction.execute(
      """
      INSERT INTO workspace (id, name, created, head, head_hash, head_time)
      VALUES ($1, $2, $3, 0, $4, $3) ON CONFLICT (id) DO NOTHING
      """, [.text(id), .text(name), .text(time), .text(CommitHash.none)])
    guard made == 1 else { throw StoreError.workspaceExists(id) }
  }

  /// Closes a workspace to changes, or opens it again; nothing of it is deleted.
  public func setArchived(_ id: String, _ isArchived: Bool) async throws {
    try await database.write { try Self.setArchived(id, isArchived, in: $0) }
  }

  /// Closes a workspace or opens it again within a transaction of the caller's, beside rows of the caller's own.
  public static func setArchived(
    _ id: String, _ isArchived: Bool, in transaction: any SQLTransaction
  ) throws {
    // A commit that is under way ends first: none is taken after it was answered that the workspace is closed.
    try transaction.lock(lockBase + Head.read(id, transaction).number)
    try transaction.execute(
      "UPDATE workspace SET is_archived = $2 WHERE id = $1", [.text(id), .bool(isArchived)])
  }

  /// Lower-case letters, digits and inner hyphens, 1 to 64.
  public static func isIdentifier(_ id: String) -> Bool {
    let bytes = id.utf8
    return (1...64).contains(bytes.count) && bytes.first != 0x2D && bytes.last != 0x2D
      && bytes.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }
}

/// The row of a workspace.
struct Head {
  static let columns = "number, id, name, created, head, head_hash, head_time, is_archived"
  static let columnCount = 8
  let number: Int64
  let summary: WorkspaceStore.Summary

  init(_ row: SQLRow) throws {
    number = try row.integer(0)
    summary = WorkspaceStore.Summary(
      id: try row.text(1), name: try row.text(2), created: try row.text(3), head: try row.int(4),
      headHash: try row.text(5), headTime: try row.text(6), isArchived: try row.bool(7))
  }

  static func read(_ id: String, _ transaction: any SQLTransaction) throws -> Head {
    let row = try transaction.first("SELECT \(columns) FROM workspace WHERE id = $1", [.text(id)])
    guard let row else { throw StoreError.noWorkspace(id) }
    return try Head(row)
  }

  /// The revision that is meant; nil is the last one.
  func revision(_ wanted: Int?) throws(StoreError) -> Int {
    guard let wanted else { return summary.head }
    guard (0...summary.head).contains(wanted) else {
      throw .noRevision(workspace: summary.id, revision: wanted, head: summary.head)
    }
    return wanted
  }
}
