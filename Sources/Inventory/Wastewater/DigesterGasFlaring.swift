internal import Factors
public import Quantities

/// Methane that does not burn when digester gas is flared or used.
///
///     m(CH4) = V · x · ρ · (1 − DE)
///
/// - Source: [LGOP-2010], equation 10.1; [USCP-2019], WW.2; density and destruction from [EPA-TSD-2009].
/// - Limits: Gas that leaks before it reaches the flare is not part of it.
public enum DigesterGasFlaring: EmissionMethod {
  /// The foot is 0.3048 m by definition; the density is that of the standard conditions.
  private static let cubicMetersPerCubicFoot = 0.3048 * 0.3048 * 0.3048

  public static let declaration = MethodDeclaration(
    id: "digester-gas-flaring", name: "Digester gas, incomplete flaring", sectors: [.water],
    family: "digester-gas", kinds: [.gasVolume], quantity: "Digester gas flared",
    equation: "m(CH4) = V · x · ρ · (1 − DE)",
    symbols: [("V", "digester gas flared or burned in the year")],
    parameters: [
      WastewaterParameters.gasMethane, WastewaterParameters.density,
      WastewaterParameters.destruction,
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.2", counts: .both, lgop: "10"),
    validity:
      "Gas at standard conditions. Write density=epa for 60 °F and 1 atm, the conditions of a US standard cubic foot. For engines and boilers, digester-gas-combustion is the alternative: do not use both for the same gas.",
    source: "LGOP 1.1, equation 10.1; US Community Protocol WW.2")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let volume = GasVolume(canonical: try inputs.quantity("V", &recorder))
    if let own = try inputs.ownEmissions(of: volume.canonical, &recorder) { return own }
    return EmissionsByGas(
      methane: .grams(try grams(of: volume, inputs, &recorder)))
  }

  /// Grams of methane that do not burn, of a volume of digester gas.
  static func grams<Recorder: CalculationRecorder>(
    of gas: GasVolume, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let methane = try inputs.value("methane", &recorder)
    let density = try inputs.value("density", &recorder)
    let destruction = try inputs.value("destruction", &recorder)
    return gas.standardCubicFeet * cubicMetersPerCubicFoot * methane * density * (1 - destruction)
  }
}
