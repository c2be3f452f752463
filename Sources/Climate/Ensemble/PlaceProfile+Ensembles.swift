internal import Tables

/// Which periods, kinds and scenarios a profile is to have.
public struct ProfileRequest: Hashable, Sendable {
  public var baseline: ClimatePeriod
  public var periods: [ClimatePeriod]
  /// In the order to show.
  ///
  /// Percent is left out for indicators on an interval scale.
  public var kinds: [PlaceProfile.Kind]
  /// Nil for all.
  public var scenarios: [String]?
  /// The running mean of the yearly series, in years; 1 for none.
  public var runningMeanYears: Int
  public var rules: EnsembleRules

  public init(
    baseline: ClimatePeriod = .normal1981,
    periods: [ClimatePeriod] = [.early, .middle, .late],
    kinds: [PlaceProfile.Kind] = [.absolute, .change], scenarios: [String]? = nil,
    runningMeanYears: Int = 1, rules: EnsembleRules = EnsembleRules()
  ) {
    self.baseline = baseline
    self.periods = periods
    self.kinds = kinds
    self.scenarios = scenarios
    self.runningMeanYears = runningMeanYears
    self.rules = rules
  }
}

extension ProfileRequest {
  /// The periods that entries of a kind are made for, each once; of values the baseline is one.
  fileprivate func periods(of kind: PlaceProfile.Kind) -> [ClimatePeriod] {
    let all = kind == .absolute ? [baseline] + periods : periods
    return all.withoutRepeats()
  }
}

extension PlaceProfile {
  /// Summarises the models of each indicator for every period, scenario and kind asked for.
  ///
  /// An entry that no model can give is left out, and a note says so; the models missing from any entry are listed.
  /// - Throws: `ClimateProblem` when a scenario asked for is in none of the ensembles, weights are incomplete, or a
  ///   warming level is asked for without a table.
  public init(
    place: Place, ensembles: [(label: IndicatorLabel, ensemble: IndicatorEnsemble)],
    request: ProfileRequest, notes: [String] = [], source: Source
  ) throws(ClimateProblem) {
    self.init(place: place, notes: notes, source: source)
    try Self.check(request.scenarios, in: ensembles.map(\.ensemble))
    var empty = EmptyPeriods()
    for (label, ensemble) in ensembles {
      addObserved(ensemble, label, request)
      for scenario in ensemble.scenarios where request.scenarios?.contains(scenario) ?? true {
        try addPeriods(ensemble, label, scenario, request, &empty)
        try addYears(ensemble, label, scenario, request)
      }
    }
    self.notes += empty.notes
    missing = missing.withoutRepeats()
  }

  /// Refuses a scenario that none of the ensembles has.
  static func check(
    _ scenarios: [String]?, in ensembles: [IndicatorEnsemble]
  ) throws(ClimateProblem) {
    var known: [String] = []
    for scenario in ensembles.flatMap(\.scenarios) where !known.contains(scenario) {
      known.append(scenario)
    }
    for scenario in scenarios ?? [] where !known.contains(scenario) {
      throw ClimateProblem(
        "There is no scenario “\(scenario)”. There are \(known.joined(separator: ", ")).")
    }
  }

  private mutating func addPeriods(
    _ ensemble: IndicatorEnsemble, _ label: IndicatorLabel, _ scenario: String,
    _ request: ProfileRequest, _ empty: inout EmptyPeriods
  ) throws(ClimateProblem) {
    for kind in request.kinds where kind != .percent || label.scale == .ratio {
      for period in request.periods(of: kind) {
        let values =
          kind == .absolute
          ? try ensemble.means(over: period, scenario: scenario, rules: request.rules)
          : try ensemble.changes(
            kind, from: request.baseline, to: period, scenario: scenario, scale: label.scale,
            rules: request.rules)
        let summary = try summary(values, kind, request)
        for gap in summary?.missing ?? values.missing {
          missing.append(
            MissingModel(
              indicator: label.id, scenario: scenario, period: period, kind: kind,
              model: gap.model, reason: gap.reason))
        }
        guard let summary else {
          // A change is missing wherever its period is; saying so once is enough.
          if kind == request.kinds.first { empty.add(label.name, period.label, scenario) }
          continue
        }
        entries.append(
          Entry(
            indicator: label.id, name: label.name, unit: kind == .percent ? "%" : label.unit,
            scenario: scenario, period: period, kind: kind,
            baseline: kind == .absolute ? nil : request.baseline,
            statistics: Statistics(summary)))
      }
    }
  }

