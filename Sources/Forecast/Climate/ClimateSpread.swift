public import Inventory

/// The same scenario under every model of the climate: what the year's total may be.
///
/// Each model is projected by itself, and only then are the totals compared.
public struct ClimateSpread: Sendable {
  /// In the order of the adjustment's members.
  public let projections: [(name: String, projection: Projection)]

  /// Projects a scenario under every member of its climate; empty when it has none.
  public init(
    inventory: EmissionsInventory, years: ClosedRange<Int>, inputs: ForecastInputs,
    scenario: Scenario
  ) {
    let members = scenario.climate.flatMap { inputs.climates[$0]?.others } ?? []
    projections = members.map { member in
      (
        member.name,
        Projection(
          inventory: inventory, years: years, inputs: inputs, scenario: scenario, member: member)
      )
    }
  }

  /// The lowest and the highest total of a year, metric tons CO2e; nil without members or outside the years.
  public func range(_ year: Int) -> ClosedRange<Double>? {
    let totals = projections.compactMap { $0.projection.total(year) }
    guard let low = totals.min(), let high = totals.max() else { return nil }
    return low...high
  }

  /// A percentile of the totals over models, linear between them; nil without members or outside the years.
  public func percentile(_ percent: Double, _ year: Int) -> Double? {
    let totals = projections.compactMap { $0.projection.total(year) }.sorted()
    guard let last = totals.indices.last else { return nil }
    let rank = min(1, max(0, percent / 100)) * Double(last)
    let below = Int(rank)
    let above = min(last, below + 1)
    return totals[below] + (totals[above] - totals[below]) * (rank - Double(below))
  }
}
