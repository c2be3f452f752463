/// The largest value, or with a sign of −1 the smallest; missing when no day has one.
struct ExtremeAccumulator: OperandAccumulator {
  let operand: DailyOperand
  private let isLargest: Bool
  private var extremes: [Double]

  init(_ operand: DailyOperand, cells: Int, sign: Double) {
    self.operand = operand
    isLargest = sign > 0
    extremes = Array(repeating: sign > 0 ? -.infinity : .infinity, count: cells)
  }

  mutating func add<Scalar: RowScalar>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    extremes.withStates {
      Scalar.extreme(
        rows.from(days.lowerBound), days.count, blocks.cells, isLargest: isLargest, into: $0)
    }
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    let start = isLargest ? -Double.infinity : .infinity
    for cell in extremes.indices {
      output[cell] = extremes[cell] == start ? .nan : extremes[cell]
      extremes[cell] = start
    }
  }
}
