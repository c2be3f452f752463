import Climate
import Testing

@Suite struct RunsAcrossPeriodsTests {
  static let dry = DailyCondition(.variable(.pr), .below, .value(1, .millimetersPerDay))
  static let longest = Reduction.longestRun(dry, mayCrossPeriods: true)

  static func dryFrom(_ first: CalendarDate, to last: CalendarDate) -> SmallSeries {
    SmallSeries(years: 2018...2021).with(.pr) { $0 >= first && $0 <= last ? 0 : 5 }
  }

  /// The last day of the run lies in the year, so that the next day is needed to know; slabs may end in between.
  @Test(arguments: [1000, 365, 1])
  func aRunThatEndsOnTheLastDayOfAYearBelongsToIt(slab: Int) throws {
    let series = Self.dryFrom(CalendarDate(2018, 12, 22), to: CalendarDate(2018, 12, 31))
    #expect(try series.values(Self.longest, slab: slab) == [10, 0, 0, 0])
  }

  @Test(arguments: [1000, 365])
  func aYearInsideARunHasNoValue(slab: Int) throws {
    let series = Self.dryFrom(CalendarDate(2018, 12, 1), to: CalendarDate(2020, 1, 1))
    let values = try series.values(Self.longest, slab: slab)
    #expect(values[0] == 0)
    #expect(values[1].isNaN)
    #expect(values[2...] == [397, 0])
  }

  @Test func aRunThatFillsAYearAndNoMoreIsThatLong() throws {
    let series = Self.dryFrom(CalendarDate(2019, 1, 1), to: CalendarDate(2019, 12, 31))
    #expect(try series.values(Self.longest) == [0, 365, 0, 0])
  }

  @Test func fiveDaysMayBeginInTheMonthBefore() throws {
    let series = SmallSeries(years: 2019...2019).with(.pr) { date in
      date >= CalendarDate(2019, 1, 30) && date <= CalendarDate(2019, 2, 3) ? 10 : 0
    }
    func months(_ crosses: Bool) throws -> [Double] {
      try series.values(
        .maximumRunningSum(.variable(.pr), days: 5, mayCrossPeriods: crosses), period: .monthly,
        slab: 7)
    }
    #expect(try months(true).prefix(3) == [20, 50, 0])
    #expect(try months(false).prefix(3) == [20, 30, 0])
  }

  @Test func aMissingDayBreaksTheFiveDays() throws {
    let series = SmallSeries(years: 2019...2019).with(.pr) { date in
      date == CalendarDate(2019, 3, 10) ? .nan : date.month == 3 ? 1 : 0
    }
    func march(_ days: Int) throws -> Double {
      try series.values(
        .maximumRunningSum(.variable(.pr), days: days), period: .monthly, missing: .etccdi)[2]
    }
    #expect(try march(21) == 21)
    #expect(try march(22).isNaN)
  }

  @Test func aSouthernSeasonRunsOverNewYear() throws {
    // Warm from 1 October to 30 April.
    let series = SmallSeries(years: 2018...2020).with(.tasmax) {
      $0.month >= 10 || $0.month < 5 ? 12 : 6
    }
    .with(.tasmin) { $0.month >= 10 || $0.month < 5 ? 8 : -6 }
    let season = Reduction.seasonLength(
      start: DailyCondition(.meanTemperature, .above, .value(5, .celsius)),
      end: DailyCondition(.meanTemperature, .below, .value(5, .celsius)), run: 6,
      endFrom: MonthDay(1, 1), startsBeforeEnd: true)
    let values = try series.values(season, period: .yearsFrom(month: 7), slab: 50)
    #expect(values.count == 4)
    #expect(values[1...2] == [212, 213])
  }

  @Test func aSeasonThatMustStartEarlyNeedsItsFirstRunBeforeMidyear() throws {
    func length(_ first: CalendarDate) throws -> [Double] {
      let series = SmallSeries(years: 2019...2019).with(.tasmax) { $0 >= first ? 10 : 0 }
        .with(.tasmin) { $0 >= first ? 8 : -4 }
      return try series.values(
        .seasonLength(
          start: DailyCondition(.meanTemperature, .above, .value(5, .celsius)),
          end: DailyCondition(.meanTemperature, .below, .value(5, .celsius)), run: 6,
          endFrom: MonthDay(7, 1), startsBeforeEnd: true))
    }
    #expect(try length(CalendarDate(2019, 6, 25)) == [190])
    #expect(try length(CalendarDate(2019, 6, 26)) == [0])
  }
}
