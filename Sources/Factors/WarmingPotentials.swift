public import Quantities

/// One assessment report's global warming potentials for one time horizon.
///
/// - Source: [IPCC-AR6-2021] and the earlier assessment reports, as listed per row in `gwp.csv`.
public struct WarmingPotentials: Hashable, Sendable {
  /// `ar2`, `ar3`, `ar4`, `ar5`, `ar5-ccf` or `ar6`; `ar6-by-origin` where methane of fossil origin has
  /// a potential of its own.
  public let set: String
  /// 100 or 20 years.
  public let horizon: Int
  /// Kilograms CO2e per kilogram of gas.
  public let values: [Gas: Double]
  public let source: FactorSource

  /// The equivalent of emissions by gas; biogenic carbon dioxide is not part of it.
  ///
  ///     CO2e = Σ m(gas) · GWP(gas)
  ///
  /// - Returns: The sum, and the gases that were left out because the set has no value for them.
  public func equivalent(
    of emissions: EmissionsByGas
  ) -> (total: CarbonDioxideEquivalent, missing: [Gas]) {
    let common =
      emissions.carbonDioxide.kilograms
      + emissions.methane.kilograms * methane
      + emissions.fossilMethane.kilograms * fossilMethaneSurplus
      + emissions.nitrousOxide.kilograms * nitrousOxide
    guard !emissions.others.isEmpty else { return (.kilograms(common), []) }
    var sum = common
    var missing: [Gas] = []
    for (gas, kilograms) in emissions.others.sorted(by: { $0.key < $1.key }) {
      if let potential = values[gas] { sum += kilograms * potential } else { missing.append(gas) }
    }
    return (.kilograms(sum), missing)
  }

  /// Metric tons CO2e of emissions whose gases all have a value.
  public func tonnes(_ emissions: EmissionsByGas) -> Double {
    equivalent(of: emissions).total.tonnes
  }

  /// Kilograms CO2e per kilogram of a gas, as this set counts it; nil when it has no value.
  public func potential(of gas: Gas) -> Double? {
    switch gas {
    case .carbonDioxide: 1
    case .methane: methane
    case .fossilMethane: fossilMethaneSurplus == 0 ? nil : methane + fossilMethaneSurplus
    default: values[gas]
    }
  }

  /// Metric tons of carbon dioxide taken up; beside the total, never netted inside.
  public func removals(_ emissions: EmissionsByGas) -> Double { emissions.removals.tonnes }

  let methane: Double
  /// What fossil methane counts more than other methane; 0 where the set does not tell them apart.
  let fossilMethaneSurplus: Double
  let nitrousOxide: Double

  /// Nil when methane or nitrous oxide is missing, or the set has no potential by origin to use.
  init?(
    set: String, horizon: Int, values: [Gas: Double], isByOrigin: Bool = false,
    source: FactorSource
  ) {
    guard let combined = values[.methane], let nitrousOxide = values[.nitrousOxide] else {
      return nil
    }
    let recent = values[Gas(id: "ch4-nonfossil")] ?? combined
    let fossil = values[Gas(id: "ch4-fossil")]
    if isByOrigin, fossil == nil { return nil }
    let methane = isByOrigin ? recent : combined
    fossilMethaneSurplus = isByOrigin ? (fossil ?? recent) - recent : 0
    self.set = isByOrigin ? set + "-by-origin" : set
    self.horizon = horizon
    self.values = values
    self.source = source
    self.methane = methane
    self.nitrousOxide = nitrousOxide
  }

  /// Such as `IPCC AR6, 100 years`.
  public var title: String {
    let report = set.uppercased().replacing("-CCF", with: " with climate–carbon feedback")
      .replacing("-BY-ORIGIN", with: " with fossil methane apart")
    return "IPCC \(report), \(horizon) years"
  }
}
