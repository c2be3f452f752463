import Climate
import TestSupport
import Testing

@Suite struct MonthlyIndexTests {
  /// Two cells; the second has no precipitation data.
  private struct Weather {
    let axis: DailyAxis
    let latitudes = [45.0, 30]
    var arrays: [ClimateVariable: [Float]] = [:]

    init(_ calendar: ClimateCalendar, years: ClosedRange<Int> = 1980...2011) {
      axis = DailyAxis(calendar: calendar, years: years)
      var seed = Seed(3)
      var (rain, high, low): ([Float], [Float], [Float]) = ([], [], [])
      for date in axis.dates {
        let season = 15 - 5 * (Float(date.month) - 7).magnitude
        let isWet = Float.random(in: 0...1, using: &seed) < 0.2
        rain += [isWet ? .random(in: 0...20, using: &seed) : 0, .nan]
        let warm = season + Float.random(in: 0...8, using: &seed)
        high += [warm + 10, warm + 12]
        low += [warm, warm]
      }
      arrays = [.pr: rain, .tasmax: high, .tasmin: low]
    }

    func run(
      _ indicators: [Indicator], latitudes: [Double]?, missing: MissingRule = .usual
    ) throws -> [IndicatorResult] {
      var run = try IndicatorRun(
        indicators, axis: axis, cells: 2,
        units: [.pr: .millimetersPerDay, .tasmax: .celsius, .tasmin: .celsius],
        latitudes: latitudes, missing: missing)
      DailySlab.lending(days: 0..<axis.count, cells: 2, arrays) { run.step($0) }
      return run.finish()
    }

    func days(_ variable: ClimateVariable, cell: Int = 0) -> [Double] {
      (0..<axis.count).map { Double(arrays[variable]?[$0 * 2 + cell] ?? .nan) }
    }

    func sums(_ variable: ClimateVariable, cell: Int = 0) -> MonthlySeries {
      MonthlySeries(sumsOf: days(variable, cell: cell), axis: axis)
    }
  }

  private func yearly(
    _ series: MonthlySeries, years: ClosedRange<Int>, _ value: ([Double]) -> Double
  ) -> [Double] {
    years.map { year in
      value(series.values.indices.filter { series.year(at: $0) == year }.map { series.values[$0] })
    }
  }

