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

  mutating func add<Scalar: BinaryFloatingPoint>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    switch blocks.limit(operand, threshold) {
    case .constant(let limit): add(days, rows, blocks.cells, limit)
    case .perCell(let limits): add(days, rows, blocks.cells) { Double(limits[$1]) }
    case .perDay(let limits):
      add(days, rows, blocks.cells) { day, cell in
        Double(limits[blocks.key(ofSlabDay: day) * blocks.cells + cell])
      }
    }
  }

  private mutating func add<Scalar: BinaryFloatingPoint>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ cells: Int, _ limit: Double
  ) {
    let sign = sign
    sums.withUnsafeMutableBufferPointer { sums in
      for day in days {
        let row = rows.row(day)
        for cell in 0..<cells {
          let excess = sign * (Double(row[cell]) - limit)
          sums[cell] += excess > 0 ? excess : 0
        }
      }
    }
  }

  private mutating func add<Scalar: BinaryFloatingPoint>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ cells: Int, _ limit: (Int, Int) -> Double
  ) {
    for day in days {
      for cell in 0..<cells {
        let excess = sign * (Double(rows.row(day)[cell]) - limit(day, cell))
        sums[cell] += excess > 0 ? excess : 0
      }
    }
  }

  mutating func close(into output: UnsafeMutablePointer<Double>, next: NextPeriod) {
    for cell in sums.indices {
      output[cell] = sums[cell]
      sums[cell] = 0
    }
  }
}
