public import Factors
public import Inventory
internal import Quantities
public import Tables

/// A reduction that a community aims for by a year.
public struct Target: Hashable, Sendable {
  /// Against what the reduction counts.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Against the base year's total.
    case absolute
    /// Against the base year's emissions per resident; the allowed total follows population.
    case perCapita = "per-capita"
  }

  public var id: String
  public var name: String
  public var kind: Kind
  public var baseYear: Int
  public var year: Int
  public var reduction: Double
  public var source: String
  public var status: EvidenceStatus
  public var note: String
  public var place: Place

  public init(
    id: String, name: String, kind: Kind, baseYear: Int, year: Int, reduction: Double,
    source: String, status: EvidenceStatus, note: String, place: Place
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.baseYear = baseYear
    self.year = year
    self.reduction = reduction
    self.source = source
    self.status = status
    self.note = note
    self.place = place
  }
}

/// What a target allows, in metric tons CO2e.
public struct TargetLevel: Sendable {
  public let target: Target
  /// Emissions in the target's base year.
  public let base: Double
  /// Emissions that the target allows in its year.
  public let allowed: Double
  public let explanation: Explanation
}

extension Target {
  /// Computes what the target allows.
  ///
  ///     absolute:    T = E(base) · (1 − r)
  ///     per capita:  T = E(base) ÷ P(base) · (1 − r) · P(year)
  ///
  /// - Source: [ICLEI-SBT] for the per-capita form.
  /// - Throws: `TargetProblem` when the base year has no inventory or a population is missing.
  public func level(
    in inventory: EmissionsInventory, population: Indicator?
  ) throws(TargetProblem) -> TargetLevel {
    guard inventory.hasEntries(of: baseYear) else {
      throw TargetProblem(
        finding: Finding(
          .error,
          "The target “\(id)” counts from \(baseYear), for which there is no inventory. Choose an inventory year.",
          at: place.at(column: "base_year")))
    }
    let base = inventory.total(baseYear)
    var inputs = [
      Explanation.Input(
        symbol: "E(base)", name: "Emissions in \(baseYear)", value: NumberText.grouped(base),
        unit: "t CO2e", source: "inventory of \(baseYear)"),
      Explanation.Input(
        symbol: "r", name: "Reduction", value: NumberText.significant(reduction * 100),
        unit: "percent",
        source: inventory.context.citation(source)
          + (status == .unverified ? " (unverified for this community)" : ""),
        place: place.at(column: "reduction_percent")),
    ]
    var allowed = base * (1 - reduction)
    if kind == .perCapita {
      let growth = try populationGrowth(population, inventory: inventory, inputs: &inputs)
      allowed *= growth
    }
    let formula =
      kind == .absolute ? "T = E(base) · (1 − r)" : "T = E(base) ÷ P(base) · (1 − r) · P(year)"
    return TargetLevel(
      target: self, base: base, allowed: allowed,
      explanation: Explanation(
        title: "\(name): allowed in \(year)", value: EmissionsInventory.text(allowed),
        formula: formula, inputs: inputs, method: note,
        notes: inventory.errorOmissions { $0.year == baseYear }))
  }

  private func populationGrowth(
    _ population: Indicator?, inventory: EmissionsInventory, inputs: inout [Explanation.Input]
  ) throws(TargetProblem) -> Double {
    guard let population, let before = population.series.value(in: baseYear),
      let after = population.series.value(in: year), before > 0
    else {
      throw TargetProblem(
        finding: Finding(
          .error,
          "The target “\(id)” is per resident and needs the indicator “population” for \(baseYear) and \(year).",
          at: place))
    }
    let citation = inventory.context.citation
    inputs += population.inputs("P(base)", year: baseYear, citation: citation)
    inputs += population.inputs("P(year)", year: year, citation: citation)
    return after / before
  }
}

/// Why a target has no level.
public struct TargetProblem: Error, Sendable {
  public let finding: Finding
}
