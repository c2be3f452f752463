internal import Glibc

/// Distances along the surface of the Earth, taken as a sphere.
public enum GreatCircle {
  /// The mean radius of the Earth in kilometers.
  ///
  /// - Source: [MORITZ-2000].
  public static let meanRadius = 6371.0088

  /// Kilometers between two places by their degrees north and east, whichever way the longitudes are counted.
  ///
  ///     d = 2 R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2))
  ///
  /// - Limits: Up to 0.5 percent off the ellipsoid.
  /// - Source: [SINNOTT-1984].
  public static func kilometers(
    from: (latitude: Double, longitude: Double), to: (latitude: Double, longitude: Double)
  ) -> Double {
    let radians = Double.pi / 180
    let north = sin((to.latitude - from.latitude) * radians / 2)
    let east = sin((to.longitude - from.longitude) * radians / 2)
    let square =
      north * north + cos(from.latitude * radians) * cos(to.latitude * radians) * east * east
    return 2 * meanRadius * asin(min(1, square.squareRoot()))
  }
}
