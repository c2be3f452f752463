/// The largest sum of so many days in a row within the period; a missing day breaks the window.
struct RunningSumAccumulator: OperandAccumulator {
  let operand: DailyOperand
  private let width: Int
  private let cells: Int
  /// The window's values, `[day][cell]`, as a ring.
  private var ring: [Double]
  private var next = 0
  private var filled: [Int32]
  private var largest: [Double]

  init(_ operand: DailyOperand, _ width: Int, cells: Int) {
    self.operand = operand
    self.width = width
    self.cells = cells
    ring = Array(repeating: 0, count: width * cells)
    filled = Array(repeating: 0, count: cells)
    largest = Array(repeating: -.infinity, count: cells)
  }

  mutating func add<Scalar: BinaryFloatingPoint>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    let (cells, width) = (cells, Int32(width))
    ring.withUnsafeMutableBufferPointer { ring in
      filled.withUnsafeMutableBufferPointer { filled in
        largest.withUnsafeMutableBufferPointer { largest in
          for day in days {
            let row = rows.row(day)
            let slot = next * cells
            for cell in 0..<cells {
              let value = row[cell]
              let isPresent = value == value
              ring[slot + cell] = isPresent ? Double(value) : 0
              filled[cell] = isPresent ? filled[cell] &+ 1 : 0
            }
            next = (next + 1) % self.width
            for cell in 0..<cells {
              var sum = 0.0
              // Summed afresh each day: a running difference would gather rounding.
              for slot in 0..<self.width { sum += ring[slot * cells + cell] }
              largest[cell] = filled[cell] >= width && sum > largest[cell] ? sum : largest[cell]
            }
          }
        }
      }
    }
  }

  mutating func close(into output: UnsafeMutablePointer<Double>, next: NextPeriod) {
    for cell in 0..<cells {
      output[cell] = largest[cell] == -.infinity ? .nan : largest[cell]
      largest[cell] = -.infinity
      filled[cell] = 0
    }
  }
}
