internal import Factors
public import Quantities

/// Methane that a year's waste will form in a landfill over time, counted in the year of disposal.
///
///     m(CH4) = M · DOC · MCF · DOCf · F · 16/12 · (1 − R) · (1 − OX)
///     DOC = Σ share(material) · doc(material)
///
/// - Source: [GPC-2014], equations 8.1, 8.3 and 8.4; carbon fractions from [IPCC-2006], volume 5.
/// - Limits: All future methane is counted at once; not comparable with first-order decay of waste in place.
public enum LandfillMethaneCommitment: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "landfill-methane-commitment", name: "Landfill, methane commitment", sectors: [.waste],
    family: "landfill-disposal", kinds: [.mass], quantity: "Waste landfilled",
    equation: "m(CH4) = M · DOC · MCF · DOCf · F · 16/12 · (1 − R) · (1 − OX)",
    symbols: [
      ("M", "waste landfilled in the year, wet"),
      ("DOC", "degradable organic carbon, Σ share · doc of the waste mix"),
      ("MCF", "methane correction of the landfill"),
      ("DOCf", "part of the carbon that dissolves"),
      ("F", "methane in landfill gas"),
      ("R", "part of the methane that is recovered"),
      ("OX", "part oxidized in the cover"),
    ],
    parameters: LandfillPotential.parameters(dissolved: "gpc") + [
      MethodParameter(
        "recovery", "R", "Methane recovered over the life of the waste", unit: "share",
        range: 0...1, .assumed(0, "None stated in the record")),
      MethodParameter(
        "oxidation", "OX", "Oxidized in the cover", unit: "share", range: 0...1,
        .constant("oxidation", variant: "managed")),
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.1.{t}", uscp: "SW.4", counts: .activity),
    validity:
      "Counts all future methane in the year of disposal: for waste that a community makes, wherever it is buried. Not for the emissions of a landfill in a year, and never added to first-order decay of the same waste. The factor cell names a set of waste-mix.csv; without one, the activity is the material.",
    source: "GPC 2014, equations 8.1, 8.3, 8.4")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    try inputs.checkTreated(&recorder)
    recorder.formula { declaration.equation }
    let waste = try inputs.mass("M", &recorder)
    let parts = try parts(inputs, &recorder)
    let oxidation = try inputs.value("oxidation", &recorder)
    let recovery = try inputs.value("recovery", &recorder)
    let potential = parts.reduce(0) { $0 + $1.share * $1.methane }
    return EmissionsByGas(
      methane: .kilograms(waste.kilograms * potential * (1 - recovery) * (1 - oxidation)))
  }

  private static func parts<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [LandfillPotential.Part] {
    if let own = try LandfillPotential.own(inputs, &recorder) { return own }
    return try LandfillPotential.carbonBalance(try WasteStream(inputs), inputs, &recorder)
  }
}
