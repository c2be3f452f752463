/// The largest value, or with a sign of −1 the smallest; missing when no day has one.
struct ExtremeAccumulator: OperandAccumulator {
  let operand: DailyOperand
  private let sign: Double
  private var extremes: [Double]

  init(_ operand: DailyOperand, cells: Int, sign: Double) {
    self.operand = operand
    self.sign = sign
    extremes = Array(repeating: -.infinity, count: cells)
  }

  mutating func add<Scalar: BinaryFloatingPoint>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    let sign = sign
    extremes.withUnsafeMutableBufferPointer { extremes in
      for day in days {
        let row = rows.row(day)
        for cell in 0..<blocks.cells {
          let value = sign * Double(row[cell])
          // Not `max`: a missing value must lose every comparison.
          extremes[cell] = value > extremes[cell] ? value : extremes[cell]
        }
      }
    }
  }

  mutating func close(into output: UnsafeMutablePointer<Double>, next: NextPeriod) {
    for cell in extremes.indices {
      output[cell] = extremes[cell] == -.infinity ? .nan : sign * extremes[cell]
      extremes[cell] = -.infinity
    }
  }
}
