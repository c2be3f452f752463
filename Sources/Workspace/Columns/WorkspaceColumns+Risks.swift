internal import Tables
internal import Vulnerability

extension WorkspaceColumns {
  static let riskTables: [TableDescription] = [
    TableDescription(
      file: "hazards.csv", title: "Hazards", row: "Hazard",
      purpose:
        "What the changing climate brings: heat, heavy rain, drought and the like, then and now, with the spread of models.",
      naming: ["name"],
      groups: [
        .init("What it is", hazards), .init("Then", level("baseline", "then", pastPeriods)),
        .init("In the future", level("future", "in the future", futurePeriods)),
        .init("The hazard itself", hazardOutlook), .init("How it was settled", settlement),
        .init("How it was made", hazardOrigin), sourceAndNote,
      ]),
    TableDescription(
      file: "risks.csv", title: "Risks", row: "Risk",
      purpose:
        "What each hazard means for people, buildings, roads and nature here, scored from 1 to 5.",
      naming: ["system", "hazard"],
      groups: [
        .init("What it is", risks), .init("Scores", scores), .init("In words", riskWords),
        .init("How it was settled", settlement), sourceAndNote,
      ]),
    TableDescription(
      file: "equity.csv", title: "Equity measures", row: "Equity measure",
      purpose: "Who is more exposed and less able to cope, as measured by published indices.",
      naming: ["measure"], groups: [.init("What it is", equity), sourceAndNote]),
  ]

  private static let hazards = [
    identifier("hottest-day"),
    ColumnDeclaration(
      "type", "Kind of hazard", .suggestions(hazardTypes),
      help: "The hazard of the taxonomy that it is, such as heat-wave."),
    ColumnDeclaration("name", "Name", help: "In plain words, such as “More days of heavy rain”."),
    ColumnDeclaration(
      "climate_indicator", "Figures from",
      .reference(file: "climate-summary.csv", column: "indicator"),
      help:
        "An indicator of the climate of the place that the figures are taken from, such as days-above-95f; leave it empty to write them here."
    ),
    ColumnDeclaration(
      "indicator", "What is measured",
      help: "In words, such as “Days a year with 2 inches of rain or more”."),
    ColumnDeclaration("unit", "Unit", .unit, help: "Of all figures here, such as days or degF."),
    ColumnDeclaration(
      "direction", "What is worse", .choice(words(Hazard.Direction.self)),
      help: "Choose whether a higher or a lower figure is worse.",
      labels: labels(Hazard.Direction.self) {
        $0 == .higherIsWorse ? "Higher is worse" : "Lower is worse"
      }),
  ]

  private static func level(
    _ name: String, _ when: String, _ periods: [String]
  ) -> [ColumnDeclaration] {
    [
      ColumnDeclaration(
        "\(name)_period", "Period", .suggestions(periods),
        help: "The years, such as \(periods.first ?? "").")
    ]
      + [
        ("", "Average", "The average over models \(when), such as 12.4."),
        ("_low", "Lowest model", "The lowest model's value \(when), such as 8.1."),
        ("_high", "Highest model", "The highest model's value \(when), such as 19.0."),
      ].map { ColumnDeclaration("\(name)\($0.0)", $0.1, .number, help: $0.2) }
  }

  static let outlookFields = [
    score("probability", "Probability", "How likely is it in a year of the time of the plan?"),
    ColumnDeclaration(
      "frequency", "Frequency", .choice(words(HazardOutlook.Trend.self)),
      help: "Whether it comes more often; leave it empty if you are unsure.",
      labels: trendLabels),
    ColumnDeclaration(
      "intensity", "Intensity", .choice(words(HazardOutlook.Trend.self)),
      help: "Whether it becomes stronger; leave it empty if you are unsure.",
      labels: trendLabels),
    ColumnDeclaration(
      "timeframe", "When it matters", .choice(words(HazardOutlook.Timeframe.self)),
      help: "From when on it is expected to do harm.",
      labels: timeframeLabels),
  ]

  private static let hazardOutlook =
    outlookFields + [
      ColumnDeclaration(
        "national_percentile", "Percentile among the nation’s counties", .number,
        help:
          "Where the county stands for this hazard in FEMA’s National Risk Index, 0 to 100. The screening shows it, and the preset nri-percentile rates by it.",
        range: 0...100)
    ]

