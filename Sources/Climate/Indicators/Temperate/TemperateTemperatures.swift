extension IndicatorCatalog {
  static let temperateTemperatures: [IndicatorDeclaration] = [
    temperature("average_high_temperature", "Average high temperature", "mean tx") {
      .mean(.variable(.tasmax))
    }
    .about(.heat, worse: .higher),
    temperature("average_low_temperature", "Average low temperature", "mean tn") {
      .mean(.variable(.tasmin))
    }
    .about(.heat, worse: .higher),
    temperature("max_high_temperature", "Highest temperature", "max tx") {
      .maximum(.variable(.tasmax))
    }
    .about(.heat, worse: .higher),
    temperature("min_low_temperature", "Lowest temperature", "min tn") {
      .minimum(.variable(.tasmin))
    }
    .about(.cold, worse: .lower),
    temperaturePercentile("percentile_high_temperature", "Percentile of high temperature", .tasmax)
      .about(.heat, worse: .higher),
    temperaturePercentile("percentile_low_temperature", "Percentile of low temperature", .tasmin)
      .about(.heat, worse: .higher),
    TemperateDefinitions.declaration(
      "diurnal_temperature_range", "Range between high and low temperature",
      equation: "mean (tx − tn)",
      parameters: [TemperateDefinitions.temperatureUnits]
    ) { arguments throws(ClimateProblem) in
      (.mean(.diurnalRange), .difference(try TemperateDefinitions.temperature(arguments)))
    },
  ]

  private static func temperature(
    _ apiName: String, _ name: String, _ equation: String,
    reduction: @escaping @Sendable () -> Reduction
  ) -> IndicatorDeclaration {
    TemperateDefinitions.declaration(
      apiName, name, equation: equation, parameters: [TemperateDefinitions.temperatureUnits]
    ) { arguments throws(ClimateProblem) in
      (reduction(), .absolute(try TemperateDefinitions.temperature(arguments)))
    }
  }

  private static func temperaturePercentile(
    _ apiName: String, _ name: String, _ variable: ClimateVariable
  ) -> IndicatorDeclaration {
    TemperateDefinitions.declaration(
      apiName, name,
      equation: "percentile of \(variable == .tasmax ? "tx" : "tn") over the days of the period",
      parameters: [
        IndicatorParameter(
          "percentile", "Percentile", .number(50, unit: "percent", range: 0...100)),
        TemperateDefinitions.temperatureUnits,
      ], limits: "Linear between the two nearest days, as numpy's default."
    ) { arguments throws(ClimateProblem) in
      (
        .percentile(Double(try arguments.integer("percentile")), .variable(variable)),
        .absolute(try TemperateDefinitions.temperature(arguments))
      )
    }
  }
}
