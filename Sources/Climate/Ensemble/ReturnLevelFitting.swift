internal import Quantities

/// The work behind `ReturnLevelSummary`: fits model by model, then rows across models.
struct ReturnLevelFitting {
  let ensemble: IndicatorEnsemble
  let request: ReturnLevelRequest
  let scale: MeasurementScale
  private var missing: [ReturnLevelSummary.Gap] = []

  private typealias ModelFit = ReturnLevelSummary.ModelFit
  private typealias WarmingFit = ReturnLevelSummary.WarmingFit
  private typealias Row = ReturnLevelSummary.Row
  private typealias Shift = ReturnLevelSummary.Shift

  init(ensemble: IndicatorEnsemble, request: ReturnLevelRequest, scale: MeasurementScale) {
    self.ensemble = ensemble
    self.request = request
    self.scale = scale
  }

  mutating func summary() throws(ClimateProblem) -> ReturnLevelSummary {
    try check()
    var fits: [ModelFit] = []
    var (rows, shifts): ([Row], [Shift]) = ([], [])
    var (warmingFits, warmingRows): ([WarmingFit], [Row]) = ([], [])
    for scenario in request.scenarios ?? ensemble.scenarios {
      let baseline = try self.fits(of: request.baseline, scenario: scenario)
      fits += baseline
      rows += try absolute(baseline, request.baseline, scenario)
      for period in request.periods where period != request.baseline {
        let future = try self.fits(of: period, scenario: scenario)
        fits += future
        rows += try absolute(future, period, scenario)
        rows += try changes(.change, baseline, future, period, scenario)
        if scale == .ratio { rows += try changes(.percent, baseline, future, period, scenario) }
        shifts += try self.shifts(baseline, future, period, scenario)
      }
      if !request.warmingLevels.isEmpty {
        let moving = try self.warmingFits(scenario: scenario)
        warmingFits += moving
        warmingRows += try self.warmingRows(moving, scenario)
      }
    }
    let observed = try observedFits()
    guard !(fits.isEmpty && observed.isEmpty && warmingFits.isEmpty) else {
      let reasons = missing.prefix(5).map { "“\($0.model)” \($0.reason)" }.joined(separator: "; ")
      let why = reasons.isEmpty ? "there is no model with values" : reasons
      throw ClimateProblem(
        "No return level can be computed: \(why)\(why.hasSuffix(".") ? "" : ".") Choose other periods, or an indicator that is a yearly extreme."
      )
    }
    return ReturnLevelSummary(
      request: request, fits: fits, rows: rows, shifts: shifts, observed: observed,
      warmingFits: warmingFits, warmingRows: warmingRows, missing: missing)
  }

  private func check() throws(ClimateProblem) {
    guard !request.returnPeriods.isEmpty else {
      throw ClimateProblem("No return period is asked for. State some, such as 10, 50 and 100.")
    }
    try PlaceProfile.check(request.scenarios, in: [ensemble])
    for years in request.returnPeriods {
      try ReturnLevel.check(years: years, confidence: request.confidence)
    }
    guard request.interval == .delta || request.samples >= 20 else {
      throw ClimateProblem(
        "A bootstrap of \(request.samples) samples gives no interval. Ask for 20 or more.")
    }
    if !request.warmingLevels.isEmpty, request.rules.warmingLevels == nil {
      throw ClimateProblem(
        "A warming level needs a table of the years in which each model reaches it.")
    }
  }
}

// MARK: Fits

extension ReturnLevelFitting {
  private mutating func fits(
    of period: ClimatePeriod, scenario: String
  ) throws(ClimateProblem) -> [ModelFit] {
    var result: [ModelFit] = []
    for model in ensemble.models {
      guard let values = ensemble.values(model: model, scenario: scenario) else {
        miss(model, scenario, period, ensemble.absence(of: model, scenario: scenario))
        continue
      }
      switch try ensemble.years(
        of: period, model: model, scenario: scenario, rules: request.rules)
      {
      case .missing(let reason): miss(model, scenario, period, reason)
      case .years(let years):
        if let fit = fit(values, years, model, scenario, period) { result.append(fit) }
      }
    }
    return result
  }

