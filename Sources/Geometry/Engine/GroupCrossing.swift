/// How much of a shape lies in the areas of one group.
public struct GroupCrossing: Hashable, Sendable {
  /// The group's number.
  public var group: Int
  /// Positions of the group's areas that the shape meets, in order.
  public var areas: [Int]
  /// How much lies inside: metres of a line, square metres of an area, the number of points.
  public var measure: Double
  /// The part of the shape that lies inside, 0…1.
  public var share: Double
  /// What lies inside; nil for points and where it was not asked for.
  public var inside: Shape?
  /// False when GEOS could not cut one of the areas with the shape, so that there may be more inside.
  public var isComplete: Bool
}
