public import Quantities
public import Workspace

/// A climate summary in a reader's units and words: values, spread and agreement.
public struct ClimateWords: Sendable {
  let units: DisplayUnits

  public init(_ units: DisplayUnits) { self.units = units }

  /// A statistic in the reader's unit; nil when the row does not have it.
  public func shown(
    _ summary: ClimateSummary, _ statistic: ClimateSummary.Statistic
  ) -> Double? {
    summary[statistic].map { converted($0, summary).value }
  }

  /// The reader's unit as printed, such as `days`, `°F` or `%`.
  public func unit(_ summary: ClimateSummary) -> String {
    summary.kind == .percent ? "%" : converted(0, summary).unit
  }

  /// The decimals that suit the row's central value: two below 2, none from 100 on, else one; always one for temperatures.
  public func decimals(_ summary: ClimateSummary) -> Int {
    if summary.kind == .percent { return 0 }
    if summary.unit.kind == .temperature { return 1 }
    let central = shown(summary, .median) ?? shown(summary, .mean)
    let size = (central ?? shown(summary, .highest) ?? 0).magnitude
    return size < 2 ? 2 : size < 100 ? 1 : 0
  }

  /// The decimals of a rare event's height and of its spread: always one for temperatures, else two below 10, one below
  /// 100, and none from there on, so that inches of rain keep hundredths.
  ///
  /// - Parameters:
  ///   - central: the height itself in the reader's unit, by which its spread is rounded too
  ///   - unit: any unit of its kind
  public static func heightDecimals(_ central: Double, _ unit: MeasurementUnit) -> Int {
    if unit.kind == .temperature { return 1 }
    return central.magnitude < 10 ? 2 : central.magnitude < 100 ? 1 : 0
  }

  /// A statistic without its unit, a change with its sign; nil when the row does not have it.
  public func number(
    _ summary: ClimateSummary, _ statistic: ClimateSummary.Statistic
  ) -> String? {
    shown(summary, statistic).map { value in
      let text = NumberText.grouped(value, decimals: decimals(summary))
      let isZero = !text.contains { ("1"..."9").contains($0) }
      return summary.kind != .absolute && value > 0 && !isZero ? "+\(text)" : text
    }
  }

  /// The central value with its unit, such as `52.3 days`: the median, else the mean, which is then named.
  public func central(_ summary: ClimateSummary) -> String? {
    if let median = number(summary, .median) { return withUnit(median, summary) }
    let mean = number(summary, .mean).map { withUnit($0, summary) }
    return summary.scenario.isObserved ? mean : mean.map { "mean \($0)" }
  }

  /// The spread, such as `41.2 to 69.0`; nil when the row states none.
  public func spread(_ summary: ClimateSummary) -> Spread? {
    for (low, high, name) in Self.spreads {
      if let low = number(summary, low), let high = number(summary, high) {
        return Spread(low: low, high: high, name: name)
      }
    }
    return nil
  }

  /// Two ends of the spread of models, and what they are.
  public struct Spread: Sendable, Hashable {
    public var low: String
    public var high: String
    /// Such as `10th to 90th percentile of models`.
    public var name: String

    public var text: String { "\(low) to \(high)" }
  }

  private static let spreads: [(ClimateSummary.Statistic, ClimateSummary.Statistic, String)] = [
    (.p10, .p90, "10th to 90th percentile of models"),
    (.lowest, .highest, "lowest to highest model"),
    (.lowestYear, .highestYear, "lowest to highest single year of any model"),
  ]

  /// Whether models agree on the direction of a change; nil for what is no change or does not say.
  ///
  /// The share counts models whose change has the sign of the median: all from 99.5 percent on, nearly all
  /// from 90, most from two thirds, else they do not agree.
  public func agreement(_ summary: ClimateSummary) -> String? {
    guard let share = summary.agreement else { return nil }
    let direction =
      switch summary[.median] ?? summary[.mean] ?? 0 {
      case let change where change > 0: "on an increase"
      case let change where change < 0: "on a decrease"
      default: "on no change"
      }
    switch share {
    case 0.995...: return "all models agree \(direction)"
    case 0.9...: return "nearly all models agree \(direction)"
    case (2.0 / 3)...: return "most models agree \(direction)"
    default: return "models do not agree on the direction"
    }
  }

  func withUnit(_ number: String, _ summary: ClimateSummary) -> String {
    let unit = unit(summary)
    return unit == "%" ? number + unit : unit.isEmpty ? number : "\(number) \(unit)"
  }

  private func converted(
    _ value: Double, _ summary: ClimateSummary
  ) -> (value: Double, unit: String) {
    summary.kind == .percent
      ? (value, "%")
      : units.shown(value, summary.unit, isDifference: summary.kind == .change)
  }
}
