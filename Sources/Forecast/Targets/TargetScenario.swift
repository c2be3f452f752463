/// One course of emissions that targets are held against, such as business as usual or the plan.
public struct TargetScenario: Sendable {
  public let id: String
  /// As in a sentence, such as `Adopted policies` or `the plan`.
  public let name: String
  /// The years of its forecast; inventories may be known before them.
  public let years: ClosedRange<Int>
  /// Metric tons CO2e of a year, of what a target counts; nil for years with neither a forecast nor an inventory.
  public let tonnes: @Sendable (_ year: Int, _ reach: TargetReach) -> Double?
  /// What such a total of a year lacks because of an error; nil when nothing is.
  public let hole: @Sendable (_ year: Int, _ reach: TargetReach) -> ForecastHole?
  /// What of its actions on what a target counts counts in a year with less than they state, since there is no more to
  /// save, one sentence each.
  public let limits: @Sendable (_ year: Int, _ reach: TargetReach) -> [String]

  /// - Parameters:
  ///   - tonnes: Metric tons CO2e of a year, of what a target counts.
  ///   - hole: What such a total lacks; nothing unless given.
  ///   - limits: What of its actions counts with less than they state; nothing unless given.
  public init(
    id: String, name: String, years: ClosedRange<Int>,
    tonnes: @escaping @Sendable (_ year: Int, _ reach: TargetReach) -> Double?,
    hole: @escaping @Sendable (_ year: Int, _ reach: TargetReach) -> ForecastHole? = { _, _ in nil
    },
    limits: @escaping @Sendable (_ year: Int, _ reach: TargetReach) -> [String] = { _, _ in [] }
  ) {
    self.id = id
    self.name = name
    self.years = years
    self.tonnes = tonnes
    self.hole = hole
    self.limits = limits
  }

  /// What counts with less than is stated in the year of a target, or in the last of the forecast before it.
  public func limits(for target: Target) -> [String] {
    limits(min(target.year, years.upperBound), target.reach)
  }

  /// Why the course cannot be held against a target; nil when it can.
  public func unknown(for target: Target) -> TargetUnknown? {
    // When a target of the past is reached can only be told from the forecast.
    for year in [target.year, years.upperBound] {
      if let hole = hole(year, target.reach) { return .leftOut(hole) }
    }
    return tonnes(target.year, target.reach) == nil ? .outside(years) : nil
  }
}

/// Why nothing can be told of a target under a course.
public enum TargetUnknown: Hashable, Sendable {
  /// There is neither a forecast, which has these years, nor an inventory for the target's year.
  case outside(ClosedRange<Int>)
  /// The total lacks records because of an error.
  case leftOut(ForecastHole)

  /// In few words, such as `cannot be told: 1,234 t CO2e left out`.
  public var text: String {
    switch self {
    case .outside(let years):
      "not in the forecast, which goes from \(years.lowerBound) to \(years.upperBound)"
    case .leftOut(let hole): "cannot be told: \(hole.text)"
    }
  }
}
