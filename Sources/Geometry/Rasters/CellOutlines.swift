/// Traces the outlines of cells of one class: cells that share a side become one area, and its holes are its holes.
///
/// Where two cells of an area meet only at a corner, the outline crosses from one to the other, so that a ring never
/// passes a corner twice and what it encloses becomes a hole that touches it: every result is a valid area.
struct CellOutlines {
  private let columns: Int
  private let rows: Int
  /// The number of each cell's area from 1, row after row; 0 outside of the class.
  private var labels: [Int32]
  private var count: Int32 = 0

  init(columns: Int, rows: Int, isMember: (Int) -> Bool) {
    self.columns = columns
    self.rows = rows
    labels = (0..<columns * rows).map { isMember($0) ? -1 : 0 }
    for cell in labels.indices where labels[cell] == -1 {
      count += 1
      flood(from: cell)
    }
  }

  private mutating func flood(from start: Int) {
    var waiting = [start]
    labels[start] = count
    while let cell = waiting.popLast() {
      let column = cell % columns
      for (isThere, next) in [
        (column > 0, cell - 1), (column + 1 < columns, cell + 1), (cell >= columns, cell - columns),
        (cell + columns < labels.count, cell + columns),
      ] where isThere && labels[next] == -1 {
        labels[next] = count
        waiting.append(next)
      }
    }
  }

  private func label(_ column: Int, _ row: Int) -> Int32 {
    guard column >= 0, column < columns, row >= 0, row < rows else { return 0 }
    return labels[row * columns + column]
  }

  /// A corner of cells: column and row of the cell to its lower right.
  struct Corner: Hashable {
    var column: Int
    var row: Int
  }

  /// Rings of corners for every area, the outline first; only corners where the ring turns.
  func areas() -> [[[Corner]]] {
    var rings: [[(isOutline: Bool, ring: [Corner])]] = Array(repeating: [], count: Int(count))
    var seen = Set<Corner>()
    // Every ring has an upper side that is passed to the left, with its area below.
    for row in 0..<rows {
      for column in 0..<columns {
        let label = label(column, row)
        guard label != 0, self.label(column, row - 1) != label,
          !seen.contains(Corner(column: column, row: row))
        else { continue }
        let ring = trace(label, from: Corner(column: column + 1, row: row), seen: &seen)
        rings[Int(label) - 1].append((Self.isOutline(ring), ring))
      }
    }
    return rings.map { rings in
      (rings.filter(\.isOutline) + rings.filter { !$0.isOutline }).map(\.ring)
    }
  }

  private enum Heading: Int {
    case left, down, right, up

    var step: (Int, Int) {
      switch self {
      case .left: (-1, 0)
      case .down: (0, 1)
      case .right: (1, 0)
      case .up: (0, -1)
      }
    }

    func turned(_ quarters: Int) -> Heading {
      Heading(rawValue: (rawValue + quarters + 4) % 4) ?? self
    }
  }

  /// Follows sides with the area on the left hand, seen with north up, until the ring is closed.
  private func trace(_ label: Int32, from start: Corner, seen: inout Set<Corner>) -> [Corner] {
    var ring: [Corner] = []
    var corner = start
    var heading = Heading.left
    repeat {
      let (dx, dy) = heading.step
      corner = Corner(column: corner.column + dx, row: corner.row + dy)
      if heading == .left { seen.insert(corner) }
      let turn = turn(label, at: corner, heading)
      if turn != 0 { ring.append(corner) }
      heading = heading.turned(turn)
    } while corner != start || heading != .left
    return ring
  }

  /// A quarter to the right where the cell ahead on the right is of the area, to the left where neither ahead is.
  private func turn(_ label: Int32, at corner: Corner, _ heading: Heading) -> Int {
    let (left, right) = ahead(corner, heading)
    if self.label(right.column, right.row) == label { return -1 }
    return self.label(left.column, left.row) == label ? 0 : 1
  }

  /// The cells ahead on the left and on the right hand.
  private func ahead(_ corner: Corner, _ heading: Heading) -> (Corner, Corner) {
    let northWest = Corner(column: corner.column - 1, row: corner.row - 1)
    let northEast = Corner(column: corner.column, row: corner.row - 1)
    let southWest = Corner(column: corner.column - 1, row: corner.row)
    let southEast = corner
    switch heading {
    case .left: return (southWest, northWest)
    case .down: return (southEast, southWest)
    case .right: return (northEast, southEast)
    case .up: return (northWest, northEast)
    }
  }

  /// With rows counted down, a ring against the clock has a negative sum.
  private static func isOutline(_ ring: [Corner]) -> Bool {
    zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { sum, edge in
      sum + edge.0.column * edge.1.row - edge.1.column * edge.0.row
    } < 0
  }
}
