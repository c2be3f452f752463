internal import Factors
public import Quantities

/// Methane of septic systems by people, with the factor of the national inventory.
///
///     m(CH4) = P · EF · D
///
/// - Source: [EPA-INVENTORY-2015], chapter 7, as used in California's inventory.
/// - Limits: From measurements in few tanks; two fifths of what the protocols' formula gives.
public enum SepticMethaneEPA: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "septic-methane-epa", name: "Septic systems by people (national inventory)",
    sectors: [.water], family: "septic-systems", kinds: [.count], countUnits: ["people"],
    quantity: "People on septic systems", equation: "m(CH4) = P · EF · D",
    symbols: [("P", "people on septic systems")],
    parameters: [
      MethodParameter(
        "factor", "EF", "Methane per person and day", unit: "g CH4/person/day", range: 0...200,
        .constant("septic-methane-per-person-day")),
      WastewaterParameters.daysIPCC,
    ],
    protocols: ProtocolTags(gpc: "III.4.1", scope: 1, uscp: "WW.11", counts: .both, lgop: "10"),
    validity: "People, not households: multiply systems by the mean household.",
    source: "EPA, Inventory of US Greenhouse Gas Emissions and Sinks 1990–2013, chapter 7")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let people = try inputs.quantity("P", &recorder)
    if let own = try inputs.ownEmissions(of: people, &recorder) { return own }
    let factor = try inputs.value("factor", &recorder)
    let days = try inputs.value("days", &recorder)
    return EmissionsByGas(methane: .grams(people * factor * days))
  }
}
