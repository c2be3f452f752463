internal import Factors
public import Quantities

/// Methane commitment of landfilled waste by the US Community Protocol's factors per wet short ton.
///
///     m(CH4) = M · Σ P(material) · EF(material) · (1 − CE) · (1 − OX)
///
/// - Source: [USCP-2019], appendix E, equation SW.4.1: from memory, so every factor is unverified.
/// - Limits: All future methane is counted in the year of disposal. Materials without a factor are refused, not taken as 0.
public enum LandfillMethaneCommitmentUSCP: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "landfill-methane-commitment-uscp",
    name: "Landfill, methane commitment by the US Community Protocol", sectors: [.waste],
    family: "landfill-disposal", kinds: [.mass], quantity: "Waste landfilled",
    equation: "m(CH4) = M · Σ P · EF · (1 − CE) · (1 − OX)",
    symbols: [
      ("M", "waste landfilled in the year, wet short tons"),
      ("P", "share of a material in the waste"),
      ("EF", "methane that a wet short ton of the material can form"),
      ("CE", "part of the gas that is collected, 0 without gas collection"),
      ("OX", "part oxidized in the cover"),
    ],
    parameters: [
      MethodParameter(
        "gas-collection", "Whether the landfill collects its gas", words: ["yes", "no"]),
      MethodParameter(
        "efficiency", "CE", "Gas collected, where the landfill collects any", unit: "share",
        range: 0...1, .constant("collection-efficiency", variant: "default")),
      MethodParameter(
        "oxidation", "OX", "Oxidized in the cover", unit: "share", range: 0...1,
        .constant("oxidation", variant: "managed")),
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.1.{t}", uscp: "SW.4.1", counts: .activity),
    validity:
      "For waste that a community makes, by material as in a US waste characterization. Emission factors and the default efficiency are from memory and unverified. Name a set of waste-mix.csv in the factor cell, or a material as the activity; mixed-waste is the factor for mixed municipal waste.",
    source: "US Community Protocol, appendix E, SW.4.1 (from memory)")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    try inputs.checkTreated(&recorder)
    recorder.formula { declaration.equation }
    let waste = try inputs.mass("M", &recorder)
    let parts = try parts(inputs, &recorder)
    let efficiency = try efficiency(inputs, &recorder)
    let oxidation = try inputs.value("oxidation", &recorder)
    let potential = parts.reduce(0) { $0 + $1.share * $1.methane }
    return EmissionsByGas(
      methane: .kilograms(waste.kilograms * potential * (1 - efficiency) * (1 - oxidation)))
  }

  private static func efficiency<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    let collects = try inputs.word("gas-collection", &recorder) == "yes"
    guard !collects else { return try inputs.value("efficiency", &recorder) }
    guard !inputs.states("efficiency") else {
      throw MethodProblem(
        "factor",
        "“efficiency” is stated, and “gas-collection=no”. A landfill without gas collection has none; leave it out."
      )
    }
    return 0
  }

  private static func parts<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [LandfillPotential.Part] {
    if let own = try LandfillPotential.own(inputs, &recorder) { return own }
    return try LandfillPotential.communityProtocol(try WasteStream(inputs), inputs, &recorder)
  }
}
