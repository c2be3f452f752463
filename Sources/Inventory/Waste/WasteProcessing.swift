internal import Factors
public import Quantities

/// Machines that spread and compact waste at a landfill.
///
///     m(CO2) = M · f
///
/// - Source: [USCP-2019], appendix E, SW.5, from memory: every factor is unverified.
/// - Limits: The fuel or power of the site is better wherever it is known.
public enum WasteProcessing: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "waste-processing", name: "Waste processing equipment", sectors: [.waste],
    kinds: [.mass], quantity: "Waste processed",
    equation: "m(CO2) = M · f",
    symbols: [
      ("M", "waste processed, wet"), ("f", "emission factor of the site's machines per ton"),
    ],
    protocols: ProtocolTags(gpc: "II.5.1", uscp: "SW.5", counts: .activity),
    validity:
      "Where the fuel of the site's machines is not known. The factors are from memory, unverified, and CO2e of burned fuel taken as carbon dioxide. Do not add it to off-road fuel of the same machines. The GPC counts the machines as off-road transport; outside the boundary they are scope 3.",
    source: "US Community Protocol, appendix E, SW.5 (from memory)")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    try inputs.checkFactorName()
    recorder.formula { declaration.equation }
    let waste = try inputs.mass("M", &recorder)
    guard
      ["landfill-diesel", "landfill-cng"].contains(record.activity)
        || context.factorSets[record.factor.name] != nil
    else {
      throw MethodProblem(
        "activity",
        "“\(record.activity)” is not known here. Write landfill-diesel or landfill-cng, or name a set of factors.csv for other machines."
      )
    }
    let factors = try inputs.factors("waste-equipment", per: .mass, &recorder)
    return MethodInputs.emissions(ofCanonical: waste.canonical, factors).withFossilMethane
  }
}
