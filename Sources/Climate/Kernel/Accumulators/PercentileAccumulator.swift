/// A percentile of the period's days, linear between the two nearest (Hyndman–Fan 7, as numpy's default).
struct PercentileAccumulator: OperandAccumulator {
  let operand: DailyOperand
  private let percent: Double
  private var values: [[Double]]

  init(_ operand: DailyOperand, _ percent: Double, cells: Int) {
    self.operand = operand
    self.percent = percent
    values = Array(repeating: [], count: cells)
  }

  mutating func add<Scalar: RowScalar>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    for cell in 0..<blocks.cells {
      for day in days {
        let value = Double(rows.row(day)[cell])
        if !value.isNaN { values[cell].append(value) }
      }
    }
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    for cell in values.indices {
      output[cell] = linearPercentile(of: &values[cell])
      values[cell].removeAll(keepingCapacity: true)
    }
  }

  private func linearPercentile(of values: inout [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    values.sort()
    let position = percent / 100 * Double(values.count - 1)
    let lower = min(Int(position), values.count - 1)
    let upper = min(lower + 1, values.count - 1)
    return values[lower] + (position - Double(lower)) * (values[upper] - values[lower])
  }
}
