/// A greenhouse gas that Cairn keeps apart from all others.
///
/// Carbon dioxide from recent plant growth is a gas of its own: it is reported beside the total, and
/// never inside.
public struct Gas: Hashable, Sendable, Codable, Comparable {
  /// Lower-case identifier as in the factor tables, such as `ch4` or `hfc-134a`.
  public let id: String

  public init(id: String) { self.id = id.lowercased() }

  public static let carbonDioxide = Gas(id: "co2")
  public static let biogenicCarbonDioxide = Gas(id: "biogenic-co2")
  public static let methane = Gas(id: "ch4")
  /// Methane of fossil origin, where a set of warming potentials counts it apart.
  public static let fossilMethane = Gas(id: "ch4-fossil")
  public static let nitrousOxide = Gas(id: "n2o")

  /// The formula as a reader expects it, such as `CO₂` or `HFC-134A`.
  public var formula: String {
    switch id {
    case "co2": "CO₂"
    case "biogenic-co2": "biogenic CO₂"
    case "ch4": "CH₄"
    case "ch4-fossil": "fossil CH₄"
    case "n2o": "N₂O"
    case "sf6": "SF₆"
    case "nf3": "NF₃"
    default: id.uppercased()
    }
  }

  public static func < (left: Gas, right: Gas) -> Bool { left.id < right.id }
}

/// A gas named as a type, so that masses of two gases cannot be added.
public protocol GasSpecies: Sendable {
  static var gas: Gas { get }
}

/// Fossil or other non-biogenic carbon dioxide.
public enum CO2: GasSpecies { public static let gas = Gas.carbonDioxide }
/// Carbon dioxide from biomass.
public enum BiogenicCO2: GasSpecies { public static let gas = Gas.biogenicCarbonDioxide }
/// Methane.
public enum CH4: GasSpecies { public static let gas = Gas.methane }
/// Nitrous oxide.
public enum N2O: GasSpecies { public static let gas = Gas.nitrousOxide }

/// Mass of one greenhouse gas emitted, kept in kilograms of that gas.
public struct EmissionMass<Species: GasSpecies>: Quantity {
  public static var kind: String { "mass of \(Species.gas.formula)" }
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }

  public static func kilograms(_ value: Double) -> EmissionMass { .init(canonical: value) }
  public static func grams(_ value: Double) -> EmissionMass { .init(canonical: value / 1000) }
  public static func tonnes(_ value: Double) -> EmissionMass { .init(canonical: value * 1000) }

  public var kilograms: Double { canonical }
  public var tonnes: Double { canonical / 1000 }
}

/// Carbon dioxide equivalent under a stated set of warming potentials, kept in kilograms.
///
/// Only a set of warming potentials makes one; it does not add to the mass of any gas.
public struct CarbonDioxideEquivalent: Quantity {
  public static let kind = "CO2e"
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }

  public static func kilograms(_ value: Double) -> Self { Self(canonical: value) }
  public static func tonnes(_ value: Double) -> Self { Self(canonical: value * 1000) }

  public var kilograms: Double { canonical }
  public var tonnes: Double { canonical / 1000 }
}
