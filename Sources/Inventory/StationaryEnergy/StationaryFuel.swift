internal import Factors
public import Quantities

/// Fuel burned in place: heating, cooking, boilers.
///
///     m(gas) = Q · f(gas)          Q in the unit of the factor
///     m(gas) = Q · h · f(gas)      Q in another unit, h the heat content in MMBtu per physical unit
///
/// - Source: [EPA-HUB-2025], table 1.
/// - Limits: Default heat contents; a utility's measured heat content differs by a few percent. Carbon
///   dioxide of biomass fuels is biogenic and stays outside the total.
public enum StationaryFuel: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "stationary-fuel", name: "Stationary fuel combustion",
    sectors: [.buildings, .industry, .agriculture, .water],
    kinds: [.energy, .gasVolume, .liquidVolume, .mass], equation: "m(gas) = Q · f(gas)",
    symbols: [
      ("Q", "fuel burned"),
      ("h", "default heat content, when the fuel's unit has no factor of its own"),
      ("f(gas)", "emission factor of the fuel"),
    ],
    validity:
      "Default factors and heat contents (higher heating value). Carbon dioxide of biomass is reported beside the total.",
    source: "EPA GHG Emission Factors Hub, table 1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let amount = try record.amount(for: declaration)
    guard let unit = record.unit, let fuel = context.library.fuels[record.activity] else {
      throw unknownFuel(record.activity, library: context.library)
    }
    let edition = record.factor.part(after: "epa-hub") ?? FactorLibrary.hubEdition(for: record.year)
    recorder.input { record.quantityInput("Q", "\(fuel.name) burned", in: context) }
    if let factors = context.library.fuelFactors(
      fuel: fuel.id, kind: unit.kind, edition: edition)
    {
      recorder.formula { "m(gas) = Q · f(gas)" }
      note(factors, in: &recorder)
      return emissions(of: fuel, factors.emissions(ofCanonical: amount))
    }
    return try emissionsByHeat(
      amount: amount, unit: unit, fuel: fuel, edition: edition, context: context,
      recorder: &recorder)
  }

  /// Through the fuel's default heat content, for an amount whose unit has no factor of its own.
  private static func emissionsByHeat<Recorder: CalculationRecorder>(
    amount: Double, unit: MeasurementUnit, fuel: Fuel, edition: String,
    context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    guard
      let factors = context.library.fuelFactors(fuel: fuel.id, kind: .energy, edition: edition)
    else {
      throw MethodProblem(
        "factor",
        "There is no factor for \(fuel.name) in edition “\(edition)”. Editions: 2021, 2025.")
    }
    guard unit.kind == fuel.unit.kind, let heat = fuel.heatContent else {
      throw MethodProblem(
        "unit",
        "\(fuel.name) is counted in \(fuel.unit.symbol) or as energy; \(unit.symbol) cannot be turned into either."
      )
    }
    recorder.formula { "m(gas) = Q · h · f(gas)" }
    recorder.input {
      Explanation.Input(
        symbol: "h", name: "Default heat content", value: "\(heat)",
        unit: "MMBtu per \(fuel.unit.symbol)", source: factors.carbonDioxide.citation)
    }
    note(factors, in: &recorder)
    let energy = Energy.mmBtu(amount / fuel.unit.canonicalFactor * heat)
    return emissions(of: fuel, factors.emissions(ofCanonical: energy.canonical))
  }

  private static func emissions(of fuel: Fuel, _ emissions: EmissionsByGas) -> EmissionsByGas {
    fuel.isBiogenic ? emissions : emissions.withFossilMethane
  }

  private static func note<Recorder: CalculationRecorder>(
    _ factors: FuelFactors, in recorder: inout Recorder
  ) {
    for factor in [factors.carbonDioxide, factors.methane, factors.nitrousOxide] {
      recorder.input { factor.input("f(\(factor.gas.formula))", "Emission factor") }
    }
  }

  private static func unknownFuel(_ fuel: String, library: FactorLibrary) -> MethodProblem {
    let advice =
      library.fuelSuggestion(for: fuel).map { "Did you mean “\($0)”?" }
      ?? "docs/factors.md names the list of fuels."
    return MethodProblem("activity", "There is no emission factor for “\(fuel)”. \(advice)")
  }
}
