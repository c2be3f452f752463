internal import Climate

/// An element of the Global Historical Climatology Network's daily files, and how it is stored.
///
/// - Source: NOAA NCEI, GHCN-Daily readme, version 3.3x, section III: “PRCP = Precipitation (tenths of mm)”,
///   “TMAX = Maximum temperature (tenths of degrees C)”, “AWND = Average daily wind speed (tenths of meters per second)”.
/// - Limits: TAVG has sources with different days and averages; multi-day totals (MDPR) are not read, so
///   their days are missing.
struct GHCNElement {
  let name: String
  let variable: ClimateVariable
  let unit: ClimateUnit

  /// All are stored in tenths of their unit.
  static let all = [
    GHCNElement(name: "TMAX", variable: .tasmax, unit: .celsius),
    GHCNElement(name: "TMIN", variable: .tasmin, unit: .celsius),
    GHCNElement(name: "TAVG", variable: .tas, unit: .celsius),
    GHCNElement(name: "PRCP", variable: .pr, unit: .millimetersPerDay),
    GHCNElement(name: "AWND", variable: .sfcWind, unit: .metersPerSecond),
  ]

  static let positions = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

  static var columns: [(name: String, variable: ClimateVariable, unit: ClimateUnit)] {
    all.map { ($0.name, $0.variable, $0.unit) }
  }
}
