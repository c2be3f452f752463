extension IndicatorCatalog {
  /// The 27 indices of the Expert Team on Climate Change Detection and Indices, in metric units.
  ///
  /// Every index is made for years; those that the team also defines for months take `period=monthly`. Compute them with
  /// `MissingRule.etccdi`.
  static let etccdi: [IndicatorDeclaration] =
    ETCCDI.temperatureDays + ETCCDI.temperatureExtremes + ETCCDI.percentileDays + ETCCDI.spells
    + ETCCDI.precipitation + ETCCDI.heavyPrecipitation
}

/// What the declarations of the 27 indices have in common.
enum ETCCDI {
  static let tx = DailyOperand.variable(.tasmax)
  static let tn = DailyOperand.variable(.tasmin)
  static let pr = DailyOperand.variable(.pr)

  /// The list that numbers the indices.
  static let source = "[ETCCDI], index "

  static let base = IndicatorParameter("base", "Base period", .years(1961...1990))
  static let edge = IndicatorParameter(
    "year-end", "Where five-day windows find days at the turn of the year",
    .word("within-base", of: ["within-base", "within-year", "across-years"]))
  static let bootstrap = IndicatorParameter(
    "bootstrap", "Compare base years with thresholds resampled without them",
    .word("yes", of: ["yes", "no"]))
  static let period = IndicatorParameter(
    "period", "Reported for", .word("yearly", of: ["yearly", "monthly"]))

  /// The base-period percentile of each day of the year.
  static func percentile(
    _ percent: Double, of operand: DailyOperand, _ arguments: IndicatorArguments,
    resampled: BootstrapExceedance.Direction? = nil
  ) throws(ClimateProblem) -> BaselineStatistic {
    let edge: DayOfYearBase.Edge =
      switch try arguments.word("year-end") {
      case "within-year": .withinYear
      case "across-years": .acrossYears
      default: .withinBase
      }
    return BaselineStatistic(
      operand: operand, statistic: .dayOfYearPercentile(percent, window: 5),
      years: try arguments.years("base"), edge: edge, resampled: resampled)
  }

  static func period(_ arguments: IndicatorArguments) throws(ClimateProblem) -> PeriodRule {
    try arguments.word("period") == "monthly" ? .monthly : .yearly
  }

  /// An index that is made for years and months and has no other parameter.
  static func monthly(
    _ id: String, _ name: String, equation: String, _ unit: IndicatorUnit, _ reduction: Reduction,
    index: String, limits: String = ""
  ) -> IndicatorDeclaration {
    IndicatorDeclaration(
      id, .etccdi, name, equation: equation, parameters: [period], source: source + index,
      limits: limits
    ) { arguments throws(ClimateProblem) in
      Indicator(
        id: id, definitions: .etccdi, name: name, reduction: reduction, unit: unit,
        period: try period(arguments))
    }
  }

  /// An index that is made for years only.
  static func yearly(
    _ id: String, _ name: String, equation: String, _ unit: IndicatorUnit, _ reduction: Reduction,
    index: String, limits: String = ""
  ) -> IndicatorDeclaration {
    IndicatorDeclaration(
      id, .etccdi, name, equation: equation, unit, reduction, source: source + index,
      limits: limits)
  }
}
