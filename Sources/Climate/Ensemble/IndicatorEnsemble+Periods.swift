extension IndicatorEnsemble {
  /// Each model's mean over a period.
  ///
  ///     mean(model) = Σ value(year) / n,   over the n years of the period that the model has
  ///
  /// - Returns: models in order; a model that lacks the scenario, has fewer than `minimumShare` of the years, or does
  ///   not reach the warming level, is among the missing ones with that reason.
  /// - Throws: `ClimateProblem` when the period is a warming level and the rules have no table.
  public func means(
    over period: ClimatePeriod, scenario: String, rules: EnsembleRules
  ) throws(ClimateProblem) -> ModelValues {
    var result = ModelValues()
    for model in models {
      switch try mean(of: model, over: period, scenario: scenario, rules: rules) {
      case .value(let value): result.append(value, model: model)
      case .missing(let reason): result.append(.nan, model: model, unless: reason)
      }
    }
    return result
  }

  /// Each model's difference between a period and its own baseline.
  ///
  ///     change(model)  = mean(model, period) − mean(model, baseline)
  ///     percent(model) = 100 · change(model) / mean(model, baseline)
  ///
  /// Both means are of the same model, and the baseline of its historical run or of the same scenario.
  /// - Parameters:
  ///   - kind: `.change` or `.percent`
  ///   - scale: of the indicator's unit
  /// - Throws: `ClimateProblem` for percent on an interval scale, where a percentage depends on where the unit has
  ///   its zero.
  public func changes(
    _ kind: PlaceProfile.Kind, from baseline: ClimatePeriod, to period: ClimatePeriod,
    scenario: String, scale: MeasurementScale, rules: EnsembleRules
  ) throws(ClimateProblem) -> ModelValues {
    guard kind != .percent || scale == .ratio else {
      throw ClimateProblem(
        "A change in percent has no meaning for a temperature or a date. Ask for the difference.")
    }
    guard kind != .absolute else {
      throw ClimateProblem("An absolute value has no baseline. Ask for a change or for percent.")
    }
    var result = ModelValues()
    for model in models {
      let before = try mean(of: model, over: baseline, scenario: scenario, rules: rules)
      let after = try mean(of: model, over: period, scenario: scenario, rules: rules)
      switch (before, after) {
      case (.missing(let reason), _), (_, .missing(let reason)):
        result.append(.nan, model: model, unless: reason)
      case (.value(let before), .value(let after)) where kind == .change:
        result.append(after - before, model: model)
      case (.value(let before), .value(let after)):
        result.append(
          before == 0 ? .nan : 100 * (after - before) / before, model: model,
          unless: "has 0 in \(baseline.label), of which nothing is a percentage")
      }
    }
    return result
  }

  /// The models year by year.
  ///
  /// - Parameters:
  ///   - window: the running mean that each model is smoothed with before the summary; 1 for none
  /// - Returns: a summary for each year that some model has, in order.
  public func yearlySummaries(
    scenario: String, runningMeanYears window: Int = 1, rules: EnsembleRules
  ) throws(ClimateProblem) -> [(year: Int, summary: EnsembleSummary)] {
    let series = models.map { model in
      (
        model,
        values(model: model, scenario: scenario)?
          .runningMean(years: window, minimumShare: rules.minimumShare)
      )
    }
    let spans = series.compactMap { $0.1?.years }
    guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max() else {
      return []
    }
    var result: [(year: Int, summary: EnsembleSummary)] = []
    for year in first...last {
      var values = ModelValues()
      for (model, series) in series { values.append(series?[year] ?? .nan, model: model) }
      guard values.present.contains(where: { rules.weights?[$0.model] != 0 }) else { continue }
      result.append((year, try EnsembleSummary(values, weights: rules.weights)))
    }
    return result
  }

  private enum PeriodMean {
    case value(Double)
    case missing(String)
  }

  private func mean(
    of model: String, over period: ClimatePeriod, scenario: String, rules: EnsembleRules
  ) throws(ClimateProblem) -> PeriodMean {
    guard let values = values(model: model, scenario: scenario) else {
      return .missing(absence(of: model, scenario: scenario))
    }
    let years: ClosedRange<Int>
    switch try self.years(of: period, model: model, scenario: scenario, rules: rules) {
    case .years(let found): years = found
    case .missing(let reason): return .missing(reason)
    }
    let (mean, count) = values.mean(over: years)
    guard count > 0, Double(count) >= rules.minimumShare * Double(years.count) else {
      return .missing(
        "has \(count) of the \(years.count) years \(years.lowerBound)–\(years.upperBound)")
    }
    return .value(mean)
  }

  enum PeriodYears {
    case years(ClosedRange<Int>)
    case missing(String)
  }

  /// The years that a period is for a model and scenario, or why it has none.
  func years(
    of period: ClimatePeriod, model: String, scenario: String, rules: EnsembleRules
  ) throws(ClimateProblem) -> PeriodYears {
    switch period {
    case .years(let fixed): return .years(fixed)
    case .warming(let level):
      guard let table = rules.warmingLevels else {
        throw ClimateProblem(
          "A warming level needs a table of the years in which each model reaches it.")
      }
      guard table.levels.contains(level) else {
        let known = table.levels.map(ClimatePeriod.text).joined(separator: ", ")
        throw ClimateProblem(
          "The table of warming levels has no \(ClimatePeriod.text(level)) °C. It has \(known) °C.")
      }
      switch table.answer(model: model, scenario: scenario, level: level) {
      case .years(let window): return .years(window)
      case .notReached:
        return .missing("does not reach \(ClimatePeriod.text(level)) °C by 2100 in \(scenario)")
      case .unknown:
        return .missing("is not in the table of warming levels for \(scenario)")
      }
    }
  }
}
