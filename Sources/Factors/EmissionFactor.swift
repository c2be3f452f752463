public import Quantities

/// One published emission factor: a mass of gas per amount of activity, with edition and source.
public struct EmissionFactor: Hashable, Sendable {
  /// Unique in its table, such as `epa-hub-2025:natural-gas:co2:per-scf`.
  public let id: String
  public let gas: Gas
  /// The number as published.
  public let value: Double
  /// Unit of the gas as published: `kg`, `g` or `lb`.
  public let massUnit: String
  /// The activity the factor is for, as published, such as `scf`.
  public let per: MeasurementUnit
  /// Edition or data year and revision, such as `2025` or `eGRID2023 rev2`.
  public let edition: String
  public let source: FactorSource
  public let status: EvidenceStatus

  /// Kilograms of the gas per canonical unit of the activity's kind.
  public let kilogramsPerCanonicalUnit: Double

  /// Makes a factor, such as a utility's own.
  public init(
    id: String, gas: Gas, value: Double, massUnit: String, per: MeasurementUnit, edition: String,
    source: FactorSource, status: EvidenceStatus
  ) {
    self.id = id
    self.gas = gas
    self.value = value
    self.massUnit = massUnit
    self.per = per
    self.edition = edition
    self.source = source
    self.status = status
    let kilograms = MeasurementUnit.named(massUnit)?.canonicalFactor ?? .nan
    kilogramsPerCanonicalUnit = value * kilograms / per.canonicalFactor
  }

  /// The factor as a rate whose type only multiplies its own kind of activity.
  ///
  /// Nil when the factor is for another kind of activity or another gas.
  public func rate<Activity: Quantity, Species: GasSpecies>(
    per activity: Activity.Type, of species: Species.Type
  ) -> EmissionRate<Activity, Species>? {
    guard Activity.kind == per.kind.rawValue, Species.gas == gas else { return nil }
    return EmissionRate(canonical: kilogramsPerCanonicalUnit)
  }

  /// The number and both units as published, such as `0.05444 kg CO₂ per scf`.
  public var published: String {
    let number = NumberText.significant(value, digits: 7)
    return "\(number) \(massUnit) \(gas.formula) per \(per.symbol)"
  }

  /// Edition, author and title, and a label when unverified.
  public var citation: String {
    let label = status == .unverified ? " (unverified)" : ""
    return [source.citation, edition].filter { !$0.isEmpty }.joined(separator: ", ") + label
  }

  /// The factor as an input of a formula.
  public func input(_ symbol: String, _ name: String) -> Explanation.Input {
    Explanation.Input(
      symbol: symbol, name: name, value: NumberText.significant(value, digits: 7),
      unit: "\(massUnit) \(gas.formula) per \(per.symbol)", source: citation)
  }
}
