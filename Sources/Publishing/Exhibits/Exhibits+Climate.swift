internal import Factors
internal import Inventory
internal import Plan
internal import Quantities
internal import Tables
internal import Workspace

/// Exhibits of the climate profile, which may be asked for one indicator: `climate-series/days-above-95f`.
extension ExhibitCatalog {
  static let climateSeriesID = "climate-series"
  static let climateSummaryID = "climate-summary"

  private var profile: ClimateProfile { calculation.workspace.climate }

  /// Names with an indicator, for suggestions.
  var climateIDs: [ExhibitKind: [String]] {
    [
      .chart: seriesIndicators.map { "\(Self.climateSeriesID)/\($0)" },
      .table: profile.indicators.map { "\(Self.climateSummaryID)/\($0)" }
        + rareEventIndicators.map { "\(Self.rareEventsID)/\($0)" },
    ]
  }

  private var seriesIndicators: [String] {
    profile.indicators.filter { id in profile.series.contains { $0.indicator == id } }
  }

  /// The chart or table of the climate profile that an id names, or why there is none; nil for another id.
  func climateBlock(_ kind: ExhibitKind, _ id: String, at place: Place) -> Resolution<Block>? {
    let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
    let subject = parts.count == 2 ? parts[1] : nil
    switch (kind, parts.first) {
    case (.chart, Self.climateSeriesID): return seriesBlock(subject, place)
    case (.table, Self.climateSummaryID): return summaryBlock(subject, place)
    case (.table, Self.rareEventsID): return rareEventsBlock(subject, place)
    default: return nil
    }
  }

  func missing(_ message: String, _ place: Place) -> Resolution<Block> {
    .missing(Finding(.error, message, at: place))
  }

  private func unknown(_ indicator: String, _ known: [String], _ place: Place) -> Resolution<Block>
  {
    missing(
      "The climate profile has no indicator “\(indicator)” to show here. Indicators: \(known.joined(separator: ", ")).",
      place)
  }
}

// MARK: Series

extension ExhibitCatalog {
  private func seriesBlock(_ subject: String?, _ place: Place) -> Resolution<Block> {
    let known = seriesIndicators
    guard !known.isEmpty else {
      let reason =
        profile.isEmpty
        ? PlanCalculation.noClimate
        : "The climate profile has no yearly values: climate-series.csv has no usable row. `cairn climate profile` writes them where its source has them."
      return missing(reason, place)
    }
    guard let indicator = subject ?? (known.count == 1 ? known[0] : nil) else {
      return missing(
        "Name the indicator to show, such as {{chart climate-series \(known[0])}}. Indicators: \(known.joined(separator: ", ")).",
        place)
    }
    guard known.contains(indicator), let first = profile.first(indicator),
      let unit = profile.unit(of: indicator)
    else { return unknown(indicator, known, place) }
    let shown: (Double) -> Double = { displayUnits.shown($0, unit).value }
    var chart = ClimateSeriesChart.chart(
      caption: ChartCaption(
        id: "\(Self.climateSeriesID)-\(indicator)", title: changeTitle(indicator, first.name),
        source: citations(of: indicator)),
      name: first.name, unit: displayUnits.shown(0, unit).unit,
      series: series(of: indicator, shown), notes: notes(of: indicator, first), theme: theme)
    let omissions = calculation.climateOmissions
    chart.data.notes += omissions
    chart.tell(leftOut: omissions)
    return .found(.chart(chart))
  }

  private func series(
    of indicator: String, _ shown: (Double) -> Double
  ) -> [ClimateSeriesChart.Series] {
    var futures = 0
    return profile.seriesScenarios(of: indicator).compactMap { scenario in
      let points = profile.points(indicator, scenario)
      guard points.contains(where: { $0.median != nil }) else { return nil }
      let role: ClimateSeriesChart.Role
      if scenario.isFuture {
        role = .scenario(futures)
        futures += 1
      } else {
        role = scenario.isObserved ? .observed : .historical
      }
      return ClimateSeriesChart.Series(
        name: scenario.title, detail: scenario.emissions ?? "", role: role,
        points: points.map { point in
          let isModeled = !scenario.isObserved
          return ClimateSeriesChart.Point(
            year: point.year, median: point.median.map(shown),
            low: isModeled ? point.p10.map(shown) : nil,
            high: isModeled ? point.p90.map(shown) : nil, models: isModeled ? point.models : nil)
        })
    }
  }

