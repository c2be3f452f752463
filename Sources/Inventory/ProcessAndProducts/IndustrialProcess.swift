internal import Factors
public import Quantities

/// Gases set free when a product is made: calcination, carbonates, chemical reactions.
///
///     m(gas) = Q · f(gas)
///     m(CO2) = Q · f(CO2) · (1 − cullet)          for glass
///
/// - Source: [GPC-2014], chapter 9; [IPCC-2006-V3], chapter 2.
/// - Limits: Not the fuel burned beside it. Few default factors; a plant's own go before all of them.
public enum IndustrialProcess: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "industrial-process", name: "Industrial processes by product", sectors: [.industry],
    kinds: [.mass, .count, .liquidVolume, .gasVolume], quantity: "Product made, or mineral used",
    activities: .factorSet("industrial-process"), equation: "m(gas) = Q · f(gas)",
    symbols: [
      ("Q", "product made, or mineral used, in the year"),
      ("f(gas)", "emission factor, or the community's own"),
    ],
    parameters: [
      MethodParameter(
        "cullet", "c", "Recycled glass in the charge, for glass", unit: "share", range: 0...1,
        .absent)
    ],
    protocols: ProtocolTags(gpc: "IV.1", scope: 1, counts: .source),
    validity:
      "Per tonne of clinker, not of cement; of lime; of glass; of carbonate used. Any other product needs a set of own factors, such as those of the plant's report under 40 CFR 98. Fuel and electricity are records of their own.",
    source: "GPC 2014, chapter 9; IPCC 2006, volume 3, chapter 2")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let amount = try inputs.quantity("Q", &recorder)
    try inputs.checkFactorName()
    let hasOwn = context.factorSets[record.factor.name] != nil
    let factors = try inputs.factors(
      "industrial-process", per: record.unit?.kind ?? .mass, &recorder)
    let emissions = MethodInputs.emissions(ofCanonical: amount, factors)
    guard record.activity == "glass", !hasOwn else { return emissions }
    recorder.formula { "m(gas) = Q · f(gas) · (1 − c)" }
    let cullet = try inputs.value(
      "cullet", orConstant: "glass-cullet", variant: "default", &recorder)
    return emissions * (1 - cullet)
  }
}
