/// An area of a map: its outline in degrees, and the value it is shaded by.
public struct MapArea: Hashable, Sendable {
  /// A point of an outline.
  public struct Point: Hashable, Sendable {
    public var longitude: Double
    public var latitude: Double

    public init(longitude: Double, latitude: Double) {
      self.longitude = longitude
      self.latitude = latitude
    }
  }

  public var id: String
  public var name: String
  /// Nil where there is none; never shown as 0.
  public var value: Double?
  /// True for the community's own.
  public var isFocus: Bool
  /// Polygons of closed rings, outer ring first.
  public var polygons: [[[Point]]]

  public init(
    id: String, name: String, value: Double?, isFocus: Bool, polygons: [[[Point]]]
  ) {
    self.id = id
    self.name = name
    self.value = value
    self.isFocus = isFocus
    self.polygons = polygons
  }
}
