/// max R with R = max(0, R + threshold − x): how far freezing had built up at its worst; missing days change nothing.
struct PeakAccumulator: OperandAccumulator {
  let operand: DailyOperand
  private let threshold: Threshold
  private var levels: [Double]
  private var peaks: [Double]

  init(_ operand: DailyOperand, _ threshold: Threshold, cells: Int) {
    self.operand = operand
    self.threshold = threshold
    levels = Array(repeating: 0, count: cells)
    peaks = Array(repeating: 0, count: cells)
  }

  mutating func add<Scalar: RowScalar>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    guard case .constant(let limit) = blocks.limit(operand, threshold) else {
      preconditionFailure("A peak accumulation has one threshold; the run has checked it.")
    }
    levels.withUnsafeMutableBufferPointer { levels in
      peaks.withUnsafeMutableBufferPointer { peaks in
        for day in days {
          let row = rows.row(day)
          for cell in 0..<blocks.cells {
            let change = limit - Double(row[cell])
            let level = levels[cell] + (change == change ? change : 0)
            levels[cell] = level > 0 ? level : 0
            peaks[cell] = levels[cell] > peaks[cell] ? levels[cell] : peaks[cell]
          }
        }
      }
    }
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    for cell in peaks.indices {
      output[cell] = peaks[cell]
      peaks[cell] = 0
      levels[cell] = 0
    }
  }
}
