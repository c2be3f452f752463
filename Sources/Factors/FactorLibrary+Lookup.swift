public import Quantities

/// The factors of one fuel for one kind of activity, from one edition.
public struct FuelFactors: Hashable, Sendable {
  /// Fossil or biogenic carbon dioxide, by the gas of the factor.
  public let carbonDioxide: EmissionFactor
  public let methane: EmissionFactor
  public let nitrousOxide: EmissionFactor

  /// Emissions of an amount given in the canonical unit of the factors' kind.
  public func emissions(ofCanonical amount: Double) -> EmissionsByGas {
    var emissions = EmissionsByGas.zero
    for factor in [carbonDioxide, methane, nitrousOxide] {
      emissions[factor.gas] += amount * factor.kilogramsPerCanonicalUnit
    }
    return emissions
  }
}

extension FactorLibrary {
  /// The edition of the EPA's hub chosen for a record's year: 2025 from 2023 on, 2021 before.
  ///
  /// The 2021 edition describes data up to 2022; table 1 is the same in both.
  public static func hubEdition(for year: Int) -> String {
    year >= 2023 ? "2025" : "2021"
  }

  /// The stationary combustion factors of a fuel, for activity of one kind.
  ///
  /// The EPA publishes each factor per MMBtu and, rounded, per physical unit. The row whose unit is of
  /// the activity's own kind is used, so that a published total can be reproduced to the last digit.
  ///
  /// - Returns: Nil when the fuel, the edition or the kind of unit is not in the library.
  public func fuelFactors(
    fuel: String, kind: MeasurementUnit.Kind, edition: String
  ) -> FuelFactors? {
    let rows = (combustion[fuel] ?? []).filter { $0.per.kind == kind && $0.edition == edition }
    guard
      let carbon = rows.first(where: {
        $0.gas == .carbonDioxide || $0.gas == .biogenicCarbonDioxide
      }),
      let methane = rows.first(where: { $0.gas == .methane }),
      let nitrousOxide = rows.first(where: { $0.gas == .nitrousOxide })
    else { return nil }
    return FuelFactors(carbonDioxide: carbon, methane: methane, nitrousOxide: nitrousOxide)
  }

  /// Carbon dioxide per gallon of a vehicle fuel, of the newest edition not after the one wanted.
  public func vehicleFuelFactor(fuel: String, edition: String) -> EmissionFactor? {
    let rows = vehicleFuels[fuel] ?? []
    return rows.filter { $0.edition <= edition }.max { $0.edition < $1.edition } ?? rows.first
  }

  /// Methane or nitrous oxide per mile of a class of vehicle and model year.
  ///
  /// Of the editions that cover the model year, the one wanted is used, else the newest.
  public func vehicleMileFactor(
    vehicle: String, fuel: String, modelYear: Int, gas: Gas, edition: String
  ) -> EmissionFactor? {
    let rows = vehicleMiles.filter { row in
      row.vehicle == vehicle && row.fuel == fuel && row.factor.gas == gas
        && row.modelYears.contains(modelYear)
    }
    return (rows.first { $0.edition == edition } ?? rows.max { $0.edition < $1.edition })?.factor
  }

  /// A constant of the wastewater methods, of the year when it has one.
  public func wastewaterParameter(_ name: String, year: Int) -> Parameter? {
    let rows = wastewater[name] ?? []
    return rows.first { $0.year == year } ?? rows.first { $0.year == nil }
  }

  /// The degradable organic carbon of a waste material in one edition; nil for a material without any.
  public func degradableCarbonFraction(of material: String, edition: String) -> Parameter? {
    degradableCarbon["\(edition):\(material)"]
  }

  /// Waste materials whose carbon is known in an edition, those without any included.
  public func degradableMaterials(in edition: String) -> [String] {
    degradableCarbon.keys.filter { $0.hasPrefix(edition + ":") }
      .map { String($0.dropFirst(edition.count + 1)) }.sorted()
  }

  /// Editions of degradable organic carbon fractions, such as `ipcc-2006`.
  public var degradableCarbonEditions: [String] {
    Set(degradableCarbon.keys.compactMap { $0.split(separator: ":").first.map(String.init) })
      .sorted()
  }

  /// A constant of the landfill and combustion methods, by name and variant.
  public func wasteParameter(_ name: String, variant: String) -> Parameter? {
    wasteParameters[name]?.first { $0.name == variant }
  }

  /// Factors of a way to treat waste, by gas, per mass of waste.
  ///
  /// - Parameter treatment: Treatment, and basis where there are two, such as `composting:wet`.
  /// - Returns: One factor per gas: of two for a gas, the verified one.
  public func wasteTreatmentFactors(_ treatment: String) -> [EmissionFactor] {
    var byGas: [Gas: EmissionFactor] = [:]
    for factor in wasteTreatment[treatment] ?? [] {
      let isBetter = byGas[factor.gas]?.status != .verified && factor.status == .verified
      if byGas[factor.gas] == nil || isBetter { byGas[factor.gas] = factor }
    }
    return byGas.values.sorted { $0.gas < $1.gas }
  }

  /// A published path by id, such as `cambium-midcase:MROW`.
  public func path(_ id: String) -> ReferencePath? { gridPaths[id] }

  /// Fuel ids nearest to an unknown one, for messages.
  public func fuelSuggestion(for text: String) -> String? {
    let nearest = combustion.keys.min {
      (editDistance($0, text), $0) < (editDistance($1, text), $1)
    }
    guard let nearest, editDistance(nearest, text) <= max(2, text.count / 3) else { return nil }
    return nearest
  }
}
