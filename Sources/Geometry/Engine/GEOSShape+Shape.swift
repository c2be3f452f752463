internal import CGEOS

extension GEOSShape {
  /// A copy of a shape; nil when GEOS refuses it, as a ring that is not closed.
  convenience init?(_ shape: Shape, in context: GEOSContext) {
    self.init(context, GEOSBuilder(handle: context.handle).pointer(shape))
  }

  /// A box, for the index.
  convenience init?(_ bounds: Bounds, in context: GEOSContext) {
    self.init(
      context,
      GEOSGeom_createRectangle_r(
        context.handle, bounds.minX, bounds.minY, bounds.maxX, bounds.maxY))
  }

  /// The areas of what GEOS made, without lines and points that came with them.
  var areas: [AreaPart] { leaves.compactMap { areaPart($0) } }

  /// The lines of what GEOS made, without points.
  var lines: [[Position]] {
    leaves.compactMap { leaf in
      let kind = GEOSGeomTypeId_r(context.handle, leaf)
      guard kind == 1 || kind == 2 else { return nil }
      return positions(leaf)
    }
  }

  private func areaPart(_ leaf: OpaquePointer) -> AreaPart? {
    guard GEOSGeomTypeId_r(context.handle, leaf) == 3,
      let outline = GEOSGetExteriorRing_r(context.handle, leaf)
    else { return nil }
    let holes = (0..<GEOSGetNumInteriorRings_r(context.handle, leaf)).compactMap { number in
      GEOSGetInteriorRingN_r(context.handle, leaf, number).map(positions)
    }
    let part = AreaPart(outline: positions(outline), holes: holes)
    return part.outline.isEmpty ? nil : part
  }

  private var leaves: [OpaquePointer] { leaves(pointer) }

  private func leaves(_ shape: OpaquePointer) -> [OpaquePointer] {
    let count = GEOSGetNumGeometries_r(context.handle, shape)
    guard GEOSGeomTypeId_r(context.handle, shape) > 3 else { return count > 0 ? [shape] : [] }
    return (0..<max(0, count)).flatMap { number in
      GEOSGetGeometryN_r(context.handle, shape, number).map(leaves) ?? []
    }
  }

  private func positions(_ line: OpaquePointer) -> [Position] {
    guard let sequence = GEOSGeom_getCoordSeq_r(context.handle, line) else { return [] }
    var count: UInt32 = 0
    GEOSCoordSeq_getSize_r(context.handle, sequence, &count)
    return [Position](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
      // A position is two doubles, as the buffer that GEOS fills.
      buffer.withMemoryRebound(to: Double.self) { numbers in
        _ = GEOSCoordSeq_copyToBuffer_r(context.handle, sequence, numbers.baseAddress, 0, 0)
      }
      filled = Int(count)
    }
  }
}

/// Makes GEOS's shapes from ours.
private struct GEOSBuilder {
  let handle: GEOSContextHandle_t?

  func pointer(_ shape: Shape) -> OpaquePointer? {
    switch shape {
    case .points(let points) where points.count == 1:
      GEOSGeom_createPointFromXY_r(handle, points[0].x, points[0].y)
    case .points(let points):
      collection(GEOS_MULTIPOINT, points.map { GEOSGeom_createPointFromXY_r(handle, $0.x, $0.y) })
    case .lines(let lines) where lines.count == 1: line(lines[0])
    case .lines(let lines): collection(GEOS_MULTILINESTRING, lines.map(line))
    case .areas(let parts) where parts.count == 1: area(parts[0])
    case .areas(let parts): collection(GEOS_MULTIPOLYGON, parts.map(area))
    }
  }

  private func line(_ positions: [Position]) -> OpaquePointer? {
    sequence(positions).flatMap { GEOSGeom_createLineString_r(handle, $0) }
  }

  private func ring(_ positions: [Position]) -> OpaquePointer? {
    sequence(positions).flatMap { GEOSGeom_createLinearRing_r(handle, $0) }
  }

  private func area(_ part: AreaPart) -> OpaquePointer? {
    guard let outline = ring(part.outline) else { return nil }
    guard let holes = all(part.holes.map(ring)) else {
      GEOSGeom_destroy_r(handle, outline)
      return nil
    }
    var list: [OpaquePointer?] = holes
    return GEOSGeom_createPolygon_r(handle, outline, &list, UInt32(list.count))
  }

  private func collection(_ kind: GEOSGeomTypes, _ members: [OpaquePointer?]) -> OpaquePointer? {
    guard let members = all(members) else { return nil }
    var list: [OpaquePointer?] = members
    return GEOSGeom_createCollection_r(handle, Int32(kind.rawValue), &list, UInt32(list.count))
  }

  /// All of them, or none and nothing kept.
  private func all(_ members: [OpaquePointer?]) -> [OpaquePointer]? {
    let made = members.compactMap { $0 }
    guard made.count < members.count else { return made }
    for member in made { GEOSGeom_destroy_r(handle, member) }
    return nil
  }

  private func sequence(_ positions: [Position]) -> OpaquePointer? {
    positions.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: Double.self) { numbers in
        GEOSCoordSeq_copyFromBuffer_r(
          handle, numbers.baseAddress, UInt32(positions.count), 0, 0)
      }
    }
  }
}
