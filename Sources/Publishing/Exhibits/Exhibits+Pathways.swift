internal import Plan
internal import Strategies
internal import Vulnerability
internal import Workspace

extension ExhibitCatalog {
  /// The pathways of every risk whose indicator has a series.
  func pathwaysChart() -> Chart? {
    let maps = adaptation.maps.filter { map in map.lines.contains { $0.point?.span != nil } }
    let last = maps.flatMap(\.lines).compactMap(\.point?.span?.upperBound).max()
    guard let last, !maps.isEmpty else { return nil }
    let first = adaptation.years.lowerBound
    let paths = maps.map { map in
      PathwaysChart.Path(
        title: "\(riskTitle(map.risk)), \(ClimateScenario(map.scenario).title)",
        lines: map.lines.map(line))
    }
    return PathwaysChart.chart(
      caption: ChartCaption(id: "pathways", source: pathwaySources(maps)), paths: paths,
      years: first...max(first + 1, last), theme: theme)
  }

  private func line(_ line: PathwayMap.Line) -> PathwaysChart.Line {
    guard let point = line.point else {
      return PathwaysChart.Line(name: line.title, start: line.start, end: line.end)
    }
    let window = point.earliest.flatMap { early -> ClosedRange<Int>? in
      let late = point.latest ?? point.span?.upperBound ?? early
      return early...max(early, late)
    }
    return PathwaysChart.Line(
      name: line.title, start: line.start, end: line.end, decision: point.cautiousDecisionYear,
      window: window, isWindowOpen: point.earliest != nil && point.latest == nil)
  }

  private func pathwaySources(_ maps: [PathwayMap]) -> String {
    let indicators = Set(maps.flatMap(\.lines).compactMap(\.point?.pathway.indicator)).sorted()
    let ids = indicators.flatMap { id in
      calculation.workspace.climate.summaries(of: id).map(\.source)
    }
    let text = shortCitations(ids)
    return text.isEmpty ? "pathways.csv; source of the series not stated" : "pathways.csv; \(text)"
  }
}
