/// The unit that an indicator is reported in.
public enum IndicatorUnit: Hashable, Sendable {
  /// A temperature, a depth of rain in a day, a humidity or a wind speed.
  case absolute(ClimateUnit)
  /// A difference of temperatures, or a sum of depths.
  case difference(ClimateUnit)
  /// Temperature differences summed over days.
  case degreeDays(ClimateUnit)
  case days
  /// Things that are counted, such as dry spells.
  case count
  case percent
  /// The number of a day in a year with a 29 February, 1…366.
  case dayOfYear
  /// How far a value lies from what is usual, in standard deviations of a normal distribution.
  case standardDeviations
  /// A number without unit, or in a unit that only has a name, such as `hours`.
  case named(String)

  /// The spelling in tables and files, such as `degF` or `degF days`.
  public var symbol: String {
    switch self {
    case .absolute(let unit): unit.symbol
    case .difference(let unit):
      unit.kind == .precipitation ? String(unit.symbol.prefix { $0 != "/" }) : unit.symbol
    case .degreeDays(let unit): "\(unit.symbol) days"
    case .days: "days"
    case .count: "count"
    case .percent: "%"
    case .dayOfYear: "day of year"
    case .standardDeviations: "standard deviations"
    case .named(let name): name
    }
  }

  /// The metric unit of the same quantity; itself where it is the same everywhere.
  public var metric: IndicatorUnit {
    switch self {
    case .absolute(let unit): .absolute(.canonical(of: unit.kind))
    case .difference(let unit): .difference(.canonical(of: unit.kind))
    case .degreeDays(let unit): .degreeDays(.canonical(of: unit.kind))
    default: self
    }
  }

  /// True when a change may be stated in percent: the unit has a natural zero.
  public var isRatioScale: Bool {
    switch self {
    case .absolute(let unit): unit.kind == .precipitation || unit.kind == .wind
    case .dayOfYear, .standardDeviations: false
    default: true
    }
  }

  /// Brings a kernel's results into this unit.
  func convert(_ values: UnsafeMutablePointer<Double>, _ count: Int, from unit: ClimateUnit?) {
    guard let unit else { return }
    switch self {
    case .absolute(let wanted) where unit != wanted:
      for index in 0..<count { values[index] = unit.converted(values[index], to: wanted) }
    case .difference(let wanted), .degreeDays(let wanted):
      guard unit != wanted else { return }
      for index in 0..<count { values[index] = unit.convertedDifference(values[index], to: wanted) }
    default: return
    }
  }
}
