/// Days strictly between the last day before the middle of the season on which a condition holds, and the first from then on.
///
/// Without such a day the season reaches to the period's own end. A missing day does not end a season.
struct FreeSeasonAccumulator: PeriodAccumulator {
  private let condition: DailyCondition
  private let middle: Int
  private var isPastMiddle = false
  /// Free days since the last one on which the condition held.
  private var free: [Int32]
  /// 1 while the season still grows, 0 from its end on.
  private var grows: [Int32]

  init(_ condition: DailyCondition, around middle: MonthDay, cells: Int) {
    self.condition = condition
    self.middle = DayOfYearKey.key(of: middle)
    free = Array(repeating: 0, count: cells)
    grows = Array(repeating: 1, count: cells)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    let cells = blocks.cells
    let mask = blocks.mask(condition)
    for day in days {
      // Once passed it stays so: in a period that runs over New Year, January's keys are small again.
      isPastMiddle = isPastMiddle || blocks.key(ofSlabDay: day) == middle
      let marks = mask + day * cells
      let past: Int32 = isPastMiddle ? 1 : 0
      free.withUnsafeMutableBufferPointer { free in
        grows.withUnsafeMutableBufferPointer { grows in
          for cell in 0..<cells {
            let holds = Int32(marks[cell])
            grows[cell] &= 1 &- (holds & past)
            // Before the middle a day that holds begins anew; after it, it only stops the growth.
            free[cell] = (free[cell] &+ grows[cell]) &* (1 &- holds &* (1 &- past))
          }
        }
      }
    }
  }

  mutating func close(into output: UnsafeMutablePointer<Double>, next: NextPeriod) {
    for cell in free.indices {
      output[cell] = Double(free[cell])
      free[cell] = 0
      grows[cell] = 1
    }
    isPastMiddle = false
  }
}
