internal import Factors
public import Quantities

/// Municipal wastewater by population with the IPCC's factors of 2019, at the plant and after it.
///
///     TOW = P · BOD5 · F_ind · D;   N = P · protein · F_eaten · F_N · F_home · F_non · F_ind
///     m(CH4) = TOW · (1 − S) · EF · (1 − R) + TOW · O_left · EF_water
///     m(N2O) = (N · EF_plant + N · N_left · EF_eff) · 44/28
///
/// - Source: [IPCC-2019], volume 5, chapter 6, equations 6.1 to 6.10, tables 6.3, 6.6B, 6.8A, 6.10C.
/// - Limits: Three factors of the nitrogen in wastewater are unverified, and so is BOD5 per person.
public enum WastewaterIPCC2019: EmissionMethod {
  static let levels = ["untreated", "primary", "secondary", "tertiary", "septic", "septic-field"]

  public static let declaration = MethodDeclaration(
    id: "wastewater-ipcc-2019", name: "Municipal wastewater by population (IPCC 2019)",
    sectors: [.water], family: "wastewater-municipal", kinds: [.count], countUnits: ["people"],
    quantity: "People with one kind of treatment",
    equation:
      "m(CH4) = TOW · (1 − S) · EF · (1 − R) + TOW · O_left · EF_water;  m(N2O) = N · (EF_plant + N_left · EF_eff) · 44/28;  TOW = P · BOD5 · F_ind · D;  N = P · protein · F_eaten · F_N · F_home · F_non · F_ind",
    symbols: [
      ("P", "people whose wastewater has the treatment named"),
      ("TOW", "oxygen demand of their wastewater in the year"),
      ("N", "nitrogen in their wastewater in the year"),
    ],
    parameters: [
      MethodParameter(
        "treatment", "Treatment", words: TreatmentMethaneIPCC2019.treatments, .word("aerobic")),
      MethodParameter("level", "Level of treatment", words: levels, .word("secondary")),
      WastewaterParameters.oxygenDemandIPCC, WastewaterParameters.industrial,
      WastewaterParameters.daysIPCC, WastewaterParameters.sludge,
      MethodParameter(
        "factor", "EF", "Methane per oxygen demand at the plant", unit: "kg CH4/kg BOD",
        range: 0...1, .absent),
      WastewaterParameters.recovery,
      MethodParameter(
        "organics_left", "O_left", "Oxygen demand that is discharged", unit: "share",
        range: 0...1, .absent),
      MethodParameter(
        "water_methane", "EF_water", "Methane per oxygen demand discharged",
        unit: "kg CH4/kg BOD", range: 0...1,
        .constant("discharge-methane-per-bod", variant: "tier-1")),
    ] + WastewaterNitrogen.parameters + [
      MethodParameter(
        "plant", "EF_plant", "Nitrous oxide nitrogen per nitrogen treated",
        unit: "kg N2O-N/kg N", range: 0...0.5, .absent),
      MethodParameter(
        "nitrogen_left", "N_left", "Nitrogen that is discharged", unit: "share", range: 0...1,
        .absent),
      MethodParameter(
        "effluent", "EF_eff", "Nitrous oxide nitrogen per nitrogen discharged",
        unit: "kg N2O-N/kg N", range: 0...0.5,
        .constant("effluent-n2o-n-per-n", variant: "ipcc-2019")),
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", counts: .both, lgop: "10"),
    validity:
      "One record for each kind of treatment. Write effluent=ipcc-2019-impacted for nutrient-impacted water, water_methane=flowing, still or soil where known, industrial=none for septic systems. Nitrous oxide is several times that of the older protocols.",
    source: "IPCC 2019 Refinement, volume 5, chapter 6")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let people = try inputs.quantity("P", &recorder)
    if let own = try inputs.ownEmissions(of: people, &recorder) { return own }
    let industrial = try inputs.value("industrial", &recorder)
    let level = try level(inputs, &recorder)
    let organics =
      people * (try inputs.value("bod5", &recorder)) * industrial
      * (try inputs.value("days", &recorder))
    let treated = try TreatmentMethaneIPCC2019.methane(of: organics, inputs, &recorder)
    let organicsLeft = try inputs.value(
      "organics_left", orConstant: "organics-left", variant: level, &recorder)
    let discharged = organics * organicsLeft * (try inputs.value("water_methane", &recorder))
    let nitrogen = try WastewaterNitrogen.kilograms(
      people: people, industrial: industrial, inputs, &recorder)
    let plant = try PlantNitrousOxideIPCC2019.factor(level: level, inputs, &recorder)
    let nitrogenLeft = try inputs.value(
      "nitrogen_left", orConstant: "nitrogen-left", variant: level, &recorder)
    let effluent = try inputs.value("effluent", &recorder)
    return EmissionsByGas(
      methane: .kilograms(treated + discharged),
      nitrousOxide: .kilograms(
        nitrogen * (plant + nitrogenLeft * effluent)
          * WastewaterParameters.nitrousOxidePerNitrogen))
  }

  /// The level of treatment; a septic system and a plant do not go together.
  private static func level<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> String {
    let level = try inputs.notedWord("level", &recorder)
    let treatment = try inputs.word("treatment", &recorder)
    guard (treatment == "septic") == level.hasPrefix("septic") else {
      throw MethodProblem(
        "factor",
        "treatment=\(treatment) does not go with level=\(level). Write level=septic or level=septic-field beside treatment=septic, and one of the other levels beside any other treatment."
      )
    }
    return level
  }
}
