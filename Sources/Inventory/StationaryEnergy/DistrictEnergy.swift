internal import Factors
public import Quantities

/// Steam, hot water and chilled water from a district system.
///
///     heat:                   m(gas) = D ÷ (1 − ℓ) · f(gas)
///     heat of a known fuel:   m(gas) = D ÷ (1 − ℓ) ÷ η · f(gas, fuel)
///     chilled water:          m(gas) = D ÷ (1 − ℓ) ÷ COP · f(gas, what drives the chiller)
///
/// The supplier's own factors, named as a set in the `factor` cell, are per unit of energy delivered.
/// Without them heat takes the EPA's factor for purchased steam, natural gas at 80 percent efficiency.
///
/// - Source: [EPA-HUB-2025], table 7; [USCP-2019], BE.3; [GPC-2021], chapter 6; [LGOP-2010], chapter 6.
/// - Limits: One average plant. A plant of combined heat and power is allocated by `combined-heat-and-power`.
public enum DistrictEnergy: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "district-energy", name: "District heating and cooling",
    sectors: [.buildings, .industry, .water], kinds: [.energy, .mass],
    quantity: "Heat or cold delivered",
    activities: .words(["steam", "hot-water", "chilled-water"]),
    equation: "m(gas) = D ÷ (1 − ℓ) · f(gas); chilled water: D ÷ (1 − ℓ) ÷ COP · f(gas)",
    symbols: [
      ("D", "heat or cold delivered to the customer"), ("ℓ", "part lost in the pipes"),
      ("η", "efficiency of the plant, when its fuel is stated"),
      ("COP", "cold made per energy that drives the chiller"),
      ("f(gas)", "factor of the supplier, of purchased heat, of the fuel or of electricity"),
    ], parameters: parameters,
    protocols: ProtocolTags(
      gpc: "I.{n}.2", scope: 2, uscp: "BE.3", counts: .activity, lgop: "6"),
    validity:
      "Energy at the customer's meter. Mass of steam needs “heat_content”. Not for heat from the community's own boilers, which are stationary fuel.",
    source: "EPA GHG Emission Factors Hub, table 7; US Community Protocol, BE.3")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let delivered = try delivered(inputs, &recorder)
    let loss = try inputs.optional("distribution_loss", &recorder) ?? 0
    let made = delivered / (1 - loss)
    if let own = try inputs.ownFactors(&recorder) {
      return try supplierEmissions(of: made, own, inputs, &recorder)
    }
    try inputs.checkFactorName(allowing: record.activity == "chilled-water" ? "egrid" : "epa-hub")
    switch record.activity {
    case "chilled-water": return try coolingEmissions(of: made, inputs, &recorder)
    case "steam", "hot-water": return try heatEmissions(of: made, inputs, &recorder)
    default:
      throw MethodProblem(
        "activity",
        "“\(record.activity)” is not known. Write steam, hot-water or chilled-water, or name a set of the supplier's own factors."
      )
    }
  }

  private static func delivered<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Energy {
    let amount = try inputs.quantity("D", &recorder)
    let heat = try inputs.optional("heat_content", &recorder)
    guard inputs.record.unit?.kind == .mass else {
      guard heat == nil else {
        throw MethodProblem(
          "factor", "“heat_content” has no effect on an amount of energy. Leave it out.")
      }
      return Energy(canonical: amount)
    }
    guard let heat else {
      throw MethodProblem(
        "factor",
        "Steam by mass needs “heat_content” in Btu per lb, from the supplier's bill or steam tables at its pressure, less the heat of returned condensate."
      )
    }
    return .mmBtu(Mass(canonical: amount).pounds * heat / 1_000_000)
  }

  private static func supplierEmissions<Recorder: CalculationRecorder>(
    of energy: Energy, _ factors: [EmissionFactor], _ inputs: MethodInputs,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let name = inputs.record.factor.name
    try check(factors, name: name)
    let isPerDelivered = try inputs.word("factors_per", &recorder) == "delivered"
    var energy = energy
    if isPerDelivered {
      for id in ["plant_fuel", "plant_efficiency", "chiller", "cop"] where inputs.states(id) {
        throw MethodProblem(
          "factor",
          "“\(id)” has no effect beside the set “\(name)”, whose factors are per energy delivered. Leave one of them out, or write “factors_per=plant-energy”."
        )
      }
      recorder.formula { "m(gas) = D ÷ (1 − ℓ) · f(gas)" }
    } else if inputs.record.activity == "chilled-water" {
      energy = energy / (try performance(inputs, &recorder))
      recorder.formula { "m(gas) = D ÷ (1 − ℓ) ÷ COP · f(gas)" }
    } else {
      energy = energy / (try inputs.value("plant_efficiency", &recorder))
      recorder.formula { "m(gas) = D ÷ (1 − ℓ) ÷ η · f(gas)" }
    }
    note(factors, &recorder)
    let missing = [Gas.methane, .nitrousOxide].filter { gas in
      !factors.contains { $0.gas == gas }
    }
    if !missing.isEmpty {
      let names = missing.map(\.formula).joined(separator: " and ")
      recorder.note { "The set states no \(names); none is counted." }
    }
    return MethodInputs.emissions(ofCanonical: energy.canonical, factors)
  }

  private static func check(_ factors: [EmissionFactor], name: String) throws(MethodProblem) {
    if let wrong = factors.first(where: { $0.per.kind != .energy }) {
      throw MethodProblem(
        "factor",
        "The set “\(name)” has a factor per \(wrong.per.symbol). District energy needs factors per MMBtu, ton-hour or another unit of energy."
      )
    }
    let carbon: Set<Gas> = [.carbonDioxide, .biogenicCarbonDioxide]
    guard factors.contains(where: { carbon.contains($0.gas) }) else {
      throw MethodProblem(
        "factor", "The set “\(name)” has no CO2 factor. Add a row; write 0 when there is none.")
    }
  }

  private static func heatEmissions<Recorder: CalculationRecorder>(
    of heat: Energy, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    guard inputs.states("plant_fuel") else {
      recorder.formula { "m(gas) = D ÷ (1 − ℓ) · f(gas)" }
      return try fuelEmissions(of: heat, fuel: "steam-and-heat", inputs, &recorder)
    }
    let fuel = try inputs.word("plant_fuel", &recorder)
    let efficiency = try inputs.value("plant_efficiency", &recorder)
    recorder.formula { "m(gas) = D ÷ (1 − ℓ) ÷ η · f(gas)" }
    return try fuelEmissions(of: heat / efficiency, fuel: fuel, inputs, &recorder)
  }

  private static func coolingEmissions<Recorder: CalculationRecorder>(
    of cold: Energy, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let driving = cold / (try performance(inputs, &recorder))
    let chiller = try inputs.word("chiller", &recorder)
    recorder.formula { "m(gas) = D ÷ (1 − ℓ) ÷ COP · f(gas)" }
    switch chiller {
    case "absorption":
      return try fuelEmissions(of: driving, fuel: "steam-and-heat", inputs, &recorder)
    case "engine":
      return try fuelEmissions(of: driving, fuel: "natural-gas", inputs, &recorder)
    default:
      let rates = try ElectricityRates.location(of: inputs, &recorder)
      rates.note(in: &recorder)
      return rates.emissions(of: driving)
    }
  }

  private static func performance<Recorder: CalculationRecorder>(
    _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    guard !inputs.states("cop") else { return try inputs.value("cop", &recorder) }
    var silent = SilentRecorder()
    let chiller = try inputs.word("chiller", &silent)
    return try inputs.constant(
      "chiller-cop", variant: chiller, symbol: "COP",
      "Coefficient of performance, \(chiller) chiller", &recorder)
  }

  /// Emissions of fuel, or of purchased heat, given as energy.
  private static func fuelEmissions<Recorder: CalculationRecorder>(
    of energy: Energy, fuel id: String, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let library = inputs.context.library
    guard let fuel = library.fuels[id],
      let factors = library.fuelFactors(fuel: id, kind: .energy, edition: inputs.hubEdition)
    else {
      throw MethodProblem(
        "factor",
        "There is no factor for “\(id)” in edition “\(inputs.hubEdition)”. Editions: 2021, 2025."
      )
    }
    note([factors.carbonDioxide, factors.methane, factors.nitrousOxide], &recorder)
    let emissions = factors.emissions(ofCanonical: energy.canonical)
    return fuel.isBiogenic ? emissions : emissions.withFossilMethane
  }

  private static func note<Recorder: CalculationRecorder>(
    _ factors: [EmissionFactor], _ recorder: inout Recorder
  ) {
    for factor in factors {
      recorder.input { factor.input("f(\(factor.gas.formula))", "Emission factor") }
    }
  }

  private static let parameters: [MethodParameter] = [
    MethodParameter(
      "factors_per", "What the factors of an own set are per",
      words: ["delivered", "plant-energy"], .word("delivered")),
    MethodParameter(
      "distribution_loss", "ℓ", "Part lost in the pipes; none when not stated", unit: "share",
      range: 0...0.9, .assumed(0, "No loss in the pipes is stated")),
    MethodParameter(
      "heat_content", "h", "Heat of the steam, for an amount in mass", unit: "Btu/lb",
      range: 500...2000, .absent),
    MethodParameter(
      "plant_fuel", "Fuel of the heating plant",
      words: [
        "natural-gas", "distillate-2", "residual-6", "bituminous", "wood", "landfill-gas",
        "other-biomass-gases",
      ], .absent),
    MethodParameter(
      "plant_efficiency", "η", "Heat delivered to the pipes per heat of the fuel", unit: "share",
      range: 0.1...1.2, .absent),
    MethodParameter(
      "chiller", "What drives the chiller", words: ["electric", "absorption", "engine"],
      .word("electric")),
    MethodParameter(
      "cop", "COP", "Cold made per energy that drives the chiller", unit: "ratio", range: 0.2...15,
      .constant("chiller-cop", variant: "electric")),
  ]
}
