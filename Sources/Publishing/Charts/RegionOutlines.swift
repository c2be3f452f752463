import Foundation

/// What keeps a map from being made.
public enum RegionMapError: Error, Equatable {
  /// The text is not a GeoJSON FeatureCollection of polygons.
  case notAFeatureCollection
  /// No feature has an outline.
  case empty
}

/// Outlines as read from GeoJSON: longitude and latitude, and the properties that maps use.
struct RegionOutlines {
  struct Feature {
    var id: String
    var name: String
    var value: Double?
    var isFocus: Bool
    /// Polygons of rings, outer ring first, of points in degrees.
    var polygons: [[[Point]]]
  }

  struct Point: Hashable {
    var x: Double
    var y: Double
  }

  var features: [Feature]
  /// True when small parts far from the rest were dropped.
  private(set) var leavesOutRemoteParts = false

  /// Reads a FeatureCollection; features without area, such as points, are left out.
  init(geoJSON: Data) throws {
    guard let collection = try? JSONDecoder().decode(Collection.self, from: geoJSON),
      collection.type == "FeatureCollection"
    else { throw RegionMapError.notAFeatureCollection }
    features = collection.features.compactMap { feature in
      // A polygon may have no rings, and a ring no points.
      let polygons = (feature.geometry?.polygons ?? []).map { $0.filter { !$0.isEmpty } }
        .filter { !$0.isEmpty }
      guard !polygons.isEmpty else { return nil }
      let properties = feature.properties
      return Feature(
        id: properties?.id ?? "", name: properties?.name ?? "", value: properties?.value,
        isFocus: properties?.focus ?? false, polygons: polygons)
    }
    guard !features.isEmpty else { throw RegionMapError.empty }
    joinAcrossDateLine()
    dropRemoteParts()
  }

  /// Takes areas that are at hand; those without an outline are left out.
  init(areas: [MapArea]) throws {
    features = areas.compactMap { area in
      let polygons = area.polygons.compactMap { rings -> [[Point]]? in
        let rings = rings.filter { $0.count > 3 }.map { ring in
          ring.map { Point(x: $0.longitude, y: $0.latitude) }
        }
        return rings.isEmpty ? nil : rings
      }
      guard !polygons.isEmpty else { return nil }
      return Feature(
        id: area.id, name: area.name, value: area.value, isFocus: area.isFocus, polygons: polygons)
    }
    guard !features.isEmpty else { throw RegionMapError.empty }
    joinAcrossDateLine()
    dropRemoteParts()
  }

  /// Drops small parts, such as Honolulu's northwestern islands, that would shrink the rest to a
  /// third or less of the frame.
  private mutating func dropRemoteParts() {
    let large = features.flatMap { feature in
      let sizes = feature.polygons.map(Self.frameArea)
      let least = (sizes.max() ?? 0) * 0.5
      return zip(feature.polygons, sizes).filter { $0.1 >= least }.map(\.0)
    }
    guard let main = Self.bounds(large), let all = Self.bounds(features.flatMap(\.polygons)),
      main.width * main.height < 0.35 * all.width * all.height
    else { return }
    let frame = main.insetBy(dx: -0.1 * main.width, dy: -0.1 * main.height)
    for index in features.indices {
      features[index].polygons.removeAll { polygon in
        Self.bounds([polygon]).map { !frame.intersects($0) } ?? true
      }
    }
    leavesOutRemoteParts = true
  }

  private static func frameArea(_ polygon: [[Point]]) -> Double {
    bounds([polygon]).map { $0.width * $0.height } ?? 0
  }

  private static func bounds(_ polygons: [[[Point]]]) -> CGRect? {
    let points = polygons.lazy.compactMap(\.first).flatMap { $0 }
    guard let west = points.map(\.x).min(), let east = points.map(\.x).max(),
      let south = points.map(\.y).min(), let north = points.map(\.y).max()
    else { return nil }
    return CGRect(x: west, y: south, width: east - west, height: north - south)
  }

  /// Alaska's outlines lie on both sides of the 180th meridian; all move to its east.
  private mutating func joinAcrossDateLine() {
    let longitudes = features.lazy.flatMap(\.polygons).flatMap { $0 }.flatMap { $0 }.map(\.x)
    guard let low = longitudes.min(), let high = longitudes.max(), high - low > 180 else { return }
    for feature in features.indices {
      features[feature].polygons = features[feature].polygons.map { rings in
        rings.map { $0.map { Point(x: $0.x > 0 ? $0.x - 360 : $0.x, y: $0.y) } }
      }
    }
  }

  private struct Collection: Decodable {
    var type: String
    var features: [GeoFeature]
  }

  private struct GeoFeature: Decodable {
    var properties: Properties?
    var geometry: Geometry?
  }

