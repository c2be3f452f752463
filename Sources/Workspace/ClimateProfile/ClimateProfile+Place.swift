public import Climate
internal import Quantities
internal import Tables

extension ClimateProfile {
  /// A place's profile as the tables of a workspace hold it.
  ///
  /// Every number of the profile is kept to the last bit. Its notes stand on the first rows, and the models
  /// missing from an entry on its row. A series of an indicator without any entry is left out, with a note, because the
  /// tables would give it no unit. An indicator whose name states parameters gets the plain id of
  /// `PlainIndicatorNames`, and its full name stands in the definition. One model has no spread and no agreement: both would
  /// read as a certainty.
  /// - Parameters:
  ///   - definitions: By indicator, how it is computed, in words.
  ///   - sources: The ids of the rows of `sources.csv` that describe where the numbers are from.
  /// - Throws: `ClimateProblem` when a unit is none that a workspace knows, or an indicator's units differ.
  public init(
    _ profile: PlaceProfile, definitions: [String: String] = [:], sources: ClimateSourceIDs
  ) throws(ClimateProblem) {
    self.init()
    let names = PlainIndicatorNames(profile.entries.map(\.indicator))
    for entry in profile.entries {
      summaries.append(
        ClimateSummary(
          indicator: names[entry.indicator], name: entry.name,
          unit: try Self.unit(entry.unit, of: entry.indicator),
          scenario: ClimateScenario(entry.scenario), period: ProfilePeriod(entry.period.code),
          kind: Self.kind(entry.kind), statistics: Self.statistics(entry.statistics),
          models: entry.statistics.models,
          agreement: entry.statistics.models == 1 ? nil : entry.statistics.agreement,
          missingModels: Self.missing(profile, entry),
          baseline: entry.baseline.map { ProfilePeriod($0.code) },
          definition: Self.definition(
            definitions[entry.indicator] ?? "", of: entry.indicator,
            isPlain: names[entry.indicator] == entry.indicator), source: sources[entry]))
    }
    var notes = profile.notes
    for series in profile.yearly {
      let indicator = names[series.indicator]
      guard try hasUnit(series.unit, of: indicator, &notes) else { continue }
      self.series += series.points.map { point in
        let hasSpread = point.models > 1
        return ClimateSeriesPoint(
          indicator: indicator, scenario: ClimateScenario(series.scenario),
          year: point.year, median: point.median, p10: hasSpread ? point.p10 : nil,
          p90: hasSpread ? point.p90 : nil, models: point.models,
          runningMeanYears: series.runningMeanYears)
      }
    }
    for series in profile.observed {
      let indicator = names[series.indicator]
      guard try hasUnit(series.unit, of: indicator, &notes) else { continue }
      self.series += series.points.map { point in
        ClimateSeriesPoint(
          indicator: indicator, scenario: .observed, year: point.year, median: point.value)
      }
    }
    // One note in each row, so that every one keeps its own words; what rows are too few for stands in the last.
    for (row, note) in notes.enumerated() where !summaries.isEmpty {
      let place = min(row, summaries.count - 1)
      summaries[place].note += (summaries[place].note.isEmpty ? "" : " ") + note
    }
  }

  /// True when a series has the unit of its indicator's entries; false, with a note, when it has no entries.
  private func hasUnit(
    _ text: String, of indicator: String, _ notes: inout [String]
  ) throws(ClimateProblem) -> Bool {
    guard let known = unit(of: indicator) else {
      let note = "The yearly values of “\(indicator)” were left out, because no period has values."
      if !notes.contains(note) { notes.append(note) }
      return false
    }
    guard try Self.unit(text, of: indicator) == known else {
      throw ClimateProblem(
        "“\(indicator)” is in \(known.symbol) by period and in \(text) by year. One indicator has one unit."
      )
    }
    return true
  }

  private static func unit(
    _ text: String, of indicator: String
  ) throws(ClimateProblem) -> MeasurementUnit {
    guard let unit = MeasurementUnit.named(text) else {
      throw ClimateProblem(
        "“\(indicator)” is in “\(text)”, which is not a unit of a workspace. See docs/workspace.md for the list."
      )
    }
    return unit
  }

  private static func kind(_ kind: PlaceProfile.Kind) -> ClimateSummary.Kind {
    switch kind {
    case .absolute: .absolute
    case .change: .change
    case .percent: .percent
    }
  }

  private static func statistics(
    _ statistics: PlaceProfile.Statistics
  ) -> [ClimateSummary.Statistic: Double] {
    var values: [ClimateSummary.Statistic: Double?] = [
      .median: statistics.median, .mean: statistics.mean,
      .lowestYear: statistics.lowestYear, .highestYear: statistics.highestYear,
    ]
    if statistics.models != 1 {
      values[.p10] = statistics.p10
      values[.p90] = statistics.p90
      values[.lowest] = statistics.minimum
      values[.highest] = statistics.maximum
    }
    return values.compactMapValues { $0 }.filter { $0.value.isFinite }
  }