  /// Periods without a single observed year are not worth a word; those with too few are.
  private mutating func observedFits() throws(ClimateProblem) -> [ModelFit] {
    guard let values = ensemble.observed else { return [] }
    let name = PlaceProfile.observedName
    var result: [ModelFit] = []
    for period in [request.baseline] + request.periods.filter({ $0 != request.baseline }) {
      guard let years = period.years, values.mean(over: years).count > 0 else { continue }
      if let fit = fit(values, years, name, name, period) { result.append(fit) }
    }
    return result
  }

  private mutating func fit(
    _ values: YearlyValues, _ years: ClosedRange<Int>, _ model: String, _ scenario: String,
    _ period: ClimatePeriod
  ) -> ModelFit? {
    let sample = years.map { signed(values[$0]) }
    let count = sample.count { !$0.isNaN }
    guard count >= request.minimumYears else {
      miss(
        model, scenario, period,
        "has \(count) of the \(request.minimumYears) years that a fit needs in \(years.lowerBound)–\(years.upperBound)"
      )
      return nil
    }
    do throws(ClimateProblem) {
      let fit = try ExtremeValueFit(
        of: sample, estimator: request.estimator, minimumYears: request.minimumYears)
      var generator = generator(model, scenario, period.code)
      return ModelFit(
        model: model, scenario: scenario, period: period, years: years, fit: fit,
        levels: try levels(of: fit, using: &generator).map(signed))
    } catch {
      miss(model, scenario, period, "cannot be fitted: \(error.message)")
      return nil
    }
  }

  private func levels(
    of fit: ExtremeValueFit, using generator: inout Xoshiro256StarStar
  ) throws(ClimateProblem) -> [ReturnLevel] {
    switch request.interval {
    case .parametricBootstrap:
      return try fit.returnLevels(
        years: request.returnPeriods, confidence: request.confidence, samples: request.samples,
        using: &generator)
    case .delta:
      var levels: [ReturnLevel] = []
      for years in request.returnPeriods {
        levels.append(try fit.returnLevel(years: years, confidence: request.confidence))
      }
      return levels
    }
  }

  private mutating func warmingFits(scenario: String) throws(ClimateProblem) -> [WarmingFit] {
    var result: [WarmingFit] = []
    for model in ensemble.models {
      guard let values = ensemble.values(model: model, scenario: scenario) else {
        miss(model, scenario, nil, ensemble.absence(of: model, scenario: scenario))
        continue
      }
      let warming =
        request.rules.warmingLevels?.yearlyWarming(model: model, scenario: scenario) ?? [:]
      guard !warming.isEmpty else {
        miss(model, scenario, nil, "has no two levels of warming in the table of warming levels")
        continue
      }
      let years = warming.keys.filter { !values[$0].isNaN }.sorted()
      guard years.count >= WarmingExtremeFit.minimumYears, let first = years.first,
        let last = years.last
      else {
        miss(
          model, scenario, nil,
          "has \(years.count) years between the warming levels that it reaches, and a fit that follows warming needs \(WarmingExtremeFit.minimumYears)"
        )
        continue
      }
      do throws(ClimateProblem) {
        let fit = try WarmingExtremeFit(
          of: years.map { signed(values[$0]) },
          warmingLevels: years.map { warming[$0] ?? .nan })
        result.append(
          WarmingFit(
            model: model, scenario: scenario, years: first...last, fit: fit,
            levels: try levels(of: fit)))
      } catch {
        miss(model, scenario, nil, "cannot be fitted: \(error.message)")
      }
    }
    return result
  }

  private func levels(
    of fit: WarmingExtremeFit
  ) throws(ClimateProblem) -> [[ReturnLevel]] {
    var result: [[ReturnLevel]] = []
    for warming in request.warmingLevels {
      var levels: [ReturnLevel] = []
      for years in request.returnPeriods {
        levels.append(
          signed(
            try fit.returnLevel(
              years: years, atWarming: warming, confidence: request.confidence)))
      }
      result.append(levels)
    }
    return result
  }

  private mutating func miss(
    _ model: String, _ scenario: String, _ period: ClimatePeriod?, _ reason: String
  ) {
    missing.append(
      ReturnLevelSummary.Gap(model: model, scenario: scenario, period: period, reason: reason))
  }

  private func signed(_ value: Double) -> Double { request.extreme == .lowest ? -value : value }

  private func signed(_ level: ReturnLevel) -> ReturnLevel {
    request.extreme == .lowest ? level.negated : level
  }

  /// One for each fit, so that an interval does not depend on what else is fitted.
  ///
  /// - Source: FNV-1a, 64 bits, Fowler, Noll and Vo, 1991.
  private func generator(_ names: String...) -> Xoshiro256StarStar {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in names.joined(separator: "\n").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return Xoshiro256StarStar(seed: hash ^ request.seed)
  }
}

