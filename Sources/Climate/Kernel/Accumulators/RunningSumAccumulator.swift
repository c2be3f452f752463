/// The largest sum of so many days in a row; a missing day breaks the window.
///
/// A window that may cross periods belongs to the period of its last day. Sums are taken afresh for every window, oldest
/// day first: a running difference would gather rounding.
struct RunningSumAccumulator: OperandAccumulator {
  let operand: DailyOperand
  private let width: Int
  private let mayCrossPeriods: Bool
  private let cells: Int
  /// The last `width − 1` days, `[day][cell]`, oldest first; NaN where there were none.
  private var history: [Double]
  private var sums: [Double]
  private var largest: [Double]

  init(_ operand: DailyOperand, _ width: Int, cells: Int, mayCrossPeriods: Bool) {
    self.operand = operand
    self.width = width
    self.mayCrossPeriods = mayCrossPeriods
    self.cells = cells
    history = Array(repeating: .nan, count: (width - 1) * cells)
    sums = Array(repeating: 0, count: cells)
    largest = Array(repeating: -.infinity, count: cells)
  }

  mutating func add<Scalar: RowScalar>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    let start = min(days.lowerBound + width - 1, days.upperBound)
    if width == 5 {
      history.withStates { history in
        largest.withStates { largest in
          Scalar.firstFiveDays(
            rows.from(days.lowerBound), days.count, cells, after: history, into: largest)
          Scalar.fiveDays(rows.from(start), days.upperBound - start, cells, into: largest)
        }
      }
    } else {
      for day in days { addWindow(endingOn: day, since: days.lowerBound, rows) }
    }
    remember(days, rows)
  }

  /// A window that may begin before the rows do.
  private mutating func addWindow<Scalar: RowScalar>(
    endingOn day: Int, since firstDay: Int, _ rows: DailyRows<Scalar>
  ) {
    let (cells, width) = (cells, width)
    let known = min(width, day - firstDay + 1)
    sums.withStates { sums in
      sums.update(repeating: 0, count: cells)
      history.withStates { history in
        for old in known - 1..<width - 1 {
          for cell in 0..<cells { sums[cell] += history[old * cells + cell] }
        }
      }
      rows.fold(day - known + 1..<day + 1, cells: cells, into: sums) { $0 + Double($1) }
      largest.withStates { largest in
        for cell in 0..<cells {
          largest[cell] = sums[cell] > largest[cell] ? sums[cell] : largest[cell]
        }
      }
    }
  }

  private mutating func remember<Scalar: RowScalar>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>
  ) {
    let (cells, kept) = (cells, width - 1)
    let fresh = min(days.count, kept)
    history.withStates { history in
      for slot in 0..<kept - fresh {
        (history + slot * cells).update(from: history + (slot + fresh) * cells, count: cells)
      }
      for slot in kept - fresh..<kept {
        Scalar.widen(
          rows.row(days.upperBound - kept + slot), cells, into: history + slot * cells)
      }
    }
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    for cell in 0..<cells {
      output[cell] = largest[cell] == -.infinity ? .nan : largest[cell]
      largest[cell] = -.infinity
    }
    if mayCrossPeriods, case .follows = next { return }
    for index in history.indices { history[index] = .nan }
  }
}
