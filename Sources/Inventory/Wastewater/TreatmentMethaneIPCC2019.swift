internal import Factors
public import Quantities

/// Methane of a treatment by the oxygen demand that enters it, with the IPCC's factors of 2019.
///
///     m(CH4) = L · (1 − S) · EF · (1 − R)
///
/// - Source: [IPCC-2019], volume 5, chapter 6, equation 6.1 and table 6.3.
/// - Limits: Methane at the plant; what forms after the discharge is part of `wastewater-ipcc-2019`.
public enum TreatmentMethaneIPCC2019: EmissionMethod {
  static let treatments = [
    "aerobic", "trickling-filter", "aerated-lagoon", "shallow-lagoon", "deep-lagoon",
    "anaerobic-reactor", "anaerobic-reactor-recovered", "septic", "surface-wetland",
    "subsurface-wetland",
  ]

  public static let declaration = MethodDeclaration(
    id: "treatment-methane-ipcc-2019", name: "Wastewater treatment, measured load (IPCC 2019)",
    sectors: [.water, .industry], family: "measured-oxygen-demand", kinds: [.mass],
    quantity: "BOD5 entering the treatment", equation: "m(CH4) = L · (1 − S) · EF · (1 − R)",
    symbols: [("L", "BOD5 entering the treatment in the year")],
    parameters: [
      MethodParameter("treatment", "Treatment", words: treatments, .required),
      MethodParameter(
        "factor", "EF", "Methane per oxygen demand", unit: "kg CH4/kg BOD", range: 0...1, .absent),
      WastewaterParameters.sludge, WastewaterParameters.recovery,
      WastewaterParameters.period, WastewaterParameters.daysIPCC,
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", counts: .both, lgop: "10"),
    validity:
      "The load as BOD5, not COD. Sludge and recovered methane as shares; “anaerobic-reactor-recovered” already has recovery in its factor.",
    source: "IPCC 2019 Refinement, volume 5, table 6.3")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let load = try inputs.yearlyLoad("L", &recorder)
    if let own = try inputs.ownEmissions(of: load, &recorder) { return own }
    return EmissionsByGas(
      methane: .kilograms(try methane(of: load, inputs, &recorder)))
  }

  /// Kilograms of methane of an organic load, by treatment or a stated factor.
  static func methane<Recorder: CalculationRecorder>(
    of load: Double, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let treatment = try inputs.notedWord("treatment", &recorder)
    let factor = try inputs.value(
      "factor", orConstant: "treatment-methane-per-bod", variant: treatment, &recorder)
    let recovery = try inputs.value("recovery", &recorder)
    if treatment == "anaerobic-reactor-recovered", recovery > 0 {
      throw MethodProblem(
        "factor",
        "“anaerobic-reactor-recovered” already has the recovery in its factor. Write treatment=anaerobic-reactor beside your own recovery."
      )
    }
    return load * (1 - (try inputs.value("sludge", &recorder))) * factor * (1 - recovery)
  }
}
