import Plan
import Publishing
import Workspace

/// The charts of one group of a profile: before and after with the spread, and the years where they are known.
struct HazardCharts {
  let view: HazardProfileView

  func charts(
    of group: IndicatorGroup, named name: String, _ readings: [ClimateReading]
  ) -> [Chart] {
    let theme = ChartTheme.bundled
    let spans = spans(group, name, readings, theme)
    return [spans].compactMap(\.self) + readings.compactMap { years($0, theme) }
  }

  private func spans(
    _ group: IndicatorGroup, _ name: String, _ readings: [ClimateReading], _ theme: ChartTheme
  ) -> Chart? {
    let drawn = readings.filter { $0.before != nil && $0.after != nil }
    guard let first = drawn.first, let baseline = first.baseline else { return nil }
    return HazardsChart.chart(
      caption: ChartCaption(
        id: "climate-\(group)", title: view.text.chart(name, view.title),
        source: view.source(of: drawn)),
      hazards: drawn.map { reading in
        HazardsChart.Hazard(
          name: view.name(reading), unit: view.unit(reading), baseline: before(reading),
          future: after(reading), mayHoldBias: reading.isBaselineObserved)
      },
      baselineLabel: view.text.baselineLabel(baseline.period.title, first.isBaselineObserved),
      futureLabel: first.future.period.title,
      rangeLabel: drawn.lazy.compactMap(\.spread).first.map {
        view.text.rangeLabel($0.isPercentiles)
      }, theme: theme)
  }

  private func before(_ reading: ClimateReading) -> HazardsChart.Span? {
    reading.before.map { value in
      let spread = (reading.modeled ?? reading.baseline).flatMap(reading.spread(of:))
      return HazardsChart.Span(value: value, low: spread?.low, high: spread?.high)
    }
  }

  private func after(_ reading: ClimateReading) -> HazardsChart.Span? {
    reading.after.map {
      HazardsChart.Span(value: $0, low: reading.spread?.low, high: reading.spread?.high)
    }
  }

  /// The years of an indicator; nil where the profile has none.
  private func years(_ reading: ClimateReading, _ theme: ChartTheme) -> Chart? {
    let profile = view.profile
    var futures = 0
    let series = profile.seriesScenarios(of: reading.indicator).compactMap {
      scenario -> ClimateSeriesChart.Series? in
      let points = profile.points(reading.indicator, scenario)
      guard points.contains(where: { $0.median != nil }) else { return nil }
      var role = scenario.isObserved ? ClimateSeriesChart.Role.observed : .historical
      if scenario.isFuture {
        role = .scenario(futures)
        futures += 1
      }
      return ClimateSeriesChart.Series(
        name: scenario.title, detail: scenario.emissions ?? "", role: role,
        points: points.map { point(reading, $0, isObserved: scenario.isObserved) })
    }
    guard !series.isEmpty, series.count <= 5 else { return nil }
    return ClimateSeriesChart.chart(
      caption: ChartCaption(id: "years-\(reading.indicator)", source: view.source(of: [reading])),
      name: view.name(reading), unit: view.unit(reading), series: series, theme: theme)
  }

  private func point(
    _ reading: ClimateReading, _ point: ClimateSeriesPoint, isObserved: Bool
  ) -> ClimateSeriesChart.Point {
    let shown: (Double) -> Double = { view.units.shown($0, reading.first.unit).value }
    return ClimateSeriesChart.Point(
      year: point.year, median: point.median.map(shown),
      low: isObserved ? nil : point.p10.map(shown), high: isObserved ? nil : point.p90.map(shown),
      models: point.models)
  }
}
