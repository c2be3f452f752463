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
  public func isNear(_ position: Position) -> Bool {
    abs(position.x - center.x) <= reach && abs(position.y - center.y) <= reach
  }
}

/// Tells whether coordinates can be meant, by where the community lies.
public struct PlaceSense: Sendable {
  /// What is wrong with where something lies.
  public enum Problem: Hashable, Sendable {
    /// Latitude and longitude are exchanged.
    case swapped
    /// The longitude lacks its minus sign.
    case withoutMinus
    /// It lies so many kilometers from the community's center.
    case far(kilometers: Double)
  }

  let community: CommunityPlace?

  public init(community: CommunityPlace?) { self.community = community }

  /// What is wrong with a longitude and latitude; nil where nothing can be told, also of marks for “missing”.
  public func problem(at position: Position) -> Problem? {
    guard !Self.isMissing(position) else { return nil }
    if isSwapped(position) { return .swapped }
    guard let community, abs(position.x) <= 180, abs(position.y) <= 90,
      !community.isNear(position)
    else { return nil }
    if community.center.x < 0, community.isNear(Position(x: -position.x, y: position.y)) {
      return .withoutMinus
    }
    return .far(kilometers: GroundMeasure.metres(from: position, to: community.center) / 1000)
  }

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
      guard let center, let problem = remark(center) else { continue }
      file.find(problem.severity, problem.message, feature: file.features[number].number)
      if problem.severity == .error { file.features[number].shape = nil }
    }
    return file
  }

  /// Positions that are marks for “missing” say nothing about the others.
  private static func center(_ shape: Shape?) -> Position? {
    guard let shape, !shape.hasPosition(where: isMissing) else { return nil }
    return shape.bounds?.center
  }

  private static func isMissing(_ position: Position) -> Bool {
    position.isSentinel || !position.x.isFinite || !position.y.isFinite
      || (position.x == 0 && position.y == 0)
  }

  private func isSwapped(_ center: Position) -> Bool {
    let other = Position(x: center.y, y: center.x)
    if abs(center.y) > 90 { return abs(center.x) <= 90 && abs(center.y) <= 180 }
    guard let community else { return false }
    return !community.isNear(center) && community.isNear(other)
  }

  private func remark(_ center: Position) -> ShapeRemark? {
    switch problem(at: center) {
    case .swapped:
      ShapeRemark(
        .error,
        "Latitude and longitude are swapped here, but not in every row; this row was left out. Exchange the two numbers."
      )
    case .withoutMinus:
      ShapeRemark(
        .error,
        "The longitude lacks its minus sign: places in America lie west of Greenwich. This row was left out."
      )
    case .far(let kilometers):
      ShapeRemark(
        .warning,
        "This lies \(WellKnownText.number(kilometers, 0)) km from \(community?.name ?? "the community"). Check the coordinates, or remove the row."
      )
    case nil: nil
    }
  }
}
