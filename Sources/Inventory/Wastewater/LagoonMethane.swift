internal import Factors
public import Quantities

/// Methane of wastewater lagoons by people served.
///
///     m(CH4) = P · F_ind · BOD5 · (1 − F_P) · Bo · MCF · F_rem · D
///
/// - Source: [LGOP-2010], equation 10.4; [USCP-2019], WW.6; correction from [IPCC-2019], volume 5, table 6.3.
/// - Limits: The share that primary treatment removes is unverified.
public enum LagoonMethane: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "lagoon-methane", name: "Lagoons by people served", sectors: [.water], kinds: [.count],
    countUnits: ["people"],
    quantity: "People served",
    equation: "m(CH4) = P · F_ind · BOD5 · (1 − F_P) · Bo · MCF · F_rem · D",
    symbols: [("P", "people whose wastewater the lagoon treats")],
    parameters: [
      WastewaterParameters.industrial, WastewaterParameters.oxygenDemand,
      WastewaterParameters.primary, WastewaterParameters.methaneCapacity,
      WastewaterParameters.lagoon, WastewaterParameters.removed, WastewaterParameters.days,
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.6", counts: .both, lgop: "10"),
    validity:
      "Lagoons deeper than 2 m; write mcf=shallow-lagoon for shallower and facultative ones, primary=none where nothing is removed before. Aerated lagoons are not covered.",
    source: "LGOP 1.1, equation 10.4; US Community Protocol WW.6")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    var load = try inputs.quantity("P", &recorder)
    if let own = try inputs.ownEmissions(of: load, &recorder) { return own }
    for id in ["industrial", "bod5", "days"] { load *= try inputs.value(id, &recorder) }
    return EmissionsByGas(methane: .kilograms(try methane(of: load, inputs, &recorder)))
  }

  /// Kilograms of methane of an oxygen demand before primary treatment.
  static func methane<Recorder: CalculationRecorder>(
    of load: Double, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    var methane = load * (1 - (try inputs.value("primary", &recorder)))
    for id in ["bo", "mcf", "removed"] { methane *= try inputs.value(id, &recorder) }
    return methane
  }
}
