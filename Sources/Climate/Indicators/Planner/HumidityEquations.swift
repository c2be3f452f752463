internal import Glibc

/// The vapor in the air, from a day's high, low and mean relative humidity.
///
/// The vapor pressure is taken as the same all day, so that the humidity is lowest when it is hottest.
/// - Source: Allen, Pereira, Raes and Smith, Crop evapotranspiration, FAO Irrigation and Drainage Paper 56, 1998,
///   equations 11 (saturation), 12 (mean of a day) and 19 (actual, from mean humidity).
/// - Limits: a front or a sea breeze changes the vapor within the day.
struct DailyVapor {
  /// In kPa.
  let actual: Double
  /// In kPa, at the day's high.
  let saturatedAtHigh: Double
  /// In kPa, mean of those at high and low.
  let saturated: Double

  /// - Parameters:
  ///   - high, low: °C
  ///   - humidity: mean relative humidity in %; above 100, as models have it, counts as 100
  init(high: Double, low: Double, humidity: Double) {
    saturatedAtHigh = Self.saturation(high)
    saturated = (saturatedAtHigh + Self.saturation(low)) / 2
    actual = humidity < 0 ? .nan : (humidity > 100 ? 1 : humidity / 100) * saturated
  }

  /// Relative humidity at the day's high, in %.
  var humidityAtHigh: Double {
    let share = 100 * actual / saturatedAtHigh
    return share > 100 ? 100 : share
  }

  /// Saturation vapor pressure in kPa over water at a temperature in °C.
  static func saturation(_ celsius: Double) -> Double {
    0.6108 * exp(17.27 * celsius / (celsius + 237.3))
  }
}

/// Relative humidity at the hottest time of the day.
extension DerivedQuantity {
  static let humidityAtHigh = DerivedQuantity(
    "humidity-at-high", [.tasmax, .tasmin, .hurs], .absolute(.humidity)
  ) { DailyVapor(high: $0[0], low: $0[1], humidity: $0[2]).humidityAtHigh }

  /// Mean vapor pressure deficit of a day, in kPa.
  static let meanVaporPressureDeficit = DerivedQuantity(
    "vpd-mean", [.tasmax, .tasmin, .hurs], .number
  ) {
    let vapor = DailyVapor(high: $0[0], low: $0[1], humidity: $0[2])
    return vapor.saturated - vapor.actual
  }

  /// Vapor pressure deficit at the day's high, in kPa.
  static let highestVaporPressureDeficit = DerivedQuantity(
    "vpd-max", [.tasmax, .tasmin, .hurs], .number
  ) {
    let vapor = DailyVapor(high: $0[0], low: $0[1], humidity: $0[2])
    return vapor.saturatedAtHigh - vapor.actual
  }

  /// Wind times the vapor pressure deficit at the day's high, in m/s · hPa.
  static let hotDryWindy = DerivedQuantity(
    "hot-dry-windy", [.tasmax, .tasmin, .hurs, .sfcWind], .number
  ) {
    let vapor = DailyVapor(high: $0[0], low: $0[1], humidity: $0[2])
    return 10 * (vapor.saturatedAtHigh - vapor.actual) * $0[3]
  }
}
