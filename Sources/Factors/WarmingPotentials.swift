public import Quantities

/// One assessment report's global warming potentials for one time horizon.
///
/// - Source: [IPCC-AR6-2021] and the earlier assessment reports, as listed per row in `gwp.csv`.
public struct WarmingPotentials: Hashable, Sendable {
  /// `ar2`, `ar3`, `ar4`, `ar5`, `ar5-ccf` or `ar6`.
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

  let methane: Double
  let nitrousOxide: Double

  init?(set: String, horizon: Int, values: [Gas: Double], source: FactorSource) {
    guard let methane = values[.methane], let nitrousOxide = values[.nitrousOxide] else {
      return nil
    }
    self.set = set
    self.horizon = horizon
    self.values = values
    self.source = source
    self.methane = methane
    self.nitrousOxide = nitrousOxide
  }

  /// Such as `IPCC AR6, 100 years`.
  public var title: String {
    let report = set.uppercased().replacing("-CCF", with: " with climate–carbon feedback")
    return "IPCC \(report), \(horizon) years"
  }
}
