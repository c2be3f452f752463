internal import Factors
public import Quantities

/// Methane and nitrous oxide of organics composted in the open or in vessels.
///
///     m(CH4) = M · f(CH4) · (1 − R);  m(N2O) = M · f(N2O)
///
/// - Source: [IPCC-2006] and [IPCC-2019], volume 5, equations 4.1 and 4.2, table 4.1.
/// - Limits: Weight as received (`basis=wet`, the default) or dry (`basis=dry`); the two differ by 2.5 for methane.
public enum Composting: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "composting", name: "Composting", sectors: [.waste], kinds: [.mass],
    quantity: "Organics composted",
    equation: "m(CH4) = M · f(CH4) · (1 − R);  m(N2O) = M · f(N2O)",
    symbols: [
      ("M", "organics composted"), ("f(gas)", "emission factor on the basis stated"),
      ("R", "part of the methane recovered"),
    ],
    parameters: BiologicalTreatment.parameters(edition: "2006"),
    protocols: ProtocolTags(gpc: "III.2.{t}", counts: .both),
    validity:
      "Weight as received; write basis=dry for dry weight. The edition is 2006 (N2O 0.3 g per kg wet, as in most published inventories) unless edition=2019 is stated (0.24). Carbon dioxide of composting is biogenic and not counted, nor is carbon stored in soil. Home composting is not told apart.",
    source: "IPCC 2006 and 2019, volume 5, table 4.1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    return try BiologicalTreatment.emissions("composting", inputs, &recorder)
  }
}