  private func expectSame(_ values: [Double], _ expected: [Double], within: Double) {
    #expect(values.count == expected.count)
    for (value, wanted) in zip(values, expected) {
      #expect(
        value.isNaN && wanted.isNaN || isClose(value, wanted, within: within),
        "\(value), not \(wanted)")
    }
  }

  @Test(arguments: [ClimateCalendar.standard, .noLeap, .day360])
  func precipitationIsThatOfTheSeriesOnEachCalendar(_ calendar: ClimateCalendar) throws {
    let weather = Weather(calendar)
    let indicators = [
      try IndicatorCatalog.indicator(named: "spi"),
      try IndicatorCatalog.indicator(named: "spi(scale=6, base=1985-2008, below=-1.5)"),
      try IndicatorCatalog.indicator(named: "spi-lowest(scale=1)"),
      try IndicatorCatalog.indicator(named: "hottest-day"),
    ]
    let results = try weather.run(indicators, latitudes: nil)
    let series = try [(3, 1981...2010), (6, 1985...2008), (1, 1981...2010)].map {
      try StandardizedIndex.precipitation(weather.sums(.pr), months: $0, baseYears: $1).series
    }
    func count(_ limit: Double) -> ([Double]) -> Double {
      { months in months.contains(where: \.isNaN) ? .nan : Double(months.count { $0 <= limit }) }
    }
    let years = weather.axis.years
    expectSame(results[0].series(), yearly(series[0], years: years, count(-1)), within: 1e-12)
    expectSame(results[1].series(), yearly(series[1], years: years, count(-1.5)), within: 1e-12)
    expectSame(
      results[2].series(), yearly(series[2], years: years) { $0.min() ?? .nan }, within: 1e-6)
    #expect(results.map(\.indicator) == indicators)
    #expect(results[0].periods.map(\.label) == years.map(String.init))
    // The sums of January and February 1980 would begin in 1979.
    #expect(results[0].value(period: 0).isNaN && !results[0].value(period: 1).isNaN)
    #expect(Set(results[0].series().dropFirst()).count > 3)
    #expect(results[0].series(cell: 1).allSatisfy { $0.isNaN })
    #expect(results[0].missingDays[3] == Int32(calendar.days(inYear: 1981)))
    #expect(results[3].value(period: 0, cell: 1).isFinite)
  }

  @Test func theWaterBalanceLosesWhatHargreavesSays() throws {
    var weather = Weather(.noLeap)
    // The second cell gets the first one's rain, and keeps its own temperatures and latitude.
    weather.arrays[.pr] = weather.arrays[.pr]?.enumerated().map { number, value in
      number % 2 == 1 ? weather.arrays[.pr]?[number - 1] ?? .nan : value
    }
    let result = try weather.run(
      [try IndicatorCatalog.indicator(named: "spei-lowest(scale=2)")],
      latitudes: weather.latitudes)[0]
    for cell in 0...1 {
      let (rain, high, low) = (
        weather.sums(.pr, cell: cell), weather.sums(.tasmax, cell: cell),
        weather.sums(.tasmin, cell: cell)
      )
      let balance = rain.values.indices.map { number in
        let month = rain.month(at: number)
        let days = Double(ClimateCalendar.noLeap.days(inMonth: month, of: 2001))
        let depth = Hargreaves.evapotranspiration(
          minimum: low.values[number] / days, maximum: high.values[number] / days,
          dayOfYear: [15, 45, 76, 106, 137, 167, 197, 228, 258, 289, 319, 349][month - 1],
          latitude: weather.latitudes[cell])
        return rain.values[number] - days * depth
      }
      let index = try StandardizedIndex.waterBalance(
        MonthlySeries(firstYear: 1980, values: balance), months: 2, baseYears: 1981...2010)
      expectSame(
        result.series(cell: cell),
        yearly(index.series, years: 1980...2011) { months in
          months.contains(where: \.isNaN) ? .nan : months.min() ?? .nan
        }, within: 1e-4)
    }
    #expect(result.value(period: 5, cell: 0) != result.value(period: 5, cell: 1))
  }

  @Test func aCellWhoseLatitudeIsNotKnownHasNoValue() throws {
    let weather = Weather(.noLeap)
    let indicator = try IndicatorCatalog.indicator(named: "spei")
    let result = try weather.run([indicator], latitudes: [.nan, .nan])[0]
    #expect(result.values.allSatisfy { $0.isNaN })
    #expect(throws: ClimateProblem.self) { try weather.run([indicator], latitudes: nil) }
  }

  @Test func aMissingMonthTakesItsYearAndTheSumsThatReachIntoTheNext() throws {
    var weather = Weather(.noLeap)
    let november = weather.axis.index(of: CalendarDate(1995, 11, 3))
    for day in november..<november + 9 { weather.arrays[.pr]?[day * 2] = .nan }
    let result = try weather.run(
      [try IndicatorCatalog.indicator(named: "spi")], latitudes: nil)[0]
    let missing = zip(1980...2011, result.series()).filter(\.1.isNaN).map(\.0)
    #expect(missing == [1980, 1995, 1996])
    #expect(result.missingDays[15 * 2] == 9)
  }

  @Test func seasonsAreMadeOfTheirOwnMonths() throws {
    let weather = Weather(.noLeap)
    let months = try IndicatorCatalog.indicator(named: "spi")
    let results = try weather.run(
      [months.over(.seasonal), months.over(.monthly), months], latitudes: nil)
    let seasons = results[0]
    let summer = try #require(seasons.periods.firstIndex { $0.label == "1990-JJA" })
    let monthly = results[1]
    let june = try #require(monthly.periods.firstIndex { $0.label == "1990-06" })
    #expect(
      seasons.value(period: summer)
        == (june..<june + 3).reduce(0) { $0 + monthly.value(period: $1) })
    #expect(
      results[2].value(period: 10)
        == (120..<132).reduce(0) { $0 + monthly.value(period: $1) })
    #expect(throws: ClimateProblem.self) {
      try weather.run([months.over(.offsetYearly)], latitudes: nil)
    }
  }

  @Test func aBaseThatTheDataDoNotHaveIsRefusedInWords() throws {
    let weather = Weather(.noLeap, years: 1991...2011)
    let problem = #expect(throws: ClimateProblem.self) {
      try weather.run([try IndicatorCatalog.indicator(named: "spi")], latitudes: nil)
    }
    #expect(problem?.message.contains("1981–2010, but the data have 1991–2011") == true)
    // Twenty base years, but the sums of the first January lack months.
    let short = #expect(throws: ClimateProblem.self) {
      try weather.run(
        [try IndicatorCatalog.indicator(named: "spi(base=1991-2010)")], latitudes: nil)
    }
    #expect(short?.message.contains("the data give 19") == true)
    _ = try weather.run(
      [try IndicatorCatalog.indicator(named: "spi(base=1991-2010, scale=1)")], latitudes: nil)
    #expect(throws: ClimateProblem.self) {
      try IndicatorCatalog.indicator(named: "spi(base=1991-2000)")
    }
    #expect(throws: ClimateProblem.self) { try IndicatorCatalog.indicator(named: "spi(scale=2.5)") }
  }
}
