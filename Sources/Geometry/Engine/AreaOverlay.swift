/// Areas in groups, ready to be laid over other shapes; all in longitude and latitude.
///
/// Within a group, areas that overlap count once. A point on the edge of an area lies in it; a line or an area that only
/// touches it does not. Edges are straight in longitude and latitude. Not valid across the 180th meridian.
public struct AreaOverlay: Sendable {
  /// One part of an area.
  struct Piece: Sendable {
    let area: Int
    let part: AreaPart
    let bounds: Bounds
  }

  let pieces: [Piece]
  /// Groups of every area.
  let groups: [[Int]]

  /// - Parameters:
  ///   - areas: Areas by position; what is nil or no area is never met.
  ///   - groups: For each area the numbers of the groups that it belongs to.
  public init(areas: [Shape?], groups: [[Int]]) {
    self.groups = groups
    pieces = areas.enumerated().flatMap { number, shape -> [Piece] in
      guard case .areas(let parts) = shape else { return [] }
      return parts.compactMap { part in
        Shape.areas([part]).bounds.map { Piece(area: number, part: part, bounds: $0) }
      }
    }
  }

  /// Areas that each are a group of their own, by position.
  public init(areas: [Shape?]) {
    self.init(areas: areas, groups: areas.indices.map { [$0] })
  }

  /// What of each shape lies in the areas of each group; groups that a shape does not meet are left out.
  ///
  /// Works on all cores; the result does not depend on how many there are.
  ///
  /// - Parameter keepsInside: Whether what lies inside is kept, to be laid over other areas.
  public func crossings(of shapes: [Shape?], keepsInside: Bool = false) -> [[GroupCrossing]] {
    let order = Self.neighborhoodOrder(shapes)
    let isPoints = shapes.allSatisfy { if case .points = $0 { true } else { $0 == nil } }
    let sorted = WorkerPool.map(
      order.count, chunk: isPoints ? 4096 : 64,
      state: { OverlayWorker(self, keepsInside: keepsInside) },
      body: { range, worker in
        range.map { place in shapes[order[place]].map(worker.crossings) ?? [] }
      })
    var result = [[GroupCrossing]](repeating: [], count: shapes.count)
    for (place, crossings) in sorted.enumerated() { result[order[place]] = crossings }
    return result
  }

  /// Shapes that lie near each other one after the other, so that a thread meets few areas.
  private static func neighborhoodOrder(_ shapes: [Shape?]) -> [Int] {
    let keys = shapes.map { shape -> (Int, Double) in
      guard let center = shape?.bounds?.center else { return (Int.max, 0) }
      return (Int((center.x * 20).rounded(.down)), center.y)
    }
    return shapes.indices.sorted { (keys[$0].0, keys[$0].1, $0) < (keys[$1].0, keys[$1].1, $1) }
  }
}
