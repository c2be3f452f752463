extension ETCCDI {
  /// Long spells: warm, cold, dry and wet.
  static let spells: [IndicatorDeclaration] = [
    temperatureSpells("wsdi", "Warm spell duration", tx, "tx", 90, .above, index: "WSDI"),
    temperatureSpells("csdi", "Cold spell duration", tn, "tn", 10, .below, index: "CSDI"),
    yearly(
      "cdd", "Consecutive dry days", equation: "max length of a run of days with pr < 1 mm", .days,
      .longestRun(DailyCondition(pr, .below, .value(1, .millimetersPerDay)), mayCrossPeriods: true),
      index: "CDD", limits: runLimits),
    yearly(
      "cwd", "Consecutive wet days", equation: "max length of a run of days with pr ≥ 1 mm", .days,
      .longestRun(
        DailyCondition(pr, .atLeast, .value(1, .millimetersPerDay)), mayCrossPeriods: true),
      index: "CWD", limits: runLimits),
  ]

  private static let runLimits =
    "A run over New Year counts whole in the year in which it ends; a year that lies wholly inside a run has no value. A missing day ends a run."

  private static func temperatureSpells(
    _ id: String, _ name: String, _ operand: DailyOperand, _ symbol: String, _ percent: Double,
    _ relation: DailyComparison.Relation, index: String
  ) -> IndicatorDeclaration {
    IndicatorDeclaration(
      id, .etccdi, name,
      equation:
        "days in runs of at least 6 days with \(symbol) \(relation.rawValue) the \(numberText(percent))th percentile of the five days around the day of the year in the base period",
      parameters: [base, edge], source: source + index,
      limits:
        "Runs end with the year. Base years are compared with thresholds that they helped to set. A missing day ends a run."
    ) { arguments throws(ClimateProblem) in
      let statistic = try percentile(percent, of: operand, arguments)
      return Indicator(
        id: id, definitions: .etccdi, name: name,
        reduction: .daysInRuns(DailyCondition(operand, relation, .baseline(statistic)), atLeast: 6),
        unit: .days)
    }
  }
}
