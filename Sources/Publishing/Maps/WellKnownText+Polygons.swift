internal import Geometry

extension WellKnownText {
  /// The polygons of a text as a map draws them, with closed rings; nil when it is no text of areas, or a point lies
  /// outside the degrees there are.
  static func polygons(_ text: String) -> [[[MapArea.Point]]]? {
    guard case .areas(let parts)? = try? shape(text), !parts.isEmpty else { return nil }
    let polygons = parts.map { part in ([part.outline] + part.holes).compactMap(ring) }
    return zip(polygons, parts).allSatisfy { $0.count == $1.holes.count + 1 } ? polygons : nil
  }

  private static func ring(_ positions: [Position]) -> [MapArea.Point]? {
    guard positions.count > 2, positions.allSatisfy({ abs($0.x) <= 180 && abs($0.y) <= 90 })
    else { return nil }
    let points = positions.map { MapArea.Point(longitude: $0.x, latitude: $0.y) }
    return points.first == points.last ? points : points + [points[0]]
  }
}
