internal import Factors
public import Quantities

/// Nitrous oxide of discharged wastewater by the nitrogen measured in it.
///
///     m(N2O) = N · EF_eff · 44/28        N of a year, or a mean day's times D
///
/// - Source: [LGOP-2010], equation 10.9; [USCP-2019], WW.12; [IPCC-2019], volume 5, table 6.8A.
/// - Limits: Nitrogen in the effluent, not in the wastewater that enters the plant.
public enum EffluentNitrousOxideMeasured: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "effluent-nitrous-oxide-measured", name: "Effluent nitrous oxide, measured nitrogen",
    sectors: [.water], kinds: [.mass], quantity: "Nitrogen discharged",
    equation: "m(N2O) = N · EF_eff · 44/28",
    symbols: [("N", "total nitrogen discharged in the year")],
    parameters: [
      WastewaterParameters.effluent, WastewaterParameters.period, WastewaterParameters.days,
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.12", counts: .both, lgop: "10"),
    validity:
      "Total nitrogen from the plant's discharge reports; a mean day's load with period=day. Write effluent=ocean, ipcc-2019 or ipcc-2019-impacted for another factor.",
    source: "LGOP 1.1, equation 10.9; US Community Protocol WW.12; IPCC 2019, table 6.8A")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let nitrogen = try inputs.yearlyLoad("N", &recorder)
    if let own = try inputs.ownEmissions(of: nitrogen, &recorder) { return own }
    let factor = try inputs.value("effluent", &recorder)
    return EmissionsByGas(
      nitrousOxide: .kilograms(nitrogen * factor * WastewaterParameters.nitrousOxidePerNitrogen))
  }
}
