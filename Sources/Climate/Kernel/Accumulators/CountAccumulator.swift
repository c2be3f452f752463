/// Days on which a condition holds, or their percentage of the days that have values.
struct CountAccumulator: PeriodAccumulator {
  private let condition: DailyCondition
  private let variables: Set<ClimateVariable>
  private let inPercent: Bool
  private var counts: [Int32]
  private var days: [Int32]

  init(_ condition: DailyCondition, cells: Int, inPercent: Bool) {
    self.condition = condition
    self.inPercent = inPercent
    variables = Set(condition.inputs)
    counts = Array(repeating: 0, count: cells)
    days = Array(repeating: 0, count: inPercent ? cells : 0)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    let cells = blocks.cells
    let mask = blocks.mask(condition)
    counts.withUnsafeMutableBufferPointer { counts in
      for day in days {
        let marks = mask + day * cells
        for cell in 0..<cells { counts[cell] &+= Int32(marks[cell]) }
      }
    }
    guard inPercent else { return }
    let missing = blocks.missing(variables)
    for cell in 0..<cells { self.days[cell] &+= Int32(days.count) }
    guard let missing else { return }
    for day in days {
      for cell in 0..<cells { self.days[cell] &-= Int32(missing[day * cells + cell]) }
    }
  }

  mutating func close(into output: UnsafeMutablePointer<Double>, next: NextPeriod) {
    for cell in counts.indices {
      output[cell] =
        inPercent ? 100 * Double(counts[cell]) / Double(days[cell]) : Double(counts[cell])
      counts[cell] = 0
      if inPercent { days[cell] = 0 }
    }
  }
}
