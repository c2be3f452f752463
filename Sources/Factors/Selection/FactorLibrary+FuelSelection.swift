public import Quantities

extension FactorLibrary {
  /// Chooses the stationary combustion factors of a fuel for a year, and says why.
  ///
  /// The edition is the one stated, else `hubEdition(for:)`; a fuel that it lacks is not taken from another.
  ///
  /// - Parameters:
  ///   - kind: The kind of unit that the amount is in.
  ///   - edition: Such as `2021`; nil for the automatic choice.
  /// - Throws: `FactorAbsence` for an unknown fuel, or one without factors in the edition and kind of unit.
  public func fuelSelection(
    fuel: String, kind: MeasurementUnit.Kind, year: Int, edition: String? = nil
  ) throws(FactorAbsence) -> FactorSelection<FuelFactors> {
    guard let rows = combustion[fuel] else { throw unknownFuel(fuel) }
    let wanted = edition ?? FactorLibrary.hubEdition(for: year)
    let others = Set(rows.map(\.edition)).subtracting([wanted]).sorted()
      .compactMap { fuelFactors(fuel: fuel, kind: kind, edition: $0) }
    guard let factors = fuelFactors(fuel: fuel, kind: kind, edition: wanted) else {
      throw noFuelFactors(fuel, kind: kind, edition: wanted, others: others, rows: rows)
    }
    let alternatives = others.map { other in
      let carbon = other.carbonDioxide
      let isSame = carbon.value == factors.carbonDioxide.value
      return "Edition \(carbon.edition): \(carbon.published)\(isSame ? ", the same" : "")"
    }
    return FactorSelection(
      factors, hubReason(edition: wanted, year: year, isStated: edition != nil, alternatives))
  }

  /// Chooses carbon dioxide per gallon of a vehicle fuel for a year, and says why.
  ///
  /// - Parameter edition: Such as `2021`; nil for the edition of the year.
  /// - Throws: `FactorAbsence` for a fuel without a factor.
  public func vehicleFuelSelection(
    fuel: String, year: Int, edition: String? = nil
  ) throws(FactorAbsence) -> FactorSelection<EmissionFactor> {
    let wanted = edition ?? FactorLibrary.hubEdition(for: year)
    guard let factor = vehicleFuelFactor(fuel: fuel, edition: wanted) else {
      throw unknownVehicleFuel(fuel)
    }
    let others = (vehicleFuels[fuel] ?? []).filter { $0 != factor }
      .map { "Edition \($0.edition): \($0.published)" }
    if factor.edition == wanted {
      return FactorSelection(
        factor, hubReason(edition: wanted, year: year, isStated: edition != nil, others))
    }
    let basis: FactorReason.Basis = factor.edition < wanted ? .newestNotLater : .otherEdition
    let rule =
      basis == .newestNotLater
      ? "the newest that is not later than \(wanted)" : "the oldest there is; \(wanted) is earlier"
    return FactorSelection(
      factor,
      FactorReason(
        basis,
        "The library has no carbon dioxide factor of this fuel in edition \(wanted); edition \(factor.edition) is \(rule).",
        alternatives: others))
  }

  /// Chooses methane or nitrous oxide per mile for a class of vehicle and model year, and says why.
  ///
  /// - Parameters:
  ///   - year: The year of the activity.
  ///   - edition: Such as `2021`; nil for the edition of the year.
  /// - Throws: `FactorAbsence` when no edition covers the vehicle, fuel and model year.
  public func vehicleMileSelection(
    vehicle: String, fuel: String, modelYear: Int, gas: Gas, year: Int, edition: String? = nil
  ) throws(FactorAbsence) -> FactorSelection<EmissionFactor> {
    let wanted = edition ?? FactorLibrary.hubEdition(for: year)
    guard
      let factor = vehicleMileFactor(
        vehicle: vehicle, fuel: fuel, modelYear: modelYear, gas: gas, edition: wanted)
    else { throw noVehicleMiles(vehicle: vehicle, fuel: fuel, modelYear: modelYear, gas: gas) }
    let covering = vehicleMiles.filter {
      $0.vehicle == vehicle && $0.fuel == fuel && $0.factor.gas == gas
        && $0.modelYears.contains(modelYear)
    }
    let others = covering.map(\.factor).filter { $0 != factor }
      .map { "Edition \($0.edition): \($0.published)" }
    if factor.edition == wanted {
      return FactorSelection(
        factor, hubReason(edition: wanted, year: year, isStated: edition != nil, others))
    }
    return FactorSelection(
      factor,
      FactorReason(
        .otherEdition,
        "Edition \(wanted) has no row for model year \(modelYear); edition \(factor.edition) is the newest that has one.",
        alternatives: others))
  }
}

