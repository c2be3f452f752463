internal import Databases
public import Foundation

extension AccountDirectory {
  /// How far one sweep may be after the one before it, in seconds.
  static let longestStride: TimeInterval = 24 * 3600

  /// Removes what has no use any more: ended sessions, old links, old log entries; about once an hour.
  ///
  /// A clock that jumps ahead must not empty the access log. So the time that is swept by goes on by a day at most from
  /// one sweep to the next, and the first sweep of a database only notes it. After some weeks without a server it takes
  /// as many hours to catch up; a clock that is put right takes it back.
  /// - Returns: The time that was swept by, for whatever else is removed by age; nil when nothing was.
  @discardableResult
  public func sweep() async throws -> Date? {
    let now = now()
    let settings = settings
    return try await database.write { transaction in
      let last = try transaction.first("SELECT time FROM sweep_mark WHERE id = 1")?.instant(0)
      let time = min(now, (last ?? now).addingTimeInterval(Self.longestStride))
      try transaction.execute(
        """
        INSERT INTO sweep_mark (id, time) VALUES (1, $1)
        ON CONFLICT (id) DO UPDATE SET time = excluded.time
        """, [.instant(time)])
      guard last != nil else { return nil }
      try Self.sweep(by: time, settings, transaction)
      return time
    }
  }

  private static func sweep(
    by time: Date, _ settings: AccountSettings, _ transaction: any SQLTransaction
  ) throws {
    func before(_ seconds: TimeInterval) -> [SQLValue] {
      [.instant(time.addingTimeInterval(-seconds))]
    }
    try transaction.execute(
      "DELETE FROM account_session WHERE expires <= $1 OR last_seen <= $2",
      [.instant(time)] + before(settings.idleLimit))
    for table in ["sign_in_step", "kept_form"] {
      try transaction.execute("DELETE FROM \(table) WHERE expires <= $1", [.instant(time)])
    }
    for table in ["invitation", "reset_link", "set_up_key"] {
      try transaction.execute(
        "DELETE FROM \(table) WHERE expires <= $1", before(30 * 24 * 3600))
    }
    try transaction.execute("DELETE FROM sign_in_limit WHERE last <= $1", before(24 * 3600))
    try transaction.execute(
      "DELETE FROM access_log WHERE time <= $1", before(settings.accessLogLifetime))
  }
}
