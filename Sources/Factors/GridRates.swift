public import Quantities

/// Which grid rates: data year, revision and subregion.
struct GridKey: Hashable, Sendable {
  let year: Int
  let revision: String
  let subregion: String
}

/// A grid subregion's total output emission rates for one data year, by gas.
///
/// - Source: EPA eGRID, as cited per row in `egrid.csv`.
/// - Limits: Total output rates, for inventories; savings at the margin differ.
public struct GridRates: Hashable, Sendable {
  public let subregion: String
  public let year: Int
  /// Empty, `rev1` or `rev2`.
  public let revision: String
  public let carbonDioxide: EmissionFactor
  public let methane: EmissionFactor
  public let nitrousOxide: EmissionFactor
  /// Part of generation lost in the grid; nil when not published with the rates.
  public let grossLoss: Double?
  /// Gases whose rate was not read for this year and is linear between the editions around it.
  public let interpolatedGases: [Gas]

  /// Makes rates, such as a utility's own.
  public init(
    subregion: String, year: Int, revision: String, carbonDioxide: EmissionFactor,
    methane: EmissionFactor, nitrousOxide: EmissionFactor, grossLoss: Double?,
    interpolatedGases: [Gas] = []
  ) {
    self.subregion = subregion
    self.year = year
    self.revision = revision
    self.carbonDioxide = carbonDioxide
    self.methane = methane
    self.nitrousOxide = nitrousOxide
    self.grossLoss = grossLoss
    self.interpolatedGases = interpolatedGases
  }

  /// Emissions of an amount of electricity at the meter.
  ///
  ///     m(gas) = E · rate(gas)
  public func emissions(of electricity: Energy) -> EmissionsByGas {
    EmissionsByGas(
      carbonDioxide: .kilograms(electricity.canonical * carbonDioxide.kilogramsPerCanonicalUnit),
      methane: .kilograms(electricity.canonical * methane.kilogramsPerCanonicalUnit),
      nitrousOxide: .kilograms(electricity.canonical * nitrousOxide.kilogramsPerCanonicalUnit))
  }

  /// Such as `eGRID2023 rev2`.
  public var edition: String {
    let edition = carbonDioxide.edition
    return revision.isEmpty || edition.hasSuffix(revision) ? edition : "\(edition) \(revision)"
  }
}

/// Grid rates chosen for a year: one edition, or two with the year between them.
public struct GridChoice: Hashable, Sendable {
  /// The editions used, one or two, oldest first.
  public let rates: [GridRates]
  /// The weight of each edition; they sum to 1.
  public let weights: [Double]

  public init(rates: [GridRates], weights: [Double]) {
    self.rates = rates
    self.weights = weights
  }

  /// Emissions of an amount of electricity at the meter.
  public func emissions(of electricity: Energy) -> EmissionsByGas {
    zip(rates, weights).reduce(into: .zero) { sum, part in
      sum += part.0.emissions(of: electricity) * part.1
    }
  }

  /// True when the year has no edition of its own.
  public var isInterpolated: Bool { rates.count > 1 }

  /// Part of generation lost in the grid, weighted as the rates are; nil when an edition states none.
  public var grossLoss: Double? {
    var sum = 0.0
    for (rates, weight) in zip(rates, weights) {
      guard let loss = rates.grossLoss else { return nil }
      sum += loss * weight
    }
    return sum
  }
}

extension FactorLibrary {
  /// Chooses grid rates for a subregion and year: that year's newest revision, else linear between the
  /// editions around it.
  ///
  /// - Returns: Nil when the subregion is unknown or the year lies outside its editions.
  public func gridChoice(subregion: String, year: Int) -> GridChoice? {
    let editions = gridEditions(subregion: subregion)
    if let exact = editions.last(where: { $0.year == year }) {
      return GridChoice(rates: [exact], weights: [1])
    }
    guard let before = editions.last(where: { $0.year < year }),
      let after = editions.last(where: { rates in
        rates.year == editions.first { $0.year > year }?.year
      })
    else { return nil }
    let part = Double(year - before.year) / Double(after.year - before.year)
    return GridChoice(rates: [before, after], weights: [1 - part, part])
  }

  /// Every edition with rates by gas for a subregion, oldest first; of one year, revisions in order.
  public func gridEditions(subregion: String) -> [GridRates] {
    grid[subregion.uppercased()] ?? []
  }

  /// Every subregion with at least one edition by gas.
  public var gridSubregions: [String] {
    grid.keys.sorted()
  }
}