// MARK: Across models

extension ReturnLevelFitting {
  private func absolute(
    _ fits: [ModelFit], _ period: ClimatePeriod, _ scenario: String
  ) throws(ClimateProblem) -> [Row] {
    var rows: [Row] = []
    for (number, years) in request.returnPeriods.enumerated() {
      let levels = fits.map { ($0.model, $0.levels[number].level) }
      rows += try row(levels, period, scenario, years, .absolute, from: [period])
    }
    return rows
  }

  private func changes(
    _ kind: PlaceProfile.Kind, _ baseline: [ModelFit], _ future: [ModelFit],
    _ period: ClimatePeriod, _ scenario: String
  ) throws(ClimateProblem) -> [Row] {
    var rows: [Row] = []
    for (number, years) in request.returnPeriods.enumerated() {
      let changes = pairs(baseline, future).map { before, after in
        let (old, new) = (before.levels[number].level, after.levels[number].level)
        let percent = old > 0 ? 100 * (new - old) / old : .nan
        return (after.model, kind == .change ? new - old : percent)
      }
      rows += try row(
        changes, period, scenario, years, kind, from: [request.baseline, period])
    }
    return rows
  }

  private func warmingRows(
    _ fits: [WarmingFit], _ scenario: String
  ) throws(ClimateProblem) -> [Row] {
    var rows: [Row] = []
    for (place, warming) in request.warmingLevels.enumerated() {
      for (number, years) in request.returnPeriods.enumerated() {
        let levels = fits.map { ($0.model, $0.levels[place][number].level) }
        rows += try row(
          levels, .warming(warming), scenario, years, .absolute, from: [nil])
      }
    }
    return rows
  }

  private func shifts(
    _ baseline: [ModelFit], _ future: [ModelFit], _ period: ClimatePeriod, _ scenario: String
  ) throws(ClimateProblem) -> [Shift] {
    let pairs = pairs(baseline, future)
    guard !pairs.isEmpty else { return [] }
    var shifts: [Shift] = []
    for years in request.returnPeriods {
      let probabilities = modelValues(
        pairs.map { before, after in
          let event = before.fit.distribution.returnLevel(years: years)
          return (after.model, 1 - after.fit.distribution.probability(upTo: event))
        }, scenario, from: [request.baseline, period])
      shifts.append(
        Shift(
          scenario: scenario, period: period, baseline: request.baseline, returnPeriod: years,
          probabilities: probabilities,
          summary: try EnsembleSummary(probabilities, weights: request.rules.weights)))
    }
    return shifts
  }

  /// The fits of the models that have both.
  private func pairs(
    _ baseline: [ModelFit], _ future: [ModelFit]
  ) -> [(ModelFit, ModelFit)] {
    future.compactMap { after in
      baseline.first { $0.model == after.model }.map { ($0, after) }
    }
  }

  /// No row where no model has the number; `missing` says why.
  private func row(
    _ numbers: [(String, Double)], _ period: ClimatePeriod, _ scenario: String, _ years: Double,
    _ kind: PlaceProfile.Kind, from periods: [ClimatePeriod?]
  ) throws(ClimateProblem) -> [Row] {
    let models = modelValues(numbers, scenario, from: periods)
    guard !models.present.isEmpty else { return [] }
    return [
      Row(
        scenario: scenario, period: period, returnPeriod: years, kind: kind,
        baseline: kind == .absolute ? nil : request.baseline, models: models,
        summary: try EnsembleSummary(
          models, weights: request.rules.weights, isChange: kind != .absolute))
    ]
  }

  /// In the order of the ensemble's models; one that has no number is missing with the reason that it has no fit.
  private func modelValues(
    _ numbers: [(String, Double)], _ scenario: String, from periods: [ClimatePeriod?]
  ) -> ModelValues {
    var values = ModelValues()
    for model in ensemble.models {
      let number = numbers.first { $0.0 == model }?.1
      let gap = missing.first {
        $0.model == model && $0.scenario == scenario && periods.contains($0.period)
      }
      values.append(
        number ?? .nan, model: model,
        unless: number == nil
          ? gap?.reason ?? "has no fit"
          : "has no level above 0 in \(request.baseline.label), of which nothing is a percentage")
    }
    return values
  }
}
