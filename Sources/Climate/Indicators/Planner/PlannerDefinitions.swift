/// What the declarations of the set `planner` share.
enum PlannerDefinitions {
  static let temperatureReport =
    "U.S. Global Change Research Program, Climate Science Special Report, 2017, chapter 6 (temperature)"
  static let precipitationReport =
    "U.S. Global Change Research Program, Climate Science Special Report, 2017, chapter 7 (precipitation)"
  static let explorer =
    "thresholds as in the Climate Explorer of the U.S. Climate Resilience Toolkit"

  static let base = IndicatorParameter("base", "Base period", .years(1961...1990))

  static func days(_ usual: Double, _ name: String = "Least length of a run") -> IndicatorParameter
  {
    IndicatorParameter("days", name, .number(usual, unit: "days", range: 1...60))
  }

  static func threshold(
    _ value: Double, _ unit: ClimateUnit, _ name: String
  ) -> IndicatorParameter {
    IndicatorParameter("threshold", name, .value(value, unit))
  }

  /// A declaration of the set, whose indicators are named after their parameters.
  static func declaration(
    _ id: String, _ name: String, equation: String, parameters: [IndicatorParameter] = [],
    period: PeriodRule = .yearly, source: String, limits: String = "",
    make:
      @escaping @Sendable (IndicatorArguments) throws(ClimateProblem) -> (
        name: String, Reduction, IndicatorUnit
      )
  ) -> IndicatorDeclaration {
    IndicatorDeclaration(
      id, .planner, name, equation: equation, parameters: parameters, source: source,
      limits: limits
    ) { arguments throws(ClimateProblem) in
      let (name, reduction, unit) = try make(arguments)
      return Indicator(
        id: id, definitions: .planner, name: name, reduction: reduction, unit: unit,
        period: period)
    }
  }

  /// A declaration without parameters.
  static func fixed(
    _ id: String, _ name: String, equation: String, _ reduction: Reduction, _ unit: IndicatorUnit,
    source: String, limits: String = "", period: PeriodRule = .yearly
  ) -> IndicatorDeclaration {
    IndicatorDeclaration(
      id, .planner, name, equation: equation, unit, reduction, period: period, source: source,
      limits: limits)
  }

  /// Days on which one variable lies beyond a threshold.
  static func dayCount(
    _ id: String, _ name: String, _ variable: ClimateVariable,
    _ relation: DailyComparison.Relation, _ parameter: IndicatorParameter, source: String,
    limits: String = "", title: @escaping @Sendable (String) -> String
  ) -> IndicatorDeclaration {
    declaration(
      id, name,
      equation: "count of days with \(symbol(variable)) \(sign(relation)) threshold",
      parameters: [parameter], source: source, limits: limits
    ) { arguments throws(ClimateProblem) in
      let (value, unit) = try arguments.value("threshold")
      let condition = DailyCondition(.variable(variable), relation, .value(value, unit))
      return (title(unit.text(value)), .count(condition), .days)
    }
  }

  static func symbol(_ variable: ClimateVariable) -> String {
    switch variable {
    case .tasmax: "tx"
    case .tasmin: "tn"
    case .tas: "t"
    case .pr: "pr"
    case .hurs: "RH"
    case .sfcWind: "wind"
    }
  }

  static func sign(_ relation: DailyComparison.Relation) -> String {
    switch relation {
    case .below: "<"
    case .atMost: "≤"
    case .above: ">"
    case .atLeast: "≥"
    }
  }
}
