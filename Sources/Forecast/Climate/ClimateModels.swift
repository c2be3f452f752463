/// The single models of the climate that a scenario may follow in place of their median.
enum ClimateModels {
  /// Every model with what the median has, from the one under which the last year of the forecast emits least.
  ///
  /// - Parameters:
  ///   - central: What the scenario follows; of a kind of degree days that a model lacks it has the median's.
  ///   - sums: What emits, by the shape that it follows.
  /// - Returns: Empty where single models are not known, and where nothing follows the climate.
  static func sorted(
    _ adjustment: ClimateAdjustment?, as central: ClimateAdjustment.Member?,
    years: ClosedRange<Int>, sums: [ShapeSum]
  ) -> [ClimateAdjustment.Member] {
    guard let adjustment, adjustment.spread == .models, let central else { return [] }
    let parts = parts(sums, last: years.count - 1)
    guard !parts.isEmpty else { return [] }
    let models = adjustment.others.map { model in
      model.with(
        heating: central.heating == nil ? nil : model.heating ?? central.heating,
        cooling: central.cooling == nil ? nil : model.cooling ?? central.cooling)
    }
    let tonnes = models.map { model in
      parts.reduce(0) { sum, part in
        let multiplier = model.multiplier(
          heatingShare: part.key.heating, coolingShare: part.key.cooling, years)
        return sum + part.value * multiplier
      }
    }
    return models.indices.sorted { (tonnes[$0], models[$0].name) < (tonnes[$1], models[$1].name) }
      .map { models[$0] }
  }

  private struct Shares: Hashable {
    let heating: Double
    let cooling: Double
  }

  /// Metric tons CO2e of the last year before the climate, by the shares that follow it.
  private static func parts(_ sums: [ShapeSum], last: Int) -> [Shares: Double] {
    var parts: [Shares: Double] = [:]
    for sum in sums {
      for factor in sum.shape.factors where factor.values[last] > 0 {
        guard case .climate(let heating, let cooling) = factor.kind else { continue }
        parts[Shares(heating: heating, cooling: cooling), default: 0] +=
          sum.tonnes(last) / factor.values[last]
      }
    }
    return parts
  }
}
