import Climate
import TestSupport
import Testing

/// Reference numbers: `scipy.stats.theilslopes` and, for the test, the formula in numpy with `scipy.stats.norm`.
@Suite struct TrendTests {
  private let values = [
    27.524, 30.559, 30.783, 28.455, 30.633, 30.27, 48.355, 29.0, 27.89, 31.686, 33.19, 31.094,
    38.463, 26.234, 32.814, 27.376, 26.997, 32.16, 36.531, 34.091, 29.778, 31.015, 29.708, 33.764,
    35.59,
  ]
  private let years = Array(1990..<2015)

  @Test func slopeAndTestAgreeWithSciPy() throws {
    let trend = try Trend(of: values, years: years)
    #expect(isClose(trend.slope, 0.1420873015873017))
    #expect(isClose(trend.interval.lowerBound, -0.07342857142857133))
    #expect(isClose(trend.interval.upperBound, 0.30087499999999956))
    #expect(trend.score == 56)
    #expect(isClose(trend.significance, 0.19895893109240226))
  }

  @Test func tiesLowerTheVariance() throws {
    let tied = values.map { ($0 / 2).rounded(.toNearestOrEven) * 2 }
    let trend = try Trend(of: tied, years: years)
    #expect(trend.score == 70)
    #expect(isClose(trend.significance, 0.1006052145878246))
    #expect(isClose(trend.slope, 0.15384615384615385))
    #expect(isClose(trend.interval.upperBound, 0.3157894736842105))
  }

  @Test func aStraightLineHasItsSlopeWhateverYearsAreMissing() throws {
    let line = years.map { $0 % 4 == 0 ? Double.nan : 0.03 * Double($0) }
    let trend = try Trend(of: line, years: years)
    #expect(isClose(trend.slope, 0.03))
    #expect(trend.significance < 1e-6)
    #expect(trend.years == line.count(where: { !$0.isNaN }))
  }

  @Test func equalValuesHaveNoTrend() throws {
    let trend = try Trend(of: [Double](repeating: 4, count: 25), years: years)
    #expect(trend.slope == 0)
    #expect(trend.significance == 1)
  }

  @Test func shortOrUnorderedSeriesAreRefused() {
    #expect(throws: ClimateProblem.self) { try Trend(of: [1, 2, 3], years: [1, 2, 3]) }
    #expect(throws: ClimateProblem.self) { try Trend(of: values, years: years.reversed()) }
  }
}
