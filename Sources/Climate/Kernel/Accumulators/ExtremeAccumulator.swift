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

  mutating func add<Scalar: BinaryFloatingPoint>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    // Not `max` and `min`: a missing value must lose every comparison.
    if isLargest {
      extremes.withStates { Self.take(days, rows, blocks.cells, $0) { $1 > $0 ? $1 : $0 } }
    } else {
      extremes.withStates { Self.take(days, rows, blocks.cells, $0) { $1 < $0 ? $1 : $0 } }
    }
  }

  /// Finds the best of several days in the rows' own precision, so that fewer values are widened.
  @inline(__always)
  private static func take<Scalar: BinaryFloatingPoint>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ cells: Int,
    _ extremes: UnsafeMutablePointer<Double>, _ better: (Scalar, Scalar) -> Scalar
  ) {
    var day = days.lowerBound
    while day + 4 <= days.upperBound {
      let (a, b) = (rows.row(day), rows.row(day + 1))
      let (c, d) = (rows.row(day + 2), rows.row(day + 3))
      for cell in 0..<cells {
        // An extreme was a value of the rows, or is infinite: as a `Scalar` it is the same.
        let best = Scalar(extremes[cell])
        extremes[cell] = Double(
          better(better(better(better(best, a[cell]), b[cell]), c[cell]), d[cell]))
      }
      day += 4
    }
    while day < days.upperBound {
      let row = rows.row(day)
      for cell in 0..<cells { extremes[cell] = Double(better(Scalar(extremes[cell]), row[cell])) }
      day += 1
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
