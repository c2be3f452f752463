internal import Quantities
internal import Tables

extension WorkspaceReader {
  mutating func readClimate() {
    readClimateSummary()
    readClimateSeries()
    readClimateModels()
  }

  /// Scenarios and periods may be written in several ways.
  private static func spelling(_ column: String, _ text: String) -> String {
    switch column {
    case "scenario": ClimateScenario(text).key
    case "period": ProfilePeriod(text).key
    default: text
    }
  }

  private mutating func readClimateSummary() {
    for record in records(
      of: WorkspaceTables.climateSummary, named: "indicator", spelling: Self.spelling)
    {
      var decoder = RecordDecoder(record)
      let summary = readSummary(&decoder)
      guard accept(decoder), let summary else { continue }
      workspace.climate.summaries.append(summary)
    }
  }

  private func readSummary(_ decoder: inout RecordDecoder) -> ClimateSummary? {
    let record = decoder.record
    let indicator = decoder.identifier("indicator")
    let name = decoder.required("name")
    let unit = decoder.unit()
    let scenario = ClimateScenario(decoder.required("scenario"))
    let period = ProfilePeriod(decoder.required("period"))
    let kind: ClimateSummary.Kind? = decoder.choice("kind")
    var statistics: [ClimateSummary.Statistic: Double] = [:]
    for statistic in ClimateSummary.Statistic.allCases {
      statistics[statistic] = decoder.measured(statistic.rawValue)
    }
    let models = readCount("models", &decoder)
    let agreement = readAgreement(&decoder)
    let baseline = record.text("baseline_period").map(ProfilePeriod.init)
    check(period, baseline, kind, &decoder)
    checkOrder(statistics, isExplained: record.text("note") != nil, &decoder)
    guard let unit, let kind else { return nil }
    check(unit, kind, statistics, &decoder)
    checkSame(indicator, name, unit, kind, &decoder)
    return ClimateSummary(
      indicator: indicator, name: name, unit: unit, scenario: scenario, period: period, kind: kind,
      statistics: statistics, models: models, agreement: agreement,
      missingModels: record["missing_models"], baseline: baseline, definition: record["definition"],
      source: record["source"], note: record["note"], place: record.place)
  }

  private func readCount(_ column: String, _ decoder: inout RecordDecoder) -> Int? {
    guard let text = decoder.record.text(column) else { return nil }
    guard let count = Int(text), (1...100_000).contains(count) else {
      decoder.find(
        .error, "“\(text)” is not a count. Write a whole number of 1 or more.", column: column)
      return nil
    }
    return count
  }

  private func readAgreement(_ decoder: inout RecordDecoder) -> Double? {
    let agreement = decoder.measured("agreement")
    if let agreement, !(0...1).contains(agreement) {
      decoder.find(
        .error, "Agreement is a share of the models, from 0 to 1: write 0.9 for 90 percent.",
        column: "agreement")
    }
    return agreement
  }

  private func check(
    _ period: ProfilePeriod, _ baseline: ProfilePeriod?, _ kind: ClimateSummary.Kind?,
    _ decoder: inout RecordDecoder
  ) {
    for (column, period) in [("period", period), ("baseline_period", baseline)]
    where period?.isBackwards == true {
      decoder.find(
        .error, "The period ends before it begins. Exchange the two years.", column: column)
    }
    for (column, period) in [("period", period), ("baseline_period", baseline)] {
      guard let period, !period.text.isEmpty, !period.isKnown, !period.isBackwards else { continue }
      decoder.find(
        .error,
        "“\(period.text)” is not a period. Write years such as 2035-2064, or a warming level such as 2C.",
        column: column)
    }
    if let kind, kind != .absolute, baseline == nil {
      decoder.find(
        .error, "A change needs the period that it is measured from. Fill “baseline_period”.",
        column: "baseline_period")
    }
  }

  /// Statistics of one set of models rise from the lowest to the highest.
  private func checkOrder(
    _ statistics: [ClimateSummary.Statistic: Double], isExplained: Bool,
    _ decoder: inout RecordDecoder
  ) {
    let chain: [ClimateSummary.Statistic] = [
      .lowestYear, .lowest, .p10, .median, .p90, .highest, .highestYear,
    ]
    let known = chain.compactMap { name in statistics[name].map { (name.rawValue, $0) } }
    checkRising(known, &decoder)
    if let mean = statistics[.mean], let low = statistics[.lowest],
      let high = statistics[.highest], Self.isAbove(low, mean) || Self.isAbove(mean, high)
    {
      // Some publishers' weighted means do lie outside; a row that explains itself is not asked again.
      decoder.find(
        isExplained ? .note : .warning,
        "The mean is outside the range of the models, so it may be observed, or one of the cells is wrong. Say in the note what it is.",
        column: ClimateSummary.Statistic.mean.rawValue)
    }
    if statistics.isEmpty {
      decoder.find(
        .warning, "The row has no number, so it says nothing. Fill the median, or remove the row.",
        column: ClimateSummary.Statistic.median.rawValue)
    }
  }

