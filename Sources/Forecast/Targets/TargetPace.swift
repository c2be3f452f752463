internal import Glibc

/// How fast emissions have to fall from the last inventory so that a target is met.
///
///     each year the same tonnes:      Δ = (E(last) − T) ÷ n
///     each year the same percentage:  q = 1 − (T ÷ E(last))^(1 ÷ n)
///
/// with n the years from the last inventory to the target's year.
public struct TargetPace: Hashable, Sendable {
  /// The year of the last inventory.
  public let from: Int
  public let years: Int
  /// Metric tons CO2e of the last inventory.
  public let now: Double
  /// Metric tons CO2e less every year; below 0 when there is room.
  public let yearly: Double
  /// The percentage less every year, 0 to 1; nil where no percentage leads there, as to 0.
  public let rate: Double?

  /// Makes the pace; nil when the target's year is not after the inventory.
  ///
  /// - Parameters:
  ///   - from: The year of the last inventory.
  ///   - now: Metric tons CO2e of that year.
  public init?(to level: TargetLevel, from: Int, now: Double) {
    guard level.target.year > from else { return nil }
    self.from = from
    self.now = now
    years = level.target.year - from
    yearly = (now - level.allowed) / Double(years)
    rate =
      now > 0 && level.allowed > 0 ? 1 - pow(level.allowed / now, 1 / Double(years)) : nil
  }
}
