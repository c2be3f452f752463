/// Rows of records as runs of one row after another, of which most files have one.
struct RowRuns: Sendable {
  private(set) var count = 0
  /// The position of the first record of each run.
  private var starts: [Int32] = []
  /// The row of the first record of each run.
  private var firstRows: [Int32] = []
  private var next = 0

  /// Adds the row of the next record.
  @inline(__always)
  mutating func append(_ row: Int) {
    if row != next || starts.isEmpty { begin(row) }
    next = row + 1
    count += 1
  }

  private mutating func begin(_ row: Int) {
    starts.append(Int32(truncatingIfNeeded: count))
    firstRows.append(Int32(truncatingIfNeeded: row))
  }

  /// The row of the record at a position.
  func row(at index: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= index { low = middle } else { high = middle }
    }
    guard low < starts.count else { return 0 }
    return Int(firstRows[low]) + index - Int(starts[low])
  }
}
