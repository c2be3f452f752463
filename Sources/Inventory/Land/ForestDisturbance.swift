internal import Factors
public import Quantities
internal import Tables

/// Carbon given off by forest that burned, was cut or was eaten, and stays forest.
///
///     m(CO2) = A · EF · 44/12 ÷ Δyears
///
/// - Source: US Community Protocol, appendix J, as in ICLEI's LEARN tool.
/// - Limits: The carbon lost per area must be stated for the region and the disturbance.
public enum ForestDisturbance: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "forest-disturbance", name: "Forest disturbed", sectors: [.land], kinds: [.area],
    quantity: "Forest disturbed between the two maps",
    activities: .words(["fire", "harvest", "insects"]),
    equation: "m(CO2) = A · EF · 44/12 ÷ Δyears",
    symbols: [
      ("A", "area disturbed between the maps"), ("EF", "carbon lost per area"),
      ("Δyears", "years between the maps"),
    ],
    parameters: [
      .yearsBetween,
      MethodParameter(
        "carbon-lost", "EF", "Carbon lost per area", unit: "t C/ha", range: 0...1000),
    ], protocols: ProtocolTags(gpc: "V.2", scope: 1, uscp: "J.2", counts: .source),
    validity: "Forest that stays forest. Regional factors by kind of disturbance.",
    source: "US Community Protocol 2019, appendix J (LEARN)")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    return try inputs.carbonLost(perArea: "carbon-lost", &recorder)
  }
}
