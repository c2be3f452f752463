extension IndicatorCatalog {
  /// What planners ask for, in US units.
  static let planner: [IndicatorDeclaration] = [
    IndicatorDeclaration(
      "tx-days-above", .planner, "Hot days", equation: "count of days with tx > threshold",
      parameters: [
        IndicatorParameter("threshold", "Hotter than", .value(95, .fahrenheit))
      ],
      source:
        "U.S. Climate Resilience Toolkit, Climate Explorer, days with maximum temperature above"
    ) { arguments throws(ClimateProblem) in
      let (value, unit) = try arguments.value("threshold")
      return Indicator(
        id: "tx-days-above", definitions: .planner,
        name: "Days hotter than \(numberText(value)) \(unit.symbol)",
        reduction: .count(
          DailyCondition(.variable(.tasmax), .above, .value(value, unit))), unit: .days)
    }
  ]
}
