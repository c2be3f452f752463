internal import Glibc

/// Potential evapotranspiration from daily temperature extremes and latitude.
///
///     ET₀ = 0.0023 · 0.408 Rₐ · ((Tmax + Tmin)/2 + 17.8) · √(Tmax − Tmin)
///
/// - Source: [FAO-56], equation 52, and equations 21 to 25 for the radiation Rₐ; first by Hargreaves and Samani, 1985.
/// - Limits: for periods of five days and longer; overestimates in humid and underestimates in windy
///   places. Never below 0. xclim's `HG85` takes the sun's declination and distance
///   from Spencer's series; at 40° N that makes a difference of −2.8 % (late September) to +0.6 % (January).
public enum Hargreaves {
  /// Evapotranspiration in mm/day; NaN where a temperature is missing or the minimum lies above the maximum.
  ///
  /// - Parameters:
  ///   - minimum: °C
  ///   - maximum: °C
  ///   - dayOfYear: 1…366
  ///   - latitude: degrees north, −90…90
  public static func evapotranspiration(
    minimum: Double, maximum: Double, dayOfYear: Int, latitude: Double
  ) -> Double {
    guard maximum >= minimum, (-90...90).contains(latitude) else { return .nan }
    let depth = 0.408 * radiation(dayOfYear: dayOfYear, latitude: latitude)
    return max(
      0, 0.0023 * depth * ((maximum + minimum) / 2 + 17.8) * (maximum - minimum).squareRoot())
  }

  /// The day of the year that stands for a month (1…12) when its mean temperatures are used.
  ///
  /// - Source: [FAO-56], the text of equation 22 and table 2.5: the integer of 30.4 M − 15.
  public static func middle(ofMonth month: Int) -> Int { Int(30.4 * Double(month) - 15) }

  /// Radiation at the top of the atmosphere, in MJ/m² a day; 0 in the polar night.
  ///
  /// - Source: [FAO-56], equations 21 to 25, with a solar constant of 0.0820 MJ/m² a minute.
  public static func radiation(dayOfYear: Int, latitude: Double) -> Double {
    let phi = latitude * .pi / 180
    let angle = 2 * .pi * Double(dayOfYear) / 365
    let distance = 1 + 0.033 * cos(angle)
    let declination = 0.409 * sin(angle - 1.39)
    // Beyond ±1 the sun does not set, or does not rise.
    let sunset = acos(min(max(-tan(phi) * tan(declination), -1), 1))
    let geometry =
      sunset * sin(phi) * sin(declination) + cos(phi) * cos(declination) * sin(sunset)
    return max(0, 24 * 60 / .pi * 0.0820 * distance * geometry)
  }
}
