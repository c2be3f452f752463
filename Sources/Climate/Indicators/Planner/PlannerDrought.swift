extension IndicatorCatalog {
  static let plannerDrought: [IndicatorDeclaration] = [
    drought(
      "spi", "Months of drought by the Standardized Precipitation Index",
      equation: "count of months with SPI(n) ≤ limit; \(precipitationIndex)",
      parameters: [scale, droughtBase, limit], source: precipitationSource,
      limits: droughtLimits + " Says nothing of evaporation in a warmer climate.", .precipitation
    ).about(.drought, worse: .higher),
    drought(
      "spi-lowest", "Driest month by the Standardized Precipitation Index",
      equation: "min over the year's months of SPI(n); \(precipitationIndex)",
      parameters: [scale, droughtBase], source: precipitationSource,
      limits: droughtLimits + " Values beyond −3 rest on the tail of the distribution.",
      .precipitation
    ).about(.drought, worse: .lower),
    drought(
      "spei", "Months of drought by the Standardized Precipitation Evapotranspiration Index",
      equation: "count of months with SPEI(n) ≤ limit; \(balanceIndex)",
      parameters: [scale, droughtBase, limit], source: balanceSource,
      limits: droughtLimits + " \(hargreavesLimits)", .balance
    ).about(.drought, worse: .higher),
    drought(
      "spei-lowest", "Driest month by the Standardized Precipitation Evapotranspiration Index",
      equation: "min over the year's months of SPEI(n); \(balanceIndex)",
      parameters: [scale, droughtBase], source: balanceSource,
      limits: droughtLimits + " \(hargreavesLimits)", .balance
    ).about(.drought, worse: .lower),
  ]

  private static func drought(
    _ id: String, _ name: String, equation: String, parameters: [IndicatorParameter],
    source: String, limits: String, _ water: MonthlyIndex.Water
  ) -> IndicatorDeclaration {
    IndicatorDeclaration(
      id, .planner, name, equation: equation, parameters: parameters, source: source,
      limits: limits
    ) { arguments throws(ClimateProblem) in
      let years = try arguments.years("base")
      guard years.count >= StandardizedIndex.minimumYears else {
        throw ClimateProblem(
          "\(id) needs a base period of \(StandardizedIndex.minimumYears) years or more, not \(years.lowerBound)–\(years.upperBound)."
        )
      }
      let counts = parameters.contains(limit)
      let index = MonthlyIndex(
        water: water, months: try arguments.integer("scale"), base: years,
        statistic: counts ? .monthsAtOrBelow(try arguments.number("below")) : .lowest)
      return Indicator(
        id: id, definitions: .planner, name: title(of: index), index: index,
        unit: counts ? .named("months") : .standardDeviations)
    }
  }

  private static func title(of index: MonthlyIndex) -> String {
    let name = "\(index.water == .balance ? "SPEI" : "SPI")-\(index.months)"
    return switch index.statistic {
    case .lowest: "Driest month by \(name)"
    case .monthsAtOrBelow(let limit):
      "Months of drought (\(name) at or below \(numberText(limit).replacing("-", with: "−")))"
    }
  }

  private static let scale = IndicatorParameter(
    "scale", "Months summed, n", .number(3, unit: "months", range: 1...48))
  private static let droughtBase = IndicatorParameter("base", "Base period", .years(1981...2010))
  private static let limit = IndicatorParameter(
    "below", "At or below, the limit", .number(-1, unit: "", range: -4...0))

  private static let precipitationIndex =
    "SPI is the normal deviate with the probability, among the same months of the base period, of the sum of pr over the n months that end with the month"
  private static let balanceIndex =
    "SPEI is the normal deviate with the probability, among the same months of the base period, of the sum of pr − PET over the n months that end with the month, with PET by Hargreaves from the month's mean tx and tn and the latitude"
  private static let precipitationSource =
    "McKee, Doesken and Kleist, The relationship of drought frequency and duration to time scales, 8th Conference on Applied Climatology, 1993; World Meteorological Organization, Standardized Precipitation Index User Guide, 2012"
  private static let balanceSource =
    "Vicente-Serrano, Beguería and López-Moreno, A multiscalar drought index sensitive to global warming, Journal of Climate 23, 2010; Allen, Pereira, Raes and Smith, Crop evapotranspiration, FAO Irrigation and Drainage Paper 56, 1998, equation 52"
  private static let droughtLimits =
    "Needs a base period of 20 years, better 30, within the data. A year has no value when one of its months has none, as the first months of the data, or a month that is nearly always dry: sum more months there."
  private static let hargreavesLimits =
    "Evapotranspiration from temperature alone rises too much with warming in some climates, for it knows no humidity, wind or clouds."
}
