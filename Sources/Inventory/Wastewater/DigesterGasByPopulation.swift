internal import Factors
public import Quantities

/// Methane that does not burn of digester gas, by people served, where the gas is not metered.
///
///     m(CH4) = P · V_p · x · ρ · (1 − DE) · D
///
/// - Source: [LGOP-2010], equation 10.2; [USCP-2019], WW.2.
/// - Limits: The gas per person is unverified and differs severalfold between plants.
public enum DigesterGasByPopulation: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "digester-gas-by-population", name: "Digester gas by people served", sectors: [.water],
    kinds: [.count], countUnits: ["people"], quantity: "People served by a plant with digesters",
    equation: "m(CH4) = P · V_p · x · ρ · (1 − DE) · D",
    symbols: [("P", "people served by a plant with anaerobic digesters")],
    parameters: [
      MethodParameter(
        "gas", "V_p", "Digester gas per person and day", unit: "scf/person/day", range: 0...20,
        .constant("digester-gas-per-person-day")),
      WastewaterParameters.gasMethane, WastewaterParameters.density,
      WastewaterParameters.destruction, WastewaterParameters.days,
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.2", counts: .both, lgop: "10"),
    validity: "Only plants with anaerobic digesters. A meter's reading is far better.",
    source: "LGOP 1.1, equation 10.2; US Community Protocol WW.2")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let people = try inputs.quantity("P", &recorder)
    if let own = try inputs.ownEmissions(of: people, &recorder) { return own }
    let perPerson = try inputs.value("gas", &recorder)
    let days = try inputs.value("days", &recorder)
    return EmissionsByGas(
      methane: .grams(
        try DigesterGasFlaring.grams(
          of: .standardCubicFeet(people * perPerson * days), inputs, &recorder)))
  }
}
