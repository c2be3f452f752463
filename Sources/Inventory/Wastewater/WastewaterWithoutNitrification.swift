internal import Factors
public import Quantities

/// Nitrous oxide of a plant without nitrification and denitrification, by people served.
///
///     m(N2O) = P · F_ind · EF_plant
///
/// - Source: [LGOP-2010], equation 10.8; [USCP-2019], WW.8; constants from [EPA-TSD-2009].
/// - Limits: A factor per person from few plants; the refinement of 2019 gives several times more.
public enum WastewaterWithoutNitrification: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "wastewater-no-nitrification", name: "Plant without nitrification and denitrification",
    sectors: [.water], family: "plant-nitrous-oxide", kinds: [.count], countUnits: ["people"],
    quantity: "People served", equation: "m(N2O) = P · F_ind · EF_plant",
    symbols: [("P", "people served by the plant")],
    parameters: WastewaterNitrification.parameters(variant: "no-nitrification"),
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.8", counts: .both, lgop: "10"),
    validity:
      "Conventional plants. Write industrial=none where only homes discharge. Lagoons have no nitrous oxide here.",
    source: "LGOP 1.1, equation 10.8; US Community Protocol WW.8; EPA 2009")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    try WastewaterNitrification.emissions(
      MethodInputs(record, context, declaration), &recorder)
  }
}
