/// Days from the first run of `start` to the first run of `end` that begins on or after a day of the year.
///
/// 0 when the season never starts; to the end of the period when it never ends.
struct SeasonAccumulator: PeriodAccumulator {
  private let start: DailyCondition
  private let end: DailyCondition
  private let run: Int
  private let endFrom: Int
  private var elapsed = 0
  private var starting: [Int]
  private var started: [Int]
  private var ending: [Int]
  private var ended: [Int]

  init(_ start: DailyCondition, _ end: DailyCondition, run: Int, endFrom: MonthDay, cells: Int) {
    self.start = start
    self.end = end
    self.run = run
    self.endFrom = DayOfYearKey.key(of: endFrom)
    starting = Array(repeating: 0, count: cells)
    started = Array(repeating: -1, count: cells)
    ending = Array(repeating: 0, count: cells)
    ended = Array(repeating: -1, count: cells)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    let (starts, ends) = (blocks.mask(start), blocks.mask(end))
    for (offset, day) in days.enumerated() {
      let isLate = blocks.key(ofSlabDay: day) >= endFrom
      for cell in 0..<blocks.cells {
        let position = elapsed + offset
        starting[cell] = starts[day * blocks.cells + cell] != 0 ? starting[cell] + 1 : 0
        if starting[cell] == run, started[cell] < 0 { started[cell] = position - run + 1 }
        ending[cell] = isLate && ends[day * blocks.cells + cell] != 0 ? ending[cell] + 1 : 0
        if ending[cell] == run, ended[cell] < 0, started[cell] >= 0 {
          ended[cell] = position - run + 1
        }
      }
    }
    self.elapsed = elapsed + days.count
  }

  mutating func close(into output: UnsafeMutablePointer<Double>, next: NextPeriod) {
    for cell in started.indices {
      let last = ended[cell] < 0 ? elapsed : ended[cell]
      output[cell] = started[cell] < 0 ? 0 : Double(last - started[cell])
      starting[cell] = 0
      started[cell] = -1
      ending[cell] = 0
      ended[cell] = -1
    }
    elapsed = 0
  }
}
