/// Rings in any order as areas with holes.
///
/// A shapefile's outlines run with the clock and its holes against it. Where no ring runs with the clock, as other
/// programs write them, a ring inside an odd number of others is a hole.
struct RingNesting {
  private(set) var parts: [AreaPart] = []
  /// What was unusual about the direction of the rings.
  private(set) var remark: String?

  init(_ rings: [[Position]]) {
    let areas = rings.map { RingRepair.signedPlaneArea($0) }
    var outlines = rings.indices.filter { areas[$0] < 0 }
    if outlines.isEmpty {
      let boxes = rings.map { Shape.lines([$0]).bounds }
      outlines = rings.indices.filter { ring in
        rings.indices.count { $0 != ring && Self.holds(rings[$0], boxes[$0], rings[ring]) } % 2 == 0
      }
      remark =
        "The rings run against the clock, other than a shapefile's should; they were read by what lies in what."
    }
    assign(rings, outlines: outlines, areas: areas)
  }

  private mutating func assign(_ rings: [[Position]], outlines: [Int], areas: [Double]) {
    parts = outlines.map { AreaPart(outline: rings[$0]) }
    guard outlines.count < rings.count else { return }
    let boxes = outlines.map { Shape.lines([rings[$0]]).bounds }
    let known = Set(outlines)
    for hole in rings.indices where !known.contains(hole) {
      if outlines.count == 1 {
        parts[0].holes.append(rings[hole])
        continue
      }
      let holders = outlines.indices.filter {
        Self.holds(rings[outlines[$0]], boxes[$0], rings[hole])
      }
      if let least = holders.min(by: { abs(areas[outlines[$0]]) < abs(areas[outlines[$1]]) }) {
        parts[least].holes.append(rings[hole])
      } else {
        parts.append(AreaPart(outline: rings[hole]))
        remark =
          "A ring runs against the clock and lies in no other; it was read as an area of its own."
      }
    }
  }

  /// True when most of the ring's first positions lie in the other ring: one may touch its edge.
  private static func holds(_ outline: [Position], _ box: Bounds?, _ ring: [Position]) -> Bool {
    guard let box, let first = ring.first, box.intersects(Bounds(around: first)) else {
      return false
    }
    let tried = ring.prefix(5)
    return tried.count { contains(outline, $0) } * 2 > tried.count
  }

  /// Whether a line from the point to the right crosses the ring an odd number of times.
  private static func contains(_ ring: [Position], _ point: Position) -> Bool {
    var isInside = false
    for (start, end) in zip(ring, ring.dropFirst()) where (start.y > point.y) != (end.y > point.y) {
      let crossing = start.x + (point.y - start.y) / (end.y - start.y) * (end.x - start.x)
      if point.x < crossing { isInside.toggle() }
    }
    return isInside
  }
}
