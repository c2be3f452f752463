internal import CLanes

/// Days of the longest run of days on which a condition holds.
///
/// A run that may cross periods is booked, whole, in the period in which it ends; at the end of the data, there. A
/// period that lies wholly inside a run, so that none ends in it, has no value: 0 would read as no such day.
struct LongestRunAccumulator: PeriodAccumulator {
  private var condition: BlockKey<DailyCondition>
  private let mayCrossPeriods: Bool
  private var runs: [Int32]
  private var longest: [Int32]
  /// Days of the period so far.
  private var days: Int32 = 0

  init(_ condition: DailyCondition, cells: Int, mayCrossPeriods: Bool) {
    self.condition = BlockKey(condition)
    self.mayCrossPeriods = mayCrossPeriods
    runs = Array(repeating: 0, count: cells)
    longest = Array(repeating: 0, count: cells)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    let marks = blocks.marks(&condition)
    self.days += Int32(days.count)
    runs.withStates { runs in
      longest.withStates { longest in
        lanes_fold_longest(marks.row(days.lowerBound), days.count, marks.cells, runs, longest)
      }
    }
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    let goesOn = marksOfNextDay(next, blocks)
    for cell in runs.indices {
      if let goesOn, goesOn[cell] != 0 {
        output[cell] = runs[cell] >= days ? .nan : Double(longest[cell])
      } else {
        output[cell] = Double(max(longest[cell], runs[cell]))
        runs[cell] = 0
      }
      longest[cell] = 0
    }
    days = 0
  }

  /// Where a cell's run goes on in the next period, which books it then; nil when none may.
  private mutating func marksOfNextDay(
    _ next: NextPeriod, _ blocks: SlabBlocks
  ) -> UnsafePointer<UInt8>? {
    guard mayCrossPeriods, case .follows(let day) = next else { return nil }
    return blocks.marks(&condition).row(day)
  }
}
