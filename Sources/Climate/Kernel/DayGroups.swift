internal import CLanes

/// Folds over the days of a slab that take several days at once.
///
/// A state that is read and written on every day costs more than the arithmetic on it. So each cell's state is
/// carried through a few days before it is stored; the order of operations stays that of the days, so that results do not
/// depend on where days are grouped.
extension DailyRows {
  /// Replaces each cell's state by `step(state, value)`, day after day.
  @inline(__always)
  func fold<State>(
    _ days: Range<Int>, cells: Int, into states: UnsafeMutablePointer<State>,
    _ step: (State, Scalar) -> State
  ) {
    var day = days.lowerBound
    while day + 4 <= days.upperBound {
      let (a, b, c, d) = (row(day), row(day + 1), row(day + 2), row(day + 3))
      for cell in 0..<cells {
        states[cell] = step(step(step(step(states[cell], a[cell]), b[cell]), c[cell]), d[cell])
      }
      day += 4
    }
    while day < days.upperBound {
      let row = row(day)
      for cell in 0..<cells { states[cell] = step(states[cell], row[cell]) }
      day += 1
    }
  }
}

/// The days on which a condition holds: 1 where it does, `[day][cell]`.
struct DailyMarks {
  let base: UnsafePointer<UInt8>
  let cells: Int

  @inline(__always) func row(_ day: Int) -> UnsafePointer<UInt8> { base + day * cells }

  /// Adds to each cell how many of the days are marked.
  func count(_ days: Range<Int>, into counts: UnsafeMutablePointer<Int32>) {
    lanes_count_marks(row(days.lowerBound), days.count, cells, counts)
  }

  /// Takes two states of each cell through the days; a mark comes as −1 (all bits set) or 0.
  @inline(__always)
  func fold(
    _ days: Range<Int>, _ first: UnsafeMutablePointer<Int32>,
    _ second: UnsafeMutablePointer<Int32>, _ step: (inout Int32, inout Int32, Int32) -> Void
  ) {
    var day = days.lowerBound
    while day + 3 <= days.upperBound {
      let (a, b, c) = (row(day), row(day + 1), row(day + 2))
      for cell in 0..<cells {
        var (x, y) = (first[cell], second[cell])
        step(&x, &y, 0 &- Int32(truncatingIfNeeded: a[cell]))
        step(&x, &y, 0 &- Int32(truncatingIfNeeded: b[cell]))
        step(&x, &y, 0 &- Int32(truncatingIfNeeded: c[cell]))
        first[cell] = x
        second[cell] = y
      }
      day += 3
    }
    while day < days.upperBound {
      let row = row(day)
      for cell in 0..<cells {
        step(&first[cell], &second[cell], 0 &- Int32(truncatingIfNeeded: row[cell]))
      }
      day += 1
    }
  }
}

extension Array {
  /// Lends the memory of the states; nothing happens when there are none.
  @inline(__always)
  mutating func withStates(_ body: (UnsafeMutablePointer<Element>) -> Void) {
    withUnsafeMutableBufferPointer { if let base = $0.baseAddress { body(base) } }
  }
}