  /// The last change under the highest emissions as a statement; nil when no change is known.
  private func changeTitle(_ indicator: String, _ name: String) -> String? {
    let words = ClimateWords(displayUnits)
    guard let scenario = profile.scenarios(of: indicator).last(where: \.isFuture) else {
      return nil
    }
    let changes = profile.summaries(of: indicator).filter {
      $0.kind == .change && $0.scenario == scenario && $0.period.years != nil
    }
    guard
      let last = changes.max(by: {
        ($0.period.years?.upperBound ?? 0) < ($1.period.years?.upperBound ?? 0)
      }), let baseline = last.baseline, let change = words.central(last)
    else { return nil }
    let spread = words.spread(last).map { " (\($0.text))" } ?? ""
    return
      "\(name): \(change)\(spread) by \(last.period.title) under \(scenario.title), from \(baseline.title)"
  }

  private func notes(of indicator: String, _ first: ClimateSummary) -> [String] {
    let points = profile.series.filter { $0.indicator == indicator && !$0.scenario.isObserved }
    let windows = Set(points.map(\.runningMeanYears)).subtracting([1]).sorted()
    var notes = first.definition.isEmpty ? [] : ["Definition: \(first.definition)"]
    notes.append("Computed for each model first; median and percentiles are over models.")
    if !windows.isEmpty {
      let text = windows.map { "\($0)-year" }.joined(separator: " or ")
      notes.append("Each model was smoothed with a \(text) running mean first.")
    }
    return notes
  }

  private func citations(of indicator: String) -> String {
    let ids = profile.summaries(of: indicator).flatMap { $0.source.split(separator: " ") }
      .map(String.init).withoutRepeats()
    let names = ids.map { calculation.inventory.context.citation($0) }
    return names.isEmpty ? "Source not stated" : names.joined(separator: "; ")
  }
}

// MARK: Summary

extension ExhibitCatalog {
  private func summaryBlock(_ subject: String?, _ place: Place) -> Resolution<Block> {
    guard !profile.isEmpty else { return missing(PlanCalculation.noClimate, place) }
    if let subject, profile.first(subject) == nil {
      return unknown(subject, profile.indicators, place)
    }
    return .found(.table(summaryTable(subject)))
  }

  private func summaryTable(_ subject: String?) -> PlanTable {
    let indicators = subject.map { [$0] } ?? profile.indicators
    let rows = profile.summaries.filter { indicators.contains($0.indicator) }
    let used = Set(rows.map(\.scenario))
    let scenarios = profile.scenarios(of: subject).filter(used.contains)
    let name = subject.flatMap { profile.first($0)?.name }
    return PlanTable(
      id: subject.map { "\(Self.climateSummaryID)-\($0)" } ?? Self.climateSummaryID,
      caption: name.map { "\($0): what models project, with their spread" }
        ?? "What climate models project, with their spread",
      columns: [.init("Measure", width: 1.8), .init("Period", width: 1.4)]
        + scenarios.map { .init($0.title, width: 1.9) },
      rows: indicators.flatMap { self.rows(of: $0, scenarios) },
      notes: summaryNotes(rows, scenarios), isWide: scenarios.count > 3)
  }

  /// One row for each period and kind, with all scenarios side by side.
  private func rows(
    of indicator: String, _ scenarios: [ClimateScenario]
  ) -> [[PlanTable.Cell]] {
    let words = ClimateWords(displayUnits)
    var seen: Set<[String]> = []
    let lines = profile.summaries(of: indicator).filter { summary in
      seen.insert([summary.kind.rawValue, summary.period.key, summary.baseline?.key ?? ""]).inserted
    }.sorted { isBefore($0, $1) }
    // Every row names its measure: rows are read alone, in a screen reader and in the data file.
    let measure = measure(indicator)
    return lines.map { line in
      let cells = scenarios.map { scenario -> PlanTable.Cell in
        let found = profile.summary(indicator, scenario, line.period, line.kind)
        return .init(
          found.flatMap { $0.baseline == line.baseline ? $0 : nil }.map { text($0, words) } ?? "—")
      }
      return [.init(measure), .init(period(line))] + cells
    }
  }

  private func measure(_ indicator: String) -> String {
    guard let first = profile.first(indicator) else { return indicator }
    let unit = profile.unit(of: indicator).map { displayUnits.shown(0, $0).unit } ?? ""
    // “Days above 95 °F, days” would say it twice.
    let isSaid = unit.isEmpty || first.name.lowercased().hasPrefix(unit.lowercased())
    return isSaid ? first.name : "\(first.name), \(unit)"
  }

