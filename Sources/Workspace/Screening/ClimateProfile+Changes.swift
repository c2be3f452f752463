public import Factors
internal import Quantities
public import Vulnerability

extension ClimateProfile {
  /// How each indicator changes under the last scenario, as screening takes it.
  ///
  /// From the latest earlier period that is known, models before observations, to the last period of the highest
  /// scenario; each number is the median of models, or the mean where there is none, and the range is p10–p90, or that
  /// of all models. One for each indicator with both periods, in the profile's order.
  ///
  /// - Parameter sources: The workspace's own, by id, for citations.
  public func changes(sources: [String: FactorSource]) -> [IndicatorChange] {
    indicators.compactMap { indicator in
      guard let first = first(indicator),
        let scenario = scenarios(of: indicator).last(where: \.isFuture),
        let future = summaries(of: indicator).last(where: {
          $0.scenario == scenario && $0.kind == .absolute && ($0[.median] ?? $0[.mean]) != nil
        }), let after = future[.median] ?? future[.mean],
        let baseline = baseline(of: indicator, under: scenario, before: future.period),
        let before = baseline[.median] ?? baseline[.mean]
      else { return nil }
      return IndicatorChange(
        indicators: [indicator], name: first.name, unit: first.unit.symbol, before: before,
        after: after, change: after - before, spread: spread(baseline, future),
        beforePeriod: baseline.period.title, afterPeriod: future.period.title,
        scenario: scenario.title, source: sources[first.source]?.citation ?? first.source)
    }
  }

  /// Models are compared with models where both are known.
  private func baseline(
    of indicator: String, under scenario: ClimateScenario, before period: ProfilePeriod
  ) -> ClimateSummary? {
    let earlier = summaries(of: indicator).filter {
      $0.kind == .absolute && ($0[.median] ?? $0[.mean]) != nil
        && ($0.period.years?.lowerBound ?? 9_999) < (period.years?.lowerBound ?? 9_999)
    }
    return earlier.first { $0.scenario == scenario } ?? earlier.first { $0.scenario == .historical }
      ?? earlier.first { $0.scenario.isObserved }
  }

  private func spread(
    _ baseline: ClimateSummary, _ future: ClimateSummary
  ) -> IndicatorChange.Spread {
    guard let before = range(baseline), let after = range(future) else { return .unknown }
    return .periods(before: before, after: after)
  }

  private func range(_ summary: ClimateSummary) -> ClosedRange<Double>? {
    guard let low = summary[.p10] ?? summary[.lowest],
      let high = summary[.p90] ?? summary[.highest], low <= high
    else { return nil }
    return low...high
  }
}
