/// Days strictly between the last day before the middle of the season on which a condition holds, and the first from then on.
///
/// Without such a day the season reaches to the period's own end. A missing day does not end a season.
struct FreeSeasonAccumulator: PeriodAccumulator {
  private var condition: BlockKey<DailyCondition>
  private let middle: Int
  private var isPastMiddle = false
  /// Free days since the last one on which the condition held.
  private var free: [Int32]
  /// All bits while the season still grows, none from its end on.
  private var grows: [Int32]

  init(_ condition: DailyCondition, around middle: MonthDay, cells: Int) {
    self.condition = BlockKey(condition)
    self.middle = DayOfYearKey.key(of: middle)
    free = Array(repeating: 0, count: cells)
    grows = Array(repeating: -1, count: cells)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    let marks = blocks.marks(&condition)
    let turn =
      isPastMiddle
      ? days.lowerBound
      : days.first { blocks.key(ofSlabDay: $0) == middle } ?? days.upperBound
    // Once passed it stays so: in a period that runs over New Year, January's keys are small again.
    isPastMiddle = isPastMiddle || turn < days.upperBound
    free.withStates { free in
      grows.withStates { grows in
        marks.fold(days.lowerBound..<turn, free, grows) { free, _, holds in
          free = (free &+ 1) & ~holds
        }
        marks.fold(turn..<days.upperBound, free, grows) { free, grows, holds in
          grows &= ~holds
          free &-= grows
        }
      }
    }
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    for cell in free.indices {
      output[cell] = Double(free[cell])
      free[cell] = 0
      grows[cell] = -1
    }
    isPastMiddle = false
  }
}
