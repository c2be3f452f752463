internal import Factors
public import Quantities
internal import Tables

/// Carbon lost when forest becomes another land, spread over the years between two maps.
///
///     m(CO2) = A · Σ C(pool) · lost(pool) · 44/12 ÷ Δyears
///
/// - Source: US Community Protocol, appendix J, as in ICLEI's LEARN tool.
/// - Limits: Carbon of the forest's pools must be stated for the region; the change is taken as even over the years.
public enum ForestLandChange: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "forest-land-change", name: "Forest turned into other land", sectors: [.land],
    kinds: [.area], quantity: "Forest lost between the two maps",
    activities: .words(["cropland", "grassland", "wetland", "settlement", "other-land"]),
    equation: "m(CO2) = A · Σ C(pool) · lost(pool) · 44/12 ÷ Δyears",
    symbols: [
      ("A", "area of forest lost between the maps"), ("C(pool)", "carbon per area in each pool"),
      ("lost(pool)", "part of it lost in the change"), ("Δyears", "years between the maps"),
    ],
    parameters: [
      .yearsBetween,
      MethodParameter(
        "biomass-carbon", "C(biomass)", "Carbon in living trees", unit: "t C/ha", range: 0...1000),
      MethodParameter(
        "dead-carbon", "C(dead)", "Carbon in dead wood and litter", unit: "t C/ha",
        range: 0...1000, .assumed(0, "Not stated: dead matter is left out")),
      MethodParameter(
        "soil-carbon", "C(soil)", "Carbon in soil", unit: "t C/ha", range: 0...2000,
        .assumed(0, "Not stated: soil is left out")),
    ], protocols: ProtocolTags(gpc: "V.2", scope: 1, uscp: "J.1", counts: .source),
    validity:
      "The activity cell names what the forest became. Carbon pools of the region, from the Forest Inventory and Analysis program.",
    source: "US Community Protocol 2019, appendix J (LEARN)")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let area = try inputs.quantity("A", &recorder)
    let known = context.library.variants(of: "forest-biomass-lost")
    guard known.contains(record.activity) else {
      throw MethodProblem(
        "activity",
        "“\(record.activity)” does not say what the forest became. Use one of \(known.joined(separator: ", "))."
      )
    }
    let years = try inputs.value("years-between", &recorder)
    var carbon = 0.0
    for (parameter, pool) in [
      ("biomass-carbon", "biomass"), ("dead-carbon", "dead-matter"), ("soil-carbon", "soil"),
    ] {
      let stock = try inputs.value(parameter, &recorder)
      let lost = try inputs.constant(
        "forest-\(pool)-lost", variant: record.activity, symbol: "lost(\(pool))",
        "Part of \(pool) carbon lost to \(record.activity)", &recorder)
      carbon += stock * lost
    }
    recorder.formula { declaration.equation }
    return EmissionsByGas(carbonDioxide: .tonnes(area * carbon * 44 / 12 / years))
  }
}
