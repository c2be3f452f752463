internal import Databases
public import Foundation

/// When somebody looked at a programme, so that it can say what has changed since.
///
/// One visit is many looks: it goes on until nobody looked for some hours.
public struct ProgrammeVisit: Hashable, Sendable {
  /// The last look that was kept.
  public let latest: Date
  /// The last look of the visit before; nil in the first one.
  public let before: Date?

  public init(latest: Date, before: Date? = nil) {
    self.latest = latest
    self.before = before
  }

  /// How long a visit goes on without a look, in seconds.
  static let pause: TimeInterval = 4 * 3600
  /// Looks that follow one another faster are kept as one, in seconds.
  static let grain: TimeInterval = 10 * 60

  /// The visit after another look.
  func looked(at now: Date) -> ProgrammeVisit {
    switch now.timeIntervalSince(latest) {
    case Self.pause...: ProgrammeVisit(latest: now, before: latest)
    case Self.grain...: ProgrammeVisit(latest: now, before: before)
    default: self
    }
  }
}

extension AccountDirectory {
  /// The visit that this look at a programme belongs to; nil for whoever has no account.
  ///
  /// - Parameter reading: What is looked at, with when that was done before.
  public func visit(_ reading: ProgrammeReading, by principal: Principal) -> ProgrammeVisit? {
    guard principal.account != nil else { return nil }
    return reading.visit?.looked(at: now()) ?? ProgrammeVisit(latest: now())
  }

  /// Keeps when somebody looked at a programme.
  public func keep(
    _ visit: ProgrammeVisit, to programme: Programme.ID, by principal: Principal
  ) async throws {
    guard let account = principal.account else { return }
    try await database.write { transaction in
      try transaction.execute(
        """
        INSERT INTO programme_visit (programme, account, latest, earlier) VALUES ($1, $2, $3, $4)
        ON CONFLICT (programme, account) DO UPDATE SET latest = excluded.latest, earlier = excluded.earlier
        """,
        [
          .text(programme.rawValue), .text(account.rawValue), .instant(visit.latest),
          .instant(visit.before),
        ])
    }
  }
}
