/// Mass of anything but a greenhouse gas, kept in kilograms.
///
/// One pound is 0.45359237 kg and one short ton 907.18474 kg, both exactly.
/// - Source: NIST Special Publication 811 (2008), appendix B.8.
public struct Mass: Quantity {
  public static let kind = "mass"
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }

  static let kilogramsPerPound = 0.453_592_37
  static let kilogramsPerShortTon = 907.184_74

  public static func kilograms(_ value: Double) -> Mass { Mass(canonical: value) }
  public static func tonnes(_ value: Double) -> Mass { Mass(canonical: value * 1000) }
  public static func shortTons(_ value: Double) -> Mass {
    Mass(canonical: value * kilogramsPerShortTon)
  }
  public static func pounds(_ value: Double) -> Mass { Mass(canonical: value * kilogramsPerPound) }

  public var kilograms: Double { canonical }
  public var tonnes: Double { canonical / 1000 }
  public var shortTons: Double { canonical / Mass.kilogramsPerShortTon }
  public var pounds: Double { canonical / Mass.kilogramsPerPound }
}

/// Volume of a liquid, kept in cubic meters.
///
/// One US gallon is 0.003785411784 m³ exactly; a barrel is 42 gallons.
/// - Source: NIST Special Publication 811 (2008), appendix B.8.
public struct LiquidVolume: Quantity {
  public static let kind = "liquid volume"
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }

  static let cubicMetersPerGallon = 0.003_785_411_784

  public static func gallons(_ value: Double) -> LiquidVolume {
    LiquidVolume(canonical: value * cubicMetersPerGallon)
  }
  public static func cubicMeters(_ value: Double) -> LiquidVolume {
    LiquidVolume(canonical: value)
  }

  public var gallons: Double { canonical / LiquidVolume.cubicMetersPerGallon }
  public var cubicMeters: Double { canonical }
}

/// Volume of a gas at standard conditions, kept in standard cubic feet.
///
/// Not interchangeable with liquid volume: a gallon of propane and a cubic foot of propane gas differ
/// 270-fold in mass.
public struct GasVolume: Quantity {
  public static let kind = "gas volume"
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }

  static let cubicFeetPerCubicMeter = 1 / (0.3048 * 0.3048 * 0.3048)

  public static func standardCubicFeet(_ value: Double) -> GasVolume {
    GasVolume(canonical: value)
  }

  public var standardCubicFeet: Double { canonical }
}
