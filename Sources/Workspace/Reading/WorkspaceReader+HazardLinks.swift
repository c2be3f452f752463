internal import Quantities
internal import Tables
internal import Vulnerability

/// The rows of `climate-summary.csv` that a hazard takes its numbers from, instead of its own cells.
struct HazardLink {
  var baseline: ClimateSummary
  var future: ClimateSummary

  /// A summary as a hazard states it: the mean over models, and the lowest and highest model.
  static func level(_ summary: ClimateSummary) -> Hazard.Level? {
    summary[.mean].map { mean in
      Hazard.Level(
        period: summary.period.title, average: mean, low: summary[.lowest],
        high: summary[.highest], place: summary.place.at(column: "mean"))
    }
  }
}

extension WorkspaceReader {
  /// Finds what “climate_indicator” names; nil without the cell, or with a finding when it leads nowhere.
  func readHazardLink(_ decoder: inout RecordDecoder) -> HazardLink? {
    let record = decoder.record
    guard let indicator = record.text("climate_indicator") else { return nil }
    let climate = workspace.climate
    guard climate.first(indicator) != nil else {
      let known = climate.indicators.joined(separator: ", ")
      decoder.find(
        .warning,
        known.isEmpty
          ? "There is no usable row in climate-summary.csv, so the hazard has only its own cells. Run `cairn climate profile`, or empty this cell."
          : "There is no indicator “\(indicator)” in climate-summary.csv, so the hazard has only its own cells. Indicators: \(known).",
        column: "climate_indicator")
      return nil
    }
    guard let before = linkedPeriod("baseline_period", &decoder),
      let after = linkedPeriod("future_period", &decoder),
      let scenario = linkedScenario(indicator, after, &decoder)
    else { return nil }
    let future = climate.summary(indicator, scenario, after)
    let baseline = climate.modeledBaseline(indicator, scenario, before)
    guard let baseline = usable(baseline, "baseline_period", before, scenario, &decoder),
      let future = usable(future, "future_period", after, scenario, &decoder)
    else { return nil }
    return HazardLink(baseline: baseline, future: future)
  }

  private func linkedPeriod(_ column: String, _ decoder: inout RecordDecoder) -> ProfilePeriod? {
    guard let text = decoder.record.text(column) else {
      decoder.find(
        .warning,
        "The hazard names a climate indicator but not its “\(column)”, so it has only its own cells. Fill it.",
        column: column)
      return nil
    }
    return ProfilePeriod(text)
  }

  /// The scenario that the hazard names; without a name, the only one there is.
  private func linkedScenario(
    _ indicator: String, _ period: ProfilePeriod, _ decoder: inout RecordDecoder
  ) -> ClimateScenario? {
    if let text = decoder.record.text("scenario") { return ClimateScenario(text) }
    let candidates = workspace.climate.scenarios(of: indicator).filter {
      $0.isFuture && workspace.climate.summary(indicator, $0, period) != nil
    }
    if candidates.count == 1 { return candidates[0] }
    let known = candidates.map(\.text).joined(separator: ", ")
    decoder.find(
      .warning,
      candidates.isEmpty
        ? "climate-summary.csv has no scenario with “\(indicator)” for \(period.title), so the hazard has only its own cells."
        : "Say which scenario the hazard takes its numbers from: \(known). Until then it has only its own cells.",
      column: "scenario")
    return nil
  }

  /// The summary when it is there and has a mean; else nil, with a finding.
  private func usable(
    _ summary: ClimateSummary?, _ column: String, _ period: ProfilePeriod,
    _ scenario: ClimateScenario, _ decoder: inout RecordDecoder
  ) -> ClimateSummary? {
    guard let summary else {
      decoder.find(
        .warning,
        "climate-summary.csv has no row of kind “absolute” for \(period.title) in \(scenario.title), so the hazard has only its own cells.",
        column: column)
      return nil
    }
    guard summary[.mean] != nil else {
      decoder.find(
        .warning,
        "\(summary.place) has no mean, and a hazard shows the mean of models. Fill it; until then the hazard has only its own cells.",
        column: column)
      return nil
    }
    return summary
  }

  /// Compares what the hazard's own cells say with what it is linked to.
  func checkTyped(_ link: HazardLink, unit: MeasurementUnit?, _ decoder: inout RecordDecoder) {
    if let unit, unit.symbol != link.future.unit.symbol {
      decoder.find(
        .warning,
        "The unit is \(unit.symbol) here and \(link.future.unit.symbol) at \(link.future.place); the plan shows the latter. Empty the cell.",
        column: "unit")
      return
    }
    for (name, summary) in [("baseline", link.baseline), ("future", link.future)] {
      let cells: [(String, ClimateSummary.Statistic)] = [
        (name, .mean), ("\(name)_low", .lowest), ("\(name)_high", .highest),
      ]
      for (column, statistic) in cells {
        compare(column, summary[statistic], summary.place.at(column: statistic.rawValue), &decoder)
      }
    }
    compare(
      "models", link.future.models.map(Double.init), link.future.place.at(column: "models"),
      &decoder)
  }

  private func compare(
    _ column: String, _ value: Double?, _ place: Place, _ decoder: inout RecordDecoder
  ) {
    guard let typed = decoder.record.text(column), let number = Double(typed) else { return }
    if let value, (number - value).magnitude <= Self.rounding(of: typed) { return }
    let shown = value.map(ClimateProfileTables.number) ?? "nothing"
    decoder.find(
      .warning,
      "The cell says \(typed) and \(place) says \(shown); the plan shows the latter. Empty this cell, or “climate_indicator”.",
      column: column)
  }

  /// Half of the last digit that a number was written with.
  static func rounding(of text: String) -> Double {
    let decimals = text.split(separator: ".", omittingEmptySubsequences: false)
    let digits = decimals.count == 2 ? decimals[1].prefix(while: \.isNumber).count : 0
    let unit = (0..<digits).reduce(1.0) { unit, _ in unit / 10 }
    return unit / 2 * (1 + 1e-9)
  }
}
