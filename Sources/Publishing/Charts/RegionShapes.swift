import Foundation

/// An outline in pixels, simplified to what a drawing can show.
struct RegionShape {
  var feature: RegionOutlines.Feature
  /// Polygons of rings in pixels, outer ring first.
  var polygons: [[[RegionOutlines.Point]]]

  /// Projects and simplifies an outline.
  init(_ feature: RegionOutlines.Feature, projection: RegionProjection) {
    self.feature = feature
    polygons = feature.polygons.compactMap { rings in
      let drawn = rings.enumerated().compactMap { index, ring in
        Self.simplified(ring.map { projection($0) }, isOuter: index == 0)
      }
      return drawn.isEmpty ? nil : drawn
    }
  }

  /// Takes polygons that are in pixels already, of no area of a map.
  init(polygons: [[[RegionOutlines.Point]]]) {
    feature = .init(id: "", name: "", value: nil, isFocus: false, polygons: [])
    self.polygons = polygons
  }

  /// Drops points less than 0.6 pixels from the last one, and rings too small to see.
  ///
  /// Outer rings turn one way and holes the other, so that the fill leaves holes open.
  private static func simplified(
    _ ring: [RegionOutlines.Point], isOuter: Bool
  ) -> [RegionOutlines.Point]? {
    guard let first = ring.first else { return nil }
    var kept = [first]
    for point in ring.dropFirst() {
      let last = kept[kept.count - 1]
      if hypot(point.x - last.x, point.y - last.y) >= 0.6 { kept.append(point) }
    }
    if kept.last != first { kept.append(first) }
    let area = signedArea(kept)
    guard kept.count >= 4, abs(area) >= 0.5 else { return nil }
    return (area > 0) == isOuter ? kept : kept.reversed()
  }

  private static func signedArea(_ ring: [RegionOutlines.Point]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) } / 2
  }

  /// The geometry for a specification, at the tenth of a pixel.
  var geometry: ChartJSON {
    let coordinates = polygons.map { rings in
      ChartJSON.array(
        rings.map { ring in
          .array(
            ring.map { [.number(($0.x * 10).rounded() / 10), .number(($0.y * 10).rounded() / 10)] })
        })
    }
    return ["type": "MultiPolygon", "coordinates": .array(coordinates)]
  }

  /// The rings of the polygon with the largest area.
  var largest: [[RegionOutlines.Point]]? {
    polygons.max { abs(Self.signedArea($0[0])) < abs(Self.signedArea($1[0])) }
  }

  /// The widest room for a label inside the largest polygon.
  ///
  /// - Parameter height: Height of the label in pixels.
  /// - Returns: The middle of the room and its width; nil when the polygon is lower than the label.
  func labelRoom(height: Double) -> (x: Double, y: Double, width: Double)? {
    guard let rings = largest, let outer = rings.first,
      let top = outer.map(\.y).min(), let bottom = outer.map(\.y).max()
    else { return nil }
    let middle = (top + bottom) / 2
    var best: (x: Double, y: Double, width: Double, score: Double)?
    for step in 1..<32 {
      let y = top + (bottom - top) * Double(step) / 32
      let spans = [y - height / 2, y, y + height / 2].map { Self.widestSpan(of: rings, at: $0) }
      let low = spans.map { $0?.low ?? .infinity }.max() ?? .infinity
      let high = spans.map { $0?.high ?? -.infinity }.min() ?? -.infinity
      let score = high - low - 0.5 * abs(y - middle)
      if high > low, score > best?.score ?? -.infinity {
        best = ((low + high) / 2, y, high - low, score)
      }
    }
    return best.map { ($0.x, $0.y, $0.width) }
  }

  /// Strokes at 45° that lie inside the polygons, on lines that all areas share.
  ///
  /// - Parameter spacing: Pixels between two lines, measured along the horizontal.
  func hatch(
    spacing: Double
  ) -> [(from: (x: Double, y: Double), to: (x: Double, y: Double))] {
    polygons.flatMap { rings -> [(from: (x: Double, y: Double), to: (x: Double, y: Double))] in
      let sums = rings[0].map { $0.x + $0.y }
      guard let low = sums.min(), let high = sums.max() else { return [] }
      let lines =
        Int(
          (low / spacing).rounded(.up))...max(
          Int((low / spacing).rounded(.up)), Int((high / spacing).rounded(.down)))
      return lines.flatMap { line in Self.strokes(of: rings, sum: Double(line) * spacing) }
    }
  }

  /// The pieces of the line x + y = sum inside the rings.
  private static func strokes(
    of rings: [[RegionOutlines.Point]], sum: Double
  ) -> [(from: (x: Double, y: Double), to: (x: Double, y: Double))] {
    var crossings: [Double] = []
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) where (a.x + a.y <= sum) != (b.x + b.y <= sum) {
        let share = (sum - a.x - a.y) / (b.x + b.y - a.x - a.y)
        crossings.append(a.x + share * (b.x - a.x))
      }
    }
    crossings.sort()
    return stride(from: 0, to: crossings.count - 1, by: 2).map { index in
      let (left, right) = (crossings[index], crossings[index + 1])
      return (from: (left, sum - left), to: (right, sum - right))
    }
  }

  /// The widest piece of a horizontal line that lies inside the rings.
  private static func widestSpan(
    of rings: [[RegionOutlines.Point]], at y: Double
  ) -> (low: Double, high: Double)? {
    var crossings: [Double] = []
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) where (a.y <= y) != (b.y <= y) {
        crossings.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
      }
    }
    crossings.sort()
    let spans = stride(from: 0, to: crossings.count - 1, by: 2).map {
      (low: crossings[$0], high: crossings[$0 + 1])
    }
    return spans.max { $0.high - $0.low < $1.high - $1.low }
  }
}
