internal import Factors
public import Quantities

/// Refrigerant that escaped, by what was bought and where it went.
///
///     m = B + C_old − C_new − G − ΔS;   m(gas) = m · share(gas)
///
/// - Source: [USCP-2019], BE.7; [EPA-FUGITIVE-2014], section 2.3.
/// - Limits: For whoever keeps records of purchases and equipment; a whole community does not.
public enum RefrigerantMassBalance: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "refrigerant-mass-balance", name: "Refrigerants by mass balance",
    sectors: [.buildings, .industry, .transportation], kinds: [.mass],
    quantity: "Refrigerant bought or received",
    equation: "m(gas) = (B + C_old − C_new − G − ΔS) · share(gas)",
    symbols: GasMassBalance.symbols + [("share(gas)", "part of the refrigerant by mass")],
    parameters: GasMassBalance.parameters,
    protocols: ProtocolTags(
      gpc: "IV.2", scope: 1, uscp: "BE.7", counts: .source, lgop: "6.6"),
    isLinear: false,
    validity:
      "One record per refrigerant: a blend such as r-410a, or a gas. State all four flows, 0 where there was none. Years with much new equipment need its charge, or the result is far too high.",
    source: "US Community Protocol BE.7; EPA 2014, section 2.3")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let components = try RefrigerantGases.components(of: record, context.library, &recorder)
    let escaped = try GasMassBalance.kilograms(
      MethodInputs(record, context, declaration), &recorder)
    recorder.formula { declaration.equation }
    return RefrigerantGases.emissions(kilograms: escaped, of: components)
  }
}
