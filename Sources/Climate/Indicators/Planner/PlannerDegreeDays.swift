extension IndicatorCatalog {
  static let plannerDegreeDays: [IndicatorDeclaration] = [
    PlannerDefinitions.declaration(
      "heating-degree-days", "Heating degree days", equation: "Σ max(0, base − (tx + tn) / 2)",
      parameters: [base(65)], source: degreeDays
    ) { arguments throws(ClimateProblem) in
      let (value, unit) = try arguments.value("base")
      return (
        "Heating degree days below \(unit.text(value))",
        .deficit(.meanTemperature, below: .value(value, unit)), .degreeDays(.fahrenheit)
      )
    }
    .about(.energy, .cold, worse: .higher),
    PlannerDefinitions.declaration(
      "cooling-degree-days", "Cooling degree days", equation: "Σ max(0, (tx + tn) / 2 − base)",
      parameters: [base(65)], source: degreeDays
    ) { arguments throws(ClimateProblem) in
      let (value, unit) = try arguments.value("base")
      return (
        "Cooling degree days above \(unit.text(value))",
        .excess(.meanTemperature, above: .value(value, unit)), .degreeDays(.fahrenheit)
      )
    }
    .about(.energy, .heat, worse: .higher),
    PlannerDefinitions.declaration(
      "growing-degree-days", "Growing degree days", equation: "Σ max(0, (tx + tn) / 2 − base)",
      parameters: [base(50)], source: growing + ", method 1",
      limits: "For the whole period; a crop counts from its own planting."
    ) { arguments throws(ClimateProblem) in
      let (value, unit) = try arguments.value("base")
      return (
        "Growing degree days above \(unit.text(value))",
        .excess(.meanTemperature, above: .value(value, unit)), .degreeDays(.fahrenheit)
      )
    }
    .about(.season, worse: .neither),
    PlannerDefinitions.declaration(
      "modified-growing-degree-days", "Modified growing degree days",
      equation:
        "Σ (tx′ + tn′) / 2 − base, with tx′ and tn′ the high and low brought into base…cap",
      parameters: [
        base(50), IndicatorParameter("cap", "No growth gained above", .value(86, .fahrenheit)),
      ], source: growing + ", method 2 with an upper threshold",
      limits: "The 86/50 method of corn. For the whole period; a crop counts from its own planting."
    ) { arguments throws(ClimateProblem) in
      let (base, baseUnit) = try arguments.value("base")
      let (cap, capUnit) = try arguments.value("cap")
      let (low, high) = (baseUnit.canonical(base), capUnit.canonical(cap))
      guard low < high else {
        throw ClimateProblem(
          "The cap (\(capUnit.text(cap))) must be above the base (\(baseUnit.text(base))).")
      }
      return (
        "Growing degree days between \(baseUnit.text(base)) and \(capUnit.text(cap))",
        .sum(.derived(growth(from: low, to: high))), .degreeDays(.fahrenheit)
      )
    }
    .about(.season, worse: .neither),
    PlannerDefinitions.declaration(
      "freezing-degree-days", "Freezing degree days", equation: "Σ max(0, base − (tx + tn) / 2)",
      parameters: [base(32)], period: winterYear,
      source: "Boyd, Normal freezing and thawing degree-days for Canada, 1976",
      limits:
        "Warm days take nothing away, unlike in the freezing index of road building. Years run from July to June and carry the number of the latter."
    ) { arguments throws(ClimateProblem) in
      let (value, unit) = try arguments.value("base")
      return (
        "Degree days of frost below \(unit.text(value))",
        .deficit(.meanTemperature, below: .value(value, unit)), .degreeDays(.fahrenheit)
      )
    }
    .about(.cold, worse: .higher),
  ]

  private static let degreeDays =
    "National Weather Service Glossary, degree day (65 °F, mean of high and low)"
  private static let growing =
    "McMaster and Wilhelm, Growing degree-days: one equation, two interpretations, Agricultural and Forest Meteorology 87, 1997"

  private static func base(_ value: Double) -> IndicatorParameter {
    IndicatorParameter("base", "Base temperature", .value(value, .fahrenheit))
  }

  /// Degrees by which the mean of the limited high and low exceeds the base; both limits in °C.
  private static func growth(from low: Double, to high: Double) -> DerivedQuantity {
    DerivedQuantity("growth-\(low)-\(high)", [.tasmax, .tasmin], .difference) {
      let (warm, cold) = ($0[0], $0[1])
      // Comparisons that are false for a missing value pass it on.
      let day = warm < low ? low : warm > high ? high : warm
      let night = cold < low ? low : cold > high ? high : cold
      return (day + night) / 2 - low
    }
  }
}
