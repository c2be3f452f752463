/// A daily variable that indicators are made from, by its CF short name.
public enum ClimateVariable: String, Hashable, Sendable, Codable, CodingKeyRepresentable,
  CaseIterable
{
  /// Daily maximum near-surface air temperature.
  case tasmax
  /// Daily minimum near-surface air temperature.
  case tasmin
  /// Daily mean near-surface air temperature.
  case tas
  /// Precipitation.
  case pr
  /// Near-surface relative humidity.
  case hurs
  /// Near-surface wind speed.
  case sfcWind

  /// What a variable measures; its units are of this kind.
  public enum Kind: String, Hashable, Sendable, Codable {
    case temperature, precipitation, humidity, wind
  }

  public var kind: Kind {
    switch self {
    case .tasmax, .tasmin, .tas: .temperature
    case .pr: .precipitation
    case .hurs: .humidity
    case .sfcWind: .wind
    }
  }

  /// The variable's place in tables by number.
  var index: Int {
    switch self {
    case .tasmax: 0
    case .tasmin: 1
    case .tas: 2
    case .pr: 3
    case .hurs: 4
    case .sfcWind: 5
    }
  }

  /// Hashes the number: that of the raw value, a text, would be felt where every day of a tile looks a variable up.
  public func hash(into hasher: inout Hasher) { hasher.combine(index) }

  /// The variable that a file calls by this name, in any case; nil when unknown.
  public init?(fileName: String) {
    switch fileName.lowercased() {
    case "tasmax", "tmax", "tx", "temperature_max", "max_temp": self = .tasmax
    case "tasmin", "tmin", "tn", "temperature_min", "min_temp": self = .tasmin
    case "tas", "tavg", "tg", "tmean": self = .tas
    case "pr", "prcp", "precip", "precipitation", "ppt", "rr": self = .pr
    case "hurs", "rh", "relative_humidity": self = .hurs
    case "sfcwind", "wind", "windspeed", "fg": self = .sfcWind
    default: return nil
    }
  }
}
