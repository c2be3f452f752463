/// The first day from a day of the year on, or the last one before it, on which a condition holds.
///
/// Days are counted from 1, 29 February included in every calendar, so that a date has one number in all years.
struct BoundaryDayAccumulator: PeriodAccumulator {
  enum Sought { case first, last }

  private var condition: BlockKey<DailyCondition>
  private let boundary: Int
  private let finds: Sought
  private var found: [Double]

  init(_ condition: DailyCondition, _ boundary: MonthDay, cells: Int, finds: Sought) {
    self.condition = BlockKey(condition)
    self.boundary = DayOfYearKey.key(of: boundary)
    self.finds = finds
    found = Array(repeating: .nan, count: cells)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    let marks = blocks.marks(&condition)
    for day in days {
      let key = blocks.key(ofSlabDay: day)
      guard finds == .first ? key >= boundary : key < boundary else { continue }
      let row = marks.row(day)
      for cell in 0..<blocks.cells where row[cell] != 0 {
        if finds == .last || found[cell].isNaN { found[cell] = Double(key + 1) }
      }
    }
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    for cell in found.indices {
      output[cell] = found[cell]
      found[cell] = .nan
    }
  }
}
