/// A unit of a daily variable, and the way to the canonical unit of its kind.
///
/// Canonical units are °C, mm/day, % and m/s. Values stay in the unit of their file through the kernels, so that
/// no rounding is added; thresholds are brought into that unit, and results out of it.
/// - Source: [CF-conventions] 3.1 names units by UDUNITS; the spellings below are those that daily archives use.
/// - Errors: a spelling that is not listed is refused, never guessed.
public struct ClimateUnit: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The spelling Cairn writes, such as `degC`.
  public let symbol: String
  public let kind: ClimateVariable.Kind
  /// canonical = value · scale + offset.
  public let scale: Double
  public let offset: Double

  public static let celsius = ClimateUnit("degC", .temperature, 1, 0)
  public static let kelvin = ClimateUnit("K", .temperature, 1, -273.15)
  public static let fahrenheit = ClimateUnit("degF", .temperature, 5 / 9, -160 / 9)
  public static let millimetersPerDay = ClimateUnit("mm/day", .precipitation, 1, 0)
  /// 1 kg of water on a square meter is 1 mm deep.
  public static let kilogramsPerSquareMeterSecond = ClimateUnit(
    "kg m-2 s-1", .precipitation, 86_400, 0)
  public static let inchesPerDay = ClimateUnit("in/day", .precipitation, 25.4, 0)
  public static let metersOfWaterPerSecond = ClimateUnit(
    "m s-1 of water", .precipitation, 86_400_000, 0)
  public static let percent = ClimateUnit("%", .humidity, 1, 0)
  public static let fraction = ClimateUnit("1", .humidity, 100, 0)
  public static let metersPerSecond = ClimateUnit("m s-1", .wind, 1, 0)
  public static let milesPerHour = ClimateUnit("mph", .wind, 0.44704, 0)
  public static let knots = ClimateUnit("kt", .wind, 1852.0 / 3600, 0)

  private init(
    _ symbol: String, _ kind: ClimateVariable.Kind, _ scale: Double, _ offset: Double
  ) {
    self.symbol = symbol
    self.kind = kind
    self.scale = scale
    self.offset = offset
  }

  /// The unit that a file states for a variable.
  ///
  /// - Throws: `ClimateProblem` when the spelling is unknown or belongs to another kind of variable.
  public init(named text: String, for variable: ClimateVariable) throws(ClimateProblem) {
    let wanted = Self.normalized(text)
    guard let found = Self.spellings[variable.kind]?[wanted] else {
      let known = Self.all.filter { $0.kind == variable.kind }.map(\.symbol)
      throw ClimateProblem(
        "“\(text)” is not a known unit of \(variable.rawValue). Known are \(known.joined(separator: ", "))."
      )
    }
    self = found
  }

  /// The canonical unit of a kind of variable.
  public static func canonical(of kind: ClimateVariable.Kind) -> ClimateUnit {
    switch kind {
    case .temperature: .celsius
    case .precipitation: .millimetersPerDay
    case .humidity: .percent
    case .wind: .metersPerSecond
    }
  }

  /// A value of this unit in the canonical unit of its kind.
  public func canonical(_ value: Double) -> Double { value * scale + offset }

  /// A canonical value in this unit.
  public func value(ofCanonical canonical: Double) -> Double { (canonical - offset) / scale }

  /// A value of this unit in another unit of the same kind.
  public func converted(_ value: Double, to unit: ClimateUnit) -> Double {
    self == unit ? value : unit.value(ofCanonical: canonical(value))
  }

  /// A difference or a sum of differences of this unit in another unit of the same kind: no offset is applied.
  public func convertedDifference(_ value: Double, to unit: ClimateUnit) -> Double {
    self == unit ? value : value * (scale / unit.scale)
  }

  public var description: String { symbol }

  private static let all: [ClimateUnit] = [
    celsius, kelvin, fahrenheit, millimetersPerDay, kilogramsPerSquareMeterSecond, inchesPerDay,
    metersOfWaterPerSecond, percent, fraction, metersPerSecond, milesPerHour, knots,
  ]

  private static let aliases: [(ClimateUnit, [String])] = [
    (celsius, ["C", "°C", "celsius", "degreec", "degreesc"] + degrees("celsius", "c")),
    (kelvin, ["kelvin", "degK", "degreek", "degreesk"] + degrees("kelvin", "k")),
    (fahrenheit, ["F", "°F", "fahrenheit", "degreef", "degreesf"] + degrees("fahrenheit", "f")),
    (
      millimetersPerDay,
      [
        "mm", "mm d-1", "mm day-1", "mm d^-1", "mm day^-1", "mm/d", "kg m-2 d-1", "kg m-2 day-1",
        "kg/m2/day", "mm/24h",
      ]
    ),
    (
      kilogramsPerSquareMeterSecond,
      ["kg/m2/s", "kg/m^2/s", "kg m^-2 s^-1", "mm s-1", "mm/s", "kg m**-2 s**-1"]
    ),
    (inchesPerDay, ["in", "inch", "inches", "in d-1", "in day-1", "inches/day"]),
    (metersOfWaterPerSecond, ["m s-1", "m/s"]),
    (percent, ["percent", "pct"]), (fraction, ["fraction", "kg kg-1 of saturation"]),
    (metersPerSecond, ["m/s", "m s^-1", "meters per second"]), (milesPerHour, ["mi/h"]),
    (knots, ["knot", "knots"]),
  ]

  /// A scale's names behind the word degree, as UDUNITS takes them.
  private static func degrees(_ names: String...) -> [String] {
    names.flatMap { name in ["deg", "degree", "degrees"].map { "\($0)_\(name)" } }
  }

  private static let spellings: [ClimateVariable.Kind: [String: ClimateUnit]] = {
    var result: [ClimateVariable.Kind: [String: ClimateUnit]] = [:]
    for unit in all { result[unit.kind, default: [:]][normalized(unit.symbol)] = unit }
    for (unit, names) in aliases {
      for name in names { result[unit.kind, default: [:]][normalized(name)] = unit }
    }
    return result
  }()

  private static func normalized(_ text: String) -> String {
    text.lowercased().split(whereSeparator: { $0 == " " || $0 == "_" }).joined(separator: " ")
  }
}
