import Climate
import TestSupport
import Testing

@Suite struct BaselineRunTests {
  static func weather(_ calendar: ClimateCalendar = .standard) -> SmallSeries {
    var seed = Seed(11)
    return SmallSeries(calendar, years: 1998...2008)
      .with(.tasmax) { date in Float(date.month) + Float.random(in: -10...10, using: &seed) }
      .with(.tasmin) { date in Float(date.month) - 20 + Float.random(in: -10...10, using: &seed) }
      .with(.pr) { _ in Bool.random(using: &seed) ? 0 : Float.random(in: 0...40, using: &seed) }
  }

  static func days(
    _ percent: Double, _ edge: DayOfYearBase.Edge, resampled: BootstrapExceedance.Direction? = nil
  )
    -> BaselineStatistic
  {
    BaselineStatistic(
      operand: .variable(.tasmax), statistic: .dayOfYearPercentile(percent, window: 5),
      years: 2000...2005, edge: edge, resampled: resampled)
  }

  @Test(arguments: ClimateCalendar.allCases)
  func slabsOfAnyLengthGiveTheSameTables(_ calendar: ClimateCalendar) throws {
    let series = Self.weather(calendar)
    let years = 2000...2005
    let statistics: Set<BaselineStatistic> = [
      Self.days(90, .withinBase), Self.days(10, .acrossYears),
      Self.days(90, .withinYear, resampled: .above),
      BaselineStatistic(
        operand: .meanTemperature, statistic: .dayOfYearMean(plus: 5), years: years),
      BaselineStatistic(operand: .variable(.pr), statistic: .percentile(99), years: years),
      BaselineStatistic(
        operand: .variable(.pr), statistic: .wetDayPercentile(95, wetDay: 1), years: years),
    ]
    let whole = try series.tables(statistics, slab: series.axis.count)
    let cut = try series.tables(statistics, slab: 17)
    #expect(whole.count == statistics.count)
    for statistic in statistics {
      #expect(try bits(#require(whole[statistic])) == bits(#require(cut[statistic])))
    }
  }

  private func bits(_ table: ThresholdTable) -> [UInt32] {
    switch table {
    case .perCell(let values), .perDay(let values), .perDayIndex(let values),
      .resampled(let values, _):
      values.map(\.bitPattern)
    }
  }

  @Test func theThirtiethOfFebruaryHasAThresholdOfItsOwn() throws {
    // Only 30 February is hot, and no window reaches it but those around it.
    let series = SmallSeries(.day360, years: 2000...2009).with(.tasmax) {
      $0.monthDay == MonthDay(2, 30) ? 30 : Float($0.day % 2)
    }
    let statistic = BaselineStatistic(
      operand: .variable(.tasmax), statistic: .dayOfYearPercentile(90, window: 1),
      years: 2000...2009)
    let tables = try series.tables([statistic])
    let days = try series.values(
      .count(DailyCondition(.variable(.tasmax), .above, .baseline(statistic))), tables: tables)
    #expect(days == Array(repeating: 0, count: 10))
  }

  @Test func meansArePerDayOfTheYearInTheUnitOfTheFile() throws {
    var series = SmallSeries(.standard, years: 2001...2003)
      .with(.tasmax) { Float($0.year - 2000 + $0.day) }
    series.units = [.tasmax: .fahrenheit]
    let statistic = BaselineStatistic(
      operand: .variable(.tasmax), statistic: .dayOfYearMean(plus: 5), years: 2001...2003)
    guard case .perDay(let rows) = try series.tables([statistic])[statistic] else {
      Issue.record("means are per day")
      return
    }
    #expect(rows[DayOfYearKey.row(of: MonthDay(3, 7))] == 2 + 7 + 9)
    // No base year has a 29 February.
    #expect(rows[DayOfYearKey.row(of: MonthDay(2, 29))] == 2 + 28 + 9)
  }

  @Test func wetDaysWithoutALimitAreThoseThatAreNotDry() throws {
    let series = SmallSeries(.noLeap, years: 2001...2001).with(.pr) {
      $0.month == 1 ? Float($0.day) : 0
    }
    let statistic = BaselineStatistic(
      operand: .variable(.pr), statistic: .wetDayPercentile(50, wetDay: 0), years: 2001...2001,
      definition: .linear)
    #expect(try series.tables([statistic])[statistic] == .perCell([16]))
  }

  @Test func baseYearsOutsideTheDataAreRefused() {
    let statistic = BaselineStatistic(
      operand: .variable(.tasmax), statistic: .percentile(90), years: 1990...2000)
    #expect(throws: ClimateProblem.self) { try Self.weather().tables([statistic]) }
  }

  @Test func aBaseOfWhichDaysWereLeftOutIsRefused() throws {
    let series = Self.weather()
    var run = try BaselineRun(
      [Self.days(90, .withinBase)], axis: series.axis, cells: 1, units: series.units)
    let half = run.days.lowerBound..<run.days.lowerBound + 100
    DailySlab.lending(days: half, cells: 1, series.arrays.mapValues { Array($0[half]) }) {
      run.step($0)
    }
    #expect(throws: ClimateProblem.self) { try run.finish() }
  }

  @Test func resampledThresholdsAreForPercentagesOfDaysInTheirDirection() throws {
    let series = Self.weather()
    let statistic = Self.days(90, .withinBase, resampled: .above)
    let tables = try series.tables([statistic])
    let above = DailyCondition(.variable(.tasmax), .above, .baseline(statistic))
    let below = DailyCondition(.variable(.tasmax), .below, .baseline(statistic))
    #expect(throws: ClimateProblem.self) { try series.values(.count(above), tables: tables) }
    #expect(throws: ClimateProblem.self) {
      try series.values(.percentOfDays(below), tables: tables)
    }
    let shares = try series.values(
      .percentOfDays(above), unit: .percent, missing: .usual, tables: tables)
    #expect(shares.count == 11 && shares.allSatisfy { $0 > 0 })
  }

  /// The bootstrap lifts base years and leaves all others as they are.
  @Test func onlyBaseYearsAreResampled() throws {
    let series = Self.weather()
    let (plain, resampled) = (
      Self.days(90, .withinBase), Self.days(90, .withinBase, resampled: .above)
    )
    let tables = try series.tables([plain, resampled])
    func percent(_ statistic: BaselineStatistic) throws -> [Double] {
      try series.values(
        .percentOfDays(DailyCondition(.variable(.tasmax), .above, .baseline(statistic))),
        unit: .percent, tables: tables, slab: 100)
    }
    let (one, other) = (try percent(plain), try percent(resampled))
    for (index, year) in (1998...2008).enumerated() {
      if (2000...2005).contains(year) {
        #expect(other[index] > one[index])
      } else {
        #expect(other[index] == one[index])
      }
    }
  }
}
