internal import CLanes

/// How many runs of at least so many days there are, or the days in them; a run ends with its period.
struct RunAccumulator: PeriodAccumulator {
  enum Counted { case runs, days }

  private var condition: BlockKey<DailyCondition>
  private let atLeast: Int32
  private let counts: Counted
  private var runs: [Int32]
  private var totals: [Int32]

  init(_ condition: DailyCondition, atLeast days: Int, cells: Int, counts: Counted) {
    self.condition = BlockKey(condition)
    self.counts = counts
    atLeast = Int32(days)
    runs = Array(repeating: 0, count: cells)
    totals = Array(repeating: 0, count: cells)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    let marks = blocks.marks(&condition)
    let (atLeast, onReaching) = (atLeast, counts == .days ? atLeast : 1)
    let onEachDayBeyond: Int32 = counts == .days ? 1 : 0
    runs.withStates { runs in
      totals.withStates { totals in
        lanes_fold_runs(
          marks.row(days.lowerBound), days.count, marks.cells, atLeast, onReaching,
          onEachDayBeyond, runs, totals)
      }
    }
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    for cell in runs.indices {
      output[cell] = Double(totals[cell])
      totals[cell] = 0
      runs[cell] = 0
    }
  }
}
