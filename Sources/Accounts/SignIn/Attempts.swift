internal import Databases
internal import Foundation

/// What wrong attempts are counted for.
struct AttemptKey: Hashable, Sendable {
  /// As in the database: a code, so that it tells neither addresses nor what was typed as an e-mail.
  let name: String
  let limit: AttemptLimit
}

extension AccountDirectory {
  /// Counts an attempt as wrong before it is looked at, so that many at once are not all free.
  ///
  /// - Returns: When the next one is heard, if this one is not; it is not counted then.
  func countAttempt(
    _ keys: [AttemptKey], at now: Date, _ transaction: any SQLTransaction
  ) throws -> Refused? {
    // In one order for all, so that two attempts never wait for each other.
    let keys = keys.sorted { $0.name < $1.name }
    for key in keys { try lock("attempts " + key.name, transaction) }
    let counts = try keys.map { try count($0, transaction) ?? .none(at: now) }
    let waits = zip(keys, counts).compactMap { $1.wait($0.limit, at: now) }
    guard let wait = waits.max() else {
      for (key, count) in zip(keys, counts) {
        try keep(count.adding(key.limit, at: now), key, transaction)
      }
      return nil
    }
    var refused = 0
    for (key, var count) in zip(keys, counts) where count.wait(key.limit, at: now) != nil {
      count.refused += 1
      refused = max(refused, count.refused)
      try keep(count, key, transaction)
    }
    return Refused(until: wait, times: refused)
  }

  /// An attempt that was not heard.
  struct Refused: Sendable {
    let until: Date
    /// How many were not, in this wait.
    let times: Int

    /// Whether the log tells of it: the first, the tenth, the hundredth …, so that a flood does not fill the disk.
    var isLogged: Bool {
      var power = 1
      while power < times { power *= 10 }
      return power == times
    }

    func refusal(at now: Date) -> SignInRefusal {
      .later(until, seconds: max(1, Int(until.timeIntervalSince(now).rounded(.up))))
    }
  }

  /// Takes back one attempt that was right.
  func takeBackAttempt(_ key: AttemptKey, _ transaction: any SQLTransaction) throws {
    try lock("attempts " + key.name, transaction)
    guard let count = try count(key, transaction) else { return }
    try keep(count.takingBack(key.limit), key, transaction)
  }

  /// Forgets all wrong attempts of keys.
  func forgetAttempts(_ keys: [AttemptKey], _ transaction: any SQLTransaction) throws {
    for key in keys.sorted(by: { $0.name < $1.name }) {
      try lock("attempts " + key.name, transaction)
      try transaction.execute("DELETE FROM sign_in_limit WHERE name = $1", [.text(key.name)])
    }
  }

  private func count(
    _ key: AttemptKey, _ transaction: any SQLTransaction
  ) throws -> AttemptCount? {
    try transaction.first(
      "SELECT failures, last, wait_until, refused FROM sign_in_limit WHERE name = $1",
      [.text(key.name)]
    ).map { row in
      AttemptCount(
        failures: try row.int(0), last: try row.instant(1), waitUntil: try row.optionalInstant(2),
        refused: try row.int(3))
    }
  }

  private func keep(
    _ count: AttemptCount, _ key: AttemptKey, _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO sign_in_limit (name, failures, last, wait_until, refused)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, last = excluded.last,
        wait_until = excluded.wait_until, refused = excluded.refused
      """,
      [
        .text(key.name), .integer(count.failures), .instant(count.last),
        .instant(count.waitUntil), .integer(count.refused),
      ])
  }
}
