public import Databases
public import Foundation

extension JobBoard {
  /// Takes the job that has waited longest, of some kinds; nil when none is due.
  ///
  /// Jobs whose node went away come back first, or fail when that happened too often.
  public func take(_ kinds: [String]) async throws -> JobClaim? {
    guard !kinds.isEmpty, let moment = try await nextMoment(kinds), moment <= now() else {
      return nil
    }
    let (now, node, settings) = (now(), node, settings)
    return try await database.write { transaction in
      try transaction.lock(Self.takingLock)
      try Self.bringBackLost(kinds, at: now, settings, transaction)
      let free = Self.free(kinds, settings, from: 4 + kinds.count)
      let row = try transaction.first(
        """
        UPDATE job SET state = 'running', node = $1, lease_until = $2, attempts = attempts + 1,
          started = COALESCE(started, $3), sentence = '', fraction = 0
        WHERE id = (SELECT id FROM job AS asking WHERE state = 'waiting' AND due <= $3
          AND kind IN (\(Self.places(kinds, from: 4))) AND \(free.condition)
          ORDER BY due, created, id LIMIT 1)
          AND state = 'waiting'
        RETURNING \(Job.columns), payload
        """,
        [.text(node), .instant(now.addingTimeInterval(settings.lease)), .instant(now)]
          + kinds.map(SQLValue.text) + free.values)
      return try row.map {
        JobClaim(job: try Job($0), payload: try $0.bytes(Job.columnCount), node: node)
      }
    }
  }

  /// When there is something to take, as far as is known now: a time that may be past; nil when nothing is open.
  public func nextMoment(_ kinds: [String]) async throws -> Date? {
    guard !kinds.isEmpty else { return nil }
    let free = Self.free(kinds, settings, from: 1 + kinds.count)
    return try await database.read { transaction in
      try transaction.first(
        """
        SELECT MIN(CASE WHEN state = 'waiting' THEN due ELSE lease_until END) FROM job AS asking
        WHERE state IN ('waiting', 'running') AND kind IN (\(Self.places(kinds, from: 1)))
          AND (state = 'running' OR \(free.condition))
        """, kinds.map(SQLValue.text) + free.values
      )?.optionalInstant(0)
    }
  }

  /// Whether a row `asking` of `job` may run beside what runs now.
  private static func free(
    _ kinds: [String], _ settings: JobSettings, from place: Int
  ) -> (condition: String, values: [SQLValue]) {
    let apart = kinds.filter(settings.apartKinds.contains)
    guard !apart.isEmpty else { return ("1 = 1", []) }
    let condition = """
      (kind NOT IN (\(places(apart, from: place + 1))) OR (
        NOT EXISTS (SELECT 1 FROM job AS other WHERE other.state = 'running'
          AND other.kind = asking.kind AND other.subject = asking.subject)
        AND (SELECT COUNT(*) FROM job AS other WHERE other.state = 'running'
          AND other.kind = asking.kind AND other.workspace = asking.workspace) < $\(place)))
      """
    return (condition, [.integer(settings.apartPlaces)] + apart.map(SQLValue.text))
  }

  private static var takingLock: Int64 { 0x6361_6972_6E02_0000 }

  private static func bringBackLost(
    _ kinds: [String], at now: Date, _ settings: JobSettings, _ transaction: any SQLTransaction
  ) throws {
    // A node that says at this moment that it lives is waited for.
    let held = transaction.dialect == .postgresql ? "FOR UPDATE" : ""
    let lost = try transaction.rows(
      """
      SELECT id, losses, cancel_asked, language FROM job WHERE state = 'running'
        AND lease_until <= $1 AND kind IN (\(places(kinds, from: 2)))
        ORDER BY lease_until LIMIT 50 \(held)
      """, [.instant(now)] + kinds.map(SQLValue.text))
    for row in lost {
      let id = try row.text(0)
      if !row.isNull(2) {
        try end(id, .cancelled, at: now, transaction)
      } else if try row.int(1) + 1 >= settings.losses {
        try end(id, .failed(settings.lostSentence(try row.text(3))), at: now, transaction)
      } else {
        try transaction.execute(
          """
          UPDATE job SET state = 'waiting', losses = losses + 1, node = NULL, lease_until = NULL
          WHERE id = $1
          """, [.text(id)])
      }
    }
  }

