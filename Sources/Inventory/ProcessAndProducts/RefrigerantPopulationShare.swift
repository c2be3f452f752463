internal import Factors
public import Quantities

/// Refrigerants and other substitutes of a community as its share of a national inventory.
///
///     m(gas) = P ÷ P_nation · M · share(gas)
///     m(gas) = P · f(gas)          with a set of own factors per person
///
/// - Source: [GPC-2014], chapter 9: a national figure scaled by population.
/// - Limits: Says nothing of the community itself: it falls only when the nation's emissions do. No national
///   figure is built in, because those published are sums in CO2e that cannot be moved to other potentials.
public enum RefrigerantPopulationShare: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "refrigerant-population-share", name: "Refrigerants by share of the national inventory",
    sectors: [.buildings, .industry, .transportation], kinds: [.count], countUnits: ["people"],
    quantity: "Population",
    equation: "m(gas) = P ÷ P_nation · M · share(gas), or P · f(gas)",
    symbols: [
      ("P", "population of the community"),
      ("f(gas)", "mass of a gas per person, from the community's own set"),
    ],
    parameters: [
      MethodParameter(
        "national_mass", "M", "Mass of the gas or blend emitted in the nation in the year",
        unit: "tonne", range: 0...10_000_000, .absent),
      MethodParameter(
        "national_population", "P_nation", "Population of the nation in the year",
        unit: "people", range: 1...2_000_000_000, .absent),
    ],
    protocols: ProtocolTags(
      gpc: "IV.2", scope: 1, uscp: "BE.7", counts: .source, lgop: ""),
    validity:
      "One record per gas with the national mass of that gas, as the national inventory tables it by gas, or a set of own factors in kg of each gas per person. Not for actions: it cannot show what the community does.",
    source: "GPC 2014, chapter 9")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let people = try inputs.quantity("P", &recorder)
    if let own = try inputs.ownEmissions(of: people, &recorder) { return own }
    guard let national = try inputs.optional("national_mass", &recorder),
      let population = try inputs.optional("national_population", &recorder)
    else {
      throw MethodProblem(
        "factor",
        "No national figure is built in. State “national_mass” in tonnes of the gas and “national_population”, or name a set of factors.csv in kg of each gas per person."
      )
    }
    let components = try RefrigerantGases.components(of: record, context.library, &recorder)
    let kilograms = Mass.tonnes(national).kilograms * people / population
    return RefrigerantGases.emissions(kilograms: kilograms, of: components)
  }
}
