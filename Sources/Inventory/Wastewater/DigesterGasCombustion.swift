internal import Factors
public import Quantities

/// Methane and nitrous oxide of digester gas burned in engines, boilers or flares.
///
///     m(gas) = V · f(gas)          V in a unit that the factor is for
///     m(gas) = V · h · f(gas)      with a measured heat content h
///
/// - Source: [USCP-2019], WW.1; factors from [EPA-HUB-2025], table 1, other biomass gases.
/// - Limits: Carbon dioxide of digester gas is biogenic and stays outside the total.
public enum DigesterGasCombustion: EmissionMethod {
  private static let fuel = "other-biomass-gases"

  public static let declaration = MethodDeclaration(
    id: "digester-gas-combustion", name: "Digester gas burned", sectors: [.water],
    family: "digester-gas", kinds: [.gasVolume, .energy], quantity: "Digester gas burned",
    equation: "m(gas) = V · f(gas)",
    symbols: [
      ("V", "digester gas burned in the year"),
      ("f(gas)", "emission factor of biogas, or the community's own"),
    ],
    parameters: [
      MethodParameter(
        "heat", "h", "Measured heat content (higher heating value)", unit: "MMBtu/scf",
        range: 0.0001...0.0012, .absent),
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.1", counts: .both, lgop: "7.1"),
    validity:
      "The default heat content is that of the EPA's “other biomass gases”. A set of own factors may be named in the factor cell. Gas that is flared: see digester-gas-flaring, and do not use both for the same gas.",
    source: "US Community Protocol WW.1; EPA GHG Emission Factors Hub, table 1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let amount = try inputs.quantity("V", &recorder)
    try inputs.checkFactorName(allowing: "epa-hub:")
    try inputs.checkTreated(&recorder)
    let heat = try inputs.optional("heat", &recorder)
    let kind = record.unit?.kind ?? .gasVolume
    if let own = try inputs.ownFactors(&recorder) {
      return try emissions(of: amount, kind, heat, own, &recorder)
    }
    let isByHeat = heat != nil || kind == .energy
    guard
      let factors = context.library.fuelFactors(
        fuel: fuel, kind: isByHeat ? .energy : .gasVolume, edition: inputs.hubEdition)
    else {
      throw MethodProblem(
        "factor", "There is no factor in edition “\(inputs.hubEdition)”. Editions: 2021, 2025.")
    }
    return try emissions(
      of: amount, kind, heat,
      [factors.carbonDioxide, factors.methane, factors.nitrousOxide], &recorder)
  }

  /// Factors per energy need a heat content when the gas is a volume.
  private static func emissions<Recorder: CalculationRecorder>(
    of amount: Double, _ kind: MeasurementUnit.Kind, _ heat: Double?,
    _ factors: [EmissionFactor], _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    for factor in factors {
      recorder.input { factor.input("f(\(factor.gas.formula))", "Emission factor") }
    }
    if factors.allSatisfy({ $0.per.kind == kind }) {
      return MethodInputs.emissions(ofCanonical: amount, factors)
    }
    guard kind == .gasVolume, let heat, factors.allSatisfy({ $0.per.kind == .energy }) else {
      throw MethodProblem(
        "factor",
        "The factors are not for the unit of the quantity. Use factors per volume of gas, or state the heat content, such as “heat=0.00062” in MMBtu per scf."
      )
    }
    recorder.formula { "m(gas) = V · h · f(gas)" }
    let energy = Energy.mmBtu(GasVolume(canonical: amount).standardCubicFeet * heat)
    return MethodInputs.emissions(ofCanonical: energy.canonical, factors)
  }
}
