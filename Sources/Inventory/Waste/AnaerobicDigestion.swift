internal import Factors
public import Quantities

/// Methane that leaks while organic waste is digested for biogas.
///
///     m(CH4) = M · f(CH4) · (1 − R);  m(N2O) = M · f(N2O)
///
/// - Source: [IPCC-2006] and [IPCC-2019], volume 5, equations 4.1 and 4.2, table 4.1.
/// - Limits: Leaks of the plant only; burning the biogas is stationary combustion, and digested sewage is wastewater.
public enum AnaerobicDigestion: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "anaerobic-digestion", name: "Anaerobic digestion of organic waste", sectors: [.waste],
    kinds: [.mass],
    quantity: "Organics digested",
    equation: "m(CH4) = M · f(CH4) · (1 − R);  m(N2O) = M · f(N2O)",
    symbols: [
      ("M", "organics digested"), ("f(gas)", "emission factor on the basis stated"),
      ("R", "part of the leaking methane that is recovered"),
    ],
    parameters: BiologicalTreatment.parameters(edition: "2019"),
    protocols: ProtocolTags(gpc: "III.2.{t}", counts: .both),
    validity:
      "Weight as received; write basis=dry for dry weight. Nitrous oxide is taken as negligible by the IPCC. Digestate that is composted later is a record of composting. A plant that measures its leaks is direct-entry.",
    source: "IPCC 2006 and 2019, volume 5, table 4.1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    return try BiologicalTreatment.emissions("anaerobic-digestion", inputs, &recorder)
  }
}
