/// How many days of a period may be missing before its value is.
///
/// - Limits: Sums and counts are of the days that have values; they are not scaled up for those that have none.
public struct MissingRule: Hashable, Sendable {
  /// The largest share of missing days, 0…1.
  public var largestShare: Double
  /// Days that may be missing in a month, in a season and in a year; nil to go by the share alone.
  public var mostDays: MostDays?

  /// A season or a year is also refused for one of its months.
  public struct MostDays: Hashable, Sendable {
    public var inMonth: Int
    public var inSeason: Int
    public var inYear: Int

    public init(inMonth: Int, inSeason: Int, inYear: Int) {
      self.inMonth = inMonth
      self.inSeason = inSeason
      self.inYear = inYear
    }
  }

  public init(largestShare: Double) { self.largestShare = largestShare }

  /// - Parameter mostDays: for periods of up to 31, up to 92 and more days
  public init(mostDays: MostDays) {
    largestShare = 1
    self.mostDays = mostDays
  }

  /// No day may be missing, as xclim's default.
  public static let none = MissingRule(largestShare: 0)
  /// 15 days of a year or one day of a month.
  public static let usual = MissingRule(largestShare: 15.0 / 365)
  /// 3 days of a month, 6 of a season and 15 of a year, and a year has no value when one of its months has none.
  ///
  /// - Source: [CLIMDEX-PCIC], `climdexInput.raw`, argument `max.missing.days`.
  public static let etccdi = MissingRule(
    mostDays: MostDays(inMonth: 3, inSeason: 6, inYear: 15))

  /// How many days of a period may be missing; −1 when even one whose days are all there has no value.
  func mostMissing(of days: Int) -> Int {
    let limit = min(largestShare * Double(days) + 1e-9, Double(days))
    guard limit >= 0 else { return -1 }
    guard let mostDays else { return Int(limit) }
    return min(
      Int(limit), days <= 31 ? mostDays.inMonth : days <= 92 ? mostDays.inSeason : mostDays.inYear)
  }
}
