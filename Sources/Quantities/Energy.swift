/// Energy, kept in megajoules.
///
/// British thermal units are those of the International Table: 1 MMBtu = 1055.05585262 MJ exactly.
/// - Source: NIST Special Publication 811 (2008), appendix B.8.
public struct Energy: Quantity {
  public static let kind = "energy"
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }

  static let megajoulesPerMMBtu = 1055.055_852_62

  public static func kilowattHours(_ value: Double) -> Energy { Energy(canonical: value * 3.6) }
  public static func megawattHours(_ value: Double) -> Energy { Energy(canonical: value * 3600) }
  public static func megajoules(_ value: Double) -> Energy { Energy(canonical: value) }
  public static func mmBtu(_ value: Double) -> Energy {
    Energy(canonical: value * megajoulesPerMMBtu)
  }
  /// A tenth of an MMBtu, as the EPA's tables use the therm.
  public static func therms(_ value: Double) -> Energy {
    Energy(canonical: value * megajoulesPerMMBtu / 10)
  }

  public var kilowattHours: Double { canonical / 3.6 }
  public var megawattHours: Double { canonical / 3600 }
  public var megajoules: Double { canonical }
  public var mmBtu: Double { canonical / Energy.megajoulesPerMMBtu }
  public var therms: Double { mmBtu * 10 }
}
