/// What must hold on a day for the day to count: one comparison, or several at once.
public struct DailyCondition: Hashable, Sendable {
  public let comparisons: [DailyComparison]

  public init(_ comparisons: [DailyComparison]) { self.comparisons = comparisons }

  public init(_ operand: DailyOperand, _ relation: DailyComparison.Relation, _ threshold: Threshold)
  {
    comparisons = [DailyComparison(operand: operand, relation: relation, threshold: threshold)]
  }

  /// Holds where both conditions hold.
  public func and(_ other: DailyCondition) -> DailyCondition {
    DailyCondition(comparisons + other.comparisons)
  }

  var inputs: [ClimateVariable] { comparisons.flatMap(\.operand.inputs) }

  var baselines: [BaselineStatistic] {
    comparisons.compactMap {
      if case .baseline(let statistic) = $0.threshold { statistic } else { nil }
    }
  }

  /// The statistic whose resampled thresholds the days are counted against; nil for all other conditions.
  var resampled: BaselineStatistic? {
    guard comparisons.count == 1, let statistic = baselines.first, statistic.resampled != nil else {
      return nil
    }
    return statistic
  }
}

/// An operand beside a threshold; never true on a day whose value is missing.
public struct DailyComparison: Hashable, Sendable {
  /// How the value must lie to the threshold.
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
  /// What is taken from the days of the base period.
  public enum Statistic: Hashable, Sendable {
    /// A percentile of the days around each day of the year, `window` days wide.
    case dayOfYearPercentile(Double, window: Int)
    /// The mean of each day of the year, plus a number of °C.
    case dayOfYearMean(plus: Double)
    /// The mean of each day counted from 1 January, whatever its date, plus a number of °C.
    case dayIndexMean(plus: Double)
    /// A percentile of all days of the base period.
    case percentile(Double)
    /// A percentile of the days with some precipitation and at least `wetDay` mm; with 0, of all that are not dry.
    case wetDayPercentile(Double, wetDay: Double)
  }

  public var operand: DailyOperand
  public var statistic: Statistic
  public var years: ClosedRange<Int>
  /// How percentiles are read off the sorted values.
  public var definition: QuantileDefinition
  /// Where the windows of a day-of-year percentile find their days at the turn of the year.
  public var edge: DayOfYearBase.Edge
  /// The days that are counted against a day-of-year percentile, when days of the base years are to be compared
  /// with resampled thresholds; nil to compare all with the same.
  public var resampled: BootstrapExceedance.Direction?

  public init(
    operand: DailyOperand, statistic: Statistic, years: ClosedRange<Int>,
    definition: QuantileDefinition = .medianUnbiased,
    edge: DayOfYearBase.Edge = .withinBase, resampled: BootstrapExceedance.Direction? = nil
  ) {
    self.operand = operand
    self.statistic = statistic
    self.years = years
    self.definition = definition
    self.edge = edge
    self.resampled = resampled
  }
}

/// The values of a `BaselineStatistic` for the cells of a tile, in the unit of the operand's rows.
public enum ThresholdTable: Hashable, Sendable {
  /// One value a cell.
  case perCell([Float])
  /// `[day of year][cell]`, in the rows of `DayOfYearKey`.
  case perDay([Float])
  /// The same, with the exceedances that days of the base period have by resampling.
  case resampled([Float], ExceedanceShares)
  /// `[day counted from 1 January][cell]`, 366 rows: after February, a leap year's dates lie one row later.
  case perDayIndex([Float])

  /// The mean of the tables of several models, cell by cell; a missing value is left out of it.
  ///
  /// - Throws: `ClimateProblem` when there is no table, or the tables differ in kind or size, or are resampled.
  public static func mean(of tables: [ThresholdTable]) throws(ClimateProblem) -> ThresholdTable {
    guard let first = tables.first else {
      throw ClimateProblem("There are no thresholds of any model to take the mean of.")
    }
    var sums = Array(repeating: 0.0, count: first.values.count)
    var counts = Array(repeating: 0.0, count: sums.count)
    for table in tables {
      guard table.values.count == sums.count, table.with([]) == first.with([]) else {
        throw ClimateProblem("The thresholds of the models differ in kind or number of cells.")
      }
      for (index, value) in table.values.enumerated() where !value.isNaN {
        sums[index] += Double(value)
        counts[index] += 1
      }
    }
    guard let mean = first.with(zip(sums, counts).map { Float($0 / $1) }) else {
      throw ClimateProblem("Resampled thresholds belong to one model and have no mean.")
    }
    return mean
  }

  /// Other thresholds for the same days; nil for resampled ones.
  private func with(_ values: [Float]) -> ThresholdTable? {
    switch self {
    case .perCell: .perCell(values)
    case .perDay: .perDay(values)
    case .perDayIndex: .perDayIndex(values)
    case .resampled: nil
    }
  }

  /// The thresholds themselves.
  var values: [Float] {
    switch self {
    case .perCell(let values), .perDay(let values), .perDayIndex(let values),
      .resampled(let values, _):
      values
    }
  }
}

/// The day of the year that a date is, in a year with a leap day: 0 for 1 January to 365 for 31 December.
///
/// A `360_day` date keeps its month and day; 30 February counts as 29 February, but has a row of its own in tables.
public enum DayOfYearKey {
  public static let count = 366

  /// The day of the year of a date, 0…365.
  public static func key(of date: MonthDay) -> Int {
    let before = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335][date.month - 1]
    let last = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.month - 1]
    return before + min(date.day, last) - 1
  }

  /// How many rows a table has that holds something for every day of the year: one a key, and 30 February.
  public static let rowCount = count + 1

  /// The row of a date in such a table.
  public static func row(of date: MonthDay) -> Int {
    date == MonthDay(2, 30) ? count : key(of: date)
  }

  /// The day of every row.
  static let rowDays =
    DailyAxis(calendar: .allLeap, years: 2000...2000).dates.map(\.monthDay) + [MonthDay(2, 30)]
}