  /// Nil when every model is missing.
  private func summary(
    _ values: ModelValues, _ kind: Kind, _ request: ProfileRequest
  ) throws(ClimateProblem) -> EnsembleSummary? {
    guard values.present.contains(where: { request.rules.weights?[$0.model] != 0 }) else {
      return nil
    }
    return try EnsembleSummary(
      values, weights: request.rules.weights, isChange: kind != .absolute)
  }

  private mutating func addYears(
    _ ensemble: IndicatorEnsemble, _ label: IndicatorLabel, _ scenario: String,
    _ request: ProfileRequest
  ) throws(ClimateProblem) {
    let summaries = try ensemble.yearlySummaries(
      scenario: scenario, runningMeanYears: request.runningMeanYears, rules: request.rules)
    guard !summaries.isEmpty else { return }
    yearly.append(
      YearlySeries(
        indicator: label.id, name: label.name, unit: label.unit, scenario: scenario,
        runningMeanYears: request.runningMeanYears,
        points: summaries.map { year, summary in
          YearlySeries.Point(
            year: year, median: summary.median, p10: summary.p10, p90: summary.p90,
            models: summary.models.count)
        }))
  }

  private mutating func addObserved(
    _ ensemble: IndicatorEnsemble, _ label: IndicatorLabel, _ request: ProfileRequest
  ) {
    guard let values = ensemble.observed, let years = values.years, !values.isEmpty else { return }
    observed.append(
      ObservedSeries(
        indicator: label.id, name: label.name, unit: label.unit,
        points: years.filter { !values[$0].isNaN }
          .map { ObservedSeries.Point(year: $0, value: values[$0]) }))
    for period in request.periods(of: .absolute) {
      guard let years = period.years else { continue }
      let (mean, count) = values.mean(over: years)
      guard count > 0, Double(count) >= request.rules.minimumShare * Double(years.count) else {
        continue
      }
      entries.append(
        Entry(
          indicator: label.id, name: label.name, unit: label.unit,
          scenario: Self.observedName, period: period, kind: .absolute,
          statistics: Statistics(mean: mean)))
    }
  }
}

extension PlaceProfile.Statistics {
  /// The statistics of a summary across models.
  public init(_ summary: EnsembleSummary) {
    self.init(
      median: summary.median, mean: summary.mean, p10: summary.p10, p90: summary.p90,
      minimum: summary.minimum, maximum: summary.maximum, models: summary.models.count,
      agreement: summary.agreement)
  }
}

/// Indicators that no model gives, by period and scenario.
private struct EmptyPeriods {
  private struct Key: Hashable {
    var period: String
    var scenario: String
  }

  private var keys: [Key] = []
  private var names: [Key: [String]] = [:]

  mutating func add(_ indicator: String, _ period: String, _ scenario: String) {
    let key = Key(period: period, scenario: scenario)
    if names[key] == nil { keys.append(key) }
    names[key, default: []].append(indicator)
  }

  /// A sentence for each period and scenario.
  var notes: [String] {
    keys.map { key in
      let list = names[key] ?? []
      // Names of seasons have commas of their own.
      let shown = list.prefix(3).joined(separator: "; ")
      let more = list.count > 3 ? " and \(list.count - 3) more" : ""
      return "No model gives \(shown)\(more) for \(key.period) in \(key.scenario)."
    }
  }
}
