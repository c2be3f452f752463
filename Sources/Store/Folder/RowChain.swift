/// The rows of a table in their order, linked, so that rows are put in and taken out at once wherever they stand.
struct RowChain: Sendable {
  struct Row: Sendable {
    var name: String
    var position: Int64
    var body: [UInt8]
    fileprivate var previous: Int?
    fileprivate var next: Int?

    init(name: String, position: Int64, body: [UInt8]) {
      self.name = name
      self.position = position
      self.body = body
    }
  }

  /// Rows that were taken out stay here, without a place in the chain.
  private var rows: [Row] = []
  private(set) var first: Int?
  private(set) var last: Int?
  /// Where a row lies in memory, by its name.
  private var indexes: [String: Int] = [:]

  init(_ rows: [Row]) {
    self.rows.reserveCapacity(rows.count)
    indexes.reserveCapacity(rows.count)
    for row in rows { insert(row, after: last) }
  }

  subscript(index: Int) -> Row { rows[index] }

  func index(of name: String) -> Int? { indexes[name] }

  /// The index of the row after another; of the first when there is no other.
  func next(after index: Int?) -> Int? { index.map { rows[$0].next } ?? first }

  /// The indexes of all rows in their order.
  var order: [Int] {
    var order: [Int] = []
    var index = first
    while let current = index {
      order.append(current)
      index = rows[current].next
    }
    return order
  }

  /// Puts a row after another; at the start when there is no other.
  mutating func insert(_ row: Row, after previous: Int?) {
    let next = next(after: previous)
    let index = rows.count
    var row = row
    (row.previous, row.next) = (previous, next)
    rows.append(row)
    indexes[row.name] = index
    if let previous { rows[previous].next = index } else { first = index }
    if let next { rows[next].previous = index } else { last = index }
  }

  mutating func remove(_ index: Int) {
    let row = rows[index]
    indexes[row.name] = nil
    if let previous = row.previous { rows[previous].next = row.next } else { first = row.next }
    if let next = row.next { rows[next].previous = row.previous } else { last = row.previous }
  }

  mutating func rename(_ index: Int, to name: String) {
    indexes[rows[index].name] = nil
    rows[index].name = name
    indexes[name] = index
  }

  mutating func set(_ body: [UInt8], at index: Int) { rows[index].body = body }

  /// Makes room after a row, at the start when there is none, and gives the positions there.
  ///
  /// All rows are numbered anew when there is no room.
  mutating func room(for count: Int, after previous: Int?) -> [Int64] {
    let lower = previous.map { rows[$0].position } ?? 0
    let found =
      next(after: previous).map { RowPositions.between(lower, rows[$0].position, count: count) }
      ?? RowPositions.after(lower, count: count)
    if let found { return found }
    let order = order
    let start = previous.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    let positions = RowPositions.numbered(order.count + count)
    for (place, index) in order.enumerated() {
      rows[index].position = positions[place < start ? place : place + count]
    }
    return Array(positions[start..<start + count])
  }
}