  private static func end(
    _ id: String, _ end: JobEnd, at now: Date, _ transaction: any SQLTransaction
  ) throws {
    let values: (state: String, result: String?, failure: String?, sentence: String?) =
      switch end {
      case .done(let result, let sentence): ("done", result, nil, sentence)
      case .failed(let failure): ("failed", nil, failure, nil)
      case .cancelled: ("cancelled", nil, nil, nil)
      }
    try transaction.execute(
      """
      UPDATE job SET state = $2, result = $3, failure = $4, sentence = COALESCE($5, sentence),
        fraction = CASE WHEN $2 = 'done' THEN 1 ELSE fraction END, finished = $6, node = NULL,
        lease_until = NULL
      WHERE id = $1
      """,
      [
        .text(id), .text(values.state), .optional(values.result), .optional(values.failure),
        .optional(values.sentence), .instant(now),
      ])
  }

  /// Says that this node still works on a job, and how far it is.
  public func renew(
    _ claim: JobClaim, fraction: Double, sentence: String
  ) async throws -> JobStanding {
    let until = now().addingTimeInterval(settings.lease)
    return try await database.write { transaction in
      let row = try transaction.first(
        """
        UPDATE job SET lease_until = $4, fraction = $5, sentence = $6 \(Self.whereHeld)
        RETURNING cancel_asked
        """,
        claim.holding + [
          .instant(until), .real(min(1, max(0, fraction.isNaN ? 0 : fraction))), .text(sentence),
        ])
      guard let row else { return .lost }
      return row.isNull(0) ? .goesOn : .cancelAsked
    }
  }

  /// Ends a job of this node.
  ///
  /// - Parameter also: Runs in the same transaction, only when the job was still this node's.
  /// - Returns: False when it was no longer this node's, and nothing was changed.
  @discardableResult
  public func finish(
    _ claim: JobClaim, _ end: JobEnd,
    also: @escaping @Sendable (any SQLTransaction) throws -> Void = { _ in }
  ) async throws -> Bool {
    let now = now()
    return try await held(claim) { transaction in
      try Self.end(claim.job.id, end, at: now, transaction)
      try also(transaction)
    }
  }

  /// Puts a job of this node back, to be begun again at a later time.
  ///
  /// - Parameter sentence: Why it waits.
  @discardableResult
  public func postpone(_ claim: JobClaim, until due: Date, _ sentence: String) async throws -> Bool
  {
    try await held(claim) { transaction in
      // Whoever asked for its end meanwhile has it.
      try transaction.execute(
        """
        UPDATE job SET state = CASE WHEN cancel_asked IS NULL THEN 'waiting' ELSE 'cancelled' END,
          finished = CASE WHEN cancel_asked IS NULL THEN NULL ELSE $2 END,
          due = $2, sentence = $3, node = NULL, lease_until = NULL
        WHERE id = $1
        """, [.text(claim.job.id), .instant(due), .text(sentence)])
      try transaction.notify(JobSignal.put(kind: claim.job.kind).message)
    }
  }

  private func held(
    _ claim: JobClaim, _ body: @escaping @Sendable (any SQLTransaction) throws -> Void
  ) async throws -> Bool {
    try await database.write { transaction in
      let isHeld = try Self.hold(claim, transaction)
      if isHeld { try body(transaction) }
      return isHeld
    }
  }

  /// Refuses what a job writes, within the transaction that writes it, when another node has begun the job anew.
  ///
  /// Whoever was away for longer than the lease goes on with what is another's by then, until it hears of it.
  /// - Throws: `CancellationError`.
  public static func checkHeld(_ claim: JobClaim, in transaction: any SQLTransaction) throws {
    guard try hold(claim, transaction) else { throw CancellationError() }
  }

  private static func hold(_ claim: JobClaim, _ transaction: any SQLTransaction) throws -> Bool {
    // Changing the row holds it to the end of the transaction, so that nobody else takes it between.
    try transaction.execute("UPDATE job SET node = $2 \(whereHeld)", claim.holding) == 1
  }

  /// The attempt tells a claim from a later one of the same node.
  private static let whereHeld =
    "WHERE id = $1 AND node = $2 AND attempts = $3 AND state = 'running'"
}

extension JobClaim {
  fileprivate var holding: [SQLValue] {
    [.text(job.id), .text(node), .integer(job.attempts)]
  }
}
