internal import Forecast

/// What each model of the climate makes of an activity against the median of models, which the plan states.
///
///     r(model, y) = W(model, y) ÷ W(median, y)
///
/// with W as in `ClimateAdjustment`.
struct ClimateRatios {
  /// How much of an activity is heating and cooling in the base year.
  struct Shares: Hashable {
    let heating: Double
    let cooling: Double
  }

  private let median: ClimateAdjustment.Member?
  private let models: [ClimateAdjustment.Member]
  private let years: ClosedRange<Int>
  /// By year: 1 for the median, then one for each model.
  private var known: [Shares: [[Double]]] = [:]

  /// Of a forecast; of one without models of the climate there are none.
  init(_ projection: Projection) {
    median = projection.climate
    models = projection.climateModels
    years = projection.years
  }

  /// Of no climate.
  init() {
    median = nil
    models = []
    years = 0...0
  }

  /// 1 for the median, then one for each model.
  ///
  /// - Returns: Nil without models, outside the years, and where the median leaves nothing, which no ratio brings back.
  mutating func ratios(_ shares: Shares, in year: Int) -> [Double]? {
    guard let median, !models.isEmpty, years.contains(year) else { return nil }
    let all = known[shares] ?? made(shares, median)
    known[shares] = all
    let found = all[year - years.lowerBound]
    return found.isEmpty ? nil : found
  }

  private func made(_ shares: Shares, _ median: ClimateAdjustment.Member) -> [[Double]] {
    func multipliers(_ member: ClimateAdjustment.Member) -> [Double] {
      member.multipliers(heatingShare: shares.heating, coolingShare: shares.cooling, years)
    }
    let stated = multipliers(median)
    let each = models.map(multipliers)
    return stated.indices.map { index in
      stated[index] > 0 ? [1] + each.map { $0[index] / stated[index] } : []
    }
  }
}
