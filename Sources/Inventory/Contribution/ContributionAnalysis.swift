/// What changed a community's emissions between two years, by driver, without a residual.
///
///     E1 − E0 = Σ drivers Σ chains Δ(driver, chain) + Σ sources counted once + Σ chains not split
///
/// Every chain is split on its own and the parts of a driver are added up.
///
/// - Source: [ANG-2005], additive LMDI-I; drivers as in [ICLEI-CONTRIBUTION-2018].
/// - Limits: Says what moved with what, not what caused it. Drivers multiply within a chain only.
public struct ContributionAnalysis: Sendable {
  /// A driver with its effect over all chains.
  public struct DriverContribution: Sendable {
    public let driver: EmissionDriver
    /// Metric tons CO2e.
    public let tonnes: Double
    /// Percent of the first year's total; nil when that is 0.
    public let percentOfStart: Double?
    /// The chains it is part of, in the order given.
    public let parts: [Part]
  }

  /// A driver's effect in one chain.
  public struct Part: Sendable {
    public let chain: DriverChain
    public let factor: DriverChain.Factor
    /// Metric tons CO2e.
    public let tonnes: Double
  }

  /// A chain that was not split, with its whole change.
  public struct Undivided: Sendable {
    public let chain: DriverChain
    /// Metric tons CO2e that the total moves by.
    public let tonnes: Double
    public let reason: String
  }

  public let startYear: Int
  public let endYear: Int
  /// Metric tons CO2e of the first year.
  public let startTonnes: Double
  /// Metric tons CO2e of the second year.
  public let endTonnes: Double
  /// In the order of `EmissionDriver.all`, others after them by id.
  public let drivers: [DriverContribution]
  /// By kind, then in the order given.
  public let recordChanges: [RecordChange]
  /// In the order given.
  public let undivided: [Undivided]
  /// Full sentences.
  public let notes: [String]

  /// Analyzes chains and sources counted in one year only.
  ///
  /// - Parameters:
  ///   - totals: Metric tons of both years, when known from elsewhere; else the sums of what is given.
  public init(
    startYear: Int, endYear: Int, chains: [DriverChain], changes: [RecordChange] = [],
    totals: (start: Double, end: Double)? = nil, notes: [String] = []
  ) {
    var parts: [EmissionDriver: [Part]] = [:]
    var undivided: [Undivided] = []
    for chain in chains {
      do {
        let contributions = try LogMeanDivisia.contributions(of: chain)
        for (factor, tonnes) in zip(chain.factors, contributions) {
          parts[factor.driver, default: []].append(
            Part(chain: chain, factor: factor, tonnes: tonnes))
        }
      } catch {
        undivided.append(
          Undivided(
            chain: chain, tonnes: chain.endTonnes - chain.startTonnes, reason: error.reason))
      }
    }
    let sums = ContributionAnalysis.totals(chains: chains, changes: changes)
    let start = totals?.start ?? sums.start
    self.startYear = startYear
    self.endYear = endYear
    startTonnes = start
    endTonnes = totals?.end ?? sums.end
    drivers = parts.keys.sorted { $0.precedes($1) }.map { driver in
      let parts = parts[driver, default: []]
      let tonnes = parts.reduce(0) { $0 + $1.tonnes }
      return DriverContribution(
        driver: driver, tonnes: tonnes, percentOfStart: start == 0 ? nil : tonnes / start * 100,
        parts: parts)
    }
    recordChanges = RecordChange.Kind.allCases.flatMap { kind in changes.filter { $0.kind == kind }
    }
    self.undivided = undivided
    self.notes = notes
  }

  /// Metric tons CO2e by which the two totals differ.
  public var change: Double { endTonnes - startTonnes }

  /// What no driver, source or undivided chain accounts for: rounding only, when the totals are complete.
  public var residual: Double {
    let split = drivers.reduce(0) { $0 + $1.tonnes }
    let counted = recordChanges.reduce(0) { $0 + $1.tonnes }
    return change - split - counted - undivided.reduce(0) { $0 + $1.tonnes }
  }

  /// Metric tons CO2e of a driver; nil when no chain has it.
  public func tonnes(of driver: EmissionDriver) -> Double? {
    drivers.first { $0.driver == driver }?.tonnes
  }

  /// Metric tons CO2e of all sources counted in one year only, by kind.
  public func tonnes(of kind: RecordChange.Kind) -> Double {
    recordChanges.filter { $0.kind == kind }.reduce(0) { $0 + $1.tonnes }
  }

  private static func totals(
    chains: [DriverChain], changes: [RecordChange]
  ) -> (start: Double, end: Double) {
    var sums = (
      start: chains.reduce(0) { $0 + $1.startTonnes }, end: chains.reduce(0) { $0 + $1.endTonnes }
    )
    for change in changes {
      switch change.kind {
      case .started, .newlyCounted: sums.end += change.tonnes
      case .stopped, .noLongerCounted: sums.start -= change.tonnes
      }
    }
    return sums
  }
}
