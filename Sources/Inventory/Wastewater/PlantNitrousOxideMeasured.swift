internal import Factors
public import Quantities

/// Nitrous oxide at the treatment plant by the nitrogen that enters it.
///
///     m(N2O) = N · EF_plant · 44/28
///
/// - Source: [IPCC-2019], volume 5, chapter 6, equation 6.9 and table 6.8A.
/// - Limits: The older protocols have no factor per nitrogen treated; theirs are per person.
public enum PlantNitrousOxideMeasured: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "plant-nitrous-oxide-measured", name: "Plant nitrous oxide, measured nitrogen",
    sectors: [.water], kinds: [.mass], quantity: "Nitrogen entering the plant",
    equation: "m(N2O) = N · EF_plant · 44/28",
    symbols: [("N", "total nitrogen entering the plant in the year")],
    parameters: [
      MethodParameter(
        "plant", "EF_plant", "Nitrous oxide nitrogen per nitrogen treated",
        unit: "kg N2O-N/kg N", range: 0...0.5,
        .constant("plant-n2o-n-per-n", variant: "aerobic")),
      WastewaterParameters.period, WastewaterParameters.daysIPCC,
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.7", counts: .both, lgop: "10"),
    validity:
      "Total nitrogen, not ammonia or nitrate alone; the load of the year, or of a mean day with period=day.",
    source: "IPCC 2019 Refinement, volume 5, table 6.8A")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let nitrogen = try inputs.yearlyLoad("N", &recorder)
    if let own = try inputs.ownEmissions(of: nitrogen, &recorder) { return own }
    let factor = try inputs.value("plant", &recorder)
    return EmissionsByGas(
      nitrousOxide: .kilograms(nitrogen * factor * WastewaterParameters.nitrousOxidePerNitrogen))
  }
}