extension FactorLibrary {
  private func hubReason(
    edition: String, year: Int, isStated: Bool, _ alternatives: [String]
  ) -> FactorReason {
    if isStated {
      return FactorReason(
        .stated, "The record states edition \(edition) of the EPA's hub.",
        alternatives: alternatives)
    }
    let first = FactorLibrary.newHubYear
    let rule = year >= first ? "from \(first) on" : "before \(first)"
    return FactorReason(
      .forYear,
      "Edition \(edition) of the EPA's hub is used for years \(rule), and \(year) is one.",
      alternatives: alternatives)
  }

  /// The first year for which the newest edition of the hub is used, found from the rule itself.
  private static var newHubYear: Int {
    let newest = hubEdition(for: .max)
    return (2000...2100).first { hubEdition(for: $0) == newest } ?? 2000
  }

  private func unknownFuel(_ fuel: String) -> FactorAbsence {
    let near = fuelSuggestion(for: fuel)
    let advice =
      near.map { "Did you mean “\($0)”?" } ?? "`cairn factors search` lists the library's fuels."
    return FactorAbsence(
      "There is no emission factor for “\(fuel)”. \(advice)", suggestions: near.map { [$0] } ?? [])
  }

  private func noFuelFactors(
    _ fuel: String, kind: MeasurementUnit.Kind, edition: String, others: [FuelFactors],
    rows: [EmissionFactor]
  ) -> FactorAbsence {
    let editions = others.map(\.carbonDioxide.edition)
    if !editions.isEmpty {
      return FactorAbsence(
        "Edition \(edition) of the EPA's hub has no factors for “\(fuel)”; \(editions.joined(separator: ", ")) has. State it as epa-hub:\(editions.last ?? "").",
        suggestions: editions)
    }
    let units = Set(rows.map(\.per.symbol)).sorted()
    return FactorAbsence(
      "The factors for “\(fuel)” are per \(units.joined(separator: " or ")), not per unit of \(kind.rawValue).",
      suggestions: units)
  }

  private func unknownVehicleFuel(_ fuel: String) -> FactorAbsence {
    let near = NearestName.all(fuel, among: vehicleFuels.keys.sorted())
    let advice =
      near.isEmpty
      ? "Use one of \(vehicleFuels.keys.sorted().joined(separator: ", "))."
      : "Did you mean \(near.map { "“\($0)”" }.joined(separator: " or "))?"
    return FactorAbsence(
      "There is no carbon dioxide factor for the vehicle fuel “\(fuel)”. \(advice)",
      suggestions: near)
  }

  private func noVehicleMiles(
    vehicle: String, fuel: String, modelYear: Int, gas: Gas
  ) -> FactorAbsence {
    let rows = vehicleMiles.filter {
      $0.vehicle == vehicle && $0.fuel == fuel && $0.factor.gas == gas
    }
    guard let first = rows.map(\.modelYears.lowerBound).min(),
      let last = rows.map(\.modelYears.upperBound).max()
    else {
      let known = Set(vehicleMiles.map { "\($0.vehicle) on \($0.fuel)" }).sorted()
      let near = known.filter { $0.hasPrefix(vehicle) || $0.hasSuffix(" on " + fuel) }
      return FactorAbsence(
        "There is no \(gas.formula) per mile for “\(vehicle)” on “\(fuel)”. "
          + (near.isEmpty
            ? "`cairn factors list --table mobile-ch4-n2o` has them all."
            : "There is \(near.prefix(6).joined(separator: ", "))."),
        suggestions: near)
    }
    let span = first > 0 ? "\(first) to \(last)" : "those up to \(last)"
    return FactorAbsence(
      "There is no \(gas.formula) per mile of \(vehicle) on \(fuel) for model year \(modelYear); the library has \(span)."
    )
  }
}
