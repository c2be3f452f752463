internal import Factors
public import Quantities
internal import Tables

/// Methane from the digestion of cattle and other ruminants.
///
///     m(CH4) = N · EF
///
/// - Source: [IPCC-2006], volume 4, chapter 10, tier 1; US Community Protocol, appendix G, A.1.
/// - Limits: Averages of North America; a state's own factors by class and year are better where known.
public enum EntericFermentation: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "enteric-fermentation", name: "Enteric fermentation", sectors: [.agriculture],
    kinds: [.count], countUnits: ["head"], quantity: "Animals, average of the year",
    activities: .factorSet("livestock-enteric"), equation: "m(CH4) = N · EF",
    symbols: [("N", "animals"), ("EF", "methane per animal and year")],
    protocols: ProtocolTags(gpc: "V.1", scope: 1, uscp: "A.1", counts: .source),
    validity:
      "Averages of North America. EPA's State Inventory Tool has factors by state, year and class: put them in factors.csv and name the set.",
    source: "IPCC 2006, volume 4, tables 10.10 and 10.11")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let animals = try inputs.quantity("N", &recorder)
    let factors = try inputs.factors("livestock-enteric", per: .count, &recorder)
    recorder.formula { declaration.equation }
    return MethodInputs.emissions(ofCanonical: animals, factors)
  }
}
