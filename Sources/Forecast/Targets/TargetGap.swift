/// How far a course of emissions is from a target, in tonnes and in years.
///
///     gap = E(year) − T
public struct TargetGap: Hashable, Sendable {
  /// When the course comes down to what the target allows.
  public enum Arrival: Hashable, Sendable {
    /// It is there in the target's year, and from the first year on until then; it may be above again in a later year.
    case met(since: Int, exceeded: Int? = nil)
    /// It first comes there in a later year, and may be above again in one after that.
    case late(year: Int, exceeded: Int? = nil)
    /// It does not come there until its last year.
    case never(until: Int)
  }

  public let scenario: String
  /// Metric tons CO2e above what is allowed in the target's year; below 0 when the target is met with room.
  public let tonnes: Double
  public let arrival: Arrival
  private let year: Int
  /// The last year of those from the target's year on that are known to be met.
  private let lastMet: Int?

  /// Holds a course against a target; nil when nothing can be told, for which the course has the reason.
  ///
  /// - Limits: Whole years. Years before the course's first are only looked at for a target of such a year.
  public init?(of level: TargetLevel, under course: TargetScenario) {
    let target = level.target
    guard course.unknown(for: target) == nil,
      let tonnes = course.tonnes(target.year, target.reach)
    else { return nil }
    func isMet(_ year: Int) -> Bool? {
      course.tonnes(year, target.reach).map { $0 <= level.allowed }
    }
    func next(after year: Int, isMet wanted: Bool) -> Int? {
      let first = max(year + 1, course.years.lowerBound)
      guard first <= course.years.upperBound else { return nil }
      return (first...course.years.upperBound).first { isMet($0) == wanted }
    }
    scenario = course.id
    year = target.year
    self.tonnes = tonnes - level.allowed
    var lastMet: Int?
    if tonnes <= level.allowed {
      var since = target.year
      while since > course.years.lowerBound, isMet(since - 1) == true { since -= 1 }
      let exceeded = next(after: target.year, isMet: false)
      // Of a year before the forecast nothing is known until the forecast begins.
      lastMet = target.year < course.years.lowerBound ? target.year : exceeded.map { $0 - 1 }
      arrival = .met(since: since, exceeded: exceeded)
    } else if let first = next(after: target.year, isMet: true) {
      arrival = .late(year: first, exceeded: next(after: first, isMet: false))
    } else {
      arrival = .never(until: course.years.upperBound)
    }
    self.lastMet = lastMet
  }

  /// Years after the target's year in which the course comes there: 0 or less when it is met; nil when it never does.
  public var yearsLate: Int? {
    switch arrival {
    case .met(let since, _): since - year
    case .late(let first, _): first - year
    case .never: nil
    }
  }

  /// The same in words, such as `7 years late, in 2037`.
  public var arrivalText: String {
    switch arrival {
    case .met(let since, let exceeded):
      guard let exceeded else {
        return since == year ? "met in \(year)" : "met from \(since) on"
      }
      let last = lastMet ?? year
      return
        "met \(last > since ? "\(since)–\(last)" : "in \(since)"), exceeded again in \(exceeded)"
    case .late(let first, let exceeded):
      let late = "\(first - year) year\(first - year == 1 ? "" : "s") late, in \(first)"
      return exceeded.map { "\(late), exceeded again in \($0)" } ?? late
    case .never(let last): return "not met by \(last)"
    }
  }
}
