internal import Factors
public import Quantities

/// What a flare leaves of landfill gas: unburned methane, nitrous oxide, and biogenic carbon dioxide.
///
///     C = V · F · ρ
///     m(CH4) = C · (1 − DE)
///     m(biogenic CO2) = C · DE · 44/16
///     m(N2O) = V · f(N2O)
///
/// - Source: [GHGRP-HH-2024], table HH-1 for DE; [EPA-HUB-2025], table 1, landfill gas, for N2O.
/// - Limits: The carbon dioxide that was in the gas before burning is biogenic and not counted.
public enum LandfillGasFlaring: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "landfill-gas-flaring", name: "Landfill gas burned in a flare", sectors: [.waste],
    kinds: [.gasVolume], quantity: "Landfill gas flared",
    equation:
      "m(CH4) = V · F · ρ · (1 − DE);  m(biogenic CO2) = V · F · ρ · DE · 44/16;  m(N2O) = V · f(N2O)",
    symbols: [
      ("V", "landfill gas flared in the year"), ("F", "methane in the gas, by volume"),
      ("ρ", "density of methane"), ("DE", "part of the methane destroyed"),
      ("f(N2O)", "nitrous oxide per volume of landfill gas burned"),
    ],
    parameters: LandfillGas.parameters + [
      MethodParameter(
        "destruction", "DE", "Methane destroyed by the flare", unit: "share", range: 0...1,
        .constant("gas-destruction", variant: "flare")),
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.1.{t}", uscp: "SW.1", counts: .source, lgop: "9"),
    validity:
      "For gas that is flared without use. Gas burned for power or heat is stationary fuel combustion. Where landfill-collected-gas or first-order decay counts the same landfill, unburned methane is in it already.",
    source: "40 CFR 98, table HH-1; EPA GHG Emission Factors Hub, table 1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    try inputs.checkTreated(&recorder)
    try inputs.checkFactorName(allowing: "epa-hub")
    recorder.formula { declaration.equation }
    let methane = try LandfillGas.methane(inputs, &recorder)
    let destruction = try inputs.value("destruction", &recorder)
    let nitrousOxide = try nitrousOxide(inputs, &recorder)
    let volume = try record.amount(for: declaration)
    return EmissionsByGas(
      biogenicCarbonDioxide: .kilograms(methane.kilograms * destruction * 44 / 16),
      methane: .kilograms(methane.kilograms * (1 - destruction)),
      nitrousOxide: .kilograms(volume * nitrousOxide.kilogramsPerCanonicalUnit))
  }

  /// The community's own factor, else that of landfill gas in the EPA's hub.
  private static func nitrousOxide<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionFactor {
    let own = try inputs.ownFactors(&recorder)
    let factor =
      own.map { $0.first { $0.gas == .nitrousOxide } }
      ?? inputs.context.library.fuelFactors(
        fuel: "landfill-gas", kind: .gasVolume, edition: inputs.hubEdition)?.nitrousOxide
    guard let factor, factor.per.kind == .gasVolume else {
      throw MethodProblem(
        "factor",
        "There is no factor for nitrous oxide per volume of landfill gas. Use epa-hub:2021 or epa-hub:2025, or a set of factors.csv with n2o per scf."
      )
    }
    recorder.input { factor.input("f(N2O)", "Nitrous oxide of landfill gas burned") }
    return factor
  }
}
