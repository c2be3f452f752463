internal import Factors
public import Quantities
internal import Tables

/// Methane from manure, by how it is kept.
///
///     m(CH4) = N · VS · days · Bo · MCF · ρ
///
/// - Source: US Community Protocol, appendix G, A.2, as cited in public code; [IPCC-2006], volume 4, chapter 10.
/// - Limits: One way of keeping per record; lagoons and liquid systems depend on temperature and must be stated.
public enum ManureMethane: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "manure-methane", name: "Manure management, methane", sectors: [.agriculture],
    kinds: [.count], countUnits: ["head"], quantity: "Animals, average of the year",
    activities: .words(ManureMethane.animals), equation: "m(CH4) = N · VS · days · Bo · MCF · ρ",
    symbols: [
      ("N", "animals"), ("VS", "volatile solids per animal and day"), ("Bo", "methane capacity"),
      ("MCF", "methane conversion of the way of keeping"), ("ρ", "density of methane"),
    ],
    parameters: [
      MethodParameter(
        "mcf", "MCF", "Methane conversion of the way of keeping", unit: "share", range: 0...1,
        .variant("manure-methane-conversion")),
      MethodParameter(
        "volatile-solids", "VS", "Volatile solids per animal", unit: "kg VS/head/day",
        range: 0...50, .absent),
      MethodParameter(
        "methane-capacity", "Bo", "Methane capacity of the manure", unit: "m3 CH4/kg VS",
        range: 0...1, .absent),
      MethodParameter(
        "days", "days", "Days per year", unit: "day/year", range: 360...366,
        .constant("livestock-days-per-year", variant: "uscp")),
    ], protocols: ProtocolTags(gpc: "V.1", scope: 1, uscp: "A.2", counts: .source),
    validity:
      "State mcf as a share or a way of keeping (pasture, dry-lot, solid-storage, daily-spread, poultry-without-bedding); lagoons and slurry need a share for the climate.",
    source: "US Community Protocol, appendix G, A.2; EPA State Inventory Tool")

  static let animals = [
    "dairy-cattle", "other-cattle", "feedlot-cattle", "swine", "breeding-swine", "sheep",
    "sheep-on-feed", "goats", "horses", "layers", "broilers", "turkeys",
  ]

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let animals = try inputs.quantity("N", &recorder)
    let solids = try inputs.byAnimal(
      "volatile-solids", "manure-volatile-solids", "VS", "Volatile solids per animal", &recorder)
    let capacity = try inputs.byAnimal(
      "methane-capacity", "manure-methane-capacity", "Bo", "Methane capacity", &recorder)
    let conversion = try inputs.value("mcf", &recorder)
    let days = try inputs.value("days", &recorder)
    let density = try inputs.constant(
      "manure-methane-density", symbol: "ρ", "Density of methane", &recorder)
    recorder.formula { declaration.equation }
    return EmissionsByGas(
      methane: .kilograms(animals * solids * days * capacity * conversion * density))
  }
}

extension MethodInputs {
  /// A number stated in the record, else the library's for the animal.
  func byAnimal<Recorder: CalculationRecorder>(
    _ id: String, _ constant: String, _ symbol: String, _ meaning: String,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    if let stated = try optional(id, &recorder) { return stated }
    guard ManureMethane.animals.contains(record.activity) else {
      throw MethodProblem(
        "activity",
        "“\(record.activity)” is not an animal of the library. Use one of \(ManureMethane.animals.joined(separator: ", ")), or state “\(id)”."
      )
    }
    return try self.constant(
      constant, variant: record.activity, symbol: symbol, meaning, &recorder)
  }
}
