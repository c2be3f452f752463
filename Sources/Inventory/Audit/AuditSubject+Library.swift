internal import Factors
internal import Quantities
internal import Tables

extension AuditSubject {
  var library: FactorLibrary { inventory.context.library }

  /// Kilograms of a gas per canonical unit of a fuel that the library has; nil when it has none.
  ///
  /// Stationary fuels come first, then vehicle fuels, then blends by their shares.
  func libraryFactor(
    _ fuel: String, _ gas: Gas, per kind: MeasurementUnit.Kind, year: Int
  ) -> Double? {
    let edition = FactorLibrary.hubEdition(for: year)
    if let factors = library.fuelFactors(fuel: fuel, kind: kind, edition: edition) {
      return [factors.carbonDioxide, factors.methane, factors.nitrousOxide]
        .first { $0.gas == gas }?.kilogramsPerCanonicalUnit
    }
    let vehicle = library.activityFactors("mobile-co2", fuel, edition: edition)
    if let factor = vehicle.first(where: { $0.gas == gas && $0.per.kind == kind }) {
      return factor.kilogramsPerCanonicalUnit
    }
    guard let parts = library.blends[fuel] else { return nil }
    let known = parts.compactMap { part in
      libraryFactor(part.fuel, gas, per: kind, year: year).map { $0 * part.share }
    }
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  /// Fuels of the library, stationary and of vehicles, in order.
  var fuelNames: [String] {
    Set(library.fuels.keys).union(library.activities(in: "mobile-co2")).sorted()
  }

  /// Other fuels whose factor equals a number of kilograms per canonical unit, to 0.05 percent.
  func otherFuels(
    than fuel: String, with factor: Double, of gas: Gas, per kind: MeasurementUnit.Kind, year: Int
  ) -> [String] {
    fuelNames.filter { other in
      guard other != fuel,
        let known = libraryFactor(other, gas, per: kind, year: year), known > 0
      else { return false }
      return (factor / known - 1).magnitude < 0.0005
    }
  }

  /// Grid rates of a record's subregion in its year; nil when there are none.
  func gridChoice(_ record: ActivityRecord) -> GridChoice? {
    library.gridChoice(subregion: subregion(of: record), year: record.year)
  }

  /// The grid subregion that a record names, else the community's.
  func subregion(of record: ActivityRecord) -> String {
    record.factor.part(after: "egrid") ?? inventory.context.subregion
  }

  /// What a record's electricity would emit at the grid's own rates; nil when they are not known.
  func gridEmissions(of record: ActivityRecord) -> EmissionsByGas? {
    guard record.unit?.kind == .energy, let amount = record.canonicalAmount else { return nil }
    return gridChoice(record)?.emissions(of: Energy(canonical: amount))
  }

  /// Calculated records of every account that name a set of the community's own factors.
  func entries(naming set: FactorSet, for row: FactorSet.Row) -> [EmissionsInventory.Entry] {
    factorUsers.entries(set, row)
  }

  /// Metric tons CO2e between a row of own factors and another factor, over the records that use it.
  ///
  /// - Parameter factor: Kilograms of the row's gas per canonical unit.
  /// - Returns: Nil when no record uses the row, or the gas is outside the total.
  func tonnes(
    between row: FactorSet.Row, of set: FactorSet, and factor: Double
  ) -> Double? {
    let amount = entries(naming: set, for: row).compactMap(\.record.canonicalAmount).reduce(0, +)
    guard amount > 0, let potential = potential(row.factor.gas) else { return nil }
    return (amount * (row.factor.kilogramsPerCanonicalUnit - factor) * potential / 1000).magnitude
  }

  /// Every row of own factors with its set, in the order of the table.
  var ownFactorRows: [(set: FactorSet, row: FactorSet.Row)] {
    inventory.context.factorSets.values.sorted { $0.id < $1.id }
      .flatMap { set in set.rows.map { (set, $0) } }
      .sorted { ($0.row.place.row ?? 0) < ($1.row.place.row ?? 0) }
  }

  /// What a row of own factors is called in a register, such as `fleet diesel co2 2019`.
  func name(of row: FactorSet.Row, in set: FactorSet) -> String {
    [set.id, row.activity, row.factor.gas.id, row.year.map(String.init) ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The year whose editions a row of own factors is compared with.
  func comparisonYear(of row: FactorSet.Row, in set: FactorSet) -> Int {
    row.year ?? entries(naming: set, for: row).map(\.record.year).max() ?? years.last ?? 2021
  }
}
