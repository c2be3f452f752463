internal import Factors
public import Quantities
internal import Tables

/// Carbon given off where trees outside forest were lost, spread over the years between two maps.
///
///     m(CO2) = A · C · 44/12 ÷ Δyears
///
/// - Source: US Community Protocol, appendix J, as in ICLEI's LEARN tool; carbon of urban trees [NOWAK-2013].
/// - Limits: The default is a national mean of urban trees; counties differ by a factor of two.
public enum CanopyLoss: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "canopy-loss", name: "Tree canopy lost outside forest", sectors: [.land], kinds: [.area],
    quantity: "Canopy lost between the two maps", equation: "m(CO2) = A · C · 44/12 ÷ Δyears",
    symbols: [
      ("A", "canopy lost between the maps"), ("C", "carbon per area of canopy"),
      ("Δyears", "years between the maps"),
    ],
    parameters: [
      .yearsBetween,
      MethodParameter(
        "canopy-carbon", "C", "Carbon per area of canopy", unit: "t C/ha", range: 0...1000,
        .constant("canopy-stock", variant: "nowak-2013")),
    ], protocols: ProtocolTags(gpc: "V.2", scope: 1, uscp: "J.4", counts: .source),
    validity: "Trees outside forest. A regional carbon density is better than the national mean.",
    source: "US Community Protocol 2019, appendix J (LEARN); Nowak and others 2013")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    return try inputs.carbonLost(perArea: "canopy-carbon", &recorder)
  }
}
