public import Quantities
public import Workspace

/// Turns a value into the units that a community's readers use.
public struct DisplayUnits: Sendable {
  let system: Community.UnitSystem

  public init(_ system: Community.UnitSystem) { self.system = system }

  /// The value in the reader's unit, and that unit as printed.
  ///
  ///     t(°C) = (t(°F) − 32) ÷ 1.8;  a difference of temperatures is only divided
  ///
  /// - Parameter isDifference: True for a change of temperature, which has no zero point.
  /// - Returns: The value unchanged for a unit that both systems share.
  public func shown(
    _ value: Double, _ unit: MeasurementUnit?, isDifference: Bool = false
  ) -> (value: Double, unit: String) {
    switch (unit?.symbol, system) {
    case ("degF", .metric): ((value - (isDifference ? 0 : 32)) / 1.8, "°C")
    case ("degC", .us): (value * 1.8 + (isDifference ? 0 : 32), "°F")
    case ("degF-days", .metric): (value / 1.8, "°C degree days")
    case ("degC-days", .us): (value * 1.8, "°F degree days")
    case ("inch", .metric): (value * 25.4, "mm")
    case ("mm", .us): (value / 25.4, "inches")
    case ("inch/day", .metric): (value * 25.4, "mm per day")
    case ("mm/day", .us): (value / 25.4, "inches per day")
    case ("mph", .metric): (value * 0.44704, "m/s")
    case ("m/s", .us): (value / 0.44704, "mph")
    case ("mile", .metric): (Distance.miles(value).kilometers, "km")
    case ("km", .us): (Distance.kilometers(value).miles, "miles")
    case ("acre", .metric): (Area.acres(value).hectares, "hectares")
    case ("hectare", .us): (Area.hectares(value).acres, "acres")
    default: (value, unit?.readerName ?? "")
    }
  }
}
