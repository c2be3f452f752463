internal import Factors
public import Quantities

/// Methane and nitrous oxide of biosolids burned in an incinerator.
///
///     m(gas) = M · f(gas)
///
/// - Source: [USCP-2019], WW.4 and WW.5; [IPCC-2006], volume 5, chapter 5.
/// - Limits: The factors of dewatered cake are unverified; those of sludge hold nitrous oxide only.
public enum BiosolidsCombustion: EmissionMethod {
  private static let keys = [
    "biosolids-cake": "biosolids-combustion:cake", "sewage-sludge": "sludge-incineration",
  ]

  public static let declaration = MethodDeclaration(
    id: "biosolids-combustion", name: "Biosolids burned", sectors: [.water, .waste],
    kinds: [.mass], quantity: "Biosolids burned",
    activities: .words(["biosolids-cake", "sewage-sludge"]), equation: "m(gas) = M · f(gas)",
    symbols: [
      ("M", "biosolids burned in the year, as received"),
      ("f(gas)", "emission factor, or the community's own"),
    ],
    parameters: [.treated],
    protocols: ProtocolTags(gpc: "III.3.{t}", uscp: "WW.4", counts: .both, lgop: "9"),
    validity:
      "Wet weight of dewatered biosolids. “biosolids-cake” has methane and nitrous oxide by its heat content, “sewage-sludge” the far higher nitrous oxide of incinerators, without methane. Name a set of own factors for a stack test. Fuel burned beside it is a record of its own.",
    source: "US Community Protocol WW.4, WW.5; IPCC 2006, volume 5, table 5.6")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let mass = try inputs.quantity("M", &recorder)
    try inputs.checkFactorName()
    try inputs.checkTreated(&recorder)
    let hasOwn = context.factorSets[record.factor.name] != nil
    guard hasOwn || keys[record.activity] != nil else {
      throw MethodProblem(
        "activity",
        "“\(record.activity)” is not known. Use one of \(keys.keys.sorted().joined(separator: ", ")), or name a set of factors.csv."
      )
    }
    let factors = try inputs.factors(
      "waste-treatment", keys[record.activity], per: .mass, &recorder)
    if !hasOwn, !factors.contains(where: { $0.gas == .methane }) {
      recorder.note { "Methane is not part of it: the source has no factor for it." }
    }
    return MethodInputs.emissions(ofCanonical: mass, factors)
  }
}
