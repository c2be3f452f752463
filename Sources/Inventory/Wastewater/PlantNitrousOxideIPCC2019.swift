internal import Factors
public import Quantities

/// Nitrous oxide at the treatment plant by people served, with the IPCC's factor of 2019.
///
///     m(N2O) = P · protein · F_eaten · F_N · F_home · F_non · F_ind · EF_plant · 44/28
///
/// - Source: [IPCC-2019], volume 5, chapter 6, equations 6.9 and 6.10, table 6.8A.
/// - Limits: Three factors of the nitrogen in wastewater are unverified.
public enum PlantNitrousOxideIPCC2019: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "plant-nitrous-oxide-ipcc-2019", name: "Plant nitrous oxide by people served (IPCC 2019)",
    sectors: [.water], family: "plant-nitrous-oxide", kinds: [.count], countUnits: ["people"],
    quantity: "People served",
    equation: "m(N2O) = P · protein · F_eaten · F_N · F_home · F_non · F_ind · EF_plant · 44/28",
    symbols: [("P", "people served by the plant")],
    parameters: [WastewaterParameters.industrial] + WastewaterNitrogen.parameters + [
      MethodParameter(
        "plant", "EF_plant", "Nitrous oxide nitrogen per nitrogen treated",
        unit: "kg N2O-N/kg N", range: 0...0.5,
        .constant("plant-n2o-n-per-n", variant: "aerobic")),
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.7", counts: .both, lgop: "10"),
    validity:
      "Aerobic plants, with or without nutrient removal; not what forms after the discharge. Compare with the protocols' factors per person: the result is several times higher.",
    source: "IPCC 2019 Refinement, volume 5, table 6.8A")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let people = try inputs.quantity("P", &recorder)
    if let own = try inputs.ownEmissions(of: people, &recorder) { return own }
    let industrial = try inputs.value("industrial", &recorder)
    let nitrogen = try WastewaterNitrogen.kilograms(
      people: people, industrial: industrial, inputs, &recorder)
    let factor = try inputs.value("plant", &recorder)
    return EmissionsByGas(
      nitrousOxide: .kilograms(nitrogen * factor * WastewaterParameters.nitrousOxidePerNitrogen))
  }

  /// The factor of a plant or septic system: stated, else by level and treatment.
  static func factor<Recorder: CalculationRecorder>(
    level: String, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    if level == "untreated", !inputs.states("plant") {
      recorder.note { "Untreated wastewater passes no plant, so EF_plant is 0." }
      return 0
    }
    let treatment = try inputs.word("treatment", &recorder)
    let anaerobic = [
      "anaerobic-reactor", "anaerobic-reactor-recovered", "deep-lagoon", "shallow-lagoon",
    ]
    let plant = anaerobic.contains(treatment) ? "anaerobic" : "aerobic"
    return try inputs.value(
      "plant", orConstant: "plant-n2o-n-per-n",
      variant: level.hasPrefix("septic") ? level : plant, &recorder)
  }
}
