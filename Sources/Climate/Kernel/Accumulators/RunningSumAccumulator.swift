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

  mutating func add<Scalar: BinaryFloatingPoint>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>, _ blocks: SlabBlocks
  ) {
    let start = min(days.lowerBound + width - 1, days.upperBound)
    for day in days.lowerBound..<start { addWindow(endingOn: day, since: days.lowerBound, rows) }
    if width == 5 {
      addFiveDayWindows(endingIn: start..<days.upperBound, rows)
    } else {
      for day in start..<days.upperBound { addWindow(endingOn: day, since: days.lowerBound, rows) }
    }
    remember(days, rows)
  }

  /// A window that may begin before the rows do.
  private mutating func addWindow<Scalar: BinaryFloatingPoint>(
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

  private mutating func addFiveDayWindows<Scalar: BinaryFloatingPoint>(
    endingIn days: Range<Int>, _ rows: DailyRows<Scalar>
  ) {
    let cells = cells
    largest.withStates { largest in
      @inline(__always) func sum(_ v: Double, _ w: Double, _ x: Double, _ y: Double, _ z: Double)
        -> Double
      {
        v + w + x + y + z
      }
      var day = days.lowerBound
      while day + 3 <= days.upperBound {
        let (a, b, c, d) = (
          rows.row(day - 4), rows.row(day - 3), rows.row(day - 2), rows.row(day - 1)
        )
        let (e, f, g) = (rows.row(day), rows.row(day + 1), rows.row(day + 2))
        for cell in 0..<cells {
          let (third, fourth, fifth) = (Double(c[cell]), Double(d[cell]), Double(e[cell]))
          let (second, sixth) = (Double(b[cell]), Double(f[cell]))
          var best = largest[cell]
          let one = sum(Double(a[cell]), second, third, fourth, fifth)
          best = one > best ? one : best
          let two = sum(second, third, fourth, fifth, sixth)
          best = two > best ? two : best
          let three = sum(third, fourth, fifth, sixth, Double(g[cell]))
          largest[cell] = three > best ? three : best
        }
        day += 3
      }
      while day < days.upperBound {
        let (a, b, c, d) = (
          rows.row(day - 4), rows.row(day - 3), rows.row(day - 2), rows.row(day - 1)
        )
        let e = rows.row(day)
        for cell in 0..<cells {
          let one = sum(
            Double(a[cell]), Double(b[cell]), Double(c[cell]), Double(d[cell]), Double(e[cell]))
          largest[cell] = one > largest[cell] ? one : largest[cell]
        }
        day += 1
      }
    }
  }

  private mutating func remember<Scalar: BinaryFloatingPoint>(
    _ days: Range<Int>, _ rows: DailyRows<Scalar>
  ) {
    let (cells, kept) = (cells, width - 1)
    let fresh = min(days.count, kept)
    history.withStates { history in
      for slot in 0..<kept - fresh {
        (history + slot * cells).update(from: history + (slot + fresh) * cells, count: cells)
      }
      for slot in kept - fresh..<kept {
        let row = rows.row(days.upperBound - kept + slot)
        for cell in 0..<cells { history[slot * cells + cell] = Double(row[cell]) }
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
