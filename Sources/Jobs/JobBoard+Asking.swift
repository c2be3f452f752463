public import Databases
public import Foundation

extension JobBoard {
  /// Asks that a job be cancelled: at once while it waits, else as soon as whoever runs it looks.
  ///
  /// - Throws: `JobProblem.noJob`; a job that is over stays as it is.
  public func cancel(_ id: String) async throws {
    let now = SQLValue.instant(now())
    try await database.write { transaction in
      let known = try transaction.execute(
        """
        UPDATE job SET cancel_asked = COALESCE(cancel_asked, $2),
          finished = CASE WHEN state = 'waiting' THEN $2 ELSE finished END,
          state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END
        WHERE id = $1 AND state IN ('waiting', 'running')
        """, [.text(id), now])
      if known == 0 {
        guard try transaction.first("SELECT 1 FROM job WHERE id = $1", [.text(id)]) != nil else {
          throw JobProblem.noJob
        }
      }
      try transaction.notify(JobSignal.cancel(id: id).message)
    }
  }

  /// Cancels every job that waits or runs: in a store that came back from a backup, where nobody waits for them.
  ///
  /// - Returns: How many there were.
  public static func cancelAll(at now: Date, in transaction: any SQLTransaction) throws -> Int {
    try transaction.execute(
      """
      UPDATE job SET state = 'cancelled', cancel_asked = COALESCE(cancel_asked, $1), finished = $1,
        node = NULL, lease_until = NULL
      WHERE state IN ('waiting', 'running')
      """, [.instant(now)])
  }

  /// Puts in again what a job that is over was put in with; gives the new job's id.
  ///
  /// - Throws: `JobProblem.noJob`, `notOver` or `tooMany`.
  public func putAgain(
    _ id: String, by asker: Job.Asker, as newID: String = UUID().uuidString.lowercased()
  ) async throws -> String {
    let (now, settings) = (now(), settings)
    return try await database.write { transaction in
      let row = try transaction.first(
        "SELECT \(Job.columns), payload FROM job WHERE id = $1", [.text(id)])
      guard let row else { throw JobProblem.noJob }
      let job = try Job(row)
      guard job.state.isOver else { throw JobProblem.notOver }
      try Self.put(
        NewJob(
          id: newID, kind: job.kind, workspace: job.workspace, subject: job.subject,
          asker: asker, payload: try row.bytes(Job.columnCount)),
        at: now, openLimit: settings.openLimit(of: job.kind), in: transaction)
      return newID
    }
  }

  /// Removes jobs that have been over for long; about once an hour.
  ///
  /// - Parameter time: Whose age counts; the clock may have jumped.
  public func sweep(by time: Date) async throws {
    let settings = settings
    try await database.write { transaction in
      let own = settings.lifetimes.keys.sorted()
      let rest = own.isEmpty ? "" : "AND kind NOT IN (\(Self.places(own, from: 2)))"
      let over = "DELETE FROM job WHERE finished <= $1 AND state IN ('done', 'failed', 'cancelled')"
      try transaction.execute(
        "\(over) \(rest)",
        [.instant(time.addingTimeInterval(-settings.lifetime))] + own.map(SQLValue.text))
      for kind in own {
        let oldest = time.addingTimeInterval(-(settings.lifetimes[kind] ?? settings.lifetime))
        try transaction.execute("\(over) AND kind = $2", [.instant(oldest), .text(kind)])
      }
    }
  }
}
