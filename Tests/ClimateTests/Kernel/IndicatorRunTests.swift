import Climate
import TestSupport
import Testing

@Suite struct IndicatorRunTests {
  /// Random weather of some years in several cells, in °C and mm/day.
  struct Weather {
    let axis: DailyAxis
    let cells: Int
    var arrays: [ClimateVariable: [Float]] = [:]
    let units: [ClimateVariable: ClimateUnit] = [
      .tasmax: .celsius, .tasmin: .celsius, .pr: .millimetersPerDay,
    ]

    init(
      calendar: ClimateCalendar = .standard, years: ClosedRange<Int> = 2019...2021, cells: Int = 3
    ) {
      var seed = Seed(7)
      axis = DailyAxis(calendar: calendar, years: years)
      self.cells = cells
      let count = axis.count * cells
      let high = (0..<count).map { _ in Float.random(in: -20...40, using: &seed) }
      arrays[.tasmax] = high
      arrays[.tasmin] = high.map { $0 - Float.random(in: 1...15, using: &seed) }
      arrays[.pr] = (0..<count).map { _ in
        Bool.random(using: &seed) ? 0 : Float.random(in: 0...60, using: &seed)
      }
    }

    func run(_ indicators: [Indicator], slabs: [Int]) throws -> [IndicatorResult] {
      var run = try IndicatorRun(indicators, axis: axis, cells: cells, units: units)
      var start = 0
      for length in slabs {
        let part = arrays.mapValues {
          Array($0[start * cells..<min(start + length, axis.count) * cells])
        }
        DailySlab.lending(days: start..<min(start + length, axis.count), cells: cells, part) {
          run.step($0)
        }
        start = min(start + length, axis.count)
      }
      return run.finish()
    }

    func value(_ variable: ClimateVariable, _ day: Int, _ cell: Int) -> Float {
      arrays[variable]?[day * cells + cell] ?? .nan
    }
  }

  static let hot = DailyCondition(.variable(.tasmax), .above, .value(10, .celsius))

  static let reductions: [Reduction] = [
    .sum(.variable(.pr)), .mean(.meanTemperature), .maximum(.variable(.tasmax)),
    .minimum(.diurnalRange), .percentile(90, .variable(.pr)),
    .excess(.meanTemperature, above: .value(65, .fahrenheit)),
    .deficit(.meanTemperature, below: .value(65, .fahrenheit)),
    .maximumRunningSum(.variable(.pr), days: 5),
    .peakAccumulation(.meanTemperature, below: .value(0, .celsius)), .count(hot),
    .percentOfDays(hot), .sumWhere(.variable(.pr), hot), .meanWhere(.variable(.pr), hot),
    .longestRun(hot, mayCrossPeriods: false), .longestRun(hot, mayCrossPeriods: true),
    .runCount(hot, atLeast: 3), .daysInRuns(hot, atLeast: 3),
    .meanInRuns(.variable(.tasmax), hot, atLeast: 3),
    .seasonLength(
      start: hot, end: DailyCondition(.variable(.tasmax), .below, .value(10, .celsius)), run: 3,
      endFrom: MonthDay(7, 1)), .firstDay(hot, from: MonthDay(7, 15)),
    .lastDay(hot, before: MonthDay(7, 15)),
  ]

  static var indicators: [Indicator] {
    [PeriodRule.yearly, .monthly, .seasonal].flatMap { rule in
      reductions.enumerated().map { number, reduction in
        Indicator(
          id: "i\(number)", definitions: .planner, name: "", reduction: reduction,
          unit: .named(""), period: rule)
      }
    }
  }

  /// Results must not depend on where slabs are cut.
  @Test(arguments: ClimateCalendar.allCases)
  func slabsOfAnyLengthGiveTheSameValues(_ calendar: ClimateCalendar) throws {
    let weather = Weather(calendar: calendar)
    let whole = try weather.run(Self.indicators, slabs: [weather.axis.count])
    let cut = try weather.run(
      Self.indicators, slabs: [1, 30, 333, 7, 365, 2, 200] + Array(repeating: 50, count: 30))
    for (one, other) in zip(whole, cut) {
      #expect(one.values.map(\.bitPattern) == other.values.map(\.bitPattern))
      #expect(one.missingDays == other.missingDays)
      #expect(one.values.contains { !$0.isNaN })
    }
  }

  @Test func degreeDaysAreCountedFromTheMeanOfTheDayInTheUnitAskedFor() throws {
    let weather = Weather()
    let indicator = Indicator(
      id: "cdd", definitions: .planner, name: "",
      reduction: .excess(.meanTemperature, above: .value(65, .fahrenheit)),
      unit: .degreeDays(.fahrenheit))
    let result = try weather.run([indicator], slabs: [weather.axis.count])[0]
    for cell in 0..<weather.cells {
      let expected = weather.axis.indices(ofYear: 2020).reduce(0.0) { sum, day in
        let mean =
          (Double(weather.value(.tasmax, day, cell)) + Double(weather.value(.tasmin, day, cell)))
          / 2
        return sum + max(0, mean * 1.8 + 32 - 65)
      }
      #expect(isClose(result.value(period: 1, cell: cell), expected))
    }
  }

  @Test func aRunThatMayCrossNewYearIsBookedWhereItEnds() throws {
    var weather = Weather(years: 2019...2020, cells: 1)
    weather.arrays[.tasmax] = weather.axis.dates.map { date in
      date >= CalendarDate(2019, 12, 22) && date <= CalendarDate(2020, 1, 5) ? 20 : 0
    }
    func longest(_ crosses: Bool) throws -> [Double] {
      let indicator = Indicator(
        id: "r", definitions: .etccdi, name: "",
        reduction: .longestRun(Self.hot, mayCrossPeriods: crosses), unit: .days)
      return try weather.run([indicator], slabs: [100, 1000])[0].series()
    }
    #expect(try longest(true) == [0, 15])
    #expect(try longest(false) == [10, 5])
  }

  @Test func aYearWithTooManyMissingDaysHasNoValue() throws {
    var weather = Weather(cells: 1)
    for day in weather.axis.indices(ofYear: 2020).prefix(16) { weather.arrays[.pr]?[day] = .nan }
    for day in weather.axis.indices(ofYear: 2021).prefix(15) { weather.arrays[.pr]?[day] = .nan }
    let indicator = Indicator(
      id: "p", definitions: .planner, name: "", reduction: .sum(.variable(.pr)),
      unit: .difference(.millimetersPerDay))
    let result = try weather.run([indicator], slabs: [weather.axis.count])[0]
    #expect(result.missingDays == [0, 16, 15])
    #expect(result.series().map(\.isNaN) == [false, true, false])
  }

  @Test func temperaturesInTwoUnitsAreRefused() {
    let indicator = Indicator(
      id: "m", definitions: .planner, name: "Mean", reduction: .mean(.meanTemperature),
      unit: .absolute(.celsius))
    #expect(throws: ClimateProblem.self) {
      try IndicatorRun(
        [indicator], axis: DailyAxis(calendar: .standard, years: 2000...2000), cells: 1,
        units: [.tasmax: .kelvin, .tasmin: .celsius])
    }
  }
}
