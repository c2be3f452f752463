internal import Factors
internal import Inventory
internal import Quantities
internal import Tables
internal import Workspace

extension FigureCatalog {
  /// Figures of the climate profile: `climate/INDICATOR/SCENARIO/PERIOD/[change/ or percent/]STATISTIC`.
  func climate(_ parts: [String]) -> Answer {
    let profile = calculation.workspace.climate
    guard !profile.isEmpty else { return .missing(PlanCalculation.noClimate) }
    guard let id = parts.first, profile.first(id) != nil else {
      let known = profile.indicators.joined(separator: ", ")
      return .missing(
        "There is no indicator “\(parts.first ?? "")” in climate-summary.csv. Indicators: \(known)."
      )
    }
    let kind = parts.count == 5 ? ClimateSummary.Kind(rawValue: parts[3]) : .absolute
    guard let kind, parts.count == 5 || parts.count == 4 else {
      return .missing(
        "A climate figure is named as “climate/INDICATOR/SCENARIO/PERIOD/median”, with “change” or “percent” before the last word for a change."
      )
    }
    let (scenario, period) = (ClimateScenario(parts[1]), ProfilePeriod(parts[2]))
    guard let summary = profile.summary(id, scenario, period, kind) else {
      let known = profile.summaries(of: id).filter { $0.kind == kind }
        .map { "\($0.scenario.key)/\($0.period.key)" }.joined(separator: ", ")
      return .missing(
        "climate-summary.csv has no “\(kind.rawValue)” of “\(id)” for \(parts[1]) and \(parts[2]). It has \(known.isEmpty ? "none" : known)."
      )
    }
    return climate(summary, part: parts[parts.count - 1])
  }

  private func climate(_ summary: ClimateSummary, part: String) -> Answer {
    let words = ClimateWords(displayUnits)
    func text(_ text: String?) -> Answer {
      guard let text else { return lacking(part, summary) }
      return .found(
        Figure(.text(text), explanation: explanation(summary, part, value: text, words)))
    }
    switch part {
    case "spread":
      return text(words.spread(summary).map { words.withUnit($0.text, summary) })
    case "agreement": return text(words.agreement(summary))
    case "models": return text(summary.models.map(String.init))
    default: break
    }
    guard let statistic = ClimateSummary.Statistic(rawValue: part.replacing("-", with: "_")) else {
      let known =
        ClimateSummary.Statistic.allCases.map(\.rawValue) + [
          "spread", "agreement", "models",
        ]
      return .missing(
        "A climate figure ends in one of \(known.map { $0.replacing("_", with: "-") }.joined(separator: ", "))."
      )
    }
    guard let value = words.shown(summary, statistic),
      let number = words.number(summary, statistic)
    else { return lacking(part, summary) }
    let unit: Figure.Unit =
      summary.kind == .percent
      ? .fraction : .count(words.unit(summary), decimals: words.decimals(summary))
    return .found(
      Figure(
        summary.kind == .percent ? value / 100 : value, unit,
        explanation: explanation(
          summary, part, value: words.withUnit(number, summary), words)))
  }

  private func lacking(_ part: String, _ summary: ClimateSummary) -> Answer {
    .missing("\(summary.place) has no “\(part)”.")
  }

  private func explanation(
    _ summary: ClimateSummary, _ part: String, value: String, _ words: ClimateWords
  ) -> Explanation {
    // The spread is always beside the middle; the inputs say which spread it is.
    let spread = ["median", "mean"].contains(part) ? words.spread(summary) : nil
    let brackets = spread.map { " (\($0.text))" } ?? ""
    return Explanation(
      title: title(summary, part), value: value + brackets,
      formula: formula(summary), inputs: inputs(summary), method: method(summary, words),
      notes: notes(summary, words))
  }

  private func title(_ summary: ClimateSummary, _ part: String) -> String {
    let statistic = ClimateSummary.Statistic(rawValue: part.replacing("-", with: "_"))?.title
    let what: String =
      switch summary.kind {
      case .absolute: ""
      case .change, .percent: "change "
      }
    let measure = summary.scenario.isObserved && part == "mean" ? "mean" : statistic ?? part
    return
      "\(calculation.workspace.climate.first(summary.indicator)?.name ?? summary.name): \(what)\(measure), \(summary.scenario.title), \(summary.period.title)"
  }