  private func checkRising(
    _ cells: [(column: String, value: Double)], _ decoder: inout RecordDecoder
  ) {
    for (below, above) in zip(cells, cells.dropFirst()) where Self.isAbove(below.value, above.value)
    {
      decoder.find(
        .error,
        "“\(below.column)” is above “\(above.column)”. Exchange the two cells, or mend the wrong one.",
        column: below.column)
    }
  }

  /// True beyond what the last bits of an interpolated percentile can be off by.
  private static func isAbove(_ low: Double, _ high: Double) -> Bool {
    low - high > 1e-9 * max(low.magnitude, high.magnitude)
  }

  private func check(
    _ unit: MeasurementUnit, _ kind: ClimateSummary.Kind,
    _ statistics: [ClimateSummary.Statistic: Double], _ decoder: inout RecordDecoder
  ) {
    if kind == .percent, unit.symbol != "percent" {
      decoder.find(
        .error,
        "A row of kind “percent” counts in percent of the baseline. Write percent, or “change” as the kind.",
        column: "unit")
    }
    guard kind == .absolute, unit.kind == .days else { return }
    for statistic in ClimateSummary.Statistic.allCases where statistics[statistic] ?? 0 < 0 {
      decoder.find(
        .error, "A number of days cannot be negative. Write “change” as the kind if it is one.",
        column: statistic.rawValue)
    }
  }

  /// An indicator has one name and, apart from percentages, one unit: its series has none of its own.
  private func checkSame(
    _ indicator: String, _ name: String, _ unit: MeasurementUnit, _ kind: ClimateSummary.Kind,
    _ decoder: inout RecordDecoder
  ) {
    if let first = workspace.climate.first(indicator), first.name != name {
      decoder.find(
        .warning,
        "“\(indicator)” is called “\(first.name)” in \(row(first.place)); that name is shown.",
        column: "name")
    }
    guard kind != .percent, let known = workspace.climate.unit(of: indicator),
      known.symbol != unit.symbol
    else { return }
    decoder.find(
      .error,
      "“\(indicator)” is in \(known.symbol) in an earlier row. Give all its rows one unit, since its series has the same.",
      column: "unit")
  }

  private func row(_ place: Place) -> String { place.row.map { "row \($0)" } ?? place.file }

  private mutating func readClimateSeries() {
    let units = Dictionary(
      uniqueKeysWithValues: workspace.climate.indicators.map {
        ($0, workspace.climate.unit(of: $0))
      })
    for record in records(of: WorkspaceTables.climateSeries, spelling: Self.spelling) {
      var decoder = RecordDecoder(record)
      let indicator = decoder.identifier("indicator")
      if !indicator.isEmpty, (units[indicator] ?? nil) == nil {
        decoder.find(
          .error,
          "No usable row of climate-summary.csv has “\(indicator)” with its unit, so these numbers have none. Add one.",
          column: "indicator")
      }
      let point = readPoint(indicator, &decoder)
      guard accept(decoder), let point else { continue }
      workspace.climate.series.append(point)
    }
  }

  private func readPoint(_ indicator: String, _ decoder: inout RecordDecoder)
    -> ClimateSeriesPoint?
  {
    let scenario = ClimateScenario(decoder.required("scenario"))
    let year = decoder.year()
    let median = decoder.measured("median")
    let (low, high) = (decoder.measured("p10"), decoder.measured("p90"))
    let models = readCount("models", &decoder)
    let window = readCount("running_mean_years", &decoder)
    let known = [("p10", low), ("median", median), ("p90", high)].compactMap { name, value in
      value.map { (name, $0) }
    }
    checkRising(known, &decoder)
    if scenario.isObserved, low != nil || high != nil || models != nil {
      decoder.find(
        .warning,
        "What was observed has one value and no models; p10, p90 and models are not shown.",
        column: low != nil ? "p10" : high != nil ? "p90" : "models")
    }
    return year.map {
      ClimateSeriesPoint(
        indicator: indicator, scenario: scenario, year: $0, median: median, p10: low, p90: high,
        models: models, runningMeanYears: window ?? 1, place: decoder.record.place)
    }
  }
}
