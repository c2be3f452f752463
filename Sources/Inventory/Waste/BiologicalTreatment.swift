internal import Factors
internal import Quantities

/// What composting and digestion share: a mass, a basis of weight, factors by gas, and methane recovered.
enum BiologicalTreatment {
  static func parameters(edition: String) -> [MethodParameter] {
    [
      MethodParameter(
        "basis", "Weight as received or dry", words: ["wet", "dry"], .word("wet")),
      MethodParameter(
        "edition", "Edition of the IPCC guidelines", words: ["2006", "2019"], .word(edition)),
      MethodParameter(
        "recovery", "R", "Methane recovered of what would escape", unit: "share", range: 0...1,
        .assumed(0, "None stated in the record")),
      .treated,
    ]
  }

  /// Emissions of a treatment by the factors of the library or the community's own.
  static func emissions<Recorder: CalculationRecorder>(
    _ treatment: String, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    try inputs.checkTreated(&recorder)
    try inputs.checkFactorName()
    recorder.formula { inputs.declaration.equation }
    let organics = try inputs.mass("M", &recorder)
    let basis = try inputs.word("basis", &recorder)
    recorder.note { "Weight on the \(basis) basis." }
    let factors = try inputs.factors(
      "waste-treatment", "\(treatment):\(basis)", per: .mass,
      edition: try inputs.word("edition", &recorder), &recorder)
    var emissions = MethodInputs.emissions(ofCanonical: organics.canonical, factors)
    let recovery = try inputs.value("recovery", &recorder)
    emissions.methane = emissions.methane * (1 - recovery)
    return emissions
  }
}
