extension IndicatorCatalog {
  static let plannerFireWeather: [IndicatorDeclaration] = [
    PlannerDefinitions.declaration(
      "fire-weather-days", "Fire-weather days",
      equation: "count of days with tx > heat, RH at tx ≤ humidity and wind ≥ wind",
      parameters: [
        IndicatorParameter("heat", "High above", .value(75, .fahrenheit)),
        IndicatorParameter("humidity", "Humidity at the high at most", .value(25, .percent)),
        IndicatorParameter("wind", "Mean wind of the day at least", .value(15, .milesPerHour)),
      ],
      source:
        "National Weather Service, Red Flag Warning, usual criteria (75 °F, 25%, 15 mph); offices set their own",
      limits:
        "A stand-in: the mean wind of a day is lower than that of the afternoon which a warning looks at, and the state of the fuel is not known. "
        + vapor
    ) { arguments throws(ClimateProblem) in
      let (heat, humidity) = (try arguments.value("heat"), try arguments.value("humidity"))
      let wind = try arguments.value("wind")
      let condition = DailyCondition(.variable(.tasmax), .above, .value(heat.value, heat.unit))
        .and(
          DailyCondition(
            .derived(.humidityAtHigh), .atMost, .value(humidity.value, humidity.unit))
        )
        .and(DailyCondition(.variable(.sfcWind), .atLeast, .value(wind.value, wind.unit)))
      return (
        "Days hotter than \(heat.unit.text(heat.value)), drier than \(humidity.unit.text(humidity.value)) and windier than \(wind.unit.text(wind.value))",
        .count(condition), .days
      )
    }
    .about(.wildfire, worse: .higher),
    PlannerDefinitions.declaration(
      "hot-dry-days", "Hot and dry days",
      equation: "count of days with tx > threshold and pr < 0.01 inch",
      parameters: [PlannerDefinitions.threshold(90, .fahrenheit, "High above")],
      source: PlannerDefinitions.temperatureReport
        + "; National Weather Service Glossary, measurable precipitation (0.01 inch)",
      limits: "For data without humidity and wind; says less than fire-weather days."
    ) { arguments throws(ClimateProblem) in
      let (value, unit) = try arguments.value("threshold")
      let condition = DailyCondition(.variable(.tasmax), .above, .value(value, unit)).and(
        DailyCondition(.variable(.pr), .below, .value(0.01, .inchesPerDay)))
      return ("Dry days hotter than \(unit.text(value))", .count(condition), .days)
    }
    .about(.wildfire, .drought, worse: .higher),
    PlannerDefinitions.fixed(
      "vapor-pressure-deficit", "Average vapor pressure deficit",
      equation: "mean (es(tx) + es(tn)) / 2 · (1 − RH / 100)",
      .mean(.derived(.meanVaporPressureDeficit)), .named("kPa"), source: deficit
    ).about(.wildfire, .drought, worse: .higher),
    PlannerDefinitions.declaration(
      "vapor-pressure-deficit-days", "Days of thirsty air",
      equation: "count of days with es(tx) − ea > threshold",
      parameters: [
        IndicatorParameter("threshold", "More than", .number(3, unit: "kPa", range: 0...15))
      ], source: deficit,
      limits: "The threshold is a round number; what dries fuel or crops differs by place. " + vapor
    ) { arguments throws(ClimateProblem) in
      let limit = try arguments.number("threshold")
      return (
        "Days with a vapor pressure deficit above \(numberText(limit)) kPa",
        .count(
          DailyCondition(.derived(.highestVaporPressureDeficit), .above, .number(limit))), .days
      )
    }
    .about(.wildfire, .drought, worse: .higher),
    PlannerDefinitions.fixed(
      "hot-dry-windy-max", "Highest hot-dry-windy index at the ground",
      equation: "max wind · (es(tx) − ea)", .maximum(.derived(.hotDryWindy)),
      .named("hPa m s-1"),
      source:
        "After Srock, Charney, Potter and Goodrick, The Hot-Dry-Windy Index: A New Fire Weather Index, Atmosphere 9, 2018",
      limits:
        "A stand-in: the index takes the strongest wind and the driest air of the lowest 50 hPa, this the daily mean wind at 10 m and the air at 2 m. "
        + vapor
    ).about(.wildfire, worse: .higher),
  ]

  private static let deficit =
    "Allen, Pereira, Raes and Smith, Crop evapotranspiration, FAO Irrigation and Drainage Paper 56, 1998, equations 11, 12 and 19"
  private static let vapor = "The vapor pressure is taken as the same all day."
}
