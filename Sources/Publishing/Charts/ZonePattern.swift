/// How a layer of zones is hatched, so that layers can be told apart in grey, in print and by color-blind readers.
struct ZonePattern: Hashable {
  /// The ways in which strokes run.
  enum Direction: Hashable, CaseIterable {
    case falling, rising, upright, level
  }

  let directions: [Direction]
  /// Pixels between strokes.
  let spacing: Double

  /// Six ways to hatch at two distances; layers beyond them begin anew in other colors.
  static let all: [ZonePattern] = [9.0, 16.0].flatMap { spacing in
    [[.falling], [.rising], [.level], [.upright], [.falling, .rising], [.level, .upright]].map {
      ZonePattern(directions: $0, spacing: spacing)
    }
  }

  /// Strokes inside a shape, on lines that all shapes share.
  func strokes(in shape: RegionShape) -> [RegionShape.Stroke] {
    directions.flatMap { direction in
      switch direction {
      case .falling: shape.hatch(spacing: spacing)
      case .rising: shape.mirroredHatch(spacing: spacing)
      case .upright:
        shape.hatch(spacing: spacing * 0.75, sheared: { ($0 - $1, $1) }) { ($0 + $1, $1) }
      case .level:
        shape.hatch(spacing: spacing * 0.75, sheared: { ($0, $1 - $0) }) { ($0, $1 + $0) }
      }
    }
  }
}

extension RegionShape {
  /// Strokes along the lines that a shear makes of those of `hatch`, which are x + y = constant.
  fileprivate func hatch(
    spacing: Double, sheared: (Double, Double) -> (Double, Double),
    back: (Double, Double) -> (Double, Double)
  ) -> [Stroke] {
    var copy = self
    copy.polygons = polygons.map { rings in
      rings.map { ring in
        ring.map { point in
          let (x, y) = sheared(point.x, point.y)
          return .init(x: x, y: y)
        }
      }
    }
    return copy.hatch(spacing: spacing).map { stroke in
      (from: back(stroke.from.x, stroke.from.y), to: back(stroke.to.x, stroke.to.y))
    }
  }
}
