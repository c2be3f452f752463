internal import Factors
public import Quantities
internal import Tables

/// Nitrous oxide from nitrogen put on soils: direct, by volatilization, and by leaching.
///
///     direct     = N · (1 − Vol) · EF1 · 44/28
///     volatilized = N · Vol · EF4 · 44/28
///     leached    = N · (1 − Vol) · Leach · EF5 · 44/28
///
/// - Source: EPA State Inventory Tool, agriculture module 2024.1; [IPCC-2006], volume 4, chapter 11.
/// - Limits: Nitrogen of fertilizer, not its weight. The tool counts direct emissions of what has not volatilized; an
///   inventory that counts all of it states volatilized=0 for the direct part.
public enum FertilizedSoils: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "fertilized-soils", name: "Fertilized soils", sectors: [.agriculture, .land],
    kinds: [.mass], quantity: "Nitrogen put on soils",
    activities: .words(["synthetic", "organic"]),
    equation: "m(N2O) = N · [(1 − Vol) · (EF1 + Leach · EF5) + Vol · EF4] · 44/28",
    symbols: [
      ("N", "nitrogen in fertilizer"), ("Vol", "part that volatilizes"),
      ("EF1", "direct nitrous oxide nitrogen"), ("EF4", "of volatilized nitrogen"),
      ("Leach", "part that leaches"), ("EF5", "of leached nitrogen"),
    ],
    parameters: [
      MethodParameter(
        "include", "Which paths are counted", words: ["all", "direct", "indirect"], .word("all")),
      MethodParameter(
        "volatilized", "Vol", "Part that volatilizes", unit: "share", range: 0...1, .absent),
      MethodParameter(
        "direct", "EF1", "Direct nitrous oxide nitrogen", unit: "kg N2O-N/kg N", range: 0...0.2,
        .constant("soil-direct-nitrous-oxide")),
      MethodParameter(
        "leached", "Leach", "Part that leaches", unit: "share", range: 0...1,
        .constant("soil-leached")),
    ], protocols: ProtocolTags(gpc: "V.3", scope: 1, uscp: "A.4", counts: .source),
    validity:
      "Mass of nitrogen, not of fertilizer: multiply by its nitrogen share first. Managed soils in a wet climate for leaching.",
    source: "EPA State Inventory Tool, agriculture module 2024.1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    guard ["synthetic", "organic"].contains(record.activity) else {
      throw MethodProblem(
        "activity", "“\(record.activity)” is not known. Write “synthetic” or “organic”.")
    }
    let nitrogen = try inputs.quantity("N", &recorder)
    let include = try inputs.word("include", &recorder)
    let volatilized = try volatilizedPart(inputs, &recorder)
    let direct = try inputs.value("direct", &recorder)
    let leached = try inputs.value("leached", &recorder)
    let fromAir = try inputs.constant(
      "soil-volatilized-nitrous-oxide", symbol: "EF4", "Of volatilized nitrogen", &recorder)
    let fromWater = try inputs.constant(
      "soil-leached-nitrous-oxide", symbol: "EF5", "Of leached nitrogen", &recorder)
    recorder.formula { declaration.equation }
    var sum = 0.0
    if include != "indirect" { sum += (1 - volatilized) * direct }
    if include != "direct" {
      sum += volatilized * fromAir + (1 - volatilized) * leached * fromWater
    }
    return EmissionsByGas(nitrousOxide: .kilograms(nitrogen * sum * 44 / 28))
  }

  private static func volatilizedPart<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    if let stated = try inputs.optional("volatilized", &recorder) { return stated }
    return try inputs.constant(
      "fertilizer-volatilized", variant: inputs.record.activity, symbol: "Vol",
      "Part that volatilizes, \(inputs.record.activity)", &recorder)
  }
}
