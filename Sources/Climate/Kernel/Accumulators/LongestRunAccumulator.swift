/// Days of the longest run of days on which a condition holds.
///
/// A run that may cross periods is booked, whole, in the period in which it ends; at the end of the data, there.
struct LongestRunAccumulator: PeriodAccumulator {
  private let condition: DailyCondition
  private let mayCrossPeriods: Bool
  private var runs: [Int32]
  private var longest: [Int32]

  init(_ condition: DailyCondition, cells: Int, mayCrossPeriods: Bool) {
    self.condition = condition
    self.mayCrossPeriods = mayCrossPeriods
    runs = Array(repeating: 0, count: cells)
    longest = Array(repeating: 0, count: cells)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    let cells = blocks.cells
    let mask = blocks.mask(condition)
    runs.withUnsafeMutableBufferPointer { runs in
      longest.withUnsafeMutableBufferPointer { longest in
        for day in days {
          let marks = mask + day * cells
          for cell in 0..<cells {
            let holds = Int32(marks[cell])
            let ended = runs[cell] &* (1 &- holds)
            longest[cell] = ended > longest[cell] ? ended : longest[cell]
            runs[cell] = (runs[cell] &+ 1) &* holds
          }
        }
      }
    }
  }

  mutating func close(into output: UnsafeMutablePointer<Double>, next: NextPeriod) {
    let carries = mayCrossPeriods && next == .follows
    for cell in runs.indices {
      output[cell] = Double(carries ? longest[cell] : max(longest[cell], runs[cell]))
      longest[cell] = 0
      if !carries { runs[cell] = 0 }
    }
  }
}
