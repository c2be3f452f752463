internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

extension Target {
  /// Computes a carbon budget: as stated, or a share of what the world may still emit.
  ///
  ///     for each person:  B = G · P(first) ÷ P(world)
  ///     grandfathering:   B = G · C(before) ÷ C(world)
  ///
  /// with G the world's remaining budget from its first year on for a warming and a chance, P residents, and C carbon
  /// dioxide in the year before.
  ///
  /// - Source: [IPCC-AR6-BUDGET].
  /// - Throws: `TargetProblem` when something that the kind needs is missing.
  public func carbonBudget(in ground: TargetGround) throws(TargetProblem) -> CarbonBudget {
    guard baseYear <= year else {
      throw problem(
        "The budget “\(id)” begins in \(baseYear) and ends in \(year). Choose a first year that is not after the last.",
        "base_year")
    }
    guard let last = ground.years(of: reach).last else {
      throw problem("The budget “\(id)” needs an inventory, and there is none.", "base_year")
    }
    var inputs: [Explanation.Input] = []
    let share = try budgetShare(ground, inputs: &inputs)
    return CarbonBudget(
      target: self, tonnes: share.tonnes, status: share.status,
      explanation: Explanation(
        title: "\(name): budget from \(baseYear) to \(year)",
        value: EmissionsInventory.text(share.tonnes), formula: share.formula, inputs: inputs,
        method: [share.method, note].filter { !$0.isEmpty }.joined(separator: " "),
        notes: ground.inventory.errorOmissions {
          years(to: last).contains($0.year) && reach.includes($0)
        }), history: ground.history(of: reach), holes: ground.holes(of: reach),
      lastInventory: last)
  }

  private func years(to last: Int) -> ClosedRange<Int> { baseYear...max(baseYear, last) }

  private typealias Share = (
    tonnes: Double, formula: String, method: String, status: EvidenceStatus
  )

  private func budgetShare(
    _ ground: TargetGround, inputs: inout [Explanation.Input]
  ) throws(TargetProblem) -> Share {
    if let stated = budget.tonnes {
      inputs.append(
        Explanation.Input(
          symbol: "B", name: "Budget", value: NumberText.grouped(stated), unit: "t CO2e",
          source: citation(ground), place: place.at(column: "budget_tonnes")))
      return (stated, "B as stated", warmingText, status)
    }
    let global = try globalBudget(ground)
    guard sector == nil else {
      throw problem(
        "A share of the world's budget is of all sectors, and “\(id)” is of one. State its tonnes in “budget_tonnes”.",
        "sector")
    }
    inputs.append(global.input("G", "What the world may emit from \(global.year ?? baseYear) on"))
    switch budget.allocation ?? .perCapita {
    case .perCapita: return try perPersonShare(global, ground, &inputs)
    case .grandfathering: return try grandfatheredShare(global, ground, &inputs)
    }
  }

  private var warmingText: String {
    guard let degrees = budget.temperature else { return "" }
    let chance = budget.probability.map {
      " with a chance of \(NumberText.significant($0)) percent"
    }
    return "It goes with a warming of \(NumberText.significant(degrees)) °C\(chance ?? "")."
  }

  private func globalBudget(_ ground: TargetGround) throws(TargetProblem) -> Parameter {
    guard let degrees = budget.temperature, let chance = budget.probability else {
      throw needs(
        "budget_tonnes", "its tonnes, or a temperature and a probability to take a share by")
    }
    let library = ground.library
    let variant = "\(NumberText.significant(degrees)):\(NumberText.significant(chance))"
    let first = library.years(of: "carbon-budget").first ?? baseYear
    guard let global = library.constant("carbon-budget", variant: variant, year: first) else {
      let known = library.variants(of: "carbon-budget").map {
        $0.split(separator: ":").joined(separator: " °C at ") + " percent"
      }
      throw problem(
        "Cairn has no global budget for \(NumberText.significant(degrees)) °C at \(NumberText.significant(chance)) percent. It has \(known.joined(separator: ", ")).",
        "temperature")
    }
    guard baseYear == first else {
      throw problem(
        "The global budget counts from \(first), and “\(id)” from \(baseYear). Begin in \(first), or state tonnes in “budget_tonnes”.",
        "base_year")
    }
    return global
  }

  private func perPersonShare(
    _ global: Parameter, _ ground: TargetGround, _ inputs: inout [Explanation.Input]
  ) throws(TargetProblem) -> Share {
    guard let population = ground.population,
      let people = population.series.value(in: baseYear)
    else {
      throw problem(
        "The budget “\(id)” is divided by residents and needs the indicator “population” for \(baseYear)."
      )
    }
    guard let world = ground.library.constant("world-population", year: baseYear) else {
      throw problem("Cairn does not know the world's population of \(baseYear).", "base_year")
    }
    inputs += population.inputs(
      "P(first)", year: baseYear, citation: ground.inventory.context.citation)
    inputs.append(world.input("P(world)", "Residents of the world in \(baseYear)"))
    return (
      global.value * 1e9 * people / world.value, "B = G · P(first) ÷ P(world)",
      "The world's budget of carbon dioxide, the same for every person. \(warmingText)",
      .unverified
    )
  }

  private func grandfatheredShare(
    _ global: Parameter, _ ground: TargetGround, _ inputs: inout [Explanation.Input]
  ) throws(TargetProblem) -> Share {
    let before = baseYear - 1
    let inventory = ground.inventory
    let past = YearSeries(
      Dictionary(
        uniqueKeysWithValues: inventory.years.filter(inventory.hasEntries).map {
          ($0, inventory.emissions(of: $0).carbonDioxide.tonnes)
        }))
    guard let own = past.value(in: before) else {
      throw problem(
        "The budget “\(id)” is divided by emissions of \(before), for which there is no inventory, nor one on either side of it.",
        "allocation")
    }
    guard let world = ground.library.constant("world-carbon-dioxide", year: before) else {
      throw problem("Cairn does not know the world's emissions of \(before).", "base_year")
    }
    let behind = past.years(behind: before)
    inputs.append(
      Explanation.Input(
        symbol: "C(before)", name: "Carbon dioxide of the community in \(before)",
        value: NumberText.grouped(own), unit: "t CO2",
        source: behind.count > 1
          ? "linear between the inventories of \(behind[0]) and \(behind[1])"
          : "inventory of \(before)"))
    inputs.append(world.input("C(world)", "Carbon dioxide of the world in \(before)"))
    return (
      global.value * own / world.value, "B = G · C(before) ÷ C(world)",
      "The world's budget of carbon dioxide by the share in its emissions before: whoever emitted more keeps more. \(warmingText)",
      .unverified
    )
  }
}
