internal import Quantities
public import Tables

/// What part of their income households spend on energy at home, before and after the actions, by income.
///
///     burden = E ÷ I;  after = (E − s · S ÷ h) ÷ I
///
/// with E a household's energy cost, I its income, S what all households together save in the year, s the band's share of
/// it and h the households of the band.
///
/// - Limits: Means of bands: all households of a band count as over the limit or none. Incomes, households and energy
///   costs stay as stated; only what the actions save or add on energy at home moves them. Fuel of vehicles and what
///   households pay for the actions themselves are not energy burden.
/// - Source: The measure and the limit of 6 percent: [ACEEE-BURDEN-2020].
public struct EnergyBurden: Sendable {
  /// One band of incomes.
  public struct Band: Hashable, Sendable {
    public let band: IncomeBand
    /// Part of all savings that it gets, 0 to 1.
    public let share: Double
    /// US dollars a year for each household, below 0 when energy costs more.
    public let saving: Double
    /// 0.06 for 6 % of income.
    public let before: Double
    public let after: Double
  }

  /// The burden above which it counts as high.
  public static let usualLimit = 0.06

  public let year: Int
  public let limit: Double
  public let bands: [Band]
  /// What all households save on energy at home in the year, US dollars of `dollarsOf`.
  public let savings: Double
  public let dollarsOf: Int
  /// What is left out or was assumed, in full sentences.
  public let notes: [String]
  public let findings: [Finding]

  /// Households in bands over the limit, before the actions.
  public var householdsOverBefore: Double { households { $0.before } }
  /// The same after the actions.
  public var householdsOverAfter: Double { households { $0.after } }

  private func households(_ burden: (Band) -> Double) -> Double {
    bands.reduce(0) { $0 + (burden($1) > limit ? $1.band.households : 0) }
  }
}

extension MoneyLedger {
  /// The burden of a year; nil without usable incomes.
  ///
  /// - Parameters:
  ///   - action: The id of the one action that counts; nil for all together.
  ///   - limit: The part of income above which it counts as high, 0 to 1.
  public func burden(
    in year: Int, of action: String? = nil, limit: Double = EnergyBurden.usualLimit
  ) -> EnergyBurden? {
    let bands = book.incomes
    guard !bands.isEmpty else { return nil }
    var findings: [Finding] = []
    var notes: [String] = []
    let flows = flows.filter { action == nil || $0.action == action }
    let savings = Self.householdSavings(flows, in: year)
    notes += flows.filter { !$0.isEnergyKnown }.map {
      "The energy of “\($0.action)” is not in it: \($0.gapSentences.joined(separator: " "))"
    }
    guard let shares = Self.shares(bands, &findings) else {
      return EnergyBurden(
        year: year, limit: limit, bands: [], savings: savings, dollarsOf: dollarsOf, notes: notes,
        findings: findings)
    }
    let rows = zip(bands, shares).compactMap { band, share -> EnergyBurden.Band? in
      guard let factor = indexes.factor(from: dollarsOf, to: band.priceYear ?? dollarsOf) else {
        findings.append(
          Finding(
            .error,
            "No price index joins dollars of \(dollarsOf) and of \(band.priceYear ?? 0), so the band is left out. Add an indicator “price-index” with both years.",
            at: band.place.at(column: "price_year")))
        return nil
      }
      let saving = savings * share / band.households * factor
      if saving > band.energyCost {
        findings.append(
          Finding(
            .warning,
            "Each household would save $\(NumberText.grouped(saving)), more than the $\(NumberText.grouped(band.energyCost)) it spends on energy. Check the energy cost, the prices or the shares.",
            at: band.place.at(column: "energy_cost_usd")))
      }
      return EnergyBurden.Band(
        band: band, share: share, saving: saving, before: band.energyCost / band.income,
        after: (band.energyCost - saving) / band.income)
    }
    return EnergyBurden(
      year: year, limit: limit, bands: rows, savings: savings, dollarsOf: dollarsOf, notes: notes,
      findings: findings)
  }

  /// What households save on energy at home in a year less what they pay more, US dollars.
  private static func householdSavings(_ flows: [CashFlows], in year: Int) -> Double {
    flows.flatMap(\.lines).reduce(0) { sum, line in
      let isEnergy = line.kind == .energySaved || line.kind == .energyAdded
      guard isEnergy, line.year == year, line.payer == .household, !line.isTravel else {
        return sum
      }
      return sum + line.flow
    }
  }

  /// The bands' parts of the savings: as stated by all of them, else in proportion to what each spends on energy.
  private static func shares(_ bands: [IncomeBand], _ findings: inout [Finding]) -> [Double]? {
    let stated = bands.compactMap(\.savingShare)
    guard !stated.isEmpty else {
      let costs = bands.map { $0.households * $0.energyCost }
      let whole = costs.reduce(0, +)
      return whole > 0 ? costs.map { $0 / whole } : nil
    }
    let sum = stated.reduce(0, +)
    guard stated.count == bands.count, (sum - 1).magnitude < 1e-6 else {
      let reason =
        stated.count == bands.count
        ? "The shares of the savings sum to \(NumberText.significant(sum * 100)) percent, not to 100."
        : "Only some bands say which part of the savings they get."
      findings.append(
        Finding(
          .error, "\(reason) State it for every band so that they sum to 100, or for none.",
          at: (bands.first { $0.savingShare != nil } ?? bands[0]).place.at(
            column: "savings_percent")))
      return nil
    }
    return stated
  }
}
