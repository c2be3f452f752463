extension IndicatorCatalog {
  static let temperateDegreeDays: [IndicatorDeclaration] = [
    TemperateDefinitions.declaration(
      "heating_degree_days", "Heating degree days", equation: "Σ max(0, basetemp − (tx + tn) / 2)",
      parameters: [basetemp, TemperateDefinitions.temperatureUnits]
    ) { arguments throws(ClimateProblem) in
      (
        .deficit(.meanTemperature, below: try arguments.threshold("basetemp")),
        .degreeDays(try TemperateDefinitions.temperature(arguments))
      )
    }
    .about(.energy, worse: .higher),
    TemperateDefinitions.declaration(
      "cooling_degree_days", "Cooling degree days", equation: "Σ max(0, (tx + tn) / 2 − basetemp)",
      parameters: [basetemp, TemperateDefinitions.temperatureUnits]
    ) { arguments throws(ClimateProblem) in
      (
        .excess(.meanTemperature, above: try arguments.threshold("basetemp")),
        .degreeDays(try TemperateDefinitions.temperature(arguments))
      )
    }
    .about(.energy, .heat, worse: .higher),
    TemperateDefinitions.declaration(
      "accumulated_freezing_degree_days", "Accumulated freezing degree days",
      equation: "max R over the days, with R = max(0, R + 273.15 K − (tx + tn) / 2)",
      parameters: [TemperateDefinitions.temperatureUnits],
      limits: "Begins at 0 with every period, so that a winter is cut at New Year."
    ) { arguments throws(ClimateProblem) in
      (
        .peakAccumulation(.meanTemperature, below: .value(273.15, .kelvin)),
        .degreeDays(try TemperateDefinitions.temperature(arguments))
      )
    }
    .about(.cold, worse: .higher),
  ]

  private static let basetemp = IndicatorParameter(
    "basetemp", "Base temperature", .value(65, .fahrenheit))
}
