/// The mean of x over the days in runs of at least so many days; missing where there is no such run.
struct RunMeanAccumulator: OperandAccumulator {
  let operand: DailyOperand
  private var condition: BlockKey<DailyCondition>
  private let atLeast: Int
  private var runs: [Int]
  private var pending: [Double]
  private var sums: [Double]
  private var days: [Int]

  init(_ operand: DailyOperand, _ condition: DailyCondition, atLeast: Int, cells: Int) {
    self.operand = operand
    self.condition = BlockKey(condition)
    self.atLeast = atLeast
    runs = Array(repeating: 0, count: cells)
    pending = Array(repeating: 0, count: cells)
    sums = Array(repeating: 0, count: cells)
    days = Array(repeating: 0, count: cells)
  }

  mutating func add<Scalar: RowScalar>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    let marks = blocks.marks(&condition)
    for day in days {
      let row = rows.row(day)
      for cell in 0..<blocks.cells {
        let value = Double(row[cell])
        guard marks.row(day)[cell] != 0, !value.isNaN else {
          endRun(cell)
          continue
        }
        runs[cell] += 1
        pending[cell] += value
      }
    }
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    for cell in runs.indices {
      endRun(cell)
      output[cell] = sums[cell] / Double(days[cell])
      sums[cell] = 0
      days[cell] = 0
    }
  }

  private mutating func endRun(_ cell: Int) {
    if runs[cell] >= atLeast {
      sums[cell] += pending[cell]
      days[cell] += runs[cell]
    }
    runs[cell] = 0
    pending[cell] = 0
  }
}
