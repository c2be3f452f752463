/// A corner in a plane of degrees.
struct PlanePoint: Hashable {
  var x: Double
  var y: Double
}

/// The part of a ring on one side of a line parallel to an axis.
///
/// - Source: I. Sutherland and G. Hodgman, Reentrant Polygon Clipping, Communications of the ACM 17, 1974. Where a
///   concave ring falls apart, the parts stay joined by edges of no area, which the area does not notice.
func clipped(
  _ ring: [PlanePoint], _ axis: WritableKeyPath<PlanePoint, Double>, at limit: Double,
  keepingAbove: Bool
) -> [PlanePoint] {
  guard var previous = ring.last else { return [] }
  func isKept(_ point: PlanePoint) -> Bool {
    keepingAbove ? point[keyPath: axis] >= limit : point[keyPath: axis] <= limit
  }
  var result: [PlanePoint] = []
  for point in ring {
    if isKept(point) != isKept(previous) {
      let share =
        (limit - previous[keyPath: axis]) / (point[keyPath: axis] - previous[keyPath: axis])
      var crossing = PlanePoint(
        x: previous.x + share * (point.x - previous.x),
        y: previous.y + share * (point.y - previous.y))
      crossing[keyPath: axis] = limit
      result.append(crossing)
    }
    if isKept(point) { result.append(point) }
    previous = point
  }
  return result
}

/// The part of a ring between two lines parallel to an axis.
func clipped(
  _ ring: [PlanePoint], _ axis: WritableKeyPath<PlanePoint, Double>,
  between lower: Double, and upper: Double
) -> [PlanePoint] {
  clipped(
    clipped(ring, axis, at: lower, keepingAbove: true), axis, at: upper, keepingAbove: false)
}

/// The area within a ring, whatever its direction.
func area(_ ring: [PlanePoint]) -> Double {
  guard let first = ring.first, var previous = ring.last else { return 0 }
  var twice = 0.0
  for point in ring {
    // Relative to a corner, so that small rings far from zero keep their digits.
    twice +=
      (previous.x - first.x) * (point.y - first.y) - (point.x - first.x) * (previous.y - first.y)
    previous = point
  }
  return twice.magnitude / 2
}
