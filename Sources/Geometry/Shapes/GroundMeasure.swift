internal import CPROJ
internal import Glibc

/// Lengths and areas on the ground of shapes in longitude and latitude.
public enum GroundMeasure {
  /// The half axes of WGS 84 in metres, and its eccentricity.
  /// - Source: [EPSG-7030], ellipsoid WGS 84: a = 6 378 137 m, 1/f = 298.257223563.
  private static let majorAxis = 6_378_137.0
  private static let flattening = 1 / 298.257223563
  private static let minorAxis = majorAxis * (1 - flattening)
  private static let eccentricity = (flattening * (2 - flattening)).squareRoot()

  /// The area of the ellipsoid's surface inside the areas of a shape, in square metres; 0 for points and lines.
  ///
  ///     A = |∮ S(φ) dλ|      S(φ) = b²/2 · ( sin φ ÷ (1 − e² sin² φ) + artanh(e sin φ) ÷ e )
  ///
  /// S(φ) dλ is the surface between the equator and latitude φ. An edge is straight in longitude and latitude, as
  /// RFC 7946 defines it, and is integrated by Gauss and Legendre's rule with three points. No projection is
  /// involved. Not valid for shapes that cross the 180th meridian or hold a pole.
  /// - Source: J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), equation 3-12.
  public static func squareMetres(_ shape: Shape) -> Double {
    guard case .areas(let parts) = shape else { return 0 }
    return parts.reduce(0) { $0 + squareMetres($1) }
  }

  /// The area of one part without its holes, in square metres.
  public static func squareMetres(_ part: AreaPart) -> Double {
    part.holes.reduce(abs(signedSquareMetres(part.outline))) { sum, hole in
      sum - abs(signedSquareMetres(hole))
    }
  }

  /// The length of the lines of a shape along geodesics between their positions, in metres; 0 for other shapes.
  ///
  /// Not the length of an area's outline. Computed by PROJ's geodesics on WGS 84.
  /// - Source: C. F. F. Karney, Algorithms for geodesics, Journal of Geodesy 87 (2013), 43–55.
  public static func metres(_ shape: Shape) -> Double {
    guard case .lines(let lines) = shape else { return 0 }
    var ellipsoid = geod_geodesic()
    geod_init(&ellipsoid, majorAxis, flattening)
    var sum = 0.0
    for line in lines {
      for (start, end) in zip(line, line.dropFirst()) {
        var distance = 0.0
        geod_inverse(&ellipsoid, start.y, start.x, end.y, end.x, &distance, nil, nil)
        sum += distance
      }
    }
    return sum
  }

  /// The distance between two positions along the geodesic, in metres.
  public static func metres(from start: Position, to end: Position) -> Double {
    metres(.lines([[start, end]]))
  }

  /// Positive when the ring runs against the clock.
  static func signedSquareMetres(_ ring: [Position]) -> Double {
    guard ring.count > 3, let origin = ring.first else { return 0 }
    let base = surface(origin.y)
    var sum = 0.0
    for (start, end) in zip(ring, ring.dropFirst()) where start.x != end.x {
      let middle = (start.y + end.y) / 2
      let reach = (end.y - start.y) / 2 * node
      let mean =
        (5 * surface(middle - reach) + 8 * surface(middle) + 5 * surface(middle + reach)) / 18
      sum -= (mean - base) * (end.x - start.x) * .pi / 180
    }
    return sum
  }

  /// The outer nodes of the rule with three points: √(3/5).
  private static let node = (0.6).squareRoot()

  /// The surface between the equator and a latitude, for each radian of longitude.
  private static func surface(_ latitude: Double) -> Double {
    let sine = sin(latitude * .pi / 180)
    let scaled = eccentricity * sine
    return minorAxis * minorAxis / 2
      * (sine / (1 - scaled * scaled) + atanh(scaled) / eccentricity)
  }
}
