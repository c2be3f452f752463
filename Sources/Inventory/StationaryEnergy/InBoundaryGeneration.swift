internal import Factors
public import Quantities

/// Fuel that power plants inside the boundary burn for electricity or heat delivered to a grid.
///
///     m(gas) = Q · g · f(gas)
///
/// - Source: [GPC-2021], cell I.4.4, territorial only; [USCP-2019], BE.6 (reference unverified).
/// - Limits: Not part of BASIC or BASIC+, because users of the grid count the same power in scope 2. Fuel that a
///   plant burns for its own use is `stationary-fuel` under I.4.1. Wind, sun, water and nuclear power burn
///   nothing. Leave g out unless part of the plant's fuel serves its own site.
public enum InBoundaryGeneration: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "in-boundary-generation", name: "Power generation inside the boundary",
    sectors: [.industry, .buildings, .waste], kinds: [.energy, .gasVolume, .liquidVolume, .mass],
    quantity: "Fuel burned in the plant", activities: .fuels, equation: "m(gas) = Q · g · f(gas)",
    symbols: [
      ("Q", "fuel burned in the plant"), ("g", "part of the fuel for power delivered to the grid"),
      ("f(gas)", "emission factor of the fuel"),
    ],
    parameters: [
      MethodParameter(
        "grid_share", "g", "Part of the fuel for power delivered to the grid", unit: "share",
        range: 0...1, .assumed(1, "All of the fuel makes power for the grid"))
    ] + FuelCombustion.parameters,
    protocols: ProtocolTags(gpc: "I.4.4", scope: 1, uscp: "BE.6", counts: .source, lgop: "6"),
    validity:
      "Territorial accounts only: adding it to grid electricity counts the same power twice. Fuel from plant operators or EIA form 923.",
    source: "GPC 1.1, cell I.4.4")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let whole = try FuelCombustion(inputs, &recorder).emissions(&recorder)
    let share = try inputs.value("grid_share", &recorder)
    recorder.formula { declaration.equation }
    recorder.note {
      "Territorial only: users of the grid count this power in scope 2. GPC cell I.4.4 is in neither BASIC nor BASIC+."
    }
    return whole * share
  }
}
