import Climate
import TestSupport
import Testing

/// xclim 0.62.0: `percentile_doy(da, window, per)` and `tx90p(da, thresholds, freq="MS", bootstrap=True)`, of
/// `DailySeries.residues`, 1961 to 1968 (1966 in 360_day).
@Suite struct DayOfYearAgainstXclimTests {
  private func thresholds(
    _ calendar: ClimateCalendar, _ years: ClosedRange<Int>, window: Int, percentile: Double
  ) throws -> [Float] {
    let axis = DailyAxis(calendar: calendar, years: years)
    let base = try DayOfYearBase(
      axis: axis, years: years, window: window, keying: .dayOfYear, edge: .withinBase)
    return DayOfYearThresholds(
      of: DailySeries.residues(axis.count), base: base,
      rule: try QuantileRule(percentile: percentile)
    ).values
  }

  @Test(arguments: [
    (
      5, 90.0, [1: 88.43333180745444, 60: 95.46333389282226, 200: 97.85000152587891],
      33249.81671727498
    ),
    (
      5, 10, [1: 5.050000111262004, 59: 4.143333268165588, 358: 16.83666642506917],
      3963.3766652266177
    ),
    (
      15, 97.5, [2: 97.24250246683756, 59: 99.0216661453247, 358: 96.9658338546753],
      35903.170829391485
    ),
  ])
  func thresholdsOfYearsOf365DaysAgree(
    window: Int, percentile: Double, expected: [Int: Double], sum: Double
  ) throws {
    let values = try thresholds(.noLeap, 1961...1968, window: window, percentile: percentile)
    for (day, value) in expected { #expect(isClose(Double(values[day - 1]), value, within: 1e-6)) }
    #expect(isClose(values.reduce(0) { $0 + Double($1) }, sum, within: 1e-7))
  }

  @Test func thresholdsOfYearsOf360DaysAgree() throws {
    let values = try thresholds(.day360, 1961...1966, window: 15, percentile: 97.5)
    #expect(isClose(Double(values[359]), 95.94166692097981, within: 1e-6))
    #expect(isClose(values.reduce(0) { $0 + Double($1) }, 35431.34584166209, within: 1e-7))
  }

  /// xclim stretches the 365 thresholds of a calendar with leap years over 366 days; the samples are the same.
  @Test func thresholdsWithLeapYearsAgreeOnceTheyAreStretched() throws {
    let values = try thresholds(.standard, 1961...1968, window: 5, percentile: 90)
    let stretched = (0..<366).map { day in
      let position = Double(day) * 364 / 365
      let lower = min(Int(position), 363)
      let part = position - Double(lower)
      return Double(values[lower]) * (1 - part) + Double(values[lower + 1]) * part
    }
    #expect(isClose(stretched[0], 90.26666768391927, within: 1e-6))
    #expect(isClose(stretched[59], 95.28910433137797, within: 1e-6))
    #expect(isClose(stretched[359], 88.98061375726846, within: 1e-6))
    #expect(isClose(stretched.reduce(0, +), 33336.022072942025, within: 1e-7))
  }

  /// Resamples exceeded, 0…7 a day, summed by month; the turn of the year differs by definition, so that only February to November are compared.
  @Test func theBootstrapAgreesAwayFromTheTurnOfTheYear() throws {
    let axis = DailyAxis(calendar: .noLeap, years: 1961...1970)
    let base = try DayOfYearBase(axis: axis, years: 1961...1968, edge: .withinBase)
    let values = DailySeries.residues(axis.count)
    for (direction, percentile, expected) in [
      (BootstrapExceedance.Direction.above, 90.0, Self.tx90p), (.below, 10, Self.tx10p),
    ] {
      let result = try BootstrapExceedance(
        of: values, base: base, rule: try QuantileRule(percentile: percentile), direction: direction
      )
      var sums = [Int](repeating: 0, count: 96)
      for (index, count) in result.counts.enumerated() {
        let date = axis.date(at: index)
        sums[12 * (date.year - 1961) + date.month - 1] += Int(count)
      }
      for month in sums.indices where (1...10).contains(month % 12) {
        #expect(sums[month] == expected[month])
      }
    }
  }

  private static let tx90p = [
    27, 40, 28, 38, 27, 40, 28, 33, 28, 49, 28, 33, 32, 21, 10, 19, 19, 14, 21, 28, 18, 50, 21, 38,
    7, 28, 25, 29, 14, 12, 7, 7, 32, 18, 21, 21, 7, 18, 26, 8, 24, 41, 12, 32, 10, 7, 28, 32,
    49, 7, 16, 28, 14, 18, 45, 13, 7, 29, 21, 26, 11, 7, 22, 7, 33, 25, 28, 46, 29, 14, 11, 7,
    31, 26, 42, 11, 28, 26, 25, 14, 34, 14, 14, 7, 32, 25, 47, 29, 37, 7, 19, 21, 7, 26, 18, 21,
  ]
  private static let tx10p = [
    21, 21, 7, 32, 29, 11, 11, 25, 23, 41, 28, 22, 25, 28, 28, 32, 19, 25, 19, 10, 0, 21, 11, 21,
    37, 18, 28, 22, 14, 15, 49, 26, 27, 6, 19, 30, 35, 38, 52, 14, 21, 18, 31, 25, 14, 32, 27, 7,
    23, 16, 14, 5, 11, 18, 14, 29, 66, 17, 18, 67, 14, 21, 21, 28, 29, 39, 17, 28, 7, 11, 32, 21,
    23, 11, 29, 27, 21, 48, 14, 25, 21, 36, 38, 7, 24, 11, 4, 21, 56, 7, 35, 43, 24, 14, 19, 21,
  ]
}
