internal import Factors
public import Quantities
internal import Tables

/// Emissions of a gas that were measured or reported elsewhere, entered as a mass of that gas.
///
///     m(gas) = M
///
/// The `activity` cell names the gas, such as `ch4`, `sf6` or `hfc-134a`.
///
/// - Source: [GPC-2021], chapter 5: measured and reported emissions as data.
/// - Limits: CO2e is refused, because it cannot be rebased to another set of warming potentials.
public enum DirectEntry: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "direct-entry", name: "Emissions reported elsewhere, by gas", sectors: Sector.allCases,
    kinds: [.mass], quantity: "Mass of the gas", equation: "m(gas) = M",
    symbols: [("M", "mass of the gas named in the activity cell")],
    parameters: [
      MethodParameter(
        "origin", "Origin of methane, for sets that tell them apart", words: ["fossil", "recent"],
        .word("recent"))
    ], protocols: ProtocolTags(counts: .source),
    validity:
      "For facility reports, continuous monitors and other inventories. Gases only, never CO2e: CO2e cannot be rebased.",
    source: "GPC 2021, chapter 5")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let mass = try inputs.quantity("M", &recorder)
    let gas = Gas(id: record.activity)
    guard isKnown(gas, context.library) else { throw unknown(record.activity) }
    recorder.formula { declaration.equation }
    if gas == Gas(id: "co2-removal") {
      return EmissionsByGas(removals: .kilograms(mass))
    }
    var emissions = EmissionsByGas.zero
    emissions[gas] = mass
    if gas == .methane, try inputs.word("origin", &recorder) == "fossil" {
      emissions.fossilMethane = .kilograms(mass)
    }
    return emissions
  }

  private static func isKnown(_ gas: Gas, _ library: FactorLibrary) -> Bool {
    // Methane by origin is one gas with its origin stated, so that every set can count it.
    guard gas != .fossilMethane, gas != Gas(id: "ch4-nonfossil") else { return false }
    return gas == .biogenicCarbonDioxide || gas == Gas(id: "co2-removal")
      || library.warmingPotentials.contains { $0.values[gas] != nil }
  }

  private static func unknown(_ text: String) -> MethodProblem {
    if ["co2e", "co2-e", "ghg", "tco2e"].contains(text.lowercased()) {
      return MethodProblem(
        "activity",
        "“\(text)” is not a gas. Enter CO2, CH4 and N2O as records of their own; a CO2e total cannot be moved to other warming potentials."
      )
    }
    if text.lowercased().hasPrefix("ch4") {
      return MethodProblem(
        "activity", "Write “ch4”, and “origin=fossil” or “origin=recent” in the factor cell.")
    }
    return MethodProblem(
      "activity",
      "“\(text)” is not a gas with a warming potential. Write co2, biogenic-co2, ch4, n2o, sf6, nf3, an F-gas such as hfc-134a, or co2-removal."
    )
  }
}