  private func formula(_ summary: ClimateSummary) -> String {
    if summary.scenario.isObserved { return "mean over the years of the period" }
    return switch summary.kind {
    case .absolute: "each model: mean over the years of the period; then over models"
    case .change: "each model: mean of the period − mean of the baseline; then over models"
    case .percent:
      "each model: (mean of the period ÷ mean of the baseline − 1) · 100; then over models"
    }
  }

  private func inputs(_ summary: ClimateSummary) -> [Explanation.Input] {
    let source = citations(summary.source)
    func input(
      _ statistic: ClimateSummary.Statistic, of summary: ClimateSummary, symbol: String,
      name: String
    ) -> Explanation.Input? {
      summary[statistic].map { value in
        Explanation.Input(
          symbol: symbol, name: name, value: NumberText.significant(value, digits: 5),
          unit: summary.unit.readerName, source: source,
          place: summary.place.at(column: statistic.rawValue))
      }
    }
    var inputs = ClimateSummary.Statistic.allCases.compactMap { statistic in
      input(statistic, of: summary, symbol: statistic.rawValue, name: capital(statistic.title))
    }
    if summary.kind != .absolute, let baseline = summary.baseline,
      let before = calculation.workspace.climate.modeledBaseline(
        summary.indicator, summary.scenario, baseline)
    {
      let statistic: ClimateSummary.Statistic = before[.median] == nil ? .mean : .median
      inputs += [
        input(
          statistic, of: before, symbol: "baseline",
          name: "\(capital(statistic.title)) in \(baseline.title)")
      ].compactMap { $0 }
    }
    return inputs
  }

  private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// Several ids of sources as one citation.
  func citations(_ ids: String) -> String {
    ids.split(separator: " ").map { calculation.inventory.context.citation(String($0)) }
      .joined(separator: "; ")
  }

  private func method(_ summary: ClimateSummary, _ words: ClimateWords) -> String {
    if summary.scenario.isObserved { return "Observed, \(summary.period.title)." }
    let count = summary.models.map { $0 == 1 ? "1 climate model" : "\($0) climate models" }
    var text =
      "Computed for each model first, on the model's own calendar; then summarized over \(count ?? "models, whose number is not stated"). Scenario: \(summary.scenario.fullTitle). Period: \(summary.period.title)."
    if let baseline = summary.baseline { text += " Baseline: \(baseline.title)." }
    if words.unit(summary) != "%", words.unit(summary) != summary.unit.readerName {
      text += " Converted from \(summary.unit.readerName) to \(words.unit(summary))."
    }
    return text
  }

  private func notes(_ summary: ClimateSummary, _ words: ClimateWords) -> [String] {
    var notes: [String] = []
    if !summary.definition.isEmpty { notes.append("Definition: \(summary.definition)") }
    if let agreement = words.agreement(summary), let share = summary.agreement {
      notes.append("\(capital(agreement)) (\(NumberText.grouped(share * 100)) percent of them).")
    }
    if !summary.missingModels.isEmpty {
      notes.append("Models left out: \(summary.missingModels).")
    }
    if !summary.scenario.isObserved, summary.models != 1 {
      notes.append("The spread is that of these models, not a confidence interval.")
    }
    return notes + (summary.note.isEmpty ? [] : [summary.note])
  }

  var climateIDs: [String] {
    let words = ClimateWords(displayUnits)
    return calculation.workspace.climate.summaries.flatMap { summary -> [String] in
      let kind = summary.kind == .absolute ? "" : "\(summary.kind.rawValue)/"
      let path =
        "climate/\(summary.indicator)/\(summary.scenario.key)/\(summary.period.key)/\(kind)"
      var parts = [ClimateSummary.Statistic.median, .mean].filter { summary[$0] != nil }
        .prefix(1).map(\.rawValue)
      if words.spread(summary) != nil { parts.append("spread") }
      if words.agreement(summary) != nil { parts.append("agreement") }
      return parts.map { path + $0 }
    }
  }
}

extension PlanCalculation {
  /// What to do where there is no climate profile.
  public static let noClimate =
    "There is no climate profile yet: climate-summary.csv has no usable row. `cairn climate profile` writes one into the workspace."

  /// Rows of the climate profile that could not be used, one sentence each.
  public var climateOmissions: [String] {
    workspace.faultyRows(of: [
      WorkspaceTables.climateSummary.file, WorkspaceTables.climateSeries.file,
    ]).map { "\($0) could not be used." }
  }
}
