internal import Factors
public import Quantities

/// Carbon dioxide of methanol that feeds denitrifying bacteria.
///
///     m(CO2) = M · 44/32        M = V · ρ for a volume
///
/// - Source: [USCP-2019], WW.9; the ratio is that of the molecular weights.
/// - Limits: All carbon of the methanol becomes carbon dioxide; what biomass keeps is not subtracted.
public enum MethanolCarbonDioxide: EmissionMethod {
  /// Kilograms of carbon dioxide per kilogram of methanol.
  private static let carbonDioxidePerMethanol = 44.0 / 32

  public static let declaration = MethodDeclaration(
    id: "methanol-carbon-dioxide", name: "Methanol for denitrification", sectors: [.water],
    kinds: [.mass, .liquidVolume], quantity: "Methanol used",
    equation: "m(CO2) = M · 44/32;  M = V · ρ", symbols: [("M", "methanol used in the year")],
    parameters: [
      MethodParameter(
        "density", "ρ", "Density of the methanol", unit: "kg/litre", range: 0.7...0.9,
        .constant("methanol-density")),
      MethodParameter(
        "origin", "Origin of the methanol", words: ["fossil", "biogenic"], .word("fossil")),
      .treated,
    ],
    protocols: ProtocolTags(gpc: "III.4.{t}", uscp: "WW.9", counts: .both, lgop: "10"),
    validity:
      "Pure methanol, which is made from natural gas unless bought as renewable (origin=biogenic). For a solution, enter the methanol in it.",
    source: "US Community Protocol WW.9")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let amount = try inputs.quantity("M", &recorder)
    if let own = try inputs.ownEmissions(of: amount, &recorder) { return own }
    var methanol = Mass.kilograms(amount)
    if record.unit?.kind == .liquidVolume {
      let litres = LiquidVolume(canonical: amount).cubicMeters * 1000
      methanol = .kilograms(litres * (try inputs.value("density", &recorder)))
    }
    let carbonDioxide = methanol.kilograms * carbonDioxidePerMethanol
    if try inputs.notedWord("origin", &recorder) == "biogenic" {
      return EmissionsByGas(biogenicCarbonDioxide: .kilograms(carbonDioxide))
    }
    return EmissionsByGas(carbonDioxide: .kilograms(carbonDioxide))
  }
}
