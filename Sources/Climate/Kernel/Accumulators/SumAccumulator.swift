/// Σ x, or its mean, over all days or over those on which a condition holds; missing days add nothing.
struct SumAccumulator: OperandAccumulator {
  let operand: DailyOperand
  private let condition: DailyCondition?
  private let takesMean: Bool
  private var sums: [Double]
  private var counts: [Int32]

  init(_ operand: DailyOperand, _ condition: DailyCondition?, cells: Int, takesMean: Bool) {
    self.operand = operand
    self.condition = condition
    self.takesMean = takesMean
    sums = Array(repeating: 0, count: cells)
    counts = Array(repeating: 0, count: cells)
  }

  mutating func add<Scalar: BinaryFloatingPoint>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    let cells = blocks.cells
    let mask = condition.map(blocks.mask)
    sums.withUnsafeMutableBufferPointer { sums in
      counts.withUnsafeMutableBufferPointer { counts in
        for day in days {
          let row = rows.row(day)
          if let mask {
            let marks = mask + day * cells
            for cell in 0..<cells {
              let isCounted = marks[cell] != 0 && row[cell] == row[cell]
              sums[cell] += isCounted ? Double(row[cell]) : 0
              counts[cell] &+= isCounted ? 1 : 0
            }
          } else {
            for cell in 0..<cells {
              let value = row[cell]
              sums[cell] += value == value ? Double(value) : 0
              counts[cell] &+= value == value ? 1 : 0
            }
          }
        }
      }
    }
  }

  mutating func close(into output: UnsafeMutablePointer<Double>, next: NextPeriod) {
    for cell in sums.indices {
      output[cell] = takesMean ? sums[cell] / Double(counts[cell]) : sums[cell]
      sums[cell] = 0
      counts[cell] = 0
    }
  }
}
