internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

/// Finds the yearly values that each pathway's threshold is compared with.
struct PathwaySeries {
  private let workspace: CommunityWorkspace
  private let taxonomy: Taxonomy
  private let years: ClosedRange<Int>

  init(_ workspace: CommunityWorkspace, _ taxonomy: Taxonomy, _ years: ClosedRange<Int>) {
    self.workspace = workspace
    self.taxonomy = taxonomy
    self.years = years
  }

  /// One point for each pathway, in order.
  var points: [TippingPoint] {
    workspace.pathways.map { pathway in
      let (path, reason) = path(of: pathway)
      return TippingPoint(
        pathway, path: path, reason: reason, worse: worse(pathway), now: years.lowerBound,
        end: years.upperBound)
    }
  }

  /// The series in the threshold's unit, or why there is none.
  private func path(of pathway: Pathway) -> (IndicatorPath?, String) {
    let climate = workspace.climate
    let scenario = ClimateScenario(pathway.scenario)
    let future = climate.points(pathway.indicator, scenario)
    guard let first = future.first else {
      let known = climate.seriesScenarios(of: pathway.indicator).filter(\.isFuture).map(\.text)
      return (
        nil,
        known.isEmpty
          ? "climate-series.csv has no yearly values of “\(pathway.indicator)”."
          : "climate-series.csv has “\(pathway.indicator)” for \(known.joined(separator: ", ")) and not for \(pathway.scenario)."
      )
    }
    let unit = climate.unit(of: pathway.indicator)
    func converted(_ value: Double?) -> Double? {
      value.flatMap { UnitConversion.value($0, from: unit, to: pathway.unit) }
    }
    guard converted(0) != nil else {
      return (
        nil,
        "The threshold is in \(pathway.unit?.symbol ?? "no unit") and the series in \(unit?.symbol ?? "no unit"), which measure different things."
      )
    }
    // What models say about the past goes before, so that the running median has both sides.
    let past = climate.points(pathway.indicator, .historical).filter { $0.year < first.year }
    let all = past + future
    return (
      IndicatorPath(
        years: all.map {
          IndicatorPath.Year(
            year: $0.year, median: converted($0.median), p10: converted($0.p10),
            p90: converted($0.p90))
        }, smoothedYears: all.map(\.runningMeanYears).min() ?? 1), ""
    )
  }

  /// Which way the indicator is worse for the hazard of the pathway's risk; nil when nothing says so.
  private func worse(_ pathway: Pathway) -> IndicatorPath.Worse? {
    let risk = workspace.risks.first { $0.id == pathway.risk }
    let hazard = workspace.hazards.first { $0.id == risk?.hazard }
    let isOwn = hazard?.climateIndicator == pathway.indicator
    let ids = ClimateProfile.ids(of: pathway.indicator)
    let link = taxonomy.indicators.first {
      $0.hazard == hazard?.type && ids.contains($0.indicator)
    }
    switch isOwn ? hazard?.direction ?? link?.direction : link?.direction {
    case .higherIsWorse: return .higher
    case .lowerIsWorse: return .lower
    case nil: return nil
    }
  }
}
