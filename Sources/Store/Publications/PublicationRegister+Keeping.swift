public import Databases
internal import Foundation

/// Why an edition was not put in its place.
public enum PublicationProblem: Error, Hashable, Sendable {
  /// Somebody asked later for another one, or took the edition away, and that counts.
  case overtaken
}

extension PublicationRegister {
  /// The most bytes of one file: 64 MB.
  public static let fileLimit = 64 * 1024 * 1024
  /// Others save between the transactions that files are written in.
  static let bytesAtOnce = 4 * 1024 * 1024
  static let filesAtOnce = 200

  /// Draws the number by which one who asks for an edition comes before or after others.
  ///
  /// It is drawn when somebody asks, not when the edition is built: the last one who asked wins, however long each takes.
  public func turn(in workspace: String, isPublic: Bool) async throws -> Int {
    try await database.write { try Self.nextTurn(in: workspace, isPublic: isPublic, $0) }
  }

  static func nextTurn(
    in workspace: String, isPublic: Bool, _ transaction: any SQLTransaction
  ) throws -> Int {
    let row = try transaction.first(
      """
      INSERT INTO publication_turn (workspace, is_public, last, shown) VALUES ($1, $2, 1, 0)
      ON CONFLICT (workspace, is_public) DO UPDATE SET last = publication_turn.last + 1
      RETURNING last
      """, [.text(workspace), .bool(isPublic)])
    return try row?.int(0) ?? 1
  }

  /// Says that a turn is shown, unless a later one is.
  ///
  /// - Throws: `PublicationProblem.overtaken`.
  static func show(
    _ turn: Int, in workspace: String, isPublic: Bool, _ transaction: any SQLTransaction
  ) throws {
    let count = try transaction.execute(
      """
      UPDATE publication_turn SET shown = $3
      WHERE workspace = $1 AND is_public = $2 AND shown <= $3
      """, [.text(workspace), .bool(isPublic), .integer(turn)])
    if count == 0 { throw PublicationProblem.overtaken }
  }

  /// Keeps an edition with its files, in the place of the one before; handed in again, it changes nothing.
  ///
  /// The files are written in several transactions, and only the last one puts the edition in its place.
  ///
  /// - Parameters:
  ///   - turn: As `turn(in:isPublic:)` gave it.
  ///   - check: Runs first in each of the transactions, and throws where the edition is somebody else's to keep by now: two
  ///     who write the same one at once would mix its files.
  /// - Throws: `PublicationProblem.overtaken` when a later turn is shown; `StoreError.invalid` when the files are too large;
  ///   what `check` throws.
  public func keep(
    _ new: Publication, turn: Int, files: [String: [UInt8]],
    check: @escaping @Sendable (any SQLTransaction) throws -> Void = { _ in }
  ) async throws {
    try Self.checkSizes(files)
    guard try await begin(new, turn, files, check) else { return }
    do {
      for batch in Self.batches(files) { try await write(batch, of: new, check) }
      try await database.write { transaction in
        try check(transaction)
        try Self.show(turn, in: new.workspace, isPublic: new.isPublic, transaction)
        try Self.clear(new.workspace, isPublic: new.isPublic, before: turn, transaction)
        try transaction.execute(
          "UPDATE publication SET is_current = 1, is_whole = 1 WHERE id = $1", [.text(new.id)])
      }
    } catch PublicationProblem.overtaken {
      try await drop(new.id)
      throw PublicationProblem.overtaken
    }
  }

  private static func checkSizes(_ files: [String: [UInt8]]) throws(StoreError) {
    let bytes = files.values.reduce(0) { $0 + $1.count }
    guard bytes <= byteLimit else {
      throw .invalid(
        "The plan takes \(bytes / 1_048_576) MB, and at most \(byteLimit / 1_048_576) MB can be published. Make its pictures or tables smaller."
      )
    }
    if let large = files.first(where: { $0.value.count > fileLimit }) {
      throw .invalid(
        "\(large.key) takes \(large.value.count / 1_048_576) MB, and a file of a plan at most \(fileLimit / 1_048_576) MB. Make its pictures or tables smaller."
      )
    }
  }

