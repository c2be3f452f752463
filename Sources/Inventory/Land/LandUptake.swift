internal import Factors
public import Quantities
internal import Tables

/// Carbon that forest, trees, grass and wetland take up in a year: a removal, never netted.
///
///     removal(CO2) = A · U · 44/12
///
/// - Source: US Community Protocol, appendix J; rates by cover as cited per row of `constants-land.csv`.
/// - Limits: Rates of single studies and places; forest needs a regional rate, which must be stated.
public enum LandUptake: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "land-uptake", name: "Uptake by land and trees", sectors: [.land], kinds: [.area],
    quantity: "Area of the cover",
    activities: .words([
      "forest", "new-forest", "urban-tree", "urban-grassland", "grassland", "wetland",
    ]),
    equation: "removal(CO2) = A · U · 44/12",
    symbols: [("A", "area"), ("U", "carbon taken up per area and year")],
    parameters: [
      MethodParameter(
        "uptake", "U", "Carbon taken up", unit: "t C/ha/year", range: 0...20, .absent)
    ], protocols: ProtocolTags(gpc: "V.2", scope: 1, uscp: "J.3", counts: .source),
    validity:
      "Area of the cover itself: for trees outside forest, of canopy. Removals stand beside the total. Methane of wetlands is not part of it.",
    source: "US Community Protocol 2019, appendix J (LEARN); studies named per cover")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let area = try inputs.quantity("A", &recorder)
    let rate = try uptake(inputs, &recorder)
    recorder.formula { declaration.equation }
    return EmissionsByGas(removals: .tonnes(area * rate * 44 / 12))
  }

  private static func uptake<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    if let stated = try inputs.optional("uptake", &recorder) { return stated }
    let cover = inputs.record.activity
    let known = inputs.context.library.variants(of: "land-uptake")
    guard known.contains(cover) else {
      throw MethodProblem(
        "factor",
        "There is no uptake rate for “\(cover)”. State “uptake=…” in t C per hectare and year; rates are known for \(known.joined(separator: ", "))."
      )
    }
    return try inputs.constant(
      "land-uptake", variant: cover, symbol: "U", "Carbon taken up by \(cover)", &recorder)
  }
}
