internal import Glibc

extension IndicatorCatalog {
  static let plannerChill: [IndicatorDeclaration] = [
    PlannerDefinitions.declaration(
      "chill-hours", "Chill hours",
      equation: "Σ hours of the day with from ≤ T ≤ to, \(sine)",
      parameters: [
        IndicatorParameter("from", "Not colder than", .value(32, .fahrenheit)),
        IndicatorParameter("to", "Not warmer than", .value(45, .fahrenheit)),
      ], period: winterYear,
      source:
        "Weinberger, Chilling requirements of peach varieties, Proceedings of the American Society for Horticultural Science 56, 1950; "
        + hourly,
      limits:
        "All months count, though fruit trees need the chill of their dormancy. Years run from July to June and carry the number of the latter."
    ) { arguments throws(ClimateProblem) in
      let (from, fromUnit) = try arguments.value("from")
      let (to, toUnit) = try arguments.value("to")
      let (low, high) = (fromUnit.canonical(from), toUnit.canonical(to))
      guard low < high else {
        throw ClimateProblem(
          "Chill hours from \(fromUnit.text(from)) to \(toUnit.text(to)) are none: the first must be the lower."
        )
      }
      return (
        "Hours between \(fromUnit.text(from)) and \(toUnit.text(to))",
        .sum(.derived(chillHours(from: low, to: high))), .named("hours")
      )
    }
    .about(.season, worse: .lower),
    PlannerDefinitions.fixed(
      "utah-chill-units", "Utah chill units",
      equation:
        "Σ over the hours of weight(T): 0 below 1.4 °C, 0.5 to 2.4, 1 to 9.1, 0.5 to 12.4, 0 to 15.9, −0.5 to 18, −1 above, \(sine)",
      .sum(.derived(utahUnits)), .named("chill units"),
      source:
        "Richardson, Seeley and Walker, A model for estimating the completion of rest for “Redhaven” and “Elberta” peach trees, HortScience 9, 1974; "
        + hourly,
      limits:
        "From November to March, where the model begins with the lowest sum of autumn; unsuited to warm winters, where sums turn negative.",
      period: .custom([PeriodRule.YearPart(MonthDay(11, 1), MonthDay(3, 31))])
    ).about(.season, worse: .lower),
  ]

  private static let sine =
    "T following one sine wave a day between tn and tx"
  private static let hourly =
    "hours after Baskerville and Emin, Rapid estimation of heat accumulation from maximum and minimum temperatures, Ecology 50, 1969"

  private static func chillHours(from low: Double, to high: Double) -> DerivedQuantity {
    DerivedQuantity("chill-hours-\(low)-\(high)", [.tasmax, .tasmin], .number) {
      let day = SineDay(high: $0[0], low: $0[1])
      return day.hours(below: high) - day.hours(below: low)
    }
  }

  private static let utahUnits = DerivedQuantity("utah-units", [.tasmax, .tasmin], .number) {
    let day = SineDay(high: $0[0], low: $0[1])
    // Each limit changes the weight of what is warmer than it: by the steps of the weights listed above.
    var units = 0.0
    for (limit, step) in utahSteps { units += step * (24 - day.hours(below: limit)) }
    return units
  }

  private static let utahSteps: [(Double, Double)] = [
    (1.4, 0.5), (2.4, 0.5), (9.1, -0.5), (12.4, -0.5), (15.9, -0.5), (18, -0.5),
  ]
}

/// A day whose temperature follows one sine wave between its low and its high.
///
/// - Source: Baskerville and Emin, Rapid estimation of heat accumulation from maximum and minimum temperatures,
///   Ecology 50, 1969.
/// - Limits: takes no account of day length, and of no other day.
struct SineDay {
  let high: Double
  let low: Double

  /// Hours of the day, 0…24, that are colder than a limit in the unit of high and low.
  func hours(below limit: Double) -> Double {
    guard high == high, low == low else { return .nan }
    if limit <= low { return 0 }
    if limit >= high { return 24 }
    let middle = (high + low) / 2
    return 24 * (0.5 + asin((limit - middle) / (high - middle)) / .pi)
  }
}
