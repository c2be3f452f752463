internal import Factors
public import Quantities

/// Methane of a treatment by the oxygen demand that enters it, with the IPCC's factors of 2006.
///
///     m(CH4) = L · (1 − S) · Bo · MCF · (1 − R)
///
/// - Source: [IPCC-2006], volume 5, chapter 6, equations 6.1, 6.2, 6.4 and 6.5.
/// - Limits: One treatment per record; the load is that of a year, or of a mean day with `period=day`.
public enum TreatmentMethaneIPCC2006: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "treatment-methane-ipcc-2006", name: "Wastewater treatment, measured load (IPCC 2006)",
    sectors: [.water, .industry], family: "measured-oxygen-demand", kinds: [.mass],
    quantity: "Oxygen demand entering the treatment",
    equation: "m(CH4) = L · (1 − S) · Bo · MCF · (1 − R)",
    symbols: [("L", "oxygen demand entering the treatment in the year")],
    parameters: [
      MethodParameter(
        "treatment", "Treatment", words: WastewaterIPCC2006.treatments, .required),
      MethodParameter(
        "bo", "Bo", "Methane that the organics can form: bod, cod or a number",
        unit: "kg CH4/kg oxygen demand", range: 0...1,
        .constant("methane-per-oxygen-demand", variant: "bod")),
      MethodParameter(
        "mcf", "MCF", "Methane correction of the treatment", unit: "share", range: 0...1, .absent),
      WastewaterParameters.sludge, WastewaterParameters.recovery,
      WastewaterParameters.period, WastewaterParameters.daysIPCC,
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", counts: .both, lgop: "10"),
    validity:
      "The load as BOD5; write bo=cod for chemical oxygen demand. Sludge and recovered methane as shares. Municipal and industrial plants.",
    source: "IPCC 2006, volume 5, chapter 6")

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

  /// Kilograms of methane of an organic load, by treatment or a stated correction.
  static func methane<Recorder: CalculationRecorder>(
    of load: Double, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let treatment = try inputs.notedWord("treatment", &recorder)
    let correction = try inputs.value(
      "mcf", orConstant: "wastewater-methane-correction", variant: treatment, &recorder)
    return load * (1 - (try inputs.value("sludge", &recorder)))
      * (try inputs.value("bo", &recorder)) * correction
      * (1 - (try inputs.value("recovery", &recorder)))
  }
}
