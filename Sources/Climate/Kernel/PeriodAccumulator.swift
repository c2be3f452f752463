/// The state of one reduction for the cells of a tile, through the days of a period.
///
/// Days arrive in order, in as many stretches as slabs cut a period into; the state is carried from one to the next.
protocol PeriodAccumulator {
  /// Takes days of the slab that `blocks` holds, given by their positions in it; `elapsed` days of the period lie before.
  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int)

  /// Writes the period's value for each cell, in the unit of the rows, and begins the next period.
  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks)
}

/// What follows when a period ends.
enum NextPeriod {
  /// The next period begins on the next day, at this position of the slab.
  case follows(on: Int)
  /// There is a gap, or nothing more.
  case none
}

/// An accumulator of an operand's values, written once for values of a file and for derived ones.
protocol OperandAccumulator: PeriodAccumulator {
  var operand: DailyOperand { get }
  mutating func add<Scalar: RowScalar>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks)
}

extension OperandAccumulator {
  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    switch blocks.rows(operand) {
    case .single(let rows): add(days, rows, blocks)
    case .double(let rows): add(days, rows, blocks)
    }
  }
}

extension Reduction {
  /// An accumulator with an empty state.
  func accumulator(cells: Int) -> any PeriodAccumulator {
    switch self {
    case .sum(let x): SumAccumulator(x, nil, cells: cells, takesMean: false)
    case .mean(let x): SumAccumulator(x, nil, cells: cells, takesMean: true)
    case .sumWhere(let x, let condition):
      SumAccumulator(x, condition, cells: cells, takesMean: false)
    case .meanWhere(let x, let condition):
      SumAccumulator(x, condition, cells: cells, takesMean: true)
    case .maximum(let x): ExtremeAccumulator(x, cells: cells, sign: 1)
    case .minimum(let x): ExtremeAccumulator(x, cells: cells, sign: -1)
    case .percentile(let percent, let x): PercentileAccumulator(x, percent, cells: cells)
    case .excess(let x, let threshold):
      ExcessAccumulator(x, threshold, cells: cells, sign: 1)
    case .deficit(let x, let threshold):
      ExcessAccumulator(x, threshold, cells: cells, sign: -1)
    case .maximumRunningSum(let x, let days, let crosses):
      RunningSumAccumulator(x, days, cells: cells, mayCrossPeriods: crosses)
    case .peakAccumulation(let x, let threshold): PeakAccumulator(x, threshold, cells: cells)
    case .count(let condition): CountAccumulator(condition, cells: cells, inPercent: false)
    case .percentOfDays(let condition):
      if let statistic = condition.resampled {
        ExceedanceRateAccumulator(condition, statistic, cells: cells)
      } else {
        CountAccumulator(condition, cells: cells, inPercent: true)
      }
    case .longestRun(let condition, let crosses):
      LongestRunAccumulator(condition, cells: cells, mayCrossPeriods: crosses)
    case .runCount(let condition, let days):
      RunAccumulator(condition, atLeast: days, cells: cells, counts: .runs)
    case .daysInRuns(let condition, let days):
      RunAccumulator(condition, atLeast: days, cells: cells, counts: .days)
    case .meanInRuns(let x, let condition, let days):
      RunMeanAccumulator(x, condition, atLeast: days, cells: cells)
    case .seasonLength(let start, let end, let run, let from, let isEarly):
      SeasonAccumulator(
        start, end, run: run, endFrom: from, startsBeforeEnd: isEarly, cells: cells)
    case .firstDay(let condition, let from):
      BoundaryDayAccumulator(condition, from, cells: cells, finds: .first)
    case .lastDay(let condition, let before):
      BoundaryDayAccumulator(condition, before, cells: cells, finds: .last)
    case .daysFreeOf(let condition, let middle):
      FreeSeasonAccumulator(condition, around: middle, cells: cells)
    }
  }
}
