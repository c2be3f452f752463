import Climate
import TestSupport
import Testing

@Suite struct TemperateIndicatorTests {
  static let names = IndicatorCatalog.all.filter { $0.definitions == .temperate }.map(\.id)

  @Test func thereAre23AndEachIsFoundByItsNameInTheAPI() throws {
    let plain = PlainClimateAPI(
      tasmax: [280], tasmin: [270], pr: [0], historicTasmax: [280], baseline: (300, 250, 1)
    ).values()
    #expect(Self.names.count == 23)
    #expect(plain.count == 23)
    for name in plain.keys {
      let declaration = try #require(IndicatorCatalog.declaration(climateAPIName: name))
      #expect(declaration.definitions == .temperate)
      #expect(
        IndicatorCatalog.declaration(climateAPIName: "yearly_" + name)?.id == declaration.id)
    }
    #expect(IndicatorCatalog.declaration(climateAPIName: "yearly_snow") == nil)
  }

  /// Periods of the API, cut by plain arithmetic on dates.
  static func plainPeriods(_ rule: PeriodRule, _ dates: [CalendarDate]) -> [String: [Int]] {
    var result: [String: [Int]] = [:]
    var index = 0
    for (day, date) in dates.enumerated() {
      index = date.month == 1 && date.day == 1 ? 0 : index + 1
      let month = date.month < 10 ? "0\(date.month)" : "\(date.month)"
      let key: String
      switch rule {
      case .yearly: key = "\(date.year)"
      case .monthly: key = "\(date.year)-\(month)"
      case .quarterly: key = "\(date.year)-Q\((date.month - 1) / 3 + 1)"
      case .offsetYearly:
        key =
          index >= 180 ? "\(date.year)-\(date.year + 1)" : "\(date.year - 1)-\(date.year)"
      default:
        guard (3...5).contains(date.month) || (6...8).contains(date.month) else { continue }
        key = "\(date.year)-\((3...5).contains(date.month) ? "01" : "02")"
      }
      result[key, default: []].append(day)
    }
    return result
  }

  static let rules: [PeriodRule] = [
    .yearly, .monthly, .quarterly, .offsetYearly,
    .custom([
      PeriodRule.YearPart(MonthDay(3, 1), MonthDay(5, 31)),
      PeriodRule.YearPart(MonthDay(6, 1), MonthDay(8, 31)),
    ]),
  ]

  @Test(arguments: rules, [ClimateCalendar.standard, .noLeap])
  func allAgreeWithPlainLoopsOverTheDays(_ rule: PeriodRule, _ calendar: ClimateCalendar) throws {
    let weather = IndicatorWeather(calendar: calendar)
    let historic = (0..<366).map { 290 - Double(($0 - 200).magnitude) / 8 }
    let baseline = (tasmax: 308.0, tasmin: 258.0, pr: 0.0005)
    let indicators = try Self.names.map {
      try IndicatorCatalog.indicator(named: $0).over(rule)
    }
    let results = try weather.run(
      indicators, tables: tables(indicators, historic, baseline, cells: weather.cells))
    let dates = weather.axis.dates
    let periods = Self.plainPeriods(rule, dates)
    var compared = 0
    for cell in 0..<weather.cells {
      for (label, days) in periods {
        let range = (days.first ?? 0)..<(days.last ?? 0) + 1
        guard label.hasSuffix("2018-2019") == false, label.hasSuffix("2021-2022") == false else {
          continue
        }
        let plain = PlainClimateAPI(
          tasmax: weather.values(.tasmax, range, cell: cell),
          tasmin: weather.values(.tasmin, range, cell: cell),
          pr: weather.values(.pr, range, cell: cell),
          historicTasmax: range.map { day in
            historic[day - weather.axis.indices(ofYear: dates[day].year).lowerBound]
          }, baseline: baseline
        ).values()
        for (name, expected) in plain {
          let declaration = try #require(IndicatorCatalog.declaration(climateAPIName: name))
          let result = try #require(results.first { $0.indicator.id == declaration.id })
          let period = try #require(result.periods.firstIndex { $0.label == label })
          let value = result.value(period: period, cell: cell)
          #expect(isClose(value, expected), "\(name) \(label): \(value), not \(expected)")
          compared += 1
        }
      }
    }
    #expect(compared >= 23 * weather.cells * 2)
  }

  /// The tables that the declared statistics need, filled with stated values.
  func tables(
    _ indicators: [Indicator], _ historic: [Double],
    _ baseline: (tasmax: Double, tasmin: Double, pr: Double), cells: Int
  ) -> [BaselineStatistic: ThresholdTable] {
    var result: [BaselineStatistic: ThresholdTable] = [:]
    for statistic in indicators.flatMap(\.reduction.baselines) {
      if case .dayIndexMean(let plus) = statistic.statistic {
        result[statistic] = .perDayIndex(
          historic.flatMap { Array(repeating: Float($0 + plus), count: cells) })
        continue
      }
      switch statistic.operand {
      case .variable(.tasmax):
        result[statistic] = .perCell(Array(repeating: Float(baseline.tasmax), count: cells))
      case .variable(.tasmin):
        result[statistic] = .perCell(Array(repeating: Float(baseline.tasmin), count: cells))
      default: result[statistic] = .perCell(Array(repeating: Float(baseline.pr), count: cells))
      }
    }
    return result
  }

  @Test(arguments: [
    ("temperate-average-high-temperature(units=C)", "mean", -273.15, 1.0),
    ("temperate-average-high-temperature(units=K)", "mean", 0, 1),
    ("temperate-total-precipitation(units=mm)", "sum", 0, 86_400),
    ("temperate-percentile-precipitation(percentile=90, units=mm/day)", "p90", 0, 86_400),
    ("temperate-percentile-precipitation(percentile=90, units=kg/m^2/s)", "p90", 0, 1),
  ])
  func resultsComeInTheUnitAskedFor(
    _ name: String, _ kind: String, _ offset: Double, _ scale: Double
  )
    throws
  {
    let weather = IndicatorWeather(years: 2019...2019, cells: 1)
    let result = try weather.run([IndicatorCatalog.indicator(named: name)])[0]
    let days = 0..<weather.axis.count
    let plain: Double
    switch kind {
    case "mean": plain = PlainClimateAPI.mean(weather.values(.tasmax, days, cell: 0))
    case "sum": plain = weather.values(.pr, days, cell: 0).reduce(0, +)
    default: plain = PlainClimateAPI.percentile(90, of: weather.values(.pr, days, cell: 0))
    }
    #expect(isClose(result.value(period: 0), plain * scale + offset))
  }

  @Test func aDegreeDayBaseMayBeStatedInAnyUnit() throws {
    let weather = IndicatorWeather(years: 2019...2019, cells: 1)
    let results = try weather.run([
      IndicatorCatalog.indicator(named: "temperate-heating-degree-days(basetemp=18 degC)"),
      IndicatorCatalog.indicator(named: "temperate-heating-degree-days(basetemp=64.4 F, units=C)"),
    ])
    #expect(isClose(results[0].value(period: 0), results[1].value(period: 0) * 1.8))
    #expect(results[0].value(period: 0) > 100)
  }

  /// The peculiarities that set these definitions apart.
  @Test func frostCountsFreezingItselfAndOneWarmDayIsAHeatWave() throws {
    var weather = IndicatorWeather(years: 2019...2019, cells: 1)
    let count = weather.axis.count
    weather.arrays[.tasmin] = Array(repeating: 280, count: count)
    weather.arrays[.tasmin]?[10] = 273.15
    weather.arrays[.tasmax] = Array(repeating: 290, count: count)
    weather.arrays[.tasmax]?[200] = 296
    let indicators = try [
      "temperate-frost-days", "temperate-heat-wave-duration-index",
      "temperate-heat-wave-incidents",
    ].map { try IndicatorCatalog.indicator(named: $0) }
    let results = try weather.run(
      indicators,
      tables: tables(indicators, Array(repeating: 290, count: 366), (0, 0, 0), cells: 1))
    #expect(results.map { $0.value(period: 0) } == [1, 1, 0])
  }

  @Test func aYearCountsItsDaysFromJanuaryWhateverTheirDate() throws {
    var weather = IndicatorWeather(years: 2019...2020, cells: 1)
    weather.arrays[.tasmax] = Array(repeating: 290, count: weather.axis.count)
    // Only position 59 has a threshold that is passed: 1 March 2019 and 29 February 2020.
    var historic = Array(repeating: 400.0, count: 366)
    historic[59] = 280
    let indicator = try IndicatorCatalog.indicator(named: "temperate-heat-wave-duration-index")
    let result = try weather.run(
      [indicator.over(.monthly)], tables: tables([indicator], historic, (0, 0, 0), cells: 1))[0]
    let warm = result.periods.indices.filter { result.value(period: $0) == 1 }
    #expect(warm.map { result.periods[$0].label } == ["2019-03", "2020-02"])
  }

  @Test func thresholdsOfModelsArePooledByTheirMean() throws {
    let pooled = try ThresholdTable.mean(of: [
      .perCell([300, 310, .nan]), .perCell([302, .nan, .nan]),
    ])
    guard case .perCell(let values) = pooled else {
      Issue.record("The kind of table changed.")
      return
    }
    #expect(values[0] == 301 && values[1] == 310 && values[2].isNaN)
    #expect(throws: ClimateProblem.self) { try ThresholdTable.mean(of: []) }
    #expect(throws: ClimateProblem.self) {
      try ThresholdTable.mean(of: [.perCell([1]), .perDay([1])])
    }
    #expect(throws: ClimateProblem.self) {
      try ThresholdTable.mean(of: [.perCell([1]), .perCell([1, 2])])
    }
  }

  /// Percentiles per model, then their mean; the means of days by position, over models with and without leap days.
  @Test func baselinesArePooledOverModelsOfTwoCalendars() throws {
    let base = "base=2001-2004"
    let indicators = try [
      "temperate-extreme-heat-events(percentile=95, \(base))",
      "temperate-extreme-cold-events(percentile=5, \(base))",
      "temperate-extreme-precipitation-events(percentile=95, \(base))",
      "temperate-heat-wave-incidents(\(base))",
    ].map { try IndicatorCatalog.indicator(named: $0) }
    let statistics = indicators.map(\.reduction.baselines[0])
    let models = [
      IndicatorWeather(calendar: .standard, years: 2001...2005, cells: 1, seed: 1),
      IndicatorWeather(calendar: .noLeap, years: 2001...2005, cells: 1, seed: 2),
    ]
    let tables = try models.map { model in
      var run = try BaselineRun(
        Set(statistics), axis: model.axis, cells: 1, units: model.units)
      DailySlab.lending(days: 0..<model.axis.count, cells: 1, model.arrays) { run.step($0) }
      return try run.finish()
    }
    let pooled = try statistics.map { statistic in
      try ThresholdTable.mean(of: tables.compactMap { $0[statistic] })
    }
    let days = models.map { 0..<$0.axis.index(of: CalendarDate(2005, 1, 1)) }
    func percentile(_ percent: Double, _ variable: ClimateVariable) -> Float {
      let each = zip(models, days).map { model, days in
        PlainClimateAPI.percentile(
          percent,
          of: model.values(variable, days, cell: 0).filter { variable != .pr || $0 > 0 })
      }
      return Float(PlainClimateAPI.mean(each))
    }
    for (table, expected) in zip(
      pooled, [percentile(95, .tasmax), percentile(5, .tasmin), percentile(95, .pr)])
    {
      guard case .perCell(let values) = table else {
        Issue.record("The percentile is not one a cell.")
        continue
      }
      #expect(isClose(Double(values[0]), Double(expected), within: 2e-7))
    }
    guard case .perDayIndex(let means) = pooled[3] else {
      Issue.record("The means are not by position in the year.")
      return
    }
    for position in [0, 58, 59, 200, 364, 365] {
      // Position 365 exists in the leap year 2004 of the first model only.
      var values: [Double] = []
      for model in models {
        for year in 2001...2004 {
          let days = model.axis.indices(ofYear: year)
          guard position < days.count else { continue }
          let day = days.lowerBound + position
          values += model.values(.tasmax, day..<day + 1, cell: 0)
        }
      }
      #expect(
        isClose(Double(means[position]), PlainClimateAPI.mean(values) + 5, within: 2e-7))
    }
  }

  @Test(arguments: [
    "temperate-frost-days(units=F)", "temperate-percentile-high-temperature(percentile=101)",
    "temperate-percentile-high-temperature(percentile=50.5)",
    "temperate-max-temperature-threshold(threshold=95 furlongs)",
    "temperate-max-temperature-threshold(threshold=300 degF)",
    "temperate-max-temperature-threshold(comparator=eq)",
    "temperate-heat-wave-incidents(base=1990-1960)",
  ])
  func aWrongParameterIsRefused(_ name: String) {
    #expect(throws: ClimateProblem.self) { try IndicatorCatalog.indicator(named: name) }
  }
}
