internal import Factors
public import Quantities

/// Sulfur hexafluoride that escaped from switchgear, by what was bought and where it went.
///
///     m(SF6) = B + C_old − C_new − G − ΔS
///
/// - Source: 40 CFR 98, subpart DD, equation DD-1.
/// - Limits: For a utility that keeps the records the rule asks for.
public enum SulfurHexafluorideMassBalance: EmissionMethod {
  static let gas = Gas(id: "sf6")

  public static let declaration = MethodDeclaration(
    id: "sf6-mass-balance", name: "SF₆ in switchgear by mass balance",
    sectors: [.buildings, .industry], kinds: [.mass], quantity: "SF₆ bought or received",
    equation: GasMassBalance.equation, symbols: GasMassBalance.symbols,
    parameters: GasMassBalance.parameters,
    protocols: ProtocolTags(gpc: "IV.2", scope: 1, counts: .source, lgop: "6.7"),
    isLinear: false,
    validity:
      "The balance of a whole system of equipment. State all four flows, 0 where there was none. Scale a utility's balance to the community only by the equipment inside it.",
    source: "40 CFR 98, subpart DD")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let escaped = try GasMassBalance.kilograms(
      MethodInputs(record, context, declaration), &recorder)
    return EmissionsByGas(others: [gas: escaped])
  }
}
