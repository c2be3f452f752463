public import Databases
public import Foundation

/// The jobs of one database: who asked for what, how far it is, and which node works on it.
///
/// Any number of nodes take jobs, each job by one node at a time. A node holds a job by a lease that it renews; when the node
/// dies, the lease ends and another node begins the job again. So a job may be run more than once and must do no
/// harm by it.
public struct JobBoard: Sendable {
  /// The most bytes that a job is put in with: 1 MB.
  public static let payloadLimit = 1024 * 1024

  let database: any SQLDatabase
  /// This node, which no other is called.
  let node: String
  public let settings: JobSettings
  let now: @Sendable () -> Date

  /// - Parameters:
  ///   - database: Migrated with `schema`.
  ///   - now: The clock that leases are counted by.
  public init(
    _ database: any SQLDatabase, settings: JobSettings = JobSettings(),
    now: @escaping @Sendable () -> Date
  ) {
    self.database = database
    self.settings = settings
    self.now = now
    node = UUID().uuidString.lowercased()
  }

  /// Puts a job in, and wakes whoever waits for one.
  ///
  /// - Throws: `JobProblem.tooMany` or `payloadTooLarge`.
  public func put(_ new: NewJob) async throws {
    let (now, limit) = (now(), settings.openLimit(of: new.kind))
    try await database.write { try Self.put(new, at: now, openLimit: limit, in: $0) }
  }

  /// Puts a job in within a transaction of the caller's, so that it is there exactly when the rest is.
  ///
  /// - Parameter openLimit: How many of this kind may wait or run for the workspace; nil for any number.
  /// - Returns: False when the id was there already, and nothing was changed.
  @discardableResult
  public static func put(
    _ new: NewJob, at now: Date, openLimit: Int?, in transaction: any SQLTransaction
  ) throws -> Bool {
    guard new.payload.count <= payloadLimit else { throw JobProblem.payloadTooLarge }
    if let openLimit { try checkRoom(for: new, openLimit, transaction) }
    let made = try transaction.execute(
      """
      INSERT INTO job (id, kind, workspace, subject, asker, asker_name, language, payload, state,
        fraction, sentence, created, due, attempts, losses)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, '', $9, $10, 0, 0)
      ON CONFLICT (id) DO NOTHING
      """,
      [
        .text(new.id), .text(new.kind), .optional(new.workspace), .optional(new.subject),
        .text(new.asker.id), .text(new.asker.name), .text(new.asker.language), .blob(new.payload),
        .instant(now), .instant(new.due ?? now),
      ])
    try transaction.notify(JobSignal.put(kind: new.kind).message)
    return made == 1
  }

  private static func checkRoom(
    for new: NewJob, _ limit: Int, _ transaction: any SQLTransaction
  ) throws {
    // Two that are put in at once must not both take the last room.
    try transaction.lock(roomLock)
    let count = try transaction.first(
      """
      SELECT COUNT(*) FROM job WHERE state IN ('waiting', 'running') AND kind = $1
        AND COALESCE(workspace, '') = $2 AND id <> $3
      """, [.text(new.kind), .text(new.workspace ?? ""), .text(new.id)])
    if try count?.int(0) ?? 0 >= limit { throw JobProblem.tooMany(limit: limit) }
  }

  private static var roomLock: Int64 { 0x6361_6972_6E02_0002 }

  /// A job; nil when it is not there, or no longer.
  public func job(_ id: String) async throws -> Job? {
    try await database.read { transaction in
      try transaction.first("SELECT \(Job.columns) FROM job WHERE id = $1", [.text(id)])
        .map(Job.init)
    }
  }

  /// The jobs of some kinds for a workspace, newest first.
  public func jobs(of workspace: String, kinds: [String], limit: Int = 50) async throws -> [Job] {
    guard !kinds.isEmpty else { return [] }
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(Job.columns) FROM job WHERE workspace = $1 AND kind IN (\(Self.places(kinds, from: 3)))
        ORDER BY created DESC, id LIMIT $2
        """, [.text(workspace), .integer(limit)] + kinds.map(SQLValue.text)
      ).map(Job.init)
    }
  }

  /// The jobs about one thing with what they were put in with, newest first.
  public func jobs(
    about subject: String, limit: Int = 50
  ) async throws -> [(job: Job, payload: [UInt8])] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(Job.columns), payload FROM job WHERE subject = $1
        ORDER BY created DESC, id LIMIT $2
        """, [.text(subject), .integer(limit)]
      ).map { (job: try Job($0), payload: try $0.bytes(Job.columnCount)) }
    }
  }

  /// Placeholders for values of a list, such as `$3, $4`.
  static func places(_ values: [String], from first: Int) -> String {
    values.indices.map { "$\(first + $0)" }.joined(separator: ", ")
  }
}
