/// How many runs of at least so many days there are, or the days in them; a run ends with its period.
struct RunAccumulator: PeriodAccumulator {
  enum Counted { case runs, days }

  private let condition: DailyCondition
  private let atLeast: Int32
  private let counts: Counted
  private var runs: [Int32]
  private var totals: [Int32]

  init(_ condition: DailyCondition, atLeast days: Int, cells: Int, counts: Counted) {
    self.condition = condition
    self.counts = counts
    atLeast = Int32(days)
    runs = Array(repeating: 0, count: cells)
    totals = Array(repeating: 0, count: cells)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    let cells = blocks.cells
    let mask = blocks.mask(condition)
    let (atLeast, onReaching, beyond) = (atLeast, counts == .days ? atLeast : 1, counts == .days)
    let perDayBeyond: Int32 = beyond ? 1 : 0
    runs.withUnsafeMutableBufferPointer { runs in
      totals.withUnsafeMutableBufferPointer { totals in
        for day in days {
          let marks = mask + day * cells
          for cell in 0..<cells {
            let run = (runs[cell] &+ 1) &* Int32(marks[cell])
            totals[cell] &+= run == atLeast ? onReaching : (run > atLeast ? perDayBeyond : 0)
            runs[cell] = run
          }
        }
      }
    }
  }

  mutating func close(into output: UnsafeMutablePointer<Double>, next: NextPeriod) {
    for cell in runs.indices {
      output[cell] = Double(totals[cell])
      totals[cell] = 0
      runs[cell] = 0
    }
  }
}
