public import Inventory

/// The same scenario under every run of the climate: what the year's total may be.
///
/// Each run is projected by itself, and only then are the totals compared.
public struct ClimateSpread: Sendable {
  /// In the order of the adjustment's members.
  public let projections: [(name: String, projection: Projection)]
  /// What the runs are.
  public let spread: ClimateAdjustment.Spread

  /// Projects a scenario under every member of its climate; empty when it has none.
  public init(
    inventory: EmissionsInventory, years: ClosedRange<Int>, inputs: ForecastInputs,
    scenario: Scenario
  ) {
    let climate = scenario.climate.flatMap { inputs.climates[$0] }
    spread = climate?.spread ?? .unknown
    projections = (climate?.others ?? []).map { member in
      (
        member.name,
        Projection(
          inventory: inventory, years: years, inputs: inputs, scenario: scenario, member: member)
      )
    }
  }

  /// What totals range over: the 10th to the 90th percentile of models, else the lowest to the highest; nil without any.
  public func range(of totals: [Double]) -> ClosedRange<Double>? {
    let isOfModels = spread == .models
    guard let low = Self.percentile(isOfModels ? 10 : 0, of: totals),
      let high = Self.percentile(isOfModels ? 90 : 100, of: totals), !low.isNaN, !high.isNaN
    else { return nil }
    return low...max(low, high)
  }

  /// A percentile of numbers, linear between them; nil without any.
  public static func percentile(_ percent: Double, of numbers: [Double]) -> Double? {
    let sorted = numbers.sorted()
    guard let last = sorted.indices.last else { return nil }
    let rank = min(1, max(0, percent / 100)) * Double(last)
    let below = Int(rank)
    let above = min(last, below + 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (rank - Double(below))
  }
}
