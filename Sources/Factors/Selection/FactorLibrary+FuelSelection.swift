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
}
