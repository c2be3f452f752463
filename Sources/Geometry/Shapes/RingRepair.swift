internal import Tables

/// Closes rings, leaves out those without an inside, and turns them the usual way.
struct RingRepair {
  private(set) var unclosed = 0
  private(set) var dropped = 0

  /// The part with closed rings; nil when its outline has no inside.
  mutating func repaired(_ part: AreaPart) -> AreaPart? {
    guard let outline = closed(part.outline) else { return nil }
    return Self.oriented(AreaPart(outline: outline, holes: part.holes.compactMap { closed($0) }))
  }

  private mutating func closed(_ ring: [Position]) -> [Position]? {
    guard Set(ring).count >= 3 else {
      dropped += 1
      return nil
    }
    guard ring.first != ring.last else { return ring }
    unclosed += 1
    return ring + ring.prefix(1)
  }

  /// The outline against the clock, holes with it, as RFC 7946 asks.
  static func oriented(_ part: AreaPart) -> AreaPart {
    AreaPart(
      outline: turned(part.outline, againstClock: true),
      holes: part.holes.map { turned($0, againstClock: false) })
  }

  private static func turned(_ ring: [Position], againstClock: Bool) -> [Position] {
    (signedPlaneArea(ring) > 0) == againstClock ? ring : ring.reversed()
  }

  /// Positive when the ring runs against the clock; in the square of the coordinates' unit.
  static func signedPlaneArea(_ ring: [Position]) -> Double {
    guard let origin = ring.first else { return 0 }
    return zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
      sum + (edge.0.x - origin.x) * (edge.1.y - origin.y)
        - (edge.1.x - origin.x) * (edge.0.y - origin.y)
    } / 2
  }

  /// What was mended.
  var remarks: [ShapeRemark] {
    var remarks: [ShapeRemark] = []
    if unclosed > 0 {
      remarks.append(
        ShapeRemark(
          .warning,
          "\(unclosed) \(unclosed == 1 ? "ring was" : "rings were") not closed; the first position was repeated at the end."
        ))
    }
    if dropped > 0 {
      remarks.append(
        ShapeRemark(
          .warning,
          "\(dropped) \(dropped == 1 ? "ring has" : "rings have") fewer than three different positions and \(dropped == 1 ? "was" : "were") left out."
        ))
    }
    return remarks
  }
}
