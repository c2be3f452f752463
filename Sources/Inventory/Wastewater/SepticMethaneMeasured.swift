internal import Factors
public import Quantities

/// Methane of septic systems by their measured oxygen demand.
///
///     m(CH4) = L · Bo · MCF        L of a year, or a mean day's times D
///
/// - Source: [LGOP-2010], equation 10.5.
/// - Limits: Loads of septic systems are seldom measured; most communities use people instead.
public enum SepticMethaneMeasured: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "septic-methane-measured", name: "Septic systems, measured load", sectors: [.water],
    kinds: [.mass], quantity: "BOD5 entering septic systems",
    equation: "m(CH4) = L · Bo · MCF", symbols: [("L", "BOD5 entering the systems in the year")],
    parameters: [
      WastewaterParameters.methaneCapacity, SepticMethane.correction,
      WastewaterParameters.period, WastewaterParameters.days,
    ],
    protocols: ProtocolTags(gpc: "III.4.1", scope: 1, uscp: "WW.11", counts: .both, lgop: "10"),
    validity: "The load of the year, or of a mean day with period=day.",
    source: "LGOP 1.1, equation 10.5")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    var methane = try inputs.yearlyLoad("L", &recorder)
    if let own = try inputs.ownEmissions(of: methane, &recorder) { return own }
    for id in ["bo", "mcf"] { methane *= try inputs.value(id, &recorder) }
    return EmissionsByGas(methane: .kilograms(methane))
  }
}
