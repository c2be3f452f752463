extension ETCCDI {
  /// The share of days beyond what was usual on that day of the year in the base period.
  static let percentileDays: [IndicatorDeclaration] = [
    percentileDays("tn10p", "Cold nights", tn, "tn", 10, .below, index: "TN10p"),
    percentileDays("tx10p", "Cold days", tx, "tx", 10, .below, index: "TX10p"),
    percentileDays("tn90p", "Warm nights", tn, "tn", 90, .above, index: "TN90p"),
    percentileDays("tx90p", "Warm days", tx, "tx", 90, .above, index: "TX90p"),
  ]

  private static func percentileDays(
    _ id: String, _ name: String, _ operand: DailyOperand, _ symbol: String, _ percent: Double,
    _ direction: BootstrapExceedance.Direction, index: String
  ) -> IndicatorDeclaration {
    let isAbove = direction == .above
    return IndicatorDeclaration(
      id, .etccdi, name,
      equation:
        "percentage of days with \(symbol) \(isAbove ? ">" : "<") the \(numberText(percent))th percentile of the five days around the day of the year in the base period",
      parameters: [base, edge, bootstrap, period],
      source: source + "\(index); [ZHANG-2005] for base years",
      limits:
        "In percent of the days that have values. Percentiles are median-unbiased [HYNDMAN-FAN-1996]. 29 February is compared with the threshold of 28 February. Days of base years count by the share of resampled thresholds that they exceed; `bootstrap=no` compares them with thresholds that they helped to set, and makes a step at the ends of the base period."
    ) { arguments throws(ClimateProblem) in
      let resampled = try arguments.word("bootstrap") == "yes" ? direction : nil
      let statistic = try percentile(percent, of: operand, arguments, resampled: resampled)
      return Indicator(
        id: id, definitions: .etccdi, name: name,
        reduction: .percentOfDays(
          DailyCondition(operand, isAbove ? .above : .below, .baseline(statistic))),
        unit: .percent, period: try period(arguments))
    }
  }
}
