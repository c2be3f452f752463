internal import Factors
public import Quantities

/// Methane of a landfill worked back from the gas that it collects.
///
///     C = V · F · ρ
///     m(CH4) = C · [((1 − CE) + AF) / CE · (1 − OX) + (1 − DE)]
///
/// - Source: [GHGRP-HH-2024], equations HH-7 and HH-8; [LGOP-2010], chapter 9.
/// - Limits: Rests on the collection efficiency, which is hardly ever measured; small efficiencies make large errors.
public enum LandfillCollectedGas: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "landfill-collected-gas", name: "Landfill, from the gas that is collected",
    sectors: [.waste], kinds: [.gasVolume, .mass],
    quantity: "Landfill gas collected in the year (a mass is methane)",
    equation: "m(CH4) = V · F · ρ · [((1 − CE) + AF) / CE · (1 − OX) + (1 − DE)]",
    symbols: [
      ("V", "landfill gas collected in the year; as a mass, the methane in it"),
      ("F", "methane in the gas, by volume"), ("ρ", "density of methane"),
      ("CE", "part of the gas of the area under collection that is collected"),
      ("AF", "waste without gas collection, as a part of the waste with it"),
      ("OX", "part of the rest oxidized in the cover"),
      ("DE", "part of the collected methane destroyed"),
    ],
    parameters: LandfillGas.parameters + [
      MethodParameter(
        "efficiency", "CE", "Gas collected of the area under collection", unit: "share",
        range: 0.01...1, .variant("collection-efficiency")),
      MethodParameter(
        "uncovered-ratio", "AF", "Waste without gas collection per waste with it", unit: "ratio",
        range: 0...100, .assumed(0, "All waste is under gas collection; none stated otherwise")),
      MethodParameter(
        "oxidation", "OX", "Oxidized in the cover", unit: "share", range: 0...1,
        .constant("oxidation", variant: "managed")),
      MethodParameter(
        "destruction", "DE", "Collected methane destroyed by flare or engine", unit: "share",
        range: 0...1, .constant("gas-destruction", variant: "flare")),
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.1.{t}", uscp: "SW.1", counts: .source, lgop: "9"),
    validity:
      "For a landfill whose collected gas is metered, closed ones too. It includes what the flare or engine does not destroy: do not add landfill-gas-flaring of the same gas. Waste without collection is taken to form as much gas per mass as the rest. Not for landfills that collect only a little of their gas.",
    source: "40 CFR 98.343, equations HH-7 and HH-8; LGOP 2010, chapter 9")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    try inputs.checkTreated(&recorder)
    try inputs.checkFactorName()
    recorder.formula { declaration.equation }
    let collected = try LandfillGas.methane(inputs, &recorder)
    let efficiency = try inputs.value("efficiency", &recorder)
    guard efficiency > 0 else {
      throw MethodProblem(
        "factor",
        "The collection efficiency is 0, so nothing can be worked back from the collected gas. State “efficiency”, or use “landfill-first-order-decay”."
      )
    }
    let uncovered = try inputs.value("uncovered-ratio", &recorder)
    let oxidation = try inputs.value("oxidation", &recorder)
    let destruction = try inputs.value("destruction", &recorder)
    let escaped = (1 - efficiency + uncovered) / efficiency * (1 - oxidation)
    return EmissionsByGas(
      methane: .kilograms(collected.kilograms * (escaped + 1 - destruction)))
  }
}
