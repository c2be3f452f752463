public import Inventory

/// One course of emissions that targets are held against, such as business as usual or the plan.
public struct TargetScenario: Sendable {
  public let id: String
  /// As in a sentence, such as `business as usual`.
  public let name: String
  public let years: ClosedRange<Int>
  /// Metric tons CO2e of a year, of a sector or of all; nil outside the years.
  public let tonnes: @Sendable (_ year: Int, _ sector: Sector?) -> Double?

  public init(
    id: String, name: String, years: ClosedRange<Int>,
    tonnes: @escaping @Sendable (_ year: Int, _ sector: Sector?) -> Double?
  ) {
    self.id = id
    self.name = name
    self.years = years
    self.tonnes = tonnes
  }
}

/// How far a course of emissions is from a target, in tonnes and in years.
///
///     gap = E(year) − T
public struct TargetGap: Hashable, Sendable {
  /// When the course comes down to what the target allows.
  public enum Arrival: Hashable, Sendable {
    /// It is there in the target's year, and from this year on until then.
    case met(since: Int)
    /// It first comes there in a later year.
    case late(year: Int)
    /// It does not come there until its last year.
    case never(until: Int)
  }

  public let scenario: String
  /// Metric tons CO2e above what is allowed in the target's year; below 0 when the target is met with room.
  public let tonnes: Double
  public let arrival: Arrival
  private let year: Int

  /// Holds a course against a target; nil when the course does not have the target's year.
  ///
  /// - Limits: Whole years. Years before the course's first are not looked at.
  public init?(of level: TargetLevel, under course: TargetScenario) {
    let target = level.target
    guard let tonnes = course.tonnes(target.year, target.sector) else { return nil }
    func isMet(_ year: Int) -> Bool {
      course.tonnes(year, target.sector).map { $0 <= level.allowed } ?? false
    }
    scenario = course.id
    year = target.year
    self.tonnes = tonnes - level.allowed
    if tonnes <= level.allowed {
      var since = target.year
      while since > course.years.lowerBound, isMet(since - 1) { since -= 1 }
      arrival = .met(since: since)
    } else if target.year < course.years.upperBound,
      let first = (target.year + 1...course.years.upperBound).first(where: isMet)
    {
      arrival = .late(year: first)
    } else {
      arrival = .never(until: course.years.upperBound)
    }
  }

  /// Years after the target's year in which the course comes there: 0 or less when it is met; nil when it never does.
  public var yearsLate: Int? {
    switch arrival {
    case .met(let since): since - year
    case .late(let first): first - year
    case .never: nil
    }
  }

  /// The same in words, such as `7 years late, in 2037`.
  public var arrivalText: String {
    switch arrival {
    case .met(let since): since == year ? "met in \(year)" : "met from \(since) on"
    case .late(let first):
      "\(first - year) year\(first - year == 1 ? "" : "s") late, in \(first)"
    case .never(let last): "never within the forecast, which ends in \(last)"
    }
  }
}
