/// Σ x, or its mean, over all days or over those on which a condition holds; missing days add nothing.
struct SumAccumulator: OperandAccumulator {
  let operand: DailyOperand
  private var condition: BlockKey<DailyCondition>?
  private let takesMean: Bool
  private var sums: [Double]
  private var counts: [Int32]

  init(_ operand: DailyOperand, _ condition: DailyCondition?, cells: Int, takesMean: Bool) {
    self.operand = operand
    self.condition = condition.map { BlockKey($0) }
    self.takesMean = takesMean
    sums = Array(repeating: 0, count: cells)
    counts = Array(repeating: 0, count: takesMean ? cells : 0)
  }

  mutating func add<Scalar: RowScalar>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    let cells = blocks.cells
    if var key = condition {
      addMarked(days, rows, blocks.marks(&key))
      condition = key
      return
    }
    sums.withStates { Scalar.sum(rows.from(days.lowerBound), days.count, cells, into: $0) }
    guard takesMean else { return }
    counts.withStates { rows.fold(days, cells: cells, into: $0) { $0 &+ ($1 == $1 ? 1 : 0) } }
  }

  private mutating func addMarked<Scalar: RowScalar>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ marks: DailyMarks
  ) {
    let cells = marks.cells
    for day in days {
      let (row, mark) = (rows.row(day), marks.row(day))
      sums.withStates { sums in
        for cell in 0..<cells {
          sums[cell] += mark[cell] != 0 && row[cell] == row[cell] ? Double(row[cell]) : 0
        }
      }
      guard takesMean else { continue }
      counts.withStates { counts in
        for cell in 0..<cells { counts[cell] &+= mark[cell] != 0 && row[cell] == row[cell] ? 1 : 0 }
      }
    }
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    for cell in sums.indices {
      output[cell] = takesMean ? sums[cell] / Double(counts[cell]) : sums[cell]
      sums[cell] = 0
      if takesMean { counts[cell] = 0 }
    }
  }
}