  private static let hazardOrigin = [
    ColumnDeclaration(
      "models", "Number of models", .wholeNumber,
      help: "How many models stand behind the figures, such as 20.", range: 1...100_000),
    ColumnDeclaration(
      "scenario", "Scenario", .suggestions(scenarios.keys.sorted()),
      help: "Which future, such as rcp85.", labels: scenarios),
  ]

  private static let settlement = [
    ColumnDeclaration(
      "settled_by", "Settled by",
      help: "Who settled the scores of several assessors, such as “Workshop of the planning team”."),
    ColumnDeclaration(
      "settled_on", "Settled on", .date,
      help: "The day, such as 2026-05-31."),
    ColumnDeclaration(
      "settled_reason", "Why so", .longText(lines: 2),
      help: "What decided where assessors disagreed."),
  ]

  private static let risks = [
    identifier("heat-people"),
    ColumnDeclaration(
      "hazard", "Hazard", .reference(file: "hazards.csv", column: "id"),
      help: "The hazard that does the harm, such as hottest-day."),
    ColumnDeclaration(
      "system", "What is at risk",
      .suggestions([
        "People and public health", "Housing and buildings", "Electric grid", "Water supply",
        "Stormwater and sewers", "Transportation", "Parks and trees", "Farms and food", "Business",
      ]),
      help: "The part of the community that is hit, such as “Electric grid”."),
    ColumnDeclaration(
      "people", "Who is hit hardest", .longText(lines: 2),
      help: "The people who feel it first and worst, such as “Older adults who live alone”."),
    ColumnDeclaration(
      "system_id", "Community system", .suggestions(systemTypes),
      help: "A system of the taxonomy, such as transportation."),
    ColumnDeclaration(
      "groups", "Vulnerable groups",
      help: "Groups of the taxonomy who are hit hardest, with spaces between, such as older-adults."
    ),
  ]

  static func score(_ column: String, _ title: String, _ help: String)
    -> ColumnDeclaration
  {
    ColumnDeclaration(
      column, title, .choice((1...5).map(String.init)),
      help: help + " Leave it empty if you are unsure: that is shown as unsure, never as low.",
      labels: ["1": "1: low", "3": "3: medium", "5": "5: high"])
  }

  static let confidence = ColumnDeclaration(
    "confidence", "Confidence", .choice(words(Confidence.self)),
    help: "How sure the assessor is.", labels: confidenceLabels)

  static let scores = [
    score("exposure", "Exposure", "How much of it, or how many people, does the hazard reach?"),
    score("sensitivity", "Sensitivity", "How badly does it suffer when it is reached?"),
    score(
      "adaptive_capacity", "Capacity to adapt",
      "How well can it prepare, respond and recover? High is good."),
    score("likelihood", "Likelihood", "How likely is the hazard in the time of the plan?"),
    score("consequence", "Consequence", "How bad would it be?"),
    score(
      "magnitude", "Impact magnitude",
      "How large would the impact be, on people, services and money?"),
  ]

  private static let riskWords = [
    ColumnDeclaration(
      "impact", "What happens", .longText(lines: 3),
      help: "What happens when the hazard comes, such as “Hot nights send people to hospital”."),
    ColumnDeclaration(
      "capacity", "What there is to cope", .longText(lines: 3),
      help: "What helps already and what is missing, such as “Cooling centers close at night”."),
    ColumnDeclaration(
      "capacity_factors", "Factors of capacity",
      help:
        "What helps or hinders, of the taxonomy, with spaces between, such as budgetary-capacity."),
    confidence,
    ColumnDeclaration(
      "evidence", "Evidence",
      help: "Links, or short names of sources, with spaces between."),
  ]

  private static let equity = [
    identifier("svi-overall"),
    ColumnDeclaration("theme", "Theme", help: "The part of the index, such as “Housing type”."),
    ColumnDeclaration(
      "measure", "Measure", help: "What is measured, such as “Social vulnerability, all themes”."),
    ColumnDeclaration("value", "Value", .number, help: "The figure, such as 0.41."),
    ColumnDeclaration(
      "unit", "Unit", .unit,
      help: "The unit of the figure, such as percent; leave it empty for an index."),
    ColumnDeclaration(
      "percentile", "Percentile", .number,
      help: "From 0 to 1; 0.9 means that 90 percent of places are less vulnerable.",
      range: 0...1),
    ColumnDeclaration(
      "comparison", "Compared with", help: "What it is compared with, such as “all US counties”."),
  ]
}
