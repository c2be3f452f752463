/// A point: longitude and latitude in degrees, or easting and northing of a projection.
public struct Position: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// One area: its outline and the holes in it, each ring closed.
public struct AreaPart: Hashable, Sendable {
  public var outline: [Position]
  public var holes: [[Position]]

  public init(outline: [Position], holes: [[Position]] = []) {
    self.outline = outline
    self.holes = holes
  }

  /// The outline and then the holes.
  public var rings: [[Position]] { [outline] + holes }
}

/// Points, lines or areas; one is several of which there is one.
public enum Shape: Hashable, Sendable {
  case points([Position])
  case lines([[Position]])
  case areas([AreaPart])

  /// True when the shape has no position at all.
  public var isEmpty: Bool { !hasPosition { _ in true } }

  /// What the shape is called in a sentence.
  public var kindName: String {
    switch self {
    case .points(let points): points.count == 1 ? "a point" : "points"
    case .lines: "a line"
    case .areas: "an area"
    }
  }

  /// The least box around the shape; nil when the shape is empty.
  public var bounds: Bounds? {
    var bounds: Bounds?
    forEachPosition { position in
      if bounds?.include(position) == nil { bounds = Bounds(around: position) }
    }
    return bounds
  }

  /// Calls `body` with every position in order.
  public func forEachPosition(_ body: (Position) -> Void) {
    switch self {
    case .points(let points): points.forEach(body)
    case .lines(let lines): for line in lines { line.forEach(body) }
    case .areas(let parts): for part in parts { for ring in part.rings { ring.forEach(body) } }
    }
  }

  /// True when any position fulfils the condition.
  public func hasPosition(where condition: (Position) -> Bool) -> Bool {
    switch self {
    case .points(let points): points.contains(where: condition)
    case .lines(let lines): lines.contains { $0.contains(where: condition) }
    case .areas(let parts): parts.contains { $0.rings.contains { $0.contains(where: condition) } }
    }
  }

  /// The same shape with every position replaced.
  public func mapPositions(_ transform: (Position) -> Position) -> Shape {
    switch self {
    case .points(let points): .points(points.map(transform))
    case .lines(let lines): .lines(lines.map { $0.map(transform) })
    case .areas(let parts):
      .areas(
        parts.map { part in
          AreaPart(
            outline: part.outline.map(transform), holes: part.holes.map { $0.map(transform) })
        })
    }
  }

  /// The same shape with x and y exchanged.
  public var swapped: Shape { mapPositions { Position(x: $0.y, y: $0.x) } }
}

/// A box with sides along the axes.
public struct Bounds: Hashable, Sendable {
  public private(set) var minX: Double
  public private(set) var minY: Double
  public private(set) var maxX: Double
  public private(set) var maxY: Double

  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// A box of no size.
  public init(around position: Position) {
    self.init(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y)
  }

  /// Grows the box so that the position is in it.
  public mutating func include(_ position: Position) {
    minX = min(minX, position.x)
    minY = min(minY, position.y)
    maxX = max(maxX, position.x)
    maxY = max(maxY, position.y)
  }

  /// The box around both.
  public func union(_ other: Bounds) -> Bounds {
    Bounds(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }

  /// True when the boxes share at least a point.
  public func intersects(_ other: Bounds) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// The middle of the box.
  public var center: Position { Position(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }
}
