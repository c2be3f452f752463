/// How many days of a period may be missing before its value is.
///
/// - Limits: Sums and counts are of the days that have values; they are not scaled up for those that have none.
public struct MissingRule: Hashable, Sendable {
  /// The largest share of missing days, 0…1.
  public var largestShare: Double

  public init(largestShare: Double) { self.largestShare = largestShare }

  /// No day may be missing, as xclim's default.
  public static let none = MissingRule(largestShare: 0)
  /// 15 days of a year or one day of a month, about what climdex allows.
  public static let usual = MissingRule(largestShare: 15.0 / 365)

  func allows(missing: Int, of days: Int) -> Bool {
    Double(missing) <= largestShare * Double(days) + 1e-9
  }
}
