internal import Factors
public import Quantities

/// Sulfur hexafluoride that leaks from switchgear, by its nameplate capacity.
///
///     m(SF6) = C · x
///
/// - Source: [IPCC-2006-V3], chapter 8, tables 8.2 and 8.3.
/// - Limits: The default rates are unverified and those of European equipment; a utility's mass balance is
///   far better (`sf6-mass-balance`).
public enum SulfurHexafluorideNameplate: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "sf6-nameplate", name: "SF₆ in switchgear by nameplate", sectors: [.buildings, .industry],
    kinds: [.mass], quantity: "Nameplate capacity of SF₆",
    equation: "m(SF6) = C · x", symbols: [("C", "SF₆ in the equipment at full charge")],
    parameters: [
      MethodParameter(
        "equipment", "Kind of equipment", words: ["sealed-pressure", "closed-pressure"],
        .required),
      MethodParameter(
        "leakage", "x", "Part that leaks in a year", unit: "share", range: 0...1, .absent),
    ],
    protocols: ProtocolTags(gpc: "IV.2", scope: 1, counts: .source, lgop: "6.7"),
    validity:
      "Equipment inside the boundary: municipal utilities, large customers. Sealed-pressure equipment is medium voltage and never refilled, closed-pressure is high voltage and refilled. Losses at installation and disposal are not covered.",
    source: "IPCC 2006, volume 3, chapter 8")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    try inputs.checkFactorName(takesSets: false)
    let capacity = try inputs.quantity("C", &recorder)
    let equipment = try inputs.word("equipment", &recorder)
    let leakage = try inputs.value(
      "leakage", orConstant: "sf6-leakage", variant: equipment, &recorder)
    return EmissionsByGas(others: [SulfurHexafluorideMassBalance.gas: capacity * leakage])
  }
}
