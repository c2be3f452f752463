public import Databases
public import Foundation

/// Something that was sent and waits to be worked on.
public struct Upload: Hashable, Sendable, Identifiable {
  public let id: String
  public let kind: String
  public let workspace: String
  /// Who sent it; an author's id.
  public let owner: String
  public let name: String
  /// In bytes.
  public let size: Int
  public let created: Date
  public let expires: Date
}

/// Files that people sent, in the database: any node has them, also after a restart, for a while and within limits.
public struct UploadShelf: Sendable {
  /// Limits of the shelf; times are in seconds.
  public struct Settings: Hashable, Sendable {
    /// Bytes of one upload.
    public var sizeLimit = 64 * 1024 * 1024
    /// Bytes of all uploads together.
    public var totalLimit = 512 * 1024 * 1024
    public var lifetime: TimeInterval = 24 * 3600

    public init() {}
  }

  /// Small, so that a copy of the database in batches of rows stays small.
  static let pieceSize = 128 * 1024
  /// Others save between the transactions that an upload is written in.
  static let piecesAtOnce = 16

  let database: any SQLDatabase
  let settings: Settings
  let now: @Sendable () -> Date

  /// - Parameter database: Migrated with `JobBoard.schema`.
  public init(
    _ database: any SQLDatabase, settings: Settings = Settings(),
    now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    self.settings = settings
    self.now = now
  }

  /// Keeps bytes; what the same person sent before of the same kind for the same workspace goes.
  ///
  /// - Throws: `JobProblem.shelfFull` or `uploadTooLarge`.
  public func keep(
    _ bytes: [UInt8], named name: String, kind: String, workspace: String, owner: String
  ) async throws -> Upload {
    guard bytes.count <= settings.sizeLimit else {
      throw JobProblem.uploadTooLarge(limit: settings.sizeLimit)
    }
    let time = now()
    let upload = Upload(
      id: UUID().uuidString.lowercased(), kind: kind, workspace: workspace, owner: owner,
      name: String(name.prefix(200)), size: bytes.count, created: time,
      expires: time.addingTimeInterval(settings.lifetime))
    try await begin(upload)
    do {
      try await write(bytes, of: upload)
    } catch {
      try? await remove(upload.id)
      throw error
    }
    return upload
  }

  private func begin(_ upload: Upload) async throws {
    let total = settings.totalLimit
    try await database.write { transaction in
      // Two that begin at once must not both take the last room.
      try transaction.lock(Self.roomLock)
      try transaction.execute(
        """
        DELETE FROM upload WHERE expires <= $1 OR (workspace = $2 AND owner = $3 AND kind = $4)
        """,
        [
          .instant(upload.created), .text(upload.workspace), .text(upload.owner),
          .text(upload.kind),
        ])
      let used = try transaction.first("SELECT COALESCE(SUM(size), 0) FROM upload")?.int(0) ?? 0
      guard used + upload.size <= total else { throw JobProblem.shelfFull }
      try transaction.execute(
        """
        INSERT INTO upload (id, kind, workspace, owner, name, size, created, expires, is_whole)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)
        """,
        [
          .text(upload.id), .text(upload.kind), .text(upload.workspace), .text(upload.owner),
          .text(upload.name), .integer(upload.size), .instant(upload.created),
          .instant(upload.expires),
        ])
    }
  }

  private static var roomLock: Int64 { 0x6361_6972_6E02_0001 }

  private func write(_ bytes: [UInt8], of upload: Upload) async throws {
    let id = SQLValue.text(upload.id)
    let stretch = Self.pieceSize * Self.piecesAtOnce
    for start in stride(from: 0, to: max(1, bytes.count), by: stretch) {
      let part = Array(bytes[start..<min(bytes.count, start + stretch)])
      let isLast = start + stretch >= bytes.count
      try await database.write { transaction in
        for offset in stride(from: 0, to: part.count, by: Self.pieceSize) {
          let piece = Array(part[offset..<min(part.count, offset + Self.pieceSize)])
          try transaction.execute(
            "INSERT INTO upload_piece (upload, place, body) VALUES ($1, $2, $3)",
            [id, .integer((start + offset) / Self.pieceSize), .blob(piece)])
        }
        guard isLast else { return }
        // Sent again meanwhile by the same person, it is gone.
        let count = try transaction.execute(
          "UPDATE upload SET is_whole = 1 WHERE id = $1", [id])
        if count == 0 { throw JobProblem.uploadReplaced }
      }
    }
  }

  /// What is known of an upload that is whole and has not expired.
  public func upload(_ id: String) async throws -> Upload? {
    let now = SQLValue.instant(now())
    return try await database.read { transaction in
      try transaction.first(
        """
        SELECT \(Upload.columns) FROM upload
        WHERE id = $1 AND is_whole = 1 AND expires > $2
        """, [.text(id), now]
      ).map(Upload.init)
    }
  }

  /// What a person has sent last of a kind for a workspace; nil when it is not there any more.
  public func last(_ kind: String, workspace: String, owner: String) async throws -> Upload? {
    let now = SQLValue.instant(now())
    return try await database.read { transaction in
      try transaction.first(
        """
        SELECT \(Upload.columns) FROM upload
        WHERE workspace = $1 AND owner = $2 AND kind = $3 AND is_whole = 1 AND expires > $4
        ORDER BY created DESC, id LIMIT 1
        """, [.text(workspace), .text(owner), .text(kind), now]
      ).map(Upload.init)
    }
  }

  /// The bytes of an upload; nil when it is not there any more.
  public func bytes(of id: String) async throws -> [UInt8]? {
    guard let upload = try await upload(id) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(upload.size)
    while bytes.count < upload.size {
      let first = bytes.count / Self.pieceSize
      let pieces = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT body FROM upload_piece WHERE upload = $1 AND place >= $2 ORDER BY place LIMIT \(Self.piecesAtOnce)
          """, [.text(id), .integer(first)]
        ).map { try $0.bytes(0) }
      }
      guard !pieces.isEmpty else { return nil }
      for piece in pieces { bytes += piece }
    }
    return bytes
  }

  public func remove(_ id: String) async throws {
    try await database.write { transaction in
      try transaction.execute("DELETE FROM upload WHERE id = $1", [.text(id)])
    }
  }

  /// Removes what has expired, and what was never sent to its end; about once an hour.
  ///
  /// - Parameter time: Whose age counts; the clock may have jumped.
  public func sweep(by time: Date) async throws {
    try await database.write { transaction in
      try transaction.execute(
        "DELETE FROM upload WHERE expires <= $1 OR (is_whole = 0 AND created <= $2)",
        [.instant(time), .instant(time.addingTimeInterval(-3600))])
    }
  }
}

extension Upload {
  fileprivate static let columns = "id, kind, workspace, owner, name, size, created, expires"

  fileprivate init(_ row: SQLRow) throws {
    self.init(
      id: try row.text(0), kind: try row.text(1), workspace: try row.text(2),
      owner: try row.text(3), name: try row.text(4), size: try row.int(5),
      created: try row.instant(6), expires: try row.instant(7))
  }
}
