internal import Climate
public import Factors
internal import Quantities
internal import Tables
public import Vulnerability

extension ClimateProfile {
  /// How each indicator changes under the last scenario, as screening takes it.
  ///
  /// To the last period of the highest scenario. Where a row of kind `change` states the models' own changes, its middle and
  /// its range are taken; else the difference from the latest earlier period that is known, models before observations. A
  /// middle is the median of models, or the mean where there is none, and a range is p10–p90, or that of all models; where the
  /// baseline was observed, that of the models of the same period. Rows of kind `percent` are left out: each model's percentage
  /// is of its own baseline. One for each indicator that has them, in the profile's order.
  ///
  /// - Parameter sources: The workspace's own, by id, for citations.
  public func changes(sources: [String: FactorSource]) -> [IndicatorChange] {
    indicators.compactMap { indicator in
      scenarios(of: indicator).last(where: \.isFuture).flatMap { scenario in
        periods(indicator, scenario).last.flatMap {
          change(of: indicator, scenario, to: $0, sources: sources)
        }
      }
    }
  }

  /// How each indicator changes until the middle of the century, as known effects take it.
  ///
  /// As `changes(sources:)`, to the period that holds 2050, else to the last. An indicator without a future changes from its
  /// first observed period to its last.
  ///
  /// - Parameter sources: The workspace's own, by id, for citations.
  public func changesToMidCentury(sources: [String: FactorSource]) -> [IndicatorChange] {
    indicators.compactMap { indicator in
      let scenario = scenarios(of: indicator).last(where: \.isFuture) ?? .observed
      let periods = periods(indicator, scenario)
      let chosen = periods.first { $0.years?.contains(2050) == true } ?? periods.last
      return chosen.flatMap { change(of: indicator, scenario, to: $0, sources: sources) }
    }
  }

  /// The ids under which an indicator of a profile may stand in tables of hazards, its own first.
  ///
  /// `tx-days-above-95-degf` is the declared `tx-days-above` too, the wettest days are those of the ETCCDI, and figures taken
  /// from the summary of a county are those that are declared.
  public static func ids(of indicator: String) -> [String] {
    let others = [IndicatorCatalog.declaredID(ofPlain: indicator), namesakes[indicator]]
    return [indicator] + others.compactMap(\.self).filter { $0 != indicator }
  }

  private static let namesakes = [
    "wettest-days-1": "rx1day", "wettest-days-5": "rx5day",
    "heavy-rain-days": "pr-days-above", "longest-dry-run": "longest-dry-spell",
  ]

  /// Periods of which a level or a change is known, in the order of the table.
  private func periods(_ indicator: String, _ scenario: ClimateScenario) -> [ProfilePeriod] {
    summaries(of: indicator).filter {
      $0.scenario == scenario && $0.kind != .percent && middle($0) != nil
    }.map(\.period).withoutRepeats()
  }

  private func change(
    of indicator: String, _ scenario: ClimateScenario, to period: ProfilePeriod,
    sources: [String: FactorSource]
  ) -> IndicatorChange? {
    guard let first = first(indicator), let unit = unit(of: indicator) else { return nil }
    let citation = sources[first.source]?.citation ?? first.source
    let level = summary(indicator, scenario, period).flatMap { middle($0) == nil ? nil : $0 }
    if let stated = summary(indicator, scenario, period, .change), let change = middle(stated),
      let from = stated.baseline
    {
      let before = modeledBaseline(indicator, scenario, from)
      return IndicatorChange(
        indicators: Self.ids(of: indicator), name: first.name, unit: unit.symbol,
        decimals: decimals([change]), before: before.flatMap(middle), after: level.flatMap(middle),
        change: change,
        spread: range(stated).map { .change(low: $0.lowerBound, high: $0.upperBound) }
          ?? spread(before, level),
        beforePeriod: from.title, afterPeriod: period.title, scenario: scenario.title,
        source: citation, basis: .changesOfModels)
    }
    guard let level, let after = middle(level),
      let baseline = baseline(of: indicator, under: scenario, before: period),
      let before = middle(baseline)
    else { return nil }
    let isMixed = baseline.scenario.isObserved && !scenario.isObserved
    return IndicatorChange(
      indicators: Self.ids(of: indicator), name: first.name, unit: unit.symbol,
      decimals: decimals([before, after]), before: before, after: after, change: after - before,
      spread: spread(rangeOfModels(baseline), level),
      beforePeriod: baseline.period.title, afterPeriod: period.title, scenario: scenario.title,
      source: citation, basis: isMixed ? .observedToModels : .levels)
  }

  /// Decimals that tell small numbers apart, such as days of heavy rain.
  private func decimals(_ values: [Double]) -> Int {
    values.allSatisfy { $0.magnitude < 2 } ? 2 : 1
  }

  private func middle(_ summary: ClimateSummary) -> Double? {
    summary[.median] ?? summary[.mean]
  }

  /// The row with the models' range of a baseline: what was observed has none, and models may state it apart.
  private func rangeOfModels(_ baseline: ClimateSummary) -> ClimateSummary {
    guard range(baseline) == nil else { return baseline }
    let modeled = summary(baseline.indicator, .historical, baseline.period)
    return modeled.flatMap { range($0) == nil ? nil : $0 } ?? baseline
  }

  /// Models are compared with models where both are known.
  private func baseline(
    of indicator: String, under scenario: ClimateScenario, before period: ProfilePeriod
  ) -> ClimateSummary? {
    let earlier = summaries(of: indicator).filter {
      $0.kind == .absolute && middle($0) != nil
        && ($0.period.years?.lowerBound ?? 9_999) < (period.years?.lowerBound ?? 9_999)
    }
    return earlier.first { $0.scenario == scenario } ?? earlier.first { $0.scenario == .historical }
      ?? earlier.first { $0.scenario.isObserved }
  }

  private func spread(
    _ baseline: ClimateSummary?, _ future: ClimateSummary?
  ) -> IndicatorChange.Spread {
    guard let before = baseline.flatMap(range), let after = future.flatMap(range) else {
      return .unknown
    }
    return .periods(before: before, after: after)
  }

  private func range(_ summary: ClimateSummary) -> ClosedRange<Double>? {
    guard let low = summary[.p10] ?? summary[.lowest],
      let high = summary[.p90] ?? summary[.highest], low <= high
    else { return nil }
    return low...high
  }
}
