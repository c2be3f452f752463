/// Days on which a condition holds, or their percentage of the days that have values.
struct CountAccumulator: PeriodAccumulator {
  private var condition: BlockKey<DailyCondition>
  private var inputs: BlockKey<DayInputs>
  private let inPercent: Bool
  private var counts: [Int32]
  private var days: [Int32]

  init(_ condition: DailyCondition, cells: Int, inPercent: Bool) {
    self.condition = BlockKey(condition)
    inputs = BlockKey(DayInputs(condition))
    self.inPercent = inPercent
    counts = Array(repeating: 0, count: cells)
    days = Array(repeating: 0, count: inPercent ? cells : 0)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    counts.withStates { blocks.count(days, &condition, into: $0) }
    guard inPercent else { return }
    blocks.countDays(days, with: &inputs, into: &self.days)
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    for cell in counts.indices {
      output[cell] =
        inPercent ? 100 * Double(counts[cell]) / Double(days[cell]) : Double(counts[cell])
      counts[cell] = 0
      if inPercent { days[cell] = 0 }
    }
  }
}
