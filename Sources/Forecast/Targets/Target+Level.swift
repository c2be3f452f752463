public import Factors
internal import Inventory
internal import Quantities
internal import Tables

extension Target {
  /// Computes what the target allows in its year.
  ///
  ///     absolute, pledge, net zero:  T = E(base) · (1 − r)
  ///     per resident, fair share:    T = E(base) ÷ P(base) · (1 − r) · P(year)
  ///     own:                         T as stated
  ///
  /// with r of a fair share by `fairShareReduction`, and a year on the way by `TargetPath`.
  ///
  /// - Parameter goal: The level that a year on the way leads to.
  /// - Source: [ICLEI-SBT] for the per-capita form.
  /// - Throws: `TargetProblem` when something that the kind needs is missing.
  public func level(
    in ground: TargetGround, goal: TargetLevel? = nil
  ) throws(TargetProblem) -> TargetLevel {
    guard baseYear < year else {
      throw problem(
        "The target “\(id)” counts from \(baseYear) and is for \(year). Choose a base year before the target's year.",
        "base_year")
    }
    let base = try baseEmissions(in: ground)
    switch kind {
    case .absolute, .pledge, .netZero: return try reducedLevel(base, ground)
    case .perCapita, .fairShare: return try residentLevel(base, ground)
    case .interim: return try interimLevel(base, ground, goal: goal)
    case .own: return try ownLevel(base, ground)
    case .budget:
      throw problem("The target “\(id)” is a carbon budget, which allows no year alone.", "kind")
    }
  }

  private func baseEmissions(in ground: TargetGround) throws(TargetProblem) -> Double {
    guard ground.inventory.hasEntries(of: baseYear) else {
      throw problem(
        "The target “\(id)” counts from \(baseYear), for which there is no inventory. Choose an inventory year.",
        "base_year")
    }
    guard let base = ground.emissions(baseYear, reach) else {
      guard covers.isEverything else {
        throw problem(
          "The target “\(id)” covers \(reach.title), of which nothing was calculated for \(baseYear).",
          "covers")
      }
      throw problem(
        "The target “\(id)” is of the sector “\(sector?.rawValue ?? "")”, of which nothing was calculated for \(baseYear).",
        "sector")
    }
    return base
  }

  private func reducedLevel(
    _ base: Double, _ ground: TargetGround
  ) throws(TargetProblem) -> TargetLevel {
    guard let reduction else { throw needs("reduction_percent", "a reduction in percent") }
    return level(
      base, allowed: base * (1 - reduction), formula: "T = E(base) · (1 − r)",
      inputs: [baseInput(base), reductionInput(reduction, ground)], ground: ground)
  }

  private func residentLevel(
    _ base: Double, _ ground: TargetGround
  ) throws(TargetProblem) -> TargetLevel {
    var inputs = [baseInput(base)]
    let share = try fairShareReduction(ground, inputs: &inputs)
    let growth = try populationGrowth(ground, inputs: &inputs)
    let formula = "T = E(base) ÷ P(base) · (1 − r) · P(year)"
    var level = level(
      base, allowed: base * (1 - share.reduction) * growth,
      formula: share.formula.map { "\(formula), \($0)" } ?? formula, inputs: inputs,
      ground: ground)
    level.perResident = share.reduction
    if share.formula != nil { level.status = .unverified }
    if kind == .fairShare {
      level.explanation.notes.insert(
        "For each resident \(percent(share.reduction)) percent; of the total \(percent(1 - (1 - share.reduction) * growth)) percent, because the number of residents changes.",
        at: 0)
    }
    return level
  }

  private func ownLevel(
    _ base: Double, _ ground: TargetGround
  ) throws(TargetProblem) -> TargetLevel {
    guard let allowedTonnes else { throw needs("allowed_tonnes", "tonnes of its own") }
    let input = Explanation.Input(
      symbol: "T", name: "Allowed in \(year)", value: NumberText.grouped(allowedTonnes),
      unit: "t CO2e", source: citation(ground), place: place.at(column: "allowed_tonnes"))
    return level(
      base, allowed: allowedTonnes, formula: "T as stated", inputs: [baseInput(base), input],
      ground: ground)
  }

