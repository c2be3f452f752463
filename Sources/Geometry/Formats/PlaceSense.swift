internal import Tables

/// Where a community lies, to tell whether coordinates can be meant.
public struct CommunityPlace: Hashable, Sendable {
  public var name: String
  public var center: Position
  /// How far its assets and hazards may lie from the center, in degrees.
  public var reach: Double

  public init(name: String, center: Position, reach: Double = 2) {
    self.name = name
    self.center = center
    self.reach = reach
  }

  /// True when the position may belong to the community.
  func isNear(_ position: Position) -> Bool {
    abs(position.x - center.x) <= reach && abs(position.y - center.y) <= reach
  }
}

/// Looks at all shapes of a file together for what one shape cannot tell.
struct PlaceSense {
  let community: CommunityPlace?

  /// The features with longitude first, and findings about what was changed or looks wrong.
  func sensed(_ file: FeatureFile) -> FeatureFile {
    var file = file
    let centers = file.features.map { Self.center($0.shape) }
    let known = centers.compactMap { $0 }
    guard !known.isEmpty else { return file }
    if known.allSatisfy(isSwapped) {
      for number in file.features.indices {
        file.features[number].shape = file.features[number].shape?.swapped
      }
      file.find(
        .warning,
        "Latitude stands before longitude in every shape; they were exchanged. Check the places on a map."
      )
      return file
    }
    for (number, center) in centers.enumerated() {
      guard let center, let problem = problem(center) else { continue }
      file.find(problem.severity, problem.message, feature: file.features[number].number)
      if problem.severity == .error { file.features[number].shape = nil }
    }
    return file
  }

  /// Positions that are marks for “missing” say nothing about the others.
  private static func center(_ shape: Shape?) -> Position? {
    guard let shape,
      !shape.hasPosition(where: {
        $0.isSentinel || !$0.x.isFinite || !$0.y.isFinite || ($0.x == 0 && $0.y == 0)
      })
    else { return nil }
    return shape.bounds?.center
  }

  private func isSwapped(_ center: Position) -> Bool {
    let other = Position(x: center.y, y: center.x)
    if abs(center.y) > 90 { return abs(center.x) <= 90 && abs(center.y) <= 180 }
    guard let community else { return false }
    return !community.isNear(center) && community.isNear(other)
  }

  private func problem(_ center: Position) -> ShapeRemark? {
    if isSwapped(center) {
      return ShapeRemark(
        .error,
        "Latitude and longitude are swapped here, but not in every row; this row was left out. Exchange the two numbers."
      )
    }
    guard let community, abs(center.x) <= 180, abs(center.y) <= 90, !community.isNear(center) else {
      return nil
    }
    if community.isNear(Position(x: -center.x, y: center.y)) {
      return ShapeRemark(
        .error,
        "The longitude lacks its minus sign: places in America lie west of Greenwich. This row was left out."
      )
    }
    let distance = GroundMeasure.metres(from: center, to: community.center) / 1000
    return ShapeRemark(
      .warning,
      "This lies \(WellKnownText.number(distance, 0)) km from \(community.name). Check the coordinates, or remove the row."
    )
  }
}
