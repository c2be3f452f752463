public import Quantities
internal import Tables

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
    let edition = pinnedHub ?? edition
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
    let edition = pinnedHub ?? edition
    let rows = vehicleFuels[fuel] ?? []
    return rows.filter { $0.edition <= edition }.max { $0.edition < $1.edition } ?? rows.first
  }

  /// Methane or nitrous oxide per mile of a class of vehicle and model year.
  ///
  /// Of the editions that cover the model year, the one wanted is used, else the newest.
  public func vehicleMileFactor(
    vehicle: String, fuel: String, modelYear: Int, gas: Gas, edition: String
  ) -> EmissionFactor? {
    let edition = pinnedHub ?? edition
    let rows = vehicleMileTable.rows(vehicle: vehicle, fuel: fuel).filter { row in
      row.factor.gas == gas && row.modelYears.contains(modelYear)
    }
    return (rows.first { $0.edition == edition } ?? rows.max { $0.edition < $1.edition })?.factor
  }

  /// A constant by parameter and variant: of the year when it has that year, else the one for all years.
  ///
  /// - Parameter variant: Empty for a parameter without variants.
  /// - Returns: Nil when there is none, or when it is given by year and not for this one. Of two rows
  ///   for the same thing, the verified one.
  public func constant(_ parameter: String, variant: String = "", year: Int) -> Parameter? {
    let rows = (constants[parameter] ?? []).filter {
      $0.name == (variant.isEmpty ? parameter : variant) && ($0.year == nil || $0.year == year)
    }
    func rank(_ row: Parameter) -> Int {
      (row.year == year ? 2 : 0) + (row.status == .verified ? 1 : 0)
    }
    return rows.enumerated().max {
      (rank($0.element), -$0.offset) < (rank($1.element), -$1.offset)
    }?.element
  }

  /// Variants of a parameter, such as the types of landfill, in the order of the table.
  public func variants(of parameter: String) -> [String] {
    (constants[parameter] ?? []).map(\.name).withoutRepeats()
  }

  /// Years that a parameter is given for; empty when it holds for every year.
  public func years(of parameter: String) -> [Int] {
    (constants[parameter] ?? []).compactMap(\.year).sorted()
  }

  /// Factors of a set for one activity, one per gas.
  ///
  /// Of several editions, the one wanted is used, else the newest before it, else the oldest; of two
  /// rows of one edition, the verified one.
  ///
  /// - Parameters:
  ///   - set: Such as `nonroad`, `transport-activity` or `livestock-enteric`.
  ///   - activity: Such as `construction:diesel`.
  /// - Returns: Empty when the set or the activity is not in the library.
  public func activityFactors(
    _ set: String, _ activity: String, edition: String? = nil
  ) -> [EmissionFactor] {
    let rows = activityFactors[set]?[activity] ?? []
    let edition = pinnedHub ?? edition
    func rank(_ row: EmissionFactor) -> (Int, String, Int) {
      let isVerified = row.status == .verified ? 1 : 0
      guard let edition else { return (1, row.edition, isVerified) }
      if row.edition == edition { return (2, row.edition, isVerified) }
      return (row.edition < edition ? 1 : 0, row.edition, isVerified)
    }
    return Dictionary(grouping: rows, by: \.gas).values.compactMap { rows in
      rows.max { rank($0) < rank($1) }
    }.sorted { $0.gas < $1.gas }
  }

  /// Activities of a set of factors, in order.
  public func activities(in set: String) -> [String] {
    (activityFactors[set] ?? [:]).keys.sorted()
  }

  /// A refrigerant as gases with shares by mass: a blend's components, or the gas itself.
  ///
  /// - Returns: Nil when it is neither a blend nor a gas with a warming potential in any set.
  public func refrigerant(_ name: String) -> [(gas: Gas, share: Double)]? {
    let id = name.lowercased()
    if let blend = refrigerantBlends[id] { return blend }
    let gas = Gas(id: id)
    return warmingPotentials.contains { $0.values[gas] != nil } ? [(gas, 1)] : nil
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

  /// A published path by id, such as `cambium-midcase:MROW`.
  public func path(_ id: String) -> ReferencePath? { gridPaths[id] }

  /// Fuel ids nearest to an unknown one, for messages.
  public func fuelSuggestion(for text: String) -> String? {
    NearestName.find(text, among: combustion.keys)
  }
}
