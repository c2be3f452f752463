public import Foundation

/// How many wrong attempts are free, and how long the next one waits after that.
///
/// Each further one doubles the wait. Old ones are forgotten one by one, so that a typing mistake a day never adds up.
public struct AttemptLimit: Hashable, Sendable {
  public let free: Int
  /// In seconds, as the others.
  public let firstDelay: TimeInterval
  public let longestDelay: TimeInterval
  /// One attempt is forgotten each time this passes without another.
  public let forgetsAfter: TimeInterval

  public init(
    free: Int, firstDelay: TimeInterval, longestDelay: TimeInterval, forgetsAfter: TimeInterval
  ) {
    self.free = free
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
    self.forgetsAfter = forgetsAfter
  }

  /// The wait after a number of wrong attempts; nil while they are free.
  func delay(after failures: Int) -> TimeInterval? {
    guard failures >= free else { return nil }
    let doublings = min(failures - free, 20)
    return min(firstDelay * Double(1 << doublings), longestDelay)
  }
}

/// What is kept of the wrong attempts of one account or address.
struct AttemptCount: Hashable, Sendable {
  var failures: Int
  var last: Date
  var waitUntil: Date?
  /// How many attempts were refused during the present wait.
  var refused: Int

  static func none(at now: Date) -> AttemptCount {
    AttemptCount(failures: 0, last: now, waitUntil: nil, refused: 0)
  }

  /// When the next attempt is heard; nil when now.
  ///
  /// A clock that was moved back never makes anybody wait longer than the longest delay.
  func wait(_ limit: AttemptLimit, at now: Date) -> Date? {
    guard let waitUntil, waitUntil > now else { return nil }
    return min(waitUntil, now.addingTimeInterval(limit.longestDelay))
  }

  /// With one more wrong attempt.
  func adding(_ limit: AttemptLimit, at now: Date) -> AttemptCount {
    let forgotten = Int(max(0, now.timeIntervalSince(last)) / limit.forgetsAfter)
    let failures = max(0, failures - forgotten) + 1
    return AttemptCount(
      failures: failures, last: now,
      waitUntil: limit.delay(after: failures).map(now.addingTimeInterval), refused: 0)
  }

  /// With one attempt taken back that was not wrong after all.
  func takingBack(_ limit: AttemptLimit) -> AttemptCount {
    let failures = max(0, failures - 1)
    return AttemptCount(
      failures: failures, last: last,
      waitUntil: limit.delay(after: failures) == nil ? nil : waitUntil, refused: refused)
  }
}
