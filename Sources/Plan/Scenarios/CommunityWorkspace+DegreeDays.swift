internal import Forecast
internal import Quantities
public import Strategies
public import Workspace

extension CommunityWorkspace {
  private static let heating = "heating-degree-days"
  private static let cooling = "cooling-degree-days"
  /// Years of the running mean where the series is not smoothed already.
  private static let window = 21

  private var futures: [ClimateScenario] {
    var seen: Set<String> = []
    return (climate.seriesScenarios(of: Self.heating) + climate.seriesScenarios(of: Self.cooling))
      .filter { $0.isFuture && seen.insert($0.key).inserted }
  }

  /// The scenario that a climate-adjusted forecast follows unless told otherwise: the middle one when it is there.
  var climateToFollow: String? {
    let keys = futures.map(\.key)
    return ["ssp245", "rcp45"].first(where: keys.contains) ?? keys.first
  }

  /// What the climate profile says of inputs of calculators, by the input's name; empty without degree days.
  ///
  ///     mean of the models' median over 21 years around the base year of the forecast, or the last inventory
  ///
  /// - Limits: One number for all years: a calculator that takes it does not follow the climate-adjusted case.
  public var localValues: [String: LocalValue] {
    guard let summary = climate.summaries(of: Self.heating).first,
      summary.unit.kind == .degreeDays,
      let base = community.forecastBaseYear ?? community.inventoryYears.last
    else { return [:] }
    let scenario = futures.first { $0.key == climateToFollow }
    let all =
      climate.points(Self.heating, .historical)
      + (scenario.map { climate.points(Self.heating, $0) } ?? [])
    let half = Self.window / 2
    let near = all.filter { (base - half...base + half).contains($0.year) }.compactMap(\.median)
    guard !near.isEmpty else { return [:] }
    let mean = (near.reduce(0, +) / Double(near.count)).rounded()
    return [
      "degree_days": LocalValue(
        value: String(Int(mean)), unit: summary.unit.symbol, source: summary.source,
        note:
          "Mean of \(near.count) years around \(base) in the climate profile, median of models")
    ]
  }

  /// Degree days of every scenario of the climate profile, by the scenario's key.
  ///
  /// - Parameter years: Of the forecast; a model that does not have them all is left out, since it would count as if its
  ///   climate stood still.
  func climateAdjustments(over years: ClosedRange<Int>) -> [String: ClimateAdjustment] {
    Dictionary(futures.map { ($0.key, adjustment($0, over: years)) }) { first, _ in first }
  }

  private func adjustment(
    _ scenario: ClimateScenario, over years: ClosedRange<Int>
  ) -> ClimateAdjustment {
    let central = member(
      "\(scenario.title), median of models", points(Self.heating, scenario),
      points(Self.cooling, scenario))
    let all = models(scenario)
    let models = all.filter { $0.covers(years, as: central) }
    let leftOut =
      models.count == all.count
      ? ""
      : " \(all.count - models.count) of \(all.count) models \(all.count - models.count == 1 ? "is" : "are") left out, because their degree days do not cover \(years.lowerBound) to \(years.upperBound)."
    guard models.count < 2 else {
      return ClimateAdjustment(
        id: scenario.key, title: scenario.fullTitle, central: central, others: models,
        spread: .models,
        note:
          "Each of \(models.count) models is projected by itself; the range is from the 10th to the 90th percentile of their totals.\(leftOut)"
      )
    }
    let runs = changedRuns(of: central, scenario)
    return ClimateAdjustment(
      id: scenario.key, title: scenario.fullTitle, central: central, others: runs,
      spread: runs.isEmpty ? .unknown : .changes,
      note: (runs.isEmpty
        ? "The spread is not known: percentiles of a year are of another model each year and say nothing of how a model changes. Give the change with p10 and p90 in climate-summary.csv, or single models in climate-models.csv, which cairn climate profile writes from an atlas."
        : "The 10th and the 90th percentile of the change of heating and of cooling degree days, in every combination, since it is not known which go together.")
        + leftOut
    )
  }

  /// The years of models of the past, then those of the scenario.
  private func points(
    _ indicator: String, _ scenario: ClimateScenario
  ) -> [ClimateSeriesPoint] {
    climate.points(indicator, .historical) + climate.points(indicator, scenario)
  }

  private func member(
    _ name: String, _ heating: [ClimateSeriesPoint], _ cooling: [ClimateSeriesPoint]
  ) -> ClimateAdjustment.Member {
    let isSmooth = (heating + cooling).contains { $0.runningMeanYears > 1 }
    return ClimateAdjustment.Member(
      name: name, heating: series(heating), cooling: series(cooling),
      window: isSmooth ? 1 : Self.window)
  }

