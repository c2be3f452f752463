internal import Tables

extension WorkspaceColumns {
  static let climateTables: [TableDescription] = [
    TableDescription(
      file: "climate-summary.csv", title: "Climate of the place", row: "Climate figure",
      purpose:
        "What climate models say of the place, by scenario and period, with the spread of the models. A climate profile fills it.",
      naming: ["name", "scenario", "period"],
      groups: [
        .init("What it is", climateSubject), .init("What the models say", climateValues),
        .init("How it was made", climateOrigin), sourceAndNote,
      ]),
    TableDescription(
      file: "climate-series.csv", title: "Climate year by year", row: "Year of a series",
      purpose: "The same indicators year by year, for charts. A climate profile fills it.",
      naming: ["indicator", "scenario", "year"],
      groups: [.init("What it is", seriesSubject), .init("What the models say", seriesValues)]),
  ]

  static let scenarios: [String: String] = {
    let known = ["observed", "historical", "rcp45", "rcp85", "ssp245", "ssp370", "ssp585"]
    return Dictionary(known.map { ($0, ClimateScenario($0).fullTitle) }) { first, _ in first }
  }()

  private static let scenario = ColumnDeclaration(
    "scenario", "Scenario", .suggestions(scenarios.keys.sorted()),
    help: "Which future, such as rcp45 or ssp245; observed for measurements.", labels: scenarios)

  static let pastPeriods = ["1961-1990", "1971-2000", "1981-2010", "1991-2020"]
  static let futurePeriods = [
    "2035-2064", "2036-2065", "2050-2079", "2070-2099", "1.5C", "2C", "3C",
  ]

  private static let climateSubject = [
    ColumnDeclaration(
      "indicator", "Indicator", .identifier,
      help: "The short name of what is measured, such as days-above-95f."),
    ColumnDeclaration(
      "name", "Name", help: "As printed, such as “Days above 95 °F”; the same in all its rows."),
    ColumnDeclaration(
      "unit", "Unit", .unit, help: "The unit of all figures of the row, such as days or degF."),
    scenario,
    ColumnDeclaration(
      "period", "Period", .suggestions(pastPeriods + futurePeriods),
      help: "Years such as 2035-2064, or a warming level such as 2C."),
    ColumnDeclaration(
      "kind", "Kind", .choice(words(ClimateSummary.Kind.self)),
      help: "Choose whether the figures are values, changes, or changes in percent.",
      labels: labels(ClimateSummary.Kind.self) { kind in
        switch kind {
        case .absolute: "The value itself"
        case .change: "Change from the baseline"
        case .percent: "Change in percent"
        }
      }),
    ColumnDeclaration(
      "baseline_period", "Baseline period", .suggestions(pastPeriods),
      help: "What a change is measured from, such as 1976-2005."),
  ]

  /// The statistics over models, from the enumeration that the reader uses.
  private static let statistics = ClimateSummary.Statistic.allCases.map { statistic in
    ColumnDeclaration(
      statistic.rawValue, statistic.title.capitalizedFirst, .number,
      help: "The \(statistic.title), such as 12.4; leave it empty if the source does not say.")
  }

  private static let climateValues =
    statistics + [
      ColumnDeclaration(
        "models", "Number of models", .wholeNumber,
        help: "How many models were summarized, such as 20.", range: 1...100_000),
      ColumnDeclaration(
        "agreement", "Agreement", .number,
        help:
          "The share of models whose change has the same direction, from 0 to 1, such as 0.9.",
        range: 0...1),
    ]

  private static let climateOrigin = [
    ColumnDeclaration(
      "missing_models", "Models left out", .longText(lines: 2),
      help: "Models that were left out and why, such as “CCSM4: no daily rain”."),
    ColumnDeclaration(
      "definition", "Definition", .longText(lines: 2),
      help: "How the indicator is computed, such as “Days with a maximum above 95 °F”."),
  ]

  private static let seriesSubject = [
    ColumnDeclaration(
      "indicator", "Indicator", .reference(file: "climate-summary.csv", column: "indicator"),
      help: "The indicator, such as days-above-95f."), scenario, year,
  ]

  private static let seriesValues =
    [ClimateSummary.Statistic.median, .p10, .p90].map { statistic in
      ColumnDeclaration(
        statistic.rawValue, statistic.title.capitalizedFirst, .number,
        help:
          "The \(statistic.title) in that year, such as 12.4; what was observed goes to the median."
      )
    } + [
      ColumnDeclaration(
        "models", "Number of models", .wholeNumber,
        help: "How many models were summarized, such as 20.", range: 1...100_000),
      ColumnDeclaration(
        "running_mean_years", "Smoothed over, years", .wholeNumber,
        help: "The window that each model was smoothed with, such as 10; leave it empty for none.",
        range: 1...100_000),
    ]
}

extension String {
  /// With a capital at the beginning.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
