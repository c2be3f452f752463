/// Lays shapes over areas on one thread; each piece of an area is made when a shape first comes near it.
final class OverlayWorker {
  private let overlay: AreaOverlay
  private let keepsInside: Bool
  private let context = GEOSContext()
  private let tree: AreaTree
  private var figures: [GEOSShape?]

  init(_ overlay: AreaOverlay, keepsInside: Bool) {
    self.overlay = overlay
    self.keepsInside = keepsInside
    tree = AreaTree(overlay.pieces.map(\.bounds), in: context)
    figures = Array(repeating: nil, count: overlay.pieces.count)
  }

  /// What of the shape lies in the areas of each group, by the groups' numbers.
  func crossings(of shape: Shape) -> [GroupCrossing] {
    switch shape {
    case .points(let points): crossings(ofPoints: points)
    case .lines, .areas: crossings(ofExtent: shape)
    }
  }

  private func figure(_ piece: Int) -> GEOSShape? {
    if figures[piece] == nil {
      figures[piece] = GEOSShape(.areas([overlay.pieces[piece].part]), in: context)
    }
    return figures[piece]
  }

  private func pieces(meeting shape: GEOSShape) -> [Int] {
    tree.numbers(meeting: shape).filter { figure($0)?.intersects(shape) ?? false }
  }

  private func crossings(ofPoints points: [Position]) -> [GroupCrossing] {
    var areas: [Int: [Int]] = [:]
    var counts: [Int: Int] = [:]
    for point in points {
      guard let figure = GEOSShape(.points([point]), in: context) else { continue }
      var groups: Set<Int> = []
      for piece in pieces(meeting: figure) {
        let area = overlay.pieces[piece].area
        for group in overlay.groups[area] {
          groups.insert(group)
          if areas[group]?.contains(area) != true { areas[group, default: []].append(area) }
        }
      }
      for group in groups { counts[group, default: 0] += 1 }
    }
    return counts.sorted { $0.key < $1.key }.map { group, count in
      GroupCrossing(
        group: group, areas: (areas[group] ?? []).sorted(), measure: Double(count),
        share: Double(count) / Double(points.count), inside: nil, isComplete: true)
    }
  }

  /// A piece of an area and what of the shape lies in it.
  private struct Hit {
    let area: Int
    /// Nil when the shape lies in the piece as a whole.
    let inside: Shape?
  }

  private func crossings(ofExtent shape: Shape) -> [GroupCrossing] {
    guard let figure = GEOSShape(shape, in: context) else { return [] }
    let whole = Self.measure(shape)
    guard whole > 0 else { return [] }
    var hits: [Int: [Hit]] = [:]
    var incomplete: Set<Int> = []
    for piece in pieces(meeting: figure) {
      let area = overlay.pieces[piece].area
      guard let hit = hit(piece, shape, figure) else {
        incomplete.formUnion(overlay.groups[area])
        continue
      }
      if let inside = hit.inside, Self.measure(inside) == 0 { continue }
      for group in overlay.groups[area] { hits[group, default: []].append(hit) }
    }
    return Set(hits.keys).union(incomplete).sorted().map { group in
      crossing(group, hits[group] ?? [], of: shape, whole, isComplete: !incomplete.contains(group))
    }
  }

  /// Nil when GEOS could not cut them.
  private func hit(_ number: Int, _ shape: Shape, _ figure: GEOSShape) -> Hit? {
    let piece = overlay.pieces[number]
    guard let area = self.figure(number) else { return nil }
    if area.covers(figure) { return Hit(area: piece.area, inside: nil) }
    if case .areas = shape, figure.covers(area) {
      return Hit(area: piece.area, inside: .areas([piece.part]))
    }
    guard let cut = area.intersection(figure) else { return nil }
    return Hit(area: piece.area, inside: Self.sameKind(cut, as: shape))
  }

  private func crossing(
    _ group: Int, _ hits: [Hit], of shape: Shape, _ whole: Double, isComplete: Bool
  ) -> GroupCrossing {
    let isWhole = hits.contains { $0.inside == nil }
    let inside = isWhole ? shape : together(hits.compactMap(\.inside), like: shape)
    let measure = isWhole ? whole : min(whole, Self.measure(inside))
    return GroupCrossing(
      group: group, areas: Array(Set(hits.map(\.area))).sorted(), measure: measure,
      share: measure / whole, inside: keepsInside ? inside : nil, isComplete: isComplete || isWhole)
  }

  /// What lies in any of several; what lies in two of them is there once.
  private func together(_ shapes: [Shape], like shape: Shape) -> Shape {
    let joined = (try? Shape.joined(shapes)) ?? shape
    guard Self.mayOverlap(shapes), let figure = GEOSShape(joined, in: context)?.dissolved() else {
      return joined
    }
    return Self.sameKind(figure, as: shape)
  }

  private static func mayOverlap(_ shapes: [Shape]) -> Bool {
    let boxes = shapes.compactMap(\.bounds)
    return boxes.indices.contains { first in
      boxes[(first + 1)...].contains { boxes[first].intersects($0) }
    }
  }

  private static func sameKind(_ figure: GEOSShape, as shape: Shape) -> Shape {
    if case .lines = shape { return .lines(figure.lines) }
    return .areas(figure.areas)
  }

  private static func measure(_ shape: Shape) -> Double {
    if case .lines = shape { return GroundMeasure.metres(shape) }
    return GroundMeasure.squareMetres(shape)
  }
}