  private func series(_ points: [ClimateSeriesPoint]) -> YearSeries? {
    let known = points.compactMap { point in point.median.map { (point.year, $0) } }
    return known.isEmpty ? nil : YearSeries(Dictionary(known) { _, later in later })
  }

  /// Single models that have all kinds of degree days that any model has.
  private func models(_ scenario: ClimateScenario) -> [ClimateAdjustment.Member] {
    let kinds = [Self.heating, Self.cooling].map { indicator in
      climate.modelPoints(indicator, .historical).merging(
        climate.modelPoints(indicator, scenario)
      ) { $0 + $1 }
      .filter { $0.value.contains { $0.scenario == scenario } }
    }
    let names = kinds.filter { !$0.isEmpty }.map { Set($0.keys) }
    let common = names.dropFirst().reduce(names.first ?? []) { $0.intersection($1) }
    return common.sorted().map { model in
      let parts = kinds.map { $0[model] ?? [] }
      let isSmooth = parts.joined().contains { $0.runningMeanYears > 1 }
      let series = parts.map { points in
        points.isEmpty
          ? nil : YearSeries(Dictionary(points.map { ($0.year, $0.value) }) { _, later in later })
      }
      return ClimateAdjustment.Member(
        name: "\(scenario.title), \(model)", heating: series[0], cooling: series[1],
        window: isSmooth ? 1 : Self.window)
    }
  }
}

extension CommunityWorkspace {
  /// An end of the change of models: how many degree days a year it goes away from the median.
  private typealias ChangeEnd = (name: String, slope: Double)

  /// Runs of the ends of the change, each as far from the median as its percentile, in every combination.
  ///
  ///     HDD(run, y) = HDD(median, y) + (p − median of the change) · (y − base) ÷ (middle of period − middle of baseline)
  private func changedRuns(
    of central: ClimateAdjustment.Member, _ scenario: ClimateScenario
  ) -> [ClimateAdjustment.Member] {
    guard let base = community.forecastBaseYear else { return [] }
    let heat = ends(Self.heating, central.heating, scenario)
    let cool = ends(Self.cooling, central.cooling, scenario)
    guard heat != nil || cool != nil else { return [] }
    let still: [ChangeEnd] = [(name: "", slope: 0)]
    return (heat ?? still).flatMap { heat in
      (cool ?? still).map { cool in
        let parts = [
          heat.name.isEmpty ? nil : "\(heat.name) of the change of heating",
          cool.name.isEmpty ? nil : "\(cool.name) of the change of cooling",
        ].compactMap(\.self)
        return central.with(
          name: "\(scenario.title), \(parts.joined(separator: ", "))",
          heating: Self.shifted(central.heating, by: heat.slope, from: base),
          cooling: Self.shifted(central.cooling, by: cool.slope, from: base))
      }
    }
  }

  private static func shifted(
    _ series: YearSeries?, by slope: Double, from base: Int
  ) -> YearSeries? {
    series.map { series in
      YearSeries(
        Dictionary(
          series.points.map { ($0.year, max(0, $0.value + slope * Double($0.year - base))) }
        ) { first, _ in first })
    }
  }

  /// Of the period whose middle is nearest to the forecast's last year; nil when no change has both percentiles.
  private func ends(
    _ indicator: String, _ series: YearSeries?, _ scenario: ClimateScenario
  ) -> [ChangeEnd]? {
    let changes = climate.summaries(of: indicator).filter {
      $0.scenario == scenario && $0.kind != .absolute && $0[.p10] != nil && $0[.p90] != nil
    }
    func middle(_ period: ProfilePeriod?) -> Double? {
      period?.years.map { Double($0.lowerBound + $0.upperBound) / 2 }
    }
    let end = Double(community.forecastEndYear)
    let dated = changes.compactMap { change in
      middle(change.period).map { (change: change, middle: $0) }
    }
    guard let series, let nearest = dated.min(by: { abs($0.middle - end) < abs($1.middle - end) }),
      let start = middle(nearest.change.baseline), nearest.middle > start,
      let median = nearest.change[.median], let low = nearest.change[.p10],
      let high = nearest.change[.p90]
    else { return nil }
    // A percentage is of the baseline, for which the first modeled years stand.
    let unit =
      nearest.change.kind == .percent ? (series.points.first?.value ?? 0) / 100 : 1
    let years = nearest.middle - start
    return [
      (name: "10th percentile", slope: (low - median) * unit / years),
      (name: "90th percentile", slope: (high - median) * unit / years),
    ]
  }
}