  /// - Returns: False when the edition is kept already.
  private func begin(
    _ new: Publication, _ turn: Int, _ files: [String: [UInt8]],
    _ check: @escaping @Sendable (any SQLTransaction) throws -> Void
  ) async throws -> Bool {
    let row: [SQLValue] = [
      .text(new.id), .text(new.workspace), .integer(new.revision), .bool(new.isPublic),
      .text(new.formats.joined(separator: " ")), .text(new.title), .text(new.author.id),
      .text(new.author.name), .text(InstantText.text(now())), .integer(files.count),
      .integer(files.values.reduce(0) { $0 + $1.count }), .integer(turn),
    ]
    return try await database.write { transaction in
      try check(transaction)
      let known = try transaction.first(
        "SELECT is_whole FROM publication WHERE id = $1", [.text(new.id)])
      if try known?.bool(0) == true { return false }
      // A node that died while it wrote has left a part.
      try transaction.execute("DELETE FROM publication WHERE id = $1", [.text(new.id)])
      let shown = try transaction.first(
        "SELECT shown FROM publication_turn WHERE workspace = $1 AND is_public = $2",
        [.text(new.workspace), .bool(new.isPublic)])
      guard try shown?.int(0) ?? 0 <= turn else { throw PublicationProblem.overtaken }
      try transaction.execute(
        """
        INSERT INTO publication (id, workspace, revision, is_public, formats, title, author,
          author_name, published, is_current, file_count, byte_count, turn, is_whole)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, $12, 0)
        """, row)
      return true
    }
  }

  private typealias File = (path: String, body: [UInt8])

  /// Files in the order of their paths, a few at a time; a large one is alone.
  private static func batches(_ files: [String: [UInt8]]) -> [[File]] {
    var batches: [[File]] = []
    var bytes = 0
    for (path, body) in files.sorted(by: { $0.key < $1.key }) {
      if let last = batches.last, last.count < filesAtOnce, bytes + body.count <= bytesAtOnce {
        batches[batches.count - 1].append((path, body))
        bytes += body.count
      } else {
        batches.append([(path, body)])
        bytes = body.count
      }
    }
    return batches
  }

  private func write(
    _ batch: [File], of new: Publication,
    _ check: @escaping @Sendable (any SQLTransaction) throws -> Void
  ) async throws {
    try await database.write { transaction in
      try check(transaction)
      // A later one that was put in its place meanwhile has let this one go.
      let isThere = try transaction.first(
        "SELECT 1 FROM publication WHERE id = $1 AND is_whole = 0", [.text(new.id)])
      guard isThere != nil else { throw PublicationProblem.overtaken }
      for (path, body) in batch {
        try transaction.execute(
          "INSERT INTO publication_file (publication, path, body) VALUES ($1, $2, $3)",
          [.text(new.id), .text(path), .blob(body)])
      }
    }
  }

  private func drop(_ id: String) async throws {
    try await database.write { transaction in
      try transaction.execute(
        "DELETE FROM publication WHERE id = $1 AND is_whole = 0", [.text(id)])
    }
  }

  /// Lets go of the files of earlier editions, and of what was begun before and is not whole.
  static func clear(
    _ workspace: String, isPublic: Bool, before turn: Int, _ transaction: any SQLTransaction
  ) throws {
    let edition: [SQLValue] = [.text(workspace), .bool(isPublic)]
    try transaction.execute(
      """
      DELETE FROM publication_file WHERE publication IN
        (SELECT id FROM publication WHERE workspace = $1 AND is_public = $2 AND is_whole = 1)
      """, edition)
    try transaction.execute(
      "UPDATE publication SET is_current = 0 WHERE workspace = $1 AND is_public = $2", edition)
    try transaction.execute(
      """
      DELETE FROM publication
      WHERE workspace = $1 AND is_public = $2 AND is_whole = 0 AND turn < $3
      """, edition + [.integer(turn)])
  }
}
