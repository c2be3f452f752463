/// Outlines written as well-known text: POLYGON and MULTIPOLYGON in longitude and latitude.
enum WellKnownText {
  /// The polygons of a text; nil when it is no such text, or a point lies outside the degrees there are.
  static func polygons(_ text: String) -> [[[MapArea.Point]]]? {
    let text = text.trimmingPrefix { $0.isWhitespace }
    let kind = text.prefix { $0.isLetter }.uppercased()
    let body = text.dropFirst(kind.count)
    switch kind {
    case "POLYGON": return polygon(parts(of: body)).map { [$0] }
    case "MULTIPOLYGON":
      guard let parts = parts(of: body) else { return nil }
      let polygons = parts.compactMap { polygon(Self.parts(of: $0)) }
      return polygons.count == parts.count ? polygons : nil
    default: return nil
    }
  }

  /// What stands in the outermost brackets, parted at commas that are in no inner ones.
  private static func parts(of text: Substring) -> [Substring]? {
    guard let start = text.firstIndex(of: "("), let end = text.lastIndex(of: ")"), start < end
    else { return nil }
    var depth = 0
    return text[text.index(after: start)..<end].split { character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return character == "," && depth == 0
    }
  }

  private static func polygon(_ rings: [Substring]?) -> [[MapArea.Point]]? {
    guard let rings else { return nil }
    let read = rings.compactMap { ring -> [MapArea.Point]? in
      guard let points = parts(of: ring) else { return nil }
      let read = points.compactMap(point)
      guard read.count == points.count, read.count > 2 else { return nil }
      return read.first == read.last ? read : read + [read[0]]
    }
    return read.count == rings.count && !read.isEmpty ? read : nil
  }

  private static func point(_ text: Substring) -> MapArea.Point? {
    let numbers = text.split { $0.isWhitespace }.map { Double($0) }
    guard numbers.count >= 2, let longitude = numbers[0], let latitude = numbers[1],
      abs(longitude) <= 180, abs(latitude) <= 90
    else { return nil }
    return MapArea.Point(longitude: longitude, latitude: latitude)
  }
}
