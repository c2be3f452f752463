import Climate
import TestSupport
import Testing

@Suite struct DayOfYearTests {
  private func base(
    _ calendar: ClimateCalendar, _ years: ClosedRange<Int>, window: Int = 5,
    keying: DayOfYearBase.Keying = .monthDay, edge: DayOfYearBase.Edge = .withinBase,
    around extra: Int = 0
  ) throws -> DayOfYearBase {
    try DayOfYearBase(
      axis: DailyAxis(
        calendar: calendar, years: years.lowerBound - extra...years.upperBound + extra),
      years: years, window: window, keying: keying, edge: edge)
  }

  @Test(arguments: [
    (ClimateCalendar.noLeap, 5, 90.0, DayOfYearBase.Keying.monthDay, DayOfYearBase.Edge.withinBase),
    (.standard, 5, 90, .monthDay, .acrossYears), (.standard, 5, 10, .dayOfYear, .withinBase),
    (.day360, 15, 97.5, .monthDay, .withinYear), (.allLeap, 1, 50, .monthDay, .acrossYears),
    (.standard, 31, 25, .monthDay, .withinYear),
  ])
  func thresholdsAreTheQuantilesOfTheirSamples(
    calendar: ClimateCalendar, window: Int, percentile: Double, keying: DayOfYearBase.Keying,
    edge: DayOfYearBase.Edge
  ) throws {
    let base = try base(
      calendar, 1999...2003, window: window, keying: keying, edge: edge, around: 1)
    var values = DailySeries.residues(base.axis.count)
    for index in stride(from: 3, to: values.count, by: 41) { values[index] = .nan }
    let rule = try QuantileRule(percentile: percentile)
    let expected = thresholdsBySorting(base, rule: rule, of: values)
    #expect(DayOfYearThresholds(of: values, base: base, rule: rule).values == expected)
  }

  @Test func everyCellOfATileHasItsOwnThresholds() throws {
    let base = try base(.day360, 2001...2003)
    let rule = try QuantileRule(percentile: 90)
    let cells = 18
    let columns = (0..<cells).map { cell in
      DailySeries.residues(base.axis.count + cell).suffix(base.axis.count).map { $0 + Float(cell) }
    }
    let tile = (0..<base.axis.count).flatMap { day in columns.map { $0[day] } }
    let result = DayOfYearThresholds(of: tile, cells: cells, base: base, rule: rule)
    for cell in [0, 15, 16, 17] {
      let expected = DayOfYearThresholds(of: columns[cell], base: base, rule: rule).values
      #expect((0..<360).map { result.value(key: $0, cell: cell) } == expected)
    }
  }

  @Test func aWetDayThresholdLeavesDryDaysOut() throws {
    let base = try base(.day360, 2001...2004)
    let rain = DailySeries.residues(base.axis.count).map { $0 < 70 ? 0 : $0 - 70 }
    let rule = try QuantileRule(percentile: 75)
    let wet = DayOfYearThresholds(of: rain, base: base, rule: rule, wetDay: 1).values
    let masked = rain.map { $0 < 1 ? Float.nan : $0 }
    let expected = thresholdsBySorting(base, rule: rule, of: masked)
    #expect(zip(wet, expected).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
    #expect(wet != DayOfYearThresholds(of: rain, base: base, rule: rule).values)
  }

  @Test func aDayWithoutValuesHasNoThreshold() throws {
    let base = try base(.noLeap, 2001...2003)
    var values = DailySeries.residues(base.axis.count)
    for year in 0..<3 { for day in 98...102 { values[365 * year + day] = .nan } }
    let thresholds = DayOfYearThresholds(
      of: values, base: base, rule: try QuantileRule(percentile: 90))
    #expect(thresholds.value(key: 100).isNaN)
    #expect(!thresholds.value(key: 99).isNaN)
  }

  @Test func theLeapDayTakesTheThresholdOfTheDayBefore() throws {
    let base = try base(.standard, 2000...2004)
    let thresholds = DayOfYearThresholds(
      of: DailySeries.residues(base.axis.count), base: base, rule: try QuantileRule(percentile: 90))
    let leapDay = base.axis.index(of: CalendarDate(2004, 2, 29))
    #expect(base.keys[leapDay] == 58)
    #expect(base.keys[leapDay + 1] == 59)
    #expect(thresholds.value(on: MonthDay(2, 29)) == thresholds.value(key: 58))
    #expect(thresholds.value(on: MonthDay(2, 30)).isNaN)
    #expect(thresholds.value(on: MonthDay(12, 31)) == thresholds.value(key: 364))
  }

  @Test func aBaseOutsideTheSeriesIsRefused() {
    #expect(throws: ClimateProblem.self) {
      try DayOfYearBase(axis: DailyAxis(calendar: .noLeap, years: 1971...2000), years: 1961...1990)
    }
    #expect(throws: ClimateProblem.self) { try base(.noLeap, 2001...2003, window: 4) }
  }

  @Test(arguments: [
    (ClimateCalendar.day360, 90.0, BootstrapExceedance.Direction.above, 5),
    (.day360, 10, .below, 5), (.standard, 90, .above, 5), (.noLeap, 75, .above, 1),
    (.day360, 50, .below, 7),
  ])
  func theBootstrapCountsWhatAllResamplesSay(
    calendar: ClimateCalendar, percentile: Double, direction: BootstrapExceedance.Direction,
    window: Int
  ) throws {
    let base = try base(calendar, 2000...2004, window: window)
    let values = DailySeries.residues(base.axis.count)
    let rule = try QuantileRule(percentile: percentile)
    let result = try BootstrapExceedance(of: values, base: base, rule: rule, direction: direction)
    #expect(
      result.counts == exceedanceByResampling(base, rule: rule, direction: direction, of: values))
  }

  @Test func theBootstrapIsExactWithTiesAndMissingDays() throws {
    let base = try base(.day360, 2001...2006, edge: .withinYear)
    var values = DailySeries.residues(base.axis.count).map { ($0 / 12).rounded() }
    for index in stride(from: 5, to: values.count, by: 7) { values[index] = .nan }
    for day in 0..<300 { values[360 + day] = .nan }
    for definition in QuantileDefinition.allCases {
      let rule = try QuantileRule(percentile: 90, definition: definition)
      let result = try BootstrapExceedance(of: values, base: base, rule: rule, direction: .above)
      #expect(
        result.counts == exceedanceByResampling(base, rule: rule, direction: .above, of: values))
    }
  }

  @Test func oneBaseYearCannotBeReplaced() throws {
    let base = try base(.noLeap, 2001...2001)
    #expect(throws: ClimateProblem.self) {
      try BootstrapExceedance(
        of: DailySeries.residues(365), base: base, rule: try QuantileRule(percentile: 90),
        direction: .above)
    }
  }
}