  /// Values before changes before percentages; within them by year.
  private func isBefore(_ left: ClimateSummary, _ right: ClimateSummary) -> Bool {
    func rank(_ summary: ClimateSummary) -> (Int, Int, String) {
      let kinds: [ClimateSummary.Kind: Int] = [.absolute: 0, .change: 1, .percent: 2]
      return (
        kinds[summary.kind] ?? 3, summary.period.years?.lowerBound ?? 9999, summary.period.key
      )
    }
    return rank(left) < rank(right)
  }

  private func period(_ summary: ClimateSummary) -> String {
    guard summary.kind != .absolute, let baseline = summary.baseline else {
      return summary.period.title
    }
    return "\(summary.period.title), change from \(baseline.title)"
  }

  /// The central value, its spread and, for a change, whether models agree.
  private func text(_ summary: ClimateSummary, _ words: ClimateWords) -> String {
    let value = words.number(summary, .median) ?? words.number(summary, .mean)
    let spread = words.spread(summary)
    guard let value else { return spread.map { "(\($0.text))" } ?? "not known" }
    var text = value + (summary.kind == .percent ? "%" : "")
    if let spread {
      text += " (\(spread.text))"
    } else if !summary.scenario.isObserved {
      text += summary.models == 1 ? " (one model)" : " (spread not stated)"
    }
    if let agreement = words.agreement(summary) { text += "; \(agreement)" }
    return text
  }

  private func summaryNotes(
    _ rows: [ClimateSummary], _ scenarios: [ClimateScenario]
  ) -> [String] {
    [statisticNote(rows), modelNote(rows, scenarios)] + missingNotes(rows)
      + scenarioNote(scenarios) + definitionNotes(rows) + calculation.climateOmissions
  }

  /// What stands before the brackets, and what in them.
  private func statisticNote(_ rows: [ClimateSummary]) -> String {
    let words = ClimateWords(displayUnits)
    let modeled = rows.filter { !$0.scenario.isObserved }
    let spreads = modeled.compactMap { words.spread($0)?.name }.withoutRepeats()
    let means = modeled.contains { $0[.median] == nil && $0[.mean] != nil }
    let medians = modeled.contains { $0[.median] != nil }
    let central =
      means && medians
      ? "Median of models, or their mean where no median is known"
      : means
        ? "Mean of models" : "Median of models"
    let brackets = spreads.isEmpty ? "" : ", and in brackets \(spreads.joined(separator: ", or "))"
    return
      "\(central)\(brackets). Each index was computed for each model first. The spread is that of these models, not a confidence interval."
  }

  /// How many models each scenario has.
  private func modelNote(
    _ rows: [ClimateSummary], _ scenarios: [ClimateScenario]
  ) -> String {
    let parts = scenarios.filter { !$0.isObserved }.compactMap { scenario -> String? in
      let counts = Set(rows.filter { $0.scenario == scenario }.compactMap(\.models)).sorted()
      guard let low = counts.first, let high = counts.last else { return nil }
      let range = low == high ? "\(low)" : "\(low) to \(high), by measure and period,"
      return "\(range) for \(scenario.title)"
    }
    guard !parts.isEmpty else { return "The source does not state the number of models." }
    return "Number of models: \(parts.joined(separator: "; "))."
  }

  /// The period is named where its models are not those of the indicator's and scenario's other rows.
  private func missingNotes(_ rows: [ClimateSummary]) -> [String] {
    let gaps = rows.filter { !$0.missingModels.isEmpty }.map { row in
      let isSame = rows.allSatisfy {
        $0.indicator != row.indicator || $0.scenario != row.scenario
          || $0.missingModels == row.missingModels
      }
      let period = isSame ? "" : ", \(row.period.title)"
      return "\(row.name), \(row.scenario.title)\(period): \(row.missingModels)"
    }.withoutRepeats()
    return gaps.isEmpty ? [] : ["Models left out. " + gaps.joined(separator: ". ") + "."]
  }

  private func scenarioNote(_ scenarios: [ClimateScenario]) -> [String] {
    let named = scenarios.compactMap { scenario in
      scenario.emissions.map { "\(scenario.title) is a scenario of \($0)" }
    }
    return named.isEmpty ? [] : [named.joined(separator: "; ") + "."]
  }

  private func definitionNotes(_ rows: [ClimateSummary]) -> [String] {
    rows.filter { !$0.definition.isEmpty }.map { "\($0.name): \($0.definition)" }.withoutRepeats()
      + rows.map(\.note).filter { !$0.isEmpty }.withoutRepeats()
  }
}
