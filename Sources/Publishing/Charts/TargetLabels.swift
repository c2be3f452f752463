/// Finds places for the labels of targets, so that none covers another or a target's diamond.
struct TargetLabels {
  typealias Point = (x: Double, y: Double)

  /// A rectangle in pixels of the plot area.
  struct Box {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var middle: Point { (x + width / 2, y + height / 2) }

    func grown(by margin: Double) -> Box {
      Box(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
    }

    func overlaps(_ other: Box) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height
        && other.y < y + height
    }

    /// The point of the rectangle that is nearest to a point.
    func nearest(to point: Point) -> Point {
      (min(max(point.x, x), x + width), min(max(point.y, y), y + height))
    }

    func distance(to point: Point) -> Double {
      let near = nearest(to: point)
      let (dx, dy) = (near.x - point.x, near.y - point.y)
      return (dx * dx + dy * dy).squareRoot()
    }

    /// True when a straight line runs through the rectangle: Liang and Barsky's clipping.
    func isCut(from start: Point, to end: Point) -> Bool {
      // Most lines end on one side of it; labels are tried at thousands of places.
      guard max(start.x, end.x) > x, min(start.x, end.x) < x + width, max(start.y, end.y) > y,
        min(start.y, end.y) < y + height
      else { return false }
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      var (enters, leaves) = (0.0, 1.0)
      let sides = [
        (-dx, start.x - x), (dx, x + width - start.x), (-dy, start.y - y),
        (dy, y + height - start.y),
      ]
      for (slope, room) in sides {
        if slope == 0 {
          if room <= 0 { return false }
        } else if slope < 0 {
          enters = max(enters, room / slope)
        } else {
          leaves = min(leaves, room / slope)
        }
      }
      return enters < leaves
    }
  }

  /// A label in its place; the line leads to the diamond of a label that stands away from it.
  struct Placed {
    var box: Box
    var leader: (from: Point, to: Point)?
  }

  var width: Double
  var height: Double
  /// The diamonds, which no label may cover.
  var marks: [Point]
  /// Lines of the drawing that a label should not cover, such as the edges of areas.
  var edges: [[Point]]

  private static let markRadius = 9.0
  /// Between a label and its own diamond's middle.
  private static let gap = 13.0
  /// Between two labels.
  private static let margin = 3.0

  /// A place, and which of the label's sizes fits there.
  typealias Choice = (placed: Placed, size: Int)

  /// Places labels; the last first, because it has the least room.
  ///
  /// - Parameter sizes: For each mark, the sizes that its label can have, the best first.
  /// - Returns: For each mark, its place; nil where there is none.
  func place(_ sizes: [[(width: Double, height: Double)]]) -> [Choice?] {
    var order = Array(marks.indices.reversed())
    var best = place(sizes, in: order)
    // A label that the others left no room goes first in another attempt.
    for _ in marks.indices where best.contains(where: { $0 == nil }) {
      let failed = order.filter { best[$0] == nil }
      order = failed + order.filter { best[$0] != nil }
      let next = place(sizes, in: order)
      if next.count(where: { $0 == nil }) < best.count(where: { $0 == nil }) { best = next }
    }
    // A line that crosses another thing is better than a target without words.
    return place(sizes, in: order.filter { best[$0] == nil }, beside: best, lineMayCross: true)
  }

  private func place(
    _ sizes: [[(width: Double, height: Double)]], in order: [Int], beside others: [Choice?]? = nil,
    lineMayCross: Bool = false
  ) -> [Choice?] {
    var found = others ?? Array(repeating: nil, count: marks.count)
    for index in order {
      for (choice, size) in sizes[index].enumerated() {
        let taken = found.compactMap { $0?.placed }
        guard let placed = best(for: index, size, taken, lineMayCross) else { continue }
        found[index] = (placed, choice)
        break
      }
    }
    return found
  }

  private func best(
    for index: Int, _ size: (width: Double, height: Double), _ taken: [Placed],
    _ lineMayCross: Bool
  ) -> Placed? {
    let mark = marks[index]
    var best: (placed: Placed, cost: Double)?
    let boxes = candidates(at: mark, size).map { (box: $0, cost: reach($0, from: mark)) }
    for (box, reach) in boxes.sorted(by: { $0.cost < $1.cost }) {
      if let best, reach >= best.cost { break }
      let placed = Placed(box: box, leader: leader(to: box, of: index))
      guard isFree(box, taken), lineMayCross || isLineFree(placed, of: index, taken) else {
        continue
      }
      let cost = reach + 30 * Double(crossings(box))
      if cost < best?.cost ?? .infinity { best = (placed, cost) }
    }
    return best?.placed
  }

  /// What the way from a mark to its label costs; a label level with its mark is read best.
  private func reach(_ box: Box, from mark: Point) -> Double {
    box.distance(to: mark) + abs(box.middle.y - mark.y) / 8 + (box.middle.x < mark.x ? 2 : 0)
  }

  private func candidates(at mark: Point, _ size: (width: Double, height: Double)) -> [Box] {
    var corners: [Point] = []
    for step in 0...8 {
      let share = Double(step) / 8
      let y = mark.y - size.height * share
      corners += [(mark.x + Self.gap, y), (mark.x - Self.gap - size.width, y)]
      let x = mark.x - size.width * share
      corners += [(x, mark.y - Self.gap - size.height), (x, mark.y + Self.gap)]
    }
    for x in stride(from: 2, through: max(2, width - size.width - 2), by: 11) {
      for y in stride(from: 2, through: max(2, height - size.height - 2), by: 9) {
        corners.append((x, y))
      }
    }
    return corners.map { corner in
      let y = min(max(corner.y, 2), height - size.height - 2)
      return Box(x: corner.x, y: y, width: size.width, height: size.height)
    }.filter { $0.distance(to: mark) >= Self.gap - 0.01 }
  }

  private func leader(to box: Box, of index: Int) -> (from: Point, to: Point)? {
    let mark = marks[index]
    // Beside its own diamond and no other, a label needs no line.
    let isAlone = marks.indices.allSatisfy {
      $0 == index || box.distance(to: marks[$0]) > Self.gap + 5
    }
    if isAlone && box.distance(to: mark) < Self.gap + 3 { return nil }
    return (mark, box.nearest(to: mark))
  }

  private func isFree(_ box: Box, _ taken: [Placed]) -> Bool {
    box.x >= 2 && box.x + box.width <= width - 2 && box.y >= 2
      && marks.allSatisfy { box.distance(to: $0) >= Self.markRadius + 2 }
      && !taken.contains { box.grown(by: Self.margin).overlaps($0.box) }
  }

  /// True when no line runs through a label or a diamond that it does not belong to.
  private func isLineFree(_ placed: Placed, of index: Int, _ taken: [Placed]) -> Bool {
    for other in taken {
      if let line = other.leader, placed.box.isCut(from: line.from, to: line.to) { return false }
    }
    guard let line = placed.leader else { return true }
    return !taken.contains { $0.box.isCut(from: line.from, to: line.to) }
      && marks.allSatisfy { mark in
        mark == marks[index]
          || !Box(x: mark.x, y: mark.y, width: 0, height: 0).grown(by: Self.markRadius - 3)
            .isCut(from: line.from, to: line.to)
      }
  }

  /// How many lines of the drawing a label covers.
  private func crossings(_ box: Box) -> Int {
    let ground = box.grown(by: 2)
    return edges.count { edge in
      zip(edge, edge.dropFirst()).contains { ground.isCut(from: $0, to: $1) }
    }
  }
}
