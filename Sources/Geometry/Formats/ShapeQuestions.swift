/// How whoever sent a file is to answer what the file does not say, as findings tell them.
public struct ShapeQuestions: Hashable, Sendable {
  /// Where the coordinate system is named, such as `with --crs` or `in the field “Coordinate system”`; nil to say only that it must be.
  public var system: String?
  /// Where the classes of a raster are named.
  public var classes: String?

  public init(system: String? = nil, classes: String? = nil) {
    self.system = system
    self.classes = classes
  }

  /// A sentence's end with a space before it; empty when nobody can be told where.
  static func end(_ place: String?) -> String { place.map { " \($0)" } ?? "" }
}
