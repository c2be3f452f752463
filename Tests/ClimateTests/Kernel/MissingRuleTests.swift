import Climate
import Testing

@Suite struct MissingRuleTests {
  static let hot = DailyCondition(.variable(.tasmax), .above, .value(25, .celsius))

  static func series(without missing: Set<CalendarDate>) -> SmallSeries {
    SmallSeries(years: 2019...2019).with(.tasmax) { missing.contains($0) ? .nan : 30 }
  }

  @Test func threeDaysOfAMonthMayBeMissing() throws {
    let march = Set((1...4).map { CalendarDate(2019, 3, $0) })
    let fine = Self.series(without: march.subtracting([CalendarDate(2019, 3, 1)]))
    let poor = Self.series(without: march)
    #expect(try fine.values(.count(Self.hot), missing: .etccdi) == [362])
    #expect(try poor.values(.count(Self.hot), period: .monthly, missing: .etccdi)[2].isNaN)
  }

  @Test(arguments: [1000, 10])
  func aMonthWithTooFewDaysLeavesItsYearWithout(slab: Int) throws {
    let march = Set((28...31).map { CalendarDate(2019, 3, $0) })
    let poor = Self.series(without: march)
    #expect(try poor.values(.count(Self.hot), missing: .etccdi, slab: slab)[0].isNaN)
    // The same number over two months is no more than three in each.
    let spread = Set([(3, 30), (3, 31), (4, 1), (4, 2)].map { CalendarDate(2019, $0.0, $0.1) })
    #expect(
      try Self.series(without: spread).values(.count(Self.hot), missing: .etccdi, slab: slab) == [
        361
      ])
  }

  @Test func moreThanFifteenDaysLeaveAYearWithout() throws {
    let scattered = (1...6).flatMap { month in (1...3).map { CalendarDate(2019, month, $0) } }
    let fifteen = Self.series(without: Set(scattered.prefix(15)))
    let sixteen = Self.series(without: Set(scattered.prefix(16)))
    #expect(try fifteen.values(.count(Self.hot), missing: .etccdi) == [350])
    #expect(try sixteen.values(.count(Self.hot), missing: .etccdi)[0].isNaN)
  }

  /// A series that begins on 5 January has four days of the month missing.
  @Test func daysBeforeTheDataAreMissingInTheirMonth() throws {
    func first(_ day: Int) throws -> Double {
      var series = SmallSeries(years: 2019...2019)
      series.axis = DailyAxis(
        calendar: .standard, firstDay: CalendarDate(2019, 1, day), count: 366 - day)
      return try series.with(.tasmax) { _ in 30 }.values(.count(Self.hot), missing: .etccdi)[0]
    }
    #expect(try first(4) == 362)
    #expect(try first(5).isNaN)
  }

  @Test func daysWithoutAThresholdAreMissing() throws {
    var series = SmallSeries(years: 2001...2002)
    series.cells = 2
    // The second cell is over the sea: it has no value in the base year.
    series.arrays[.tasmax] = series.axis.dates.flatMap {
      [Float($0.day), $0.year == 2001 ? .nan : 20]
    }
    let statistic = BaselineStatistic(
      operand: .variable(.tasmax), statistic: .dayOfYearPercentile(90, window: 5),
      years: 2001...2001)
    let tables = try series.tables([statistic])
    let above = DailyCondition(.variable(.tasmax), .above, .baseline(statistic))
    let counts = try series.values(.count(above), missing: .etccdi, tables: tables)
    let shares = try series.values(.percentOfDays(above), missing: .etccdi, tables: tables)
    #expect(!counts[2].isNaN && counts[3].isNaN)
    #expect(!shares[2].isNaN && shares[3].isNaN)
  }

  /// 5 °C is no exact number of Kelvin, neither in a file nor as a threshold.
  @Test func aMeanOfFiveDegreesInKelvinIsNeitherAboveNorBelowFive() throws {
    var series = SmallSeries(years: 2019...2019)
    series.units = [.tasmax: .kelvin, .tasmin: .kelvin]
    for eighths in 0...40 {
      let spread = Double(eighths) / 8
      series = series.with(.tasmax) { _ in Float(278.15 + spread) }
        .with(.tasmin) { _ in Float(278.15 - spread) }
      for relation in [DailyComparison.Relation.above, .below] {
        let days = try series.values(
          .count(DailyCondition(.meanTemperature, relation, .value(5, .celsius))))
        #expect(days == [0], "\(relation.rawValue) at ± \(spread)")
      }
    }
  }
}