  /// A level with its explanation: the parts that every kind shares.
  func level(
    _ base: Double, allowed: Double, formula: String, inputs: [Explanation.Input],
    ground: TargetGround
  ) -> TargetLevel {
    TargetLevel(
      target: self, base: base, allowed: allowed, status: status,
      explanation: Explanation(
        title: "\(name): allowed in \(year)", value: EmissionsInventory.text(allowed),
        formula: formula, inputs: inputs,
        method: [method, note].filter { !$0.isEmpty }.joined(separator: " "),
        notes: netNotes(allowed)
          + ground.inventory.errorOmissions {
            $0.year == baseYear && reach.includes($0)
          }))
  }

  /// What the kind does, in a sentence; empty for those whose formula says it all.
  private var method: String {
    switch kind {
    case .absolute, .perCapita, .own, .budget: ""
    case .fairShare:
      "A share of the world's reduction, larger where people are better off. The arithmetic is a reconstruction that its authors have not confirmed. Its source is for scope 1 and 2\(reach.scopes == [1, 2] ? ", as it is taken here." : "; here it is taken of \(reach.isEverything ? "the whole inventory" : reach.title).")"
    case .pledge:
      "The nation's percentage, applied to the community as it is; it is not the community's fair share. The nation counts net of what land takes up; here it is taken of emissions before that."
    case .netZero: "The gross reduction; removals are stated beside it and not counted in it."
    case .interim: "A year on the way to another target."
    }
  }

  private func netNotes(_ allowed: Double) -> [String] {
    guard kind == .netZero else { return [] }
    let residual = "The residual is \(EmissionsInventory.text(allowed))"
    guard let removals else { return ["\(residual); no removals are stated for it."] }
    return [
      "\(residual), removals of \(EmissionsInventory.text(removals)) leave \(EmissionsInventory.text(allowed - removals)) net."
    ]
  }

  // Inputs

  func needs(_ column: String, _ what: String) -> TargetProblem {
    problem(
      "The target “\(id)” of the kind “\(kind.rawValue)” needs \(what). Fill in “\(column)”.",
      column)
  }

  /// The base year's emissions as an input of a formula.
  public func baseInput(_ base: Double) -> Explanation.Input {
    let part =
      covers.isEverything ? sector.map { " of the sector \($0.title)" } ?? "" : ", \(reach.title),"
    return Explanation.Input(
      symbol: "E(base)", name: "Emissions\(part) in \(baseYear)", value: NumberText.grouped(base),
      unit: "t CO2e", source: "inventory of \(baseYear)")
  }

  func reductionInput(_ reduction: Double, _ ground: TargetGround) -> Explanation.Input {
    Explanation.Input(
      symbol: "r", name: "Reduction", value: NumberText.significant(reduction * 100),
      unit: "percent", source: citation(ground), place: place.at(column: "reduction_percent"))
  }

  func citation(_ ground: TargetGround) -> String {
    ground.inventory.context.citation(source)
      + (status == .unverified ? " (unverified for this community)" : "")
  }

  func percent(_ part: Double) -> String { NumberText.significant(part * 100, digits: 3) }

  private func populationGrowth(
    _ ground: TargetGround, inputs: inout [Explanation.Input]
  ) throws(TargetProblem) -> Double {
    guard let population = ground.population, let before = population.series.value(in: baseYear),
      let after = population.series.value(in: year), before > 0
    else {
      throw problem(
        "The target “\(id)” is per resident and needs the indicator “population” for \(baseYear) and \(year)."
      )
    }
    let citation = ground.inventory.context.citation
    inputs += population.inputs("P(base)", year: baseYear, citation: citation)
    inputs += population.inputs("P(year)", year: year, citation: citation)
    return after / before
  }
}
