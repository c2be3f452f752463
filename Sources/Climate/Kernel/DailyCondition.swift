/// What must hold on a day for the day to count: one comparison, or several at once.
public struct DailyCondition: Hashable, Sendable {
  public let comparisons: [DailyComparison]

  public init(_ comparisons: [DailyComparison]) { self.comparisons = comparisons }

  public init(_ operand: DailyOperand, _ relation: DailyComparison.Relation, _ threshold: Threshold)
  {
    comparisons = [DailyComparison(operand: operand, relation: relation, threshold: threshold)]
  }

  public func and(_ other: DailyCondition) -> DailyCondition {
    DailyCondition(comparisons + other.comparisons)
  }

  var inputs: [ClimateVariable] { comparisons.flatMap(\.operand.inputs) }
}

/// An operand beside a threshold; never true on a day whose value is missing.
public struct DailyComparison: Hashable, Sendable {
  public enum Relation: String, Hashable, Sendable, CaseIterable {
    case below = "<"
    case atMost = "<="
    case above = ">"
    case atLeast = ">="
  }

  public var operand: DailyOperand
  public var relation: Relation
  public var threshold: Threshold

  public init(operand: DailyOperand, relation: Relation, threshold: Threshold) {
    self.operand = operand
    self.relation = relation
    self.threshold = threshold
  }
}

/// What a daily value is compared with.
public enum Threshold: Hashable, Sendable {
  /// The same value on every day and in every cell.
  case value(Double, ClimateUnit)
  /// A number without unit, or a difference in °C.
  case number(Double)
  /// What the cell itself was like in a base period.
  case baseline(BaselineStatistic)
}

/// A statistic of a cell's own base period, computed for each model before the indicators that use it.
public struct BaselineStatistic: Hashable, Sendable {
  public enum Statistic: Hashable, Sendable {
    /// A percentile of the days around each day of the year, `window` days wide.
    case dayOfYearPercentile(Double, window: Int)
    /// The mean of each day of the year, plus a number of °C.
    case dayOfYearMean(plus: Double)
    /// A percentile of all days of the base period.
    case percentile(Double)
    /// A percentile of the days with at least `wetDay` mm.
    case wetDayPercentile(Double, wetDay: Double)
  }

  public var operand: DailyOperand
  public var statistic: Statistic
  public var years: ClosedRange<Int>

  public init(operand: DailyOperand, statistic: Statistic, years: ClosedRange<Int>) {
    self.operand = operand
    self.statistic = statistic
    self.years = years
  }
}

/// The values of a `BaselineStatistic` for the cells of a tile, in the unit of the operand's rows.
public enum ThresholdTable: Hashable, Sendable {
  /// One value a cell.
  case perCell([Float])
  /// `[day of year][cell]`, 366 rows keyed by (month, day); see `DayOfYearKey`.
  case perDay([Float])
}

/// The row of a climatology that a date belongs to: 0 for 1 January to 365 for 31 December, of a year with a leap day.
///
/// A `360_day` date keeps its month and day; 30 February takes the row of 29 February.
public enum DayOfYearKey {
  public static let count = 366

  public static func key(of date: MonthDay) -> Int {
    let before = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335][date.month - 1]
    let last = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.month - 1]
    return before + min(date.day, last) - 1
  }
}
