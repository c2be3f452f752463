internal import Factors
internal import Quantities
internal import Tables

/// The burning of a record's fuel: amount, factors by gas, and how much of the carbon is biogenic.
///
/// Every method that burns fuel reads it the same way. A factor is taken from the record's parameters, else
/// from the community's own set, else from the EPA's hub.
struct FuelCombustion {
  /// Inputs of every method that burns fuel.
  static let parameters: [MethodParameter] = [
    .heatContent,
    MethodParameter(
      "co2_factor", "f(CO2)", "Carbon dioxide of the fuel; the EPA's default when not stated",
      unit: "kg/MMBtu", range: 0...1000, .absent),
    MethodParameter(
      "ch4_factor", "f(CH4)", "Methane of the fuel and equipment; see ch4_n2o when not stated",
      unit: "g/MMBtu", range: 0...10_000, .absent),
    MethodParameter(
      "n2o_factor", "f(N2O)",
      "Nitrous oxide of the fuel and equipment; see ch4_n2o when not stated",
      unit: "g/MMBtu", range: 0...1000, .absent),
    MethodParameter(
      "ch4_n2o", "Methane and nitrous oxide factors",
      words: ["epa-hub", "tcr-residential", "lgop-residential"], .word("epa-hub")),
    MethodParameter(
      "biogenic_share", "b",
      "Biogenic part of the fuel's carbon; when not stated 1 for biomass, 0 for fossil fuels, and the EPA's default for municipal waste and tires",
      unit: "share", range: 0...1, .absent),
  ]

  let inputs: MethodInputs
  let fuel: FuelAmount
  let factors: [EmissionFactor]
  /// Nil when the gas of each factor says it.
  let biogenicShare: Double?

  private var record: ActivityRecord { inputs.record }
  private var library: FactorLibrary { inputs.context.library }

  /// Reads the fuel, its factors and the origin of its carbon.
  init<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) {
    self.inputs = inputs
    let context = inputs.context
    let choice = inputs.record.factor
    try inputs.checkFactorName(allowing: "epa-hub")
    fuel = try inputs.fuelAmount("burned", &recorder)
    let own = try inputs.ownFactors(&recorder)
    guard fuel.fuel != nil || own != nil else {
      throw FuelCombustion.unknownFuel(inputs.record.activity, library: context.library)
    }
    let chosen = FuelFactorChoice(inputs: inputs, fuel: fuel)
    factors = try chosen.factors(own: own, &recorder)
    guard fuel.statedHeat == nil || factors.contains(where: { $0.per.kind == .energy }) else {
      throw MethodProblem(
        "factor",
        "“heat_content” has no effect, because every factor of “\(choice.name)” is per physical unit. Leave it out."
      )
    }
    biogenicShare = try chosen.biogenicShare(hasOwnFactors: own != nil, factors, &recorder)
  }

  /// Emissions of the fuel, with methane told apart by the origin of the carbon.
  ///
  ///     m(gas) = Q · f(gas)          Q in the unit of the factor
  ///     m(gas) = Q · h · f(gas)      Q in another unit, h the heat content
  func emissions<Recorder: CalculationRecorder>(
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    var sum = EmissionsByGas.zero
    for factor in factors {
      guard let amount = fuel.amount(of: factor.per.kind) else { throw unusableUnit(factor) }
      sum[factor.gas] += amount * factor.kilogramsPerCanonicalUnit
    }
    let isByHeat = factors.contains { $0.per.kind != fuel.unit.kind }
    recorder.formula { isByHeat ? "m(gas) = Q · h · f(gas)" : "m(gas) = Q · f(gas)" }
    let hub = fuel.fuel.flatMap {
      library.fuelFactors(fuel: $0.id, kind: .energy, edition: inputs.hubEdition)
    }
    fuel.noteDefaultHeat(for: factors, source: hub?.carbonDioxide.citation ?? "", &recorder)
    return withOrigin(sum)
  }

  private func withOrigin(_ emissions: EmissionsByGas) -> EmissionsByGas {
    guard let biogenicShare else {
      let isBiogenic =
        fuel.fuel?.isBiogenic ?? !factors.contains { $0.gas == .carbonDioxide }
      return isBiogenic ? emissions : emissions.withFossilMethane
    }
    var split = emissions
    let carbon = emissions[.carbonDioxide] + emissions[.biogenicCarbonDioxide]
    split[.biogenicCarbonDioxide] = carbon * biogenicShare
    split[.carbonDioxide] = carbon * (1 - biogenicShare)
    split.fossilMethane = emissions.methane * (1 - biogenicShare)
    return split
  }

  private func unusableUnit(_ factor: EmissionFactor) -> MethodProblem {
    guard let known = fuel.fuel else {
      return MethodProblem(
        "unit",
        "The factor is per \(factor.per.symbol), and no heat content of “\(record.activity)” is known to bring \(fuel.unit.symbol) to it. State “heat_content” in MMBtu per \(fuel.unit.symbol)."
      )
    }
    return MethodProblem(
      "unit",
      "\(known.name) is counted in \(known.unit.symbol) or as energy; \(fuel.unit.symbol) cannot be turned into either. State “heat_content” in MMBtu per \(fuel.unit.symbol), or change the unit."
    )
  }

  private static func unknownFuel(_ fuel: String, library: FactorLibrary) -> MethodProblem {
    let advice =
      library.fuelSuggestion(for: fuel).map { "Did you mean “\($0)”?" }
      ?? "Fuels are named like natural-gas, propane or fuel-oil-2; the choices of the column have them all."
    return MethodProblem("activity", "There is no emission factor for “\(fuel)”. \(advice)")
  }
}
