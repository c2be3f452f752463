internal import Factors
public import Quantities

/// Nitrous oxide of a plant with nitrification and denitrification, by people served.
///
///     m(N2O) = P · F_ind · EF_plant
///
/// - Source: [LGOP-2010], equation 10.7; [USCP-2019], WW.7; constants from [EPA-TSD-2009].
/// - Limits: A factor per person from few plants; the refinement of 2019 gives several times more.
public enum WastewaterNitrification: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "wastewater-nitrification", name: "Plant with nitrification and denitrification",
    sectors: [.water], family: "plant-nitrous-oxide", kinds: [.count], countUnits: ["people"],
    quantity: "People served", equation: "m(N2O) = P · F_ind · EF_plant",
    symbols: [("P", "people served by the plant")],
    parameters: parameters(variant: "nitrification"),
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.7", counts: .both, lgop: "10"),
    validity:
      "Plants that nitrify and denitrify by design. Write industrial=none where only homes discharge.",
    source: "LGOP 1.1, equation 10.7; US Community Protocol WW.7; EPA 2009")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    try emissions(MethodInputs(record, context, declaration), &recorder)
  }

  /// The parameters of a plant, with the factor of its kind.
  static func parameters(variant: String) -> [MethodParameter] {
    [
      WastewaterParameters.industrial,
      MethodParameter(
        "plant", "EF_plant", "Nitrous oxide per person served", unit: "g N2O/person/year",
        range: 0...1000, .constant("plant-n2o-per-person-year", variant: variant)),
      .treated,
    ]
  }

  /// The emissions of a plant of either kind.
  static func emissions<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    recorder.formula { inputs.declaration.equation }
    let people = try inputs.quantity("P", &recorder)
    if let own = try inputs.ownEmissions(of: people, &recorder) { return own }
    let industrial = try inputs.value("industrial", &recorder)
    let factor = try inputs.value("plant", &recorder)
    return EmissionsByGas(nitrousOxide: .grams(people * industrial * factor))
  }
}
