internal import Factors
public import Quantities

/// Methane of wastewater lagoons by the measured oxygen demand.
///
///     m(CH4) = L · (1 − F_P) · Bo · MCF · F_rem        L of a year, or a mean day's times D
///
/// - Source: [LGOP-2010], equation 10.3; correction from [IPCC-2019], volume 5, table 6.3.
/// - Limits: The load before primary treatment; measured behind it, write `primary=none`.
public enum LagoonMethaneMeasured: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "lagoon-methane-measured", name: "Lagoons, measured load", sectors: [.water],
    family: "measured-oxygen-demand", kinds: [.mass],
    quantity: "BOD5 entering primary treatment",
    equation: "m(CH4) = L · (1 − F_P) · Bo · MCF · F_rem",
    symbols: [("L", "BOD5 in the year, before primary treatment")],
    parameters: [
      WastewaterParameters.primary, WastewaterParameters.methaneCapacity,
      WastewaterParameters.lagoon, WastewaterParameters.removed, WastewaterParameters.period,
      WastewaterParameters.days,
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.6", counts: .both, lgop: "10"),
    validity:
      "The load of the year, or of a mean day with period=day. Lagoons deeper than 2 m; write mcf=shallow-lagoon for shallower and facultative ones.",
    source: "LGOP 1.1, equation 10.3; US Community Protocol WW.6")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let load = try inputs.yearlyLoad("L", &recorder)
    if let own = try inputs.ownEmissions(of: load, &recorder) { return own }
    return EmissionsByGas(
      methane: .kilograms(try LagoonMethane.methane(of: load, inputs, &recorder)))
  }
}
