extension RegionShape {
  /// What of the shape lies within a box, cut at one side after another as Sutherland and Hodgman do.
  ///
  /// Pieces of a ring stay joined along the box, so that its sides have to lie beyond what is seen.
  func clipped(x: ClosedRange<Double>, y: ClosedRange<Double>) -> RegionShape {
    let depths: [(RegionOutlines.Point) -> Double] = [
      { $0.x - x.lowerBound }, { x.upperBound - $0.x }, { $0.y - y.lowerBound },
      { y.upperBound - $0.y },
    ]
    var copy = self
    copy.polygons = polygons.compactMap { rings in
      let cut = rings.map { ring in depths.reduce(ring) { Self.cut($0, $1) } }
      // Without its outer ring nothing is left that a hole could be in.
      return cut.first?.isEmpty ?? true ? nil : cut.filter { !$0.isEmpty }
    }
    return copy
  }

  /// The part of a closed ring where a depth is not below 0; empty where none has a surface.
  private static func cut(
    _ ring: [RegionOutlines.Point], _ depth: (RegionOutlines.Point) -> Double
  ) -> [RegionOutlines.Point] {
    var kept: [RegionOutlines.Point] = []
    for (from, to) in zip(ring, ring.dropFirst()) {
      let (start, end) = (depth(from), depth(to))
      if start >= 0 { kept.append(from) }
      guard (start >= 0) != (end >= 0) else { continue }
      let share = start / (start - end)
      kept.append(
        .init(x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y)))
    }
    guard kept.count >= 3 else { return [] }
    return kept + [kept[0]]
  }
}