  /// Lenient, because outlines come from many tools: a number may be text and an id a number.
  private struct Properties: Decodable {
    var id: String?
    var name: String?
    var value: Double?
    var focus: Bool?

    enum CodingKeys: String, CodingKey { case id, name, value, focus }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      func text(_ key: CodingKeys) -> String? {
        if let text = try? container.decode(String.self, forKey: key) { return text }
        return (try? container.decode(Int.self, forKey: key)).map(String.init)
      }
      id = text(.id)
      name = text(.name)
      value =
        (try? container.decode(Double.self, forKey: .value)) ?? text(.value).flatMap(Double.init)
      focus =
        (try? container.decode(Bool.self, forKey: .focus))
        ?? text(.focus).map { $0 == "true" || $0 == "1" }
    }
  }

  private struct Geometry: Decodable {
    var polygons: [[[Point]]]

    enum CodingKeys: String, CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      switch try container.decode(String.self, forKey: .type) {
      case "Polygon":
        let rings = try container.decode([[[Double]]].self, forKey: .coordinates)
        polygons = [Self.points(rings)]
      case "MultiPolygon":
        let parts = try container.decode([[[[Double]]]].self, forKey: .coordinates)
        polygons = parts.map(Self.points)
      default: polygons = []
      }
    }

    private static func points(_ rings: [[[Double]]]) -> [[Point]] {
      rings.map { ring in
        ring.compactMap { $0.count >= 2 ? Point(x: $0[0], y: $0[1]) : nil }
      }
    }
  }
}

/// Lambert's conformal conic projection, fitted to outlines and a frame in pixels.
///
///     n = ln(cos φ₁ ÷ cos φ₂) ÷ ln(tan(π/4 + φ₂/2) ÷ tan(π/4 + φ₁/2))
///     ρ = F ÷ tanⁿ(π/4 + φ/2);  x = ρ sin n(λ − λ₀);  y = ρ₀ − ρ cos n(λ − λ₀)
///
/// - Limits: For regions up to the size of the United States, not across the equator.
/// - Source: John P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395, 1987,
///   pages 104–107, equations 15-1 to 15-3, on the sphere.
struct RegionProjection {
  private let n: Double
  private let f: Double
  private let centerLongitude: Double
  private var scale = 1.0
  private var offset = (x: 0.0, y: 0.0)
  /// The size of the fitted outlines in pixels.
  private(set) var size = (width: 0.0, height: 0.0)

  /// Fits the outlines into a frame, centered across its width.
  init(_ features: [RegionOutlines.Feature], width: Double, maximumHeight: Double) {
    let points = features.lazy.flatMap(\.polygons).flatMap { $0 }.flatMap { $0 }
    let (west, east) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
    let (south, north) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
    centerLongitude = (west + east) / 2
    let sixth = (north - south) / 6
    (n, f) = Self.constants(south + sixth, north - sixth)
    var bounds = (
      low: (x: Double.infinity, y: Double.infinity),
      high: (x: -Double.infinity, y: -Double.infinity)
    )
    for point in points {
      let place = plane(point)
      bounds.low = (min(bounds.low.x, place.x), min(bounds.low.y, place.y))
      bounds.high = (max(bounds.high.x, place.x), max(bounds.high.y, place.y))
    }
    let span = (
      x: max(bounds.high.x - bounds.low.x, 1e-9), y: max(bounds.high.y - bounds.low.y, 1e-9)
    )
    scale = min(width / span.x, maximumHeight / span.y)
    size = (span.x * scale, span.y * scale)
    offset = (-bounds.low.x * scale + (width - size.width) / 2, -bounds.low.y * scale)
  }

  /// The pixel of a place.
  func callAsFunction(_ point: RegionOutlines.Point) -> RegionOutlines.Point {
    let place = plane(point)
    return .init(x: place.x * scale + offset.x, y: place.y * scale + offset.y)
  }

  private static func constants(_ south: Double, _ north: Double) -> (n: Double, f: Double) {
    let (one, two) = (radians(south), radians(north))
    let t1 = tan(.pi / 4 + one / 2)
    // One standard parallel when the outlines are flat; the equator itself has no cone.
    let n =
      abs(two - one) < 1e-6 ? sin(one) : log(cos(one) / cos(two)) / log(tan(.pi / 4 + two / 2) / t1)
    let safe = abs(n) < 1e-3 ? 1e-3 : n
    return (safe, cos(one) * pow(t1, safe) / safe)
  }

  /// The place on the plane, with y downward as on a screen.
  private func plane(_ point: RegionOutlines.Point) -> (x: Double, y: Double) {
    let latitude = Self.radians(min(89.5, max(-89.5, point.y)))
    let rho = f / pow(tan(.pi / 4 + latitude / 2), n)
    let angle = n * Self.radians(point.x - centerLongitude)
    return (rho * sin(angle), rho * cos(angle))
  }

  private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
}
