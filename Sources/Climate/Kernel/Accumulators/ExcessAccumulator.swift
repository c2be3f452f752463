/// Σ max(0, x − threshold), or with a sign of −1 Σ max(0, threshold − x); missing days add nothing.
struct ExcessAccumulator: OperandAccumulator {
  let operand: DailyOperand
  private let threshold: Threshold
  private let sign: Double
  private var sums: [Double]

  init(_ operand: DailyOperand, _ threshold: Threshold, cells: Int, sign: Double) {
    self.operand = operand
    self.threshold = threshold
    self.sign = sign
    sums = Array(repeating: 0, count: cells)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    if operand == .meanTemperature, case .constant(let value) = blocks.limit(operand, threshold) {
      // Made anew from the file's values: to store the means and to read them again costs more.
      let sign = sign
      return sums.withStates { blocks.addExcessOfMean(days, sign: sign, value, into: $0) }
    }
    switch blocks.rows(operand) {
    case .single(let rows): add(days, rows, blocks)
    case .double(let rows): add(days, rows, blocks)
    }
  }

  mutating func add<Scalar: RowScalar>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    let sign = sign
    let limit = blocks.limit(operand, threshold)
    guard case .constant(let value) = limit else {
      for day in days {
        limit.withRow(blocks.limitRow(ofSlabDay: day, limit)) { limits in
          let row = rows.row(day)
          for cell in sums.indices {
            let excess = sign * (Double(row[cell]) - Double(limits[cell]))
            sums[cell] += excess > 0 ? excess : 0
          }
        }
      }
      return
    }
    sums.withStates {
      Scalar.excess(rows.from(days.lowerBound), days.count, blocks.cells, sign, value, into: $0)
    }
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    for cell in sums.indices {
      output[cell] = sums[cell]
      sums[cell] = 0
    }
  }
}
