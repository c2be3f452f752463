internal import Factors
public import Quantities

/// Methane of septic systems by people, as the protocols do it.
///
///     m(CH4) = P · BOD5 · Bo · MCF · D
///
/// - Source: [LGOP-2010], equation 10.6; [USCP-2019], WW.11; correction from [IPCC-2019], volume 5, table 6.3.
/// - Limits: About 27 g per person and day; measured tanks gave 10.7 g (`septic-methane-epa`).
public enum SepticMethane: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "septic-methane", name: "Septic systems by people", sectors: [.water],
    family: "septic-systems", kinds: [.count], countUnits: ["people"],
    quantity: "People on septic systems",
    equation: "m(CH4) = P · BOD5 · Bo · MCF · D",
    symbols: [("P", "people on septic systems")],
    parameters: [
      WastewaterParameters.oxygenDemand, WastewaterParameters.methaneCapacity, correction,
      WastewaterParameters.days,
    ],
    protocols: ProtocolTags(gpc: "III.4.1", scope: 1, uscp: "WW.11", counts: .both, lgop: "10"),
    validity:
      "People, not households: multiply systems by the mean household. No factor for industry, because only homes are on septic systems.",
    source: "LGOP 1.1, equation 10.6; US Community Protocol WW.11")

  static let correction = MethodParameter(
    "mcf", "MCF", "Methane correction of septic systems", unit: "share", range: 0...1,
    .constant("wastewater-methane-correction", variant: "septic"))

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    var methane = try inputs.quantity("P", &recorder)
    if let own = try inputs.ownEmissions(of: methane, &recorder) { return own }
    for id in ["bod5", "bo", "mcf", "days"] { methane *= try inputs.value(id, &recorder) }
    return EmissionsByGas(methane: .kilograms(methane))
  }
}