  /// The models that an entry is made without, those of one reason together.
  private static func missing(_ profile: PlaceProfile, _ entry: PlaceProfile.Entry) -> String {
    var reasons: [String] = []
    var models: [String: [String]] = [:]
    for gap in profile.missing
    where gap.indicator == entry.indicator && gap.scenario == entry.scenario
      && gap.period == entry.period && gap.kind == entry.kind
    {
      let reason = gap.reason.replacing(";", with: ",")
      if models[reason] == nil { reasons.append(reason) }
      models[reason, default: []].append(gap.model)
    }
    return reasons.map { "\((models[$0] ?? []).joined(separator: ", ")): \($0)" }
      .joined(separator: "; ")
  }

  /// The definition, with the name that states parameters where the plain id does not.
  private static func definition(_ text: String, of indicator: String, isPlain: Bool) -> String {
    isPlain ? text : [text, indicator].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension PlaceProfile {
  /// The profile that a workspace's tables hold, for what takes one.
  ///
  /// The tables do not say where the place is nor what licence the source has; both are given.
  /// - Throws: `ClimateProblem` when a period is none.
  public init(
    _ profile: ClimateProfile, place: Place, source: Source
  ) throws(ClimateProblem) {
    self.init(place: place, source: source)
    for summary in profile.summaries {
      entries.append(
        Entry(
          indicator: summary.indicator, name: summary.name, unit: summary.profileUnit,
          scenario: summary.scenario.text, period: try .init(summary.period.text),
          kind: summary.profileKind,
          baseline: try summary.baseline.map { (period) throws(ClimateProblem) in
            try .init(period.text)
          }, statistics: summary.profileStatistics))
    }
    addSeries(of: profile)
    missing = zip(profile.summaries, entries).flatMap(Self.missing)
    notes = profile.summaries.map(\.note).filter { !$0.isEmpty }
  }

  private mutating func addSeries(of profile: ClimateProfile) {
    for indicator in profile.indicators {
      guard let first = profile.first(indicator), let unit = profile.unit(of: indicator) else {
        continue
      }
      for scenario in profile.seriesScenarios(of: indicator) {
        let points = profile.points(indicator, scenario)
        if scenario.isObserved {
          observed.append(
            ObservedSeries(
              indicator: indicator, name: first.name, unit: unit.symbol,
              points: points.compactMap { point in
                point.median.map { ObservedSeries.Point(year: point.year, value: $0) }
              }))
        } else {
          yearly.append(
            YearlySeries(
              indicator: indicator, name: first.name, unit: unit.symbol, scenario: scenario.text,
              runningMeanYears: points.first?.runningMeanYears ?? 1,
              points: points.compactMap(\.profilePoint)))
        }
      }
    }
  }

  private static func missing(of summary: ClimateSummary, entry: Entry) -> [MissingModel] {
    summary.missingModels.split(separator: ";").flatMap { part in
      let words = part.split(separator: ":", maxSplits: 1).map(\.trimmed)
      return words[0].split(separator: ",").map { model in
        MissingModel(
          indicator: entry.indicator, scenario: entry.scenario, period: entry.period,
          kind: entry.kind, model: model.trimmed, reason: words.count > 1 ? words[1] : "")
      }
    }
  }
}

extension ClimateSummary {
  fileprivate var profileUnit: String { unit.symbol == "percent" ? "%" : unit.symbol }

  fileprivate var profileKind: PlaceProfile.Kind {
    switch kind {
    case .absolute: .absolute
    case .change: .change
    case .percent: .percent
    }
  }

  fileprivate var profileStatistics: PlaceProfile.Statistics {
    PlaceProfile.Statistics(
      median: self[.median], mean: self[.mean], p10: self[.p10], p90: self[.p90],
      minimum: self[.lowest], maximum: self[.highest], models: models, agreement: agreement,
      lowestYear: self[.lowestYear], highestYear: self[.highestYear])
  }
}

extension ClimateSeriesPoint {
  /// Nil when the median or the band is not known: a profile's line has all three.
  ///
  /// The band of one model is its value.
  fileprivate var profilePoint: PlaceProfile.YearlySeries.Point? {
    guard let median, let models else { return nil }
    let one = models == 1 ? median : nil
    guard let p10 = p10 ?? one, let p90 = p90 ?? one else { return nil }
    return .init(year: year, median: median, p10: p10, p90: p90, models: models)
  }
}
