internal import Factors
public import Quantities
internal import Tables

/// Nitrous oxide from manure, by how it is kept.
///
///     m(N2O) = N · mass/1000 · Nex · days · EF · 44/28
///
/// - Source: EPA State Inventory Tool, agriculture module 2024.1, for mass and EF; excretion from memory, unverified.
/// - Limits: Direct emissions only; what volatilizes or leaches is not part of it.
public enum ManureNitrousOxide: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "manure-nitrous-oxide", name: "Manure management, nitrous oxide", sectors: [.agriculture],
    kinds: [.count], countUnits: ["head"], quantity: "Animals, average of the year",
    activities: .words(ManureMethane.animals),
    equation: "m(N2O) = N · mass/1000 · Nex · days · EF · 44/28",
    symbols: [
      ("N", "animals"), ("mass", "typical animal mass"),
      ("Nex", "nitrogen excreted per 1,000 kg of animal and day"),
      ("EF", "nitrous oxide nitrogen of the way of keeping"),
    ],
    parameters: [
      MethodParameter(
        "system", "How the manure is kept",
        words: [
          "lagoon", "liquid", "solid-storage", "dry-lot", "poultry-without-bedding", "pasture",
        ], .required),
      MethodParameter(
        "animal-mass", "mass", "Typical animal mass", unit: "kg/head", range: 0...2000, .absent),
      MethodParameter(
        "excretion", "Nex", "Nitrogen excreted", unit: "kg N/1000 kg/day", range: 0...10, .absent),
      MethodParameter(
        "days", "days", "Days per year", unit: "day/year", range: 360...366,
        .constant("livestock-days-per-year", variant: "sit")),
    ], protocols: ProtocolTags(gpc: "V.1", scope: 1, uscp: "A.2", counts: .source),
    validity:
      "Direct emissions. One way of keeping per record. Manure left on pasture belongs to V.3: state it in the column “gpc”.",
    source: "EPA State Inventory Tool, agriculture module 2024.1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let animals = try inputs.quantity("N", &recorder)
    let system = try inputs.word("system", &recorder)
    let mass = try inputs.byAnimal(
      "animal-mass", "animal-mass", "mass", "Typical animal mass", &recorder)
    let excretion = try inputs.byAnimal(
      "excretion", "nitrogen-excretion", "Nex", "Nitrogen excreted", &recorder)
    let days = try inputs.value("days", &recorder)
    let factor = try inputs.constant(
      "manure-nitrous-oxide", variant: system, symbol: "EF", "Nitrous oxide nitrogen, \(system)",
      &recorder)
    recorder.formula { declaration.equation }
    let nitrogen = animals * mass / 1000 * excretion * days
    return EmissionsByGas(nitrousOxide: .kilograms(nitrogen * factor * 44 / 28))
  }
}
