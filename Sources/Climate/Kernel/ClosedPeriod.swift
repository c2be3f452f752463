/// The values of one indicator and period for the cells of a tile, when no day can change them any more.
public struct ClosedPeriod: Sendable {
  /// The position among the stream's indicators.
  public let indicator: Int
  /// The position among the indicator's periods.
  public let period: Int
  /// By cell, in the indicator's unit; NaN where too many days are missing or the value does not exist.
  public let values: [Double]
  /// By cell: days without a value of one of the inputs, days outside the data included.
  public let missingDays: [Int32]
}

/// Where closed periods go: to whoever takes them, or to an index that is made of months.
struct PeriodSink {
  enum Goal {
    case indicator(Int)
    /// The position of an input in `months`.
    case months(Int)
  }

  var closed: [ClosedPeriod] = []
  /// The monthly inputs of indices, held until all months are known.
  var months: [IndicatorResult] = []
  /// The indices, each with the position of its indicator and of its inputs in `months`.
  var steps: [(indicator: Int, step: MonthlyIndexStep, inputs: Range<Int>)] = []

  mutating func take(
    _ values: [Double], missingDays: [Int32], period: Int, for goal: Goal
  ) {
    switch goal {
    case .indicator(let indicator):
      closed.append(
        ClosedPeriod(
          indicator: indicator, period: period, values: values, missingDays: missingDays))
    case .months(let input): months[input].store(values, missingDays, period: period)
    }
  }

  /// Closes the indices, and lets go of their months.
  mutating func finish() {
    for (indicator, step, inputs) in steps {
      let result = step.result(of: months[inputs])
      for period in result.periods.indices {
        let cells = period * result.cells..<(period + 1) * result.cells
        closed.append(
          ClosedPeriod(
            indicator: indicator, period: period, values: Array(result.values[cells]),
            missingDays: Array(result.missingDays[cells])))
      }
    }
    months = []
    steps = []
  }
}

/// The periods of each rule on an axis, made once for all indicators that share it.
struct KnownTracks {
  let axis: DailyAxis
  private var tracks: [PeriodRule: [[IndicatorPeriod]]] = [:]
  private var joined: [PeriodRule: [IndicatorPeriod]] = [:]

  init(axis: DailyAxis) { self.axis = axis }

  mutating func tracks(of rule: PeriodRule) throws(ClimateProblem) -> [[IndicatorPeriod]] {
    if let known = tracks[rule] { return known }
    let found = try rule.tracks(of: axis)
    tracks[rule] = found
    return found
  }

  mutating func periods(of rule: PeriodRule) throws(ClimateProblem) -> [IndicatorPeriod] {
    if let known = joined[rule] { return known }
    let found = try tracks(of: rule)
    let all = found.count == 1 ? found[0] : found.flatMap { $0 }
    joined[rule] = all
    return all
  }
}
