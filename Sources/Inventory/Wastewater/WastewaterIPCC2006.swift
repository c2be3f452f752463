internal import Factors
public import Quantities

/// Municipal wastewater by population as the GPC does it, with the IPCC's factors of 2006.
///
///     m(CH4) = P · BOD5 · F_ind · D · (1 − S) · Bo · MCF · (1 − R)
///     m(N2O) = P · protein · F_N · F_non · F_ind · (1 − S_N) · EF_eff · 44/28 + P · T · EF_plant · F_ind
///
/// - Source: [GPC-2014], equations 8.9 to 8.12; [IPCC-2006], volume 5, chapter 6, equations 6.1 to 6.9.
/// - Limits: Superseded by the refinement of 2019, whose nitrous oxide of plants is several times higher.
public enum WastewaterIPCC2006: EmissionMethod {
  static let treatments = [
    "aerobic", "aerobic-overloaded", "anaerobic-reactor", "shallow-lagoon", "deep-lagoon",
    "septic",
  ]

  public static let declaration = MethodDeclaration(
    id: "wastewater-ipcc-2006", name: "Municipal wastewater by population (GPC, IPCC 2006)",
    sectors: [.water], family: "wastewater-municipal", kinds: [.count], countUnits: ["people"],
    quantity: "People with one kind of treatment",
    equation:
      "m(CH4) = P · BOD5 · F_ind · D · (1 − S) · Bo · MCF · (1 − R);  m(N2O) = P · protein · F_N · F_non · F_ind · (1 − S_N) · EF_eff · 44/28 + P · T · EF_plant · F_ind",
    symbols: [("P", "people whose wastewater has the treatment named")],
    parameters: [
      MethodParameter("treatment", "Treatment", words: treatments, .word("aerobic")),
      WastewaterParameters.oxygenDemandIPCC,
      WastewaterParameters.industrial, WastewaterParameters.daysIPCC,
      WastewaterParameters.sludge,
      MethodParameter(
        "bo", "Bo", "Methane that the organics can form", unit: "kg CH4/kg BOD", range: 0...1,
        .constant("methane-per-oxygen-demand", variant: "bod")),
      MethodParameter(
        "mcf", "MCF", "Methane correction of the treatment", unit: "share", range: 0...1, .absent),
      WastewaterParameters.recovery,
      MethodParameter(
        "protein", "protein", "Protein per person and year", unit: "kg/person/year",
        range: 10...100, .constant("protein-per-person-year")),
      MethodParameter(
        "nitrogen", "F_N", "Nitrogen in protein", unit: "kg N/kg protein", range: 0...1,
        .constant("nitrogen-in-protein")),
      MethodParameter(
        "non_consumed", "F_non", "Protein that is not eaten, as a factor", unit: "factor",
        range: 1...3, .constant("non-consumed-protein", variant: "disposals")),
      MethodParameter(
        "sludge_nitrogen", "S_N", "Nitrogen removed with sludge", unit: "share", range: 0...1,
        .assumed(0, "None stated in the record")),
      MethodParameter(
        "effluent", "EF_eff", "Nitrous oxide nitrogen per nitrogen discharged",
        unit: "kg N2O-N/kg N", range: 0...0.5, .constant("effluent-n2o-n-per-n")),
      MethodParameter(
        "advanced", "T", "People served by plants with nitrification and denitrification",
        unit: "share", range: 0...1, .assumed(0, "None stated in the record")),
      MethodParameter(
        "plant", "EF_plant", "Nitrous oxide at such plants per person", unit: "g N2O/person/year",
        range: 0...1000, .constant("plant-n2o-per-person-year", variant: "no-nitrification")),
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", counts: .both, lgop: "10"),
    validity:
      "One record for each kind of treatment, septic systems among them. A well-run aerobic plant has no methane here. Write industrial=none where only homes discharge, and for septic systems.",
    source: "GPC 2014, equations 8.9–8.12; IPCC 2006, volume 5, chapter 6")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let people = try inputs.quantity("P", &recorder)
    if let own = try inputs.ownEmissions(of: people, &recorder) { return own }
    let industrial = try inputs.value("industrial", &recorder)
    let organics =
      people * (try inputs.value("bod5", &recorder)) * industrial
      * (try inputs.value("days", &recorder))
    let methane = try TreatmentMethaneIPCC2006.methane(of: organics, inputs, &recorder)
    let nitrogen =
      people * (try inputs.value("protein", &recorder))
      * (try inputs.value("nitrogen", &recorder))
      * (try inputs.value("non_consumed", &recorder)) * industrial
      * (1 - (try inputs.value("sludge_nitrogen", &recorder)))
    let effluent =
      nitrogen * (try inputs.value("effluent", &recorder))
      * WastewaterParameters.nitrousOxidePerNitrogen
    let advanced = try inputs.value("advanced", &recorder)
    let plant = EmissionMass<N2O>.grams(
      people * advanced * (try inputs.value("plant", &recorder)) * industrial)
    return EmissionsByGas(
      methane: .kilograms(methane), nitrousOxide: plant + .kilograms(effluent))
  }
}
