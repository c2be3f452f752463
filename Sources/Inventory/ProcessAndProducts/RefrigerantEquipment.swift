internal import Factors
public import Quantities

/// Refrigerant lost in one phase of equipment's life: installation, a year of operation, disposal.
///
///     installation: m = Q · k
///     operation:    m = Q · x · t
///     disposal:     m = Q · y · (1 − z)
///
/// - Source: [EPA-FUGITIVE-2014], section 2.1; ranges from [IPCC-2006-V3], table 7.9.
/// - Limits: A screening estimate: the ranges span a factor of 2 to 15. Records of refills are far better.
public enum RefrigerantEquipment: EmissionMethod {
  static let equipment = [
    "domestic-refrigeration", "stand-alone-commercial", "medium-large-commercial",
    "transport-refrigeration", "industrial-refrigeration", "chillers", "air-conditioning",
    "mobile-air-conditioning",
  ]

  public static let declaration = MethodDeclaration(
    id: "refrigerant-equipment", name: "Refrigerants by equipment",
    sectors: [.buildings, .industry, .transportation], kinds: [.mass, .count],
    quantity: "Full charge of the equipment, or pieces of it",
    equation:
      "installation: m = Q · k;  operation: m = Q · x · t;  disposal: m = Q · y · (1 − z);  m(gas) = m · share(gas)",
    symbols: [
      ("Q", "full charge of all equipment of the record, or pieces times the charge of one"),
      ("share(gas)", "part of the refrigerant by mass"),
    ],
    parameters: [
      MethodParameter("equipment", "Kind of equipment", words: equipment, .required),
      MethodParameter(
        "phase", "Phase of its life", words: ["installation", "operation", "disposal"],
        .word("operation")),
      MethodParameter(
        "rates", "End of the published range of losses", words: ["low", "high"], .word("high")),
      MethodParameter(
        "charge", "q", "Full charge of one piece", unit: "kg", range: 0...100_000, .absent),
      MethodParameter(
        "installation", "k", "Charge lost at installation", unit: "share", range: 0...1, .absent),
      MethodParameter(
        "leakage", "x", "Charge lost in a year", unit: "share", range: 0...1, .absent),
      MethodParameter(
        "years", "t", "Part of the year in use", unit: "share", range: 0...1,
        .assumed(1, "The whole year")),
      MethodParameter(
        "left", "y", "Charge left at disposal", unit: "share", range: 0...1, .absent),
      MethodParameter(
        "recovered", "z", "Refrigerant recovered at disposal", unit: "share", range: 0...1,
        .assumed(0, "None stated in the record")),
    ],
    protocols: ProtocolTags(
      gpc: "IV.2", scope: 1, uscp: "BE.7", counts: .source, lgop: "6.6"),
    validity:
      "One record per refrigerant, kind of equipment and phase. Equipment charged at the factory has no loss at installation here. Measured refills are better: refrigerant-mass-balance.",
    source: "EPA 2014, section 2.1; IPCC 2006, volume 3, table 7.9")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let components = try RefrigerantGases.components(of: record, context.library, &recorder)
    try inputs.checkFactorName(takesSets: false)
    let amount = try inputs.quantity("Q", &recorder)
    let charge = record.unit?.kind == .count ? try inputs.requiredCharge(&recorder) : 1
    let lost = try lossPerCharge(inputs, &recorder)
    return RefrigerantGases.emissions(kilograms: amount * charge * lost, of: components)
  }

  private static func lossPerCharge<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let equipment = try inputs.word("equipment", &recorder)
    switch try inputs.notedWord("phase", &recorder) {
    case "installation":
      recorder.formula { "m(gas) = Q · k · share(gas)" }
      return try inputs.loss(
        "installation", "refrigerant-installation-loss", equipment, &recorder)
    case "disposal":
      recorder.formula { "m(gas) = Q · y · (1 − z) · share(gas)" }
      let left = try inputs.value(
        "left", orConstant: "refrigerant-left-at-disposal", variant: equipment, &recorder)
      return left * (1 - (try inputs.value("recovered", &recorder)))
    default:
      recorder.formula { "m(gas) = Q · x · t · share(gas)" }
      let leakage = try inputs.loss("leakage", "refrigerant-leakage", equipment, &recorder)
      return leakage * (try inputs.value("years", &recorder))
    }
  }
}

extension MethodInputs {
  /// The loss stated in the record, else the end of the published range that it names.
  fileprivate func loss<Recorder: CalculationRecorder>(
    _ id: String, _ constant: String, _ equipment: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    if let stated = try optional(id, &recorder) { return stated }
    let end = try notedWord("rates", &recorder)
    return try value(id, orConstant: constant, variant: "\(equipment):\(end)", &recorder)
  }

  fileprivate func requiredCharge<Recorder: CalculationRecorder>(
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    guard let charge = try optional("charge", &recorder) else {
      throw MethodProblem(
        "factor",
        "The quantity counts pieces of equipment, so the full charge of one is needed. Write “charge=…” in kg, or enter the whole charge as a mass."
      )
    }
    return charge
  }
}
