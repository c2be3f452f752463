internal import Factors
public import Quantities

/// Methane that escapes from coal as it is mined and handled.
///
///     m(CH4) = M · (g + p) · ρ − R
///
/// - Source: [IPCC-2006], volume 2, chapter 4, equations 4.1.1 to 4.1.8 (tier 1); [GPC-2021], cell I.7.1.
/// - Limits: World averages by depth, uncertain by a factor of two or three; a mine's own measurements, as reported to
///   the EPA, are better and are entered as `direct-entry`. Abandoned mines are not part of it.
public enum CoalMine: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "coal-mine", name: "Methane from coal mining", sectors: [.industry], kinds: [.mass],
    quantity: "Coal mined", activities: .words(["underground", "surface"]),
    equation: "m(CH4) = M · (g + p) · ρ − R",
    symbols: [
      ("M", "coal mined in the year"), ("g", "methane released by mining"),
      ("p", "methane released after mining"), ("ρ", "density of methane at 20 °C"),
      ("R", "methane recovered and burned or used"),
    ],
    parameters: [
      MethodParameter(
        "depth",
        "Depth of the mine: underground low is less than 200 m and high more than 400 m; surface low is less than 25 m of overburden and high more than 50 m",
        words: ["low", "average", "high"], .word("average")),
      MethodParameter(
        "mining_gas", "g", "Methane released by mining, when the mine's own is known",
        unit: "m3/tonne", range: 0...100, .absent),
      MethodParameter(
        "post_mining_gas", "p", "Methane released after mining, when the mine's own is known",
        unit: "m3/tonne", range: 0...50, .absent),
      MethodParameter(
        "recovered", "R", "Methane recovered and burned or used", unit: "tonne",
        range: 0...10_000_000, .assumed(0, "No recovery is stated")),
    ], protocols: ProtocolTags(gpc: "I.7.1", scope: 1, counts: .source), isLinear: false,
    validity:
      "Active mines inside the boundary, tier 1. An own set of factors is per mass of coal. All the methane is fossil.",
    source: "IPCC 2006, volume 2, chapter 4, equations 4.1.1–4.1.8")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let coal = Mass(canonical: try inputs.quantity("M", &recorder))
    var emissions = try released(by: coal, inputs, &recorder)
    let recovered = Mass.tonnes(try inputs.value("recovered", &recorder)).kilograms
    guard recovered <= emissions[.methane] else {
      throw MethodProblem(
        "factor",
        "More methane is recovered than the coal releases, \(NumberText.significant(emissions[.methane] / 1000)) t. State the mine's own “mining_gas”, or enter its measured emissions by “direct-entry”."
      )
    }
    emissions[.methane] -= recovered
    return emissions.withFossilMethane
  }

  private static func released<Recorder: CalculationRecorder>(
    by coal: Mass, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    if let own = try inputs.ownFactors(&recorder) {
      try inputs.check(own)
      for factor in own {
        recorder.input { factor.input("f(\(factor.gas.formula))", "Own factor") }
      }
      recorder.formula { "m(CH4) = M · f(CH4) − R" }
      return MethodInputs.emissions(ofCanonical: coal.canonical, own)
    }
    try inputs.checkFactorName()
    let kinds = ["underground", "surface"]
    guard kinds.contains(inputs.record.activity) else {
      throw MethodProblem(
        "activity",
        "“\(inputs.record.activity)” is not a kind of mine. Write underground or surface."
      )
    }
    let depth = try inputs.word("depth", &recorder)
    let variant = "\(inputs.record.activity)-\(depth)"
    let mining = try gas(
      "mining_gas", "coal-mining-gas", variant, "g", "Methane released by mining", inputs, &recorder
    )
    let after = try gas(
      "post_mining_gas", "coal-post-mining-gas", variant, "p", "Methane released after mining",
      inputs, &recorder)
    let density = try inputs.constant(
      "methane-density-20c", symbol: "ρ", "Density of methane", &recorder)
    recorder.formula { declaration.equation }
    return EmissionsByGas(methane: .kilograms(coal.tonnes * (mining + after) * density))
  }

  /// The mine's own value, else the library's for its kind and depth.
  private static func gas<Recorder: CalculationRecorder>(
    _ id: String, _ constant: String, _ variant: String, _ symbol: String, _ meaning: String,
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    if let stated = try inputs.optional(id, &recorder) { return stated }
    return try inputs.constant(
      constant, variant: variant, symbol: symbol, "\(meaning), \(variant)", &recorder)
  }
}
