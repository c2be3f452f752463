/// How the days of a period become one number.
public enum Reduction: Hashable, Sendable {
  case sum(DailyOperand)
  case mean(DailyOperand)
  case maximum(DailyOperand)
  case minimum(DailyOperand)
  /// A percentile (0…100) of the period's days, by the stated definition.
  case percentile(Double, DailyOperand)
  /// Σ max(0, x − threshold), such as cooling degree days.
  case excess(DailyOperand, above: Threshold)
  /// Σ max(0, threshold − x), such as heating degree days.
  case deficit(DailyOperand, below: Threshold)
  /// The largest sum of so many days in a row; `mayCrossPeriods` lets the window begin in an earlier period.
  case maximumRunningSum(DailyOperand, days: Int, mayCrossPeriods: Bool = false)
  /// max R with R = max(0, R + threshold − x): the most that frost had built up.
  case peakAccumulation(DailyOperand, below: Threshold)
  /// Days on which the condition holds.
  case count(DailyCondition)
  /// The same in percent of the days with values.
  case percentOfDays(DailyCondition)
  /// Σ x over the days on which the condition holds.
  case sumWhere(DailyOperand, DailyCondition)
  /// The mean of x over those days; missing where there are none.
  case meanWhere(DailyOperand, DailyCondition)
  /// Days of the longest run; `mayCrossPeriods` books a run in the period in which it ends.
  case longestRun(DailyCondition, mayCrossPeriods: Bool)
  /// Runs of at least so many days.
  case runCount(DailyCondition, atLeast: Int)
  /// Days in such runs.
  case daysInRuns(DailyCondition, atLeast: Int)
  /// The mean of x over the days in such runs; missing where there are none.
  case meanInRuns(DailyOperand, DailyCondition, atLeast: Int)
  /// Days from the first run of `start` to the first run of `end` that begins on or after a day of the year.
  /// With `startsBeforeEnd`, the first run must be over before that day for the season to start at all.
  case seasonLength(
    start: DailyCondition, end: DailyCondition, run: Int, endFrom: MonthDay,
    startsBeforeEnd: Bool = false)
  /// The first day of the year, counted from 1, from a day of the year on; missing where there is none.
  case firstDay(DailyCondition, from: MonthDay)
  /// The last day of the year, counted from 1, before a day of the year; missing where there is none.
  case lastDay(DailyCondition, before: MonthDay)
  /// Days between the last day before a day of the year on which the condition holds and the first one from then on.
  case daysFreeOf(DailyCondition, around: MonthDay)

  /// The variables that the reduction needs, each once.
  public var inputs: [ClimateVariable] {
    let all = operands.flatMap(\.inputs) + conditions.flatMap(\.inputs)
    return ClimateVariable.allCases.filter(all.contains)
  }

  /// The statistics of a base period that the reduction needs.
  public var baselines: [BaselineStatistic] {
    let ofConditions = conditions.flatMap(\.baselines)
    switch self {
    case .excess(_, .baseline(let statistic)), .deficit(_, .baseline(let statistic)),
      .peakAccumulation(_, .baseline(let statistic)):
      return ofConditions + [statistic]
    default: return ofConditions
    }
  }

  /// What the days themselves are asked for; none where only days are counted.
  var operands: [DailyOperand] {
    switch self {
    case .sum(let x), .mean(let x), .maximum(let x), .minimum(let x), .percentile(_, let x),
      .excess(let x, _), .deficit(let x, _), .maximumRunningSum(let x, _, _),
      .peakAccumulation(let x, _), .sumWhere(let x, _), .meanWhere(let x, _),
      .meanInRuns(let x, _, _):
      [x]
    default: []
    }
  }

  var conditions: [DailyCondition] {
    switch self {
    case .count(let condition), .percentOfDays(let condition), .sumWhere(_, let condition),
      .meanWhere(_, let condition), .longestRun(let condition, _), .runCount(let condition, _),
      .daysInRuns(let condition, _), .meanInRuns(_, let condition, _), .firstDay(let condition, _),
      .lastDay(let condition, _), .daysFreeOf(let condition, _):
      [condition]
    case .seasonLength(let start, let end, _, _, _): [start, end]
    default: []
    }
  }
}
