internal import Factors
internal import Quantities
internal import Tables

/// What would explain a published figure: every known cause that fits it to 0.1 percent.
struct ImpliedFactorCause {
  let figure: ReportedFigure
  let entry: EmissionsInventory.Entry
  let calculated: Double
  let subject: AuditSubject

  init(
    figure: ReportedFigure, entry: EmissionsInventory.Entry, calculated: Double,
    _ subject: AuditSubject
  ) {
    self.figure = figure
    self.entry = entry
    self.calculated = calculated
    self.subject = subject
  }

  private static let tolerance = 0.001

  private static let mostCauses = 3

  /// The causes in full sentences, likeliest first; nil when none of the known ones fits.
  ///
  /// Two may fit by chance: grid rates three years apart once differed by as much as a short ton and a metric ton.
  var text: String? {
    let causes = [
      activityItself, ownFactors, otherUnit ?? powersOfTen, heatContent, otherRates, otherFuel,
      otherSet, biogenic, tons,
    ].compactMap { $0 }.prefix(ImpliedFactorCause.mostCauses)
    return causes.isEmpty ? nil : causes.joined(separator: " Or: ")
  }

  private func fits(_ tonnes: Double) -> Bool {
    tonnes > 0 && (figure.tonnes / tonnes - 1).magnitude < ImpliedFactorCause.tolerance
  }

  /// Metric tons of the figure's gas, or CO2e under its potentials.
  private func tonnes(_ emissions: EmissionsByGas) -> Double {
    if let gas = figure.gas { return emissions[gas] / 1000 }
    return (subject.potentials(of: figure) ?? subject.inventory.potentials).tonnes(emissions)
  }

  private var record: ActivityRecord { entry.record }

  private var activityItself: String? {
    guard let amount = record.quantity, (figure.tonnes / amount - 1).magnitude < 0.0001 else {
      return nil
    }
    return
      "The implied factor is exactly 1: one of the two cells holds the other's number."
  }

  /// The library's factor although the record names the community's own, or the other way about.
  private var ownFactors: String? {
    guard let set = subject.factorSet(record),
      let emissions = subject.emissions(of: record, factor: ""), fits(tonnes(emissions))
    else { return nil }
    return "It is the library's factor, not that of the set “\(set.id)” which the record names."
  }

  /// The same number taken in another unit of the kind.
  private var otherUnit: String? {
    guard let unit = record.unit else { return nil }
    let other = MeasurementUnit.symbols(of: unit.kind).compactMap { MeasurementUnit.named($0) }
      .first { other in
        other.canonicalFactor != unit.canonicalFactor
          && fits(calculated * other.canonicalFactor / unit.canonicalFactor)
      }
    return other.map { "It fits if the amount were in \($0.symbol) instead of \(unit.symbol)." }
  }

  /// A thousand cubic feet taken for a million British thermal units.
  private var heatContent: String? {
    guard record.unit?.kind == .gasVolume, let amount = record.canonicalAmount,
      let factors = subject.library.fuelFactors(
        fuel: record.activity, kind: .energy,
        edition: FactorLibrary.hubEdition(for: record.year)),
      fits(tonnes(factors.emissions(ofCanonical: Energy.mmBtu(amount / 1000).canonical)))
    else { return nil }
    return
      "It fits if 1 mcf were taken as 1 MMBtu; the library's heat content is higher by a few percent."
  }

  private var powersOfTen: String? {
    let ratio = figure.tonnes / calculated
    for power in [1000.0, 1_000_000, 10, 100] {
      let name = NumberText.grouped(power)
      if (ratio / power - 1).magnitude < 0.02 { return "It is \(name) times too large." }
      if (ratio * power - 1).magnitude < 0.02 { return "It is \(name) times too small." }
    }
    return nil
  }

  private var tons: String? {
    let shortTon = Mass.shortTons(1).kilograms / 1000
    if fits(calculated / shortTon) {
      return "It is 1.1023 times the calculated one: short tons published as metric tons."
    }
    if fits(calculated * shortTon) {
      return "It is 0.9072 times the calculated one: a short ton was taken for a metric ton."
    }
    return nil
  }

  private var otherSet: String? {
    guard figure.gas == nil else { return nil }
    let stated = subject.potentials(of: figure) ?? subject.inventory.potentials
    let other = subject.library.warmingPotentials.first {
      ($0.set != stated.set || $0.horizon != stated.horizon) && fits($0.tonnes(entry.emissions))
    }
    if let other { return "It fits the warming potentials of \(other.title)." }
    guard let swapped = stated.withMethaneAsNitrousOxide(entry.emissions), fits(swapped) else {
      return nil
    }
    return "It fits if methane had the warming potential of nitrous oxide."
  }

  private var biogenic: String? {
    let carbon = entry.emissions.biogenicCarbonDioxide.tonnes
    guard figure.gas == nil || figure.gas == .carbonDioxide, carbon > 0, fits(calculated + carbon)
    else { return nil }
    return "It fits if the biogenic carbon dioxide were counted in."
  }

  /// The grid's rates of another year or subregion.
  private var otherRates: String? {
    guard record.isGridElectricity, record.unit?.kind == .energy,
      let amount = record.canonicalAmount
    else { return nil }
    let own = subject.subregion(of: record).uppercased()
    let others = subject.library.gridSubregions.filter { $0 != own }
    for subregion in [own] + others {
      let editions = subject.library.gridEditions(subregion: subregion)
        .filter { subregion == own || $0.year == record.year }
      for rates in editions.reversed()
      where fits(tonnes(rates.emissions(of: Energy(canonical: amount)))) {
        return "It fits the rates of \(subregion) in \(rates.year) (\(rates.edition))."
      }
    }
    return nil
  }

  private var otherFuel: String? {
    guard let kind = record.unit?.kind, let amount = record.canonicalAmount,
      subject.library.fuels[record.activity] != nil
    else { return nil }
    let edition = FactorLibrary.hubEdition(for: record.year)
    let fuels = subject.library.fuels.keys.sorted().filter { fuel in
      guard fuel != record.activity,
        let factors = subject.library.fuelFactors(fuel: fuel, kind: kind, edition: edition)
      else { return false }
      return fits(tonnes(factors.emissions(ofCanonical: amount)))
    }
    return fuels.isEmpty ? nil : "It fits the factor of \(AuditText.names(fuels))."
  }
}

extension WarmingPotentials {
  /// Metric tons CO2e as they come out when methane is given nitrous oxide's potential by mistake.
  ///
  /// - Returns: Nil without methane, where the mistake changes nothing.
  func withMethaneAsNitrousOxide(_ emissions: EmissionsByGas) -> Double? {
    guard emissions.methane.kilograms > 0, let methane = values[.methane],
      let nitrousOxide = values[.nitrousOxide]
    else { return nil }
    var plain = emissions
    plain.fossilMethane = .zero
    return tonnes(plain) + emissions.methane.tonnes * (nitrousOxide - methane)
  }
}
