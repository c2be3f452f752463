/// Days from the first run of `start` to the first run of `end` that begins on or after a day of the year.
///
/// 0 when the season never starts; to the end of the period when it never ends. A season that must start early does so only
/// with a run that is complete before that day.
struct SeasonAccumulator: PeriodAccumulator {
  private var start: BlockKey<DailyCondition>
  private var end: BlockKey<DailyCondition>
  private let run: Int
  private let endFrom: Int
  private let startsBeforeEnd: Bool
  private var elapsed = 0
  private var starting: [Int]
  private var started: [Int]
  private var ending: [Int]
  private var ended: [Int]

  init(
    _ start: DailyCondition, _ end: DailyCondition, run: Int, endFrom: MonthDay,
    startsBeforeEnd: Bool, cells: Int
  ) {
    self.start = BlockKey(start)
    self.end = BlockKey(end)
    self.run = run
    self.endFrom = DayOfYearKey.key(of: endFrom)
    self.startsBeforeEnd = startsBeforeEnd
    starting = Array(repeating: 0, count: cells)
    started = Array(repeating: -1, count: cells)
    ending = Array(repeating: 0, count: cells)
    ended = Array(repeating: -1, count: cells)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    let (starts, ends) = (blocks.marks(&start), blocks.marks(&end))
    let firstKey = blocks.key(ofSlabDay: days.lowerBound - elapsed)
    // Counted from the period's first day, which need not be in January.
    func place(_ key: Int) -> Int { (key - firstKey + DayOfYearKey.count) % DayOfYearKey.count }
    for (offset, day) in days.enumerated() {
      let isLate = place(blocks.key(ofSlabDay: day)) >= place(endFrom)
      let mayStart = !isLate || !startsBeforeEnd
      let position = elapsed + offset
      let (startMarks, endMarks) = (starts.row(day), ends.row(day))
      for cell in 0..<blocks.cells {
        starting[cell] = mayStart && startMarks[cell] != 0 ? starting[cell] + 1 : 0
        if starting[cell] == run, started[cell] < 0 { started[cell] = position - run + 1 }
        ending[cell] = isLate && endMarks[cell] != 0 ? ending[cell] + 1 : 0
        if ending[cell] == run, ended[cell] < 0, started[cell] >= 0 {
          ended[cell] = position - run + 1
        }
      }
    }
    self.elapsed = elapsed + days.count
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
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
