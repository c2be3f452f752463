internal import Glibc

/// How heat is felt when it is humid.
enum HeatStress {
  /// Wet-bulb temperature in °C at sea-level pressure; missing outside −20…50 °C and below 5 % humidity.
  ///
  ///     Tw = T·atan(0.151977·(RH + 8.313659)^½) + atan(T + RH) − atan(RH − 1.676331)
  ///          + 0.00391838·RH^1.5·atan(0.023101·RH) − 4.686035
  ///
  /// - Source: Stull, Wet-Bulb Temperature from Relative Humidity and Air Temperature, Journal of Applied Meteorology
  ///   and Climatology 50, 2011, equation 1, errors −1 to +0.65 °C.
  /// - Limits: fitted to 5…99 %; above 99 % counts as 99 %. Not for air that is cold and dry at once, nor for high altitude.
  static func wetBulb(_ celsius: Double, humidity: Double) -> Double {
    guard (-20...50).contains(celsius), humidity >= 5 else { return .nan }
    let share = humidity > 99 ? 99 : humidity
    let first = celsius * atan(0.151977 * (share + 8.313659).squareRoot())
    let second = atan(celsius + share) - atan(share - 1.676331)
    return first + second + 0.00391838 * pow(share, 1.5) * atan(0.023101 * share) - 4.686035
  }

  /// Heat index in °F, from °F and %.
  ///
  /// - Source: National Weather Service, Weather Prediction Center, The Heat Index Equation; Rothfusz, The Heat Index
  ///   “Equation”, NWS Southern Region Technical Attachment SR 90-23, 1990.
  /// - Limits: for shade and a light wind; a regression of Steadman's table, not valid beyond its conditions.
  static func heatIndex(_ t: Double, humidity r: Double) -> Double {
    let simple = 0.5 * (t + 61 + (t - 68) * 1.2 + r * 0.094)
    let usual = (simple + t) / 2
    guard usual >= 80 else { return usual }
    let linear = -42.379 + 2.04901523 * t + 10.14333127 * r - 0.22475541 * t * r
    let quadratic = 0.00683783 * t * t + 0.05481717 * r * r
    let mixed = 0.00122874 * t * t * r + 0.00085282 * t * r * r - 0.00000199 * t * t * r * r
    return linear - quadratic + mixed + heatIndexAdjustment(t, r)
  }

  private static func heatIndexAdjustment(_ t: Double, _ r: Double) -> Double {
    if r < 13, (80...112).contains(t) {
      return -(13 - r) / 4 * ((17 - (t - 95).magnitude) / 17).squareRoot()
    }
    return r > 85 && (80...87).contains(t) ? (r - 85) / 10 * (87 - t) / 5 : 0
  }

  /// Apparent temperature in the shade, in °C, from °C, % and the wind in m/s at 10 m.
  ///
  ///     AT = T + 0.33·e − 0.70·wind − 4.00, with e = RH/100 · 6.105·exp(17.27·T / (237.7 + T)) hPa
  ///
  /// - Source: Steadman, Norms of apparent temperature in Australia, Australian Meteorological Magazine 43, 1994; as the
  ///   Australian Bureau of Meteorology states it.
  static func apparent(_ celsius: Double, humidity: Double, wind: Double) -> Double {
    let vapor = humidity / 100 * 6.105 * exp(17.27 * celsius / (237.7 + celsius))
    return celsius + 0.33 * vapor - 0.70 * wind - 4
  }
}

/// The same at the hottest time of the day.
extension DerivedQuantity {
  static let wetBulbAtHigh = DerivedQuantity(
    "wet-bulb-at-high", [.tasmax, .tasmin, .hurs], .absolute(.temperature)
  ) {
    let vapor = DailyVapor(high: $0[0], low: $0[1], humidity: $0[2])
    return HeatStress.wetBulb($0[0], humidity: vapor.humidityAtHigh)
  }

  static let heatIndexAtHigh = DerivedQuantity(
    "heat-index-at-high", [.tasmax, .tasmin, .hurs], .absolute(.temperature)
  ) {
    let vapor = DailyVapor(high: $0[0], low: $0[1], humidity: $0[2])
    let index = HeatStress.heatIndex($0[0] * 1.8 + 32, humidity: vapor.humidityAtHigh)
    return (index - 32) / 1.8
  }

  static let apparentTemperatureAtHigh = DerivedQuantity(
    "apparent-temperature-at-high", [.tasmax, .tasmin, .hurs, .sfcWind], .absolute(.temperature)
  ) {
    let vapor = DailyVapor(high: $0[0], low: $0[1], humidity: $0[2])
    return HeatStress.apparent($0[0], humidity: vapor.humidityAtHigh, wind: $0[3])
  }
}
