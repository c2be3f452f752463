internal import CPROJ

/// What the numbers of a file's positions mean, as PROJ knows it.
public struct CoordinateSystem: Hashable, Sendable {
  /// A code such as `EPSG:26915`, or the text of a `.prj` file.
  public let definition: String
  /// What PROJ calls it, such as `NAD83 / UTM zone 15N`.
  public let name: String
  /// True for degrees on WGS 84 or NAD 83, which are used as they are: they differ by one or two metres.
  public let isLongitudeLatitude: Bool
  /// True for degrees on whatever datum.
  let isDegrees: Bool

  /// Longitude and latitude on WGS 84.
  public static let longitudeLatitude = CoordinateSystem(
    definition: "OGC:CRS84", name: "WGS 84", isLongitudeLatitude: true, isDegrees: true)

  private init(definition: String, name: String, isLongitudeLatitude: Bool, isDegrees: Bool) {
    self.definition = definition
    self.name = name
    self.isLongitudeLatitude = isLongitudeLatitude
    self.isDegrees = isDegrees
  }

  /// Reads a code, text or whole name; heights are left out.
  public init(_ definition: String) throws(ShapeProblem) {
    let context = ProjectionContext()
    let code = Self.epsgCode(definition)
    let made = context.system(code)
    defer { proj_destroy(made) }
    let name = proj_get_name(made).map { String(cString: $0) } ?? code
    guard let system = made, !Self.isName(code) || Self.isSame(code, name) else {
      throw ShapeProblem(
        "“\(String(definition.prefix(60)))” is no coordinate system that PROJ knows. Name it by its code, such as EPSG:26915."
      )
    }
    self.init(
      definition: code, name: name,
      isLongitudeLatitude: context.isLongitudeLatitude(system),
      isDegrees: context.isGeographic(system))
  }

  /// `urn:ogc:def:crs:EPSG::26915` and a bare number are written as `EPSG:26915`.
  private static func epsgCode(_ text: String) -> String {
    let trimmed = text.drop { $0.isWhitespace }
    if !trimmed.isEmpty, trimmed.utf8.count <= 6,
      trimmed.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      return "EPSG:\(trimmed)"
    }
    return String(trimmed)
  }

  /// True for text that is neither a code nor a definition, for which PROJ takes any system whose name has it in it.
  private static func isName(_ text: String) -> Bool { !text.contains { ":[{+".contains($0) } }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    func letters(_ text: String) -> String {
      text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    return letters(left) == letters(right)
  }

  /// Shapes of this system in longitude and latitude; nil where one lies outside of what the system can say.
  ///
  /// PROJ uses no grid files and no network: a change of datum, as from NAD 27, is good to some metres.
  public func toLongitudeLatitude(_ shapes: [Shape?]) -> [Shape?] {
    guard !isLongitudeLatitude else { return shapes }
    let context = ProjectionContext()
    guard let change = context.change(from: definition) else { return shapes.map { _ in nil } }
    defer { proj_destroy(change) }
    return shapes.map { shape in
      shape.flatMap { shape in
        let moved = shape.mapPositions { position in
          let point = proj_trans(change, PJ_FWD, proj_coord(position.x, position.y, 0, 0))
          return Position(x: point.xy.x, y: point.xy.y)
        }
        return moved.hasPosition { !$0.x.isFinite || !$0.y.isFinite } ? nil : moved
      }
    }
  }
}

/// PROJ for one thread.
private final class ProjectionContext {
  private let handle: OpaquePointer?

  init() {
    handle = proj_context_create()
    proj_context_set_enable_network(handle, 0)
    proj_log_level(handle, PJ_LOG_NONE)
  }

  deinit { proj_context_destroy(handle) }

  /// A system with two axes; one with heights gives its horizontal part.
  func system(_ definition: String) -> OpaquePointer? {
    guard let made = proj_create(handle, definition) else { return nil }
    switch proj_get_type(made) {
    case PJ_TYPE_COMPOUND_CRS:
      let part = proj_crs_get_sub_crs(handle, made, 0)
      proj_destroy(made)
      return part
    case PJ_TYPE_BOUND_CRS:
      let base = proj_get_source_crs(handle, made)
      proj_destroy(made)
      return base
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS, PJ_TYPE_PROJECTED_CRS: return made
    default:
      proj_destroy(made)
      return nil
    }
  }

  func change(from definition: String) -> OpaquePointer? {
    guard let source = system(definition) else { return nil }
    defer { proj_destroy(source) }
    guard let target = target(of: source) else { return nil }
    defer { proj_destroy(target) }
    guard let raw = proj_create_crs_to_crs_from_pj(handle, source, target, nil, nil) else {
      return nil
    }
    defer { proj_destroy(raw) }
    return proj_normalize_for_visualization(handle, raw)
  }

  /// The degrees that the system is made from where they are used as they are, so that nothing is shifted; else WGS 84.
  private func target(of source: OpaquePointer) -> OpaquePointer? {
    if let base = proj_crs_get_geodetic_crs(handle, source) {
      if isLongitudeLatitude(base) { return base }
      proj_destroy(base)
    }
    return proj_create(handle, "OGC:CRS84")
  }

  func isGeographic(_ system: OpaquePointer) -> Bool {
    let kind = proj_get_type(system)
    return kind == PJ_TYPE_GEOGRAPHIC_2D_CRS || kind == PJ_TYPE_GEOGRAPHIC_3D_CRS
  }

  func isLongitudeLatitude(_ system: OpaquePointer) -> Bool {
    guard isGeographic(system), let datum = datumName(system) else { return false }
    return datum.contains("World Geodetic System 1984") || datum.contains("WGS_1984")
      || datum.contains("WGS 84") || datum.contains("North American Datum 1983")
      || datum.contains("North_American_1983")
  }

  private func datumName(_ system: OpaquePointer) -> String? {
    let datum = proj_crs_get_datum_forced(handle, system)
    defer { proj_destroy(datum) }
    return proj_get_name(datum).map { String(cString: $0) }
  }
}
