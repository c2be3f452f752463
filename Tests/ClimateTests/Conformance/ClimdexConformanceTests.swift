import Climate
import Foundation
import TestSupport
import Testing

/// The 27 indices of a station whose values the authors of climdex.pcic publish with their program.
@Suite struct ClimdexConformanceTests {
  static func station() throws -> ConformanceSeries {
    let axis = DailyAxis(calendar: .standard, years: 1959...2004)
    func values(_ name: String) throws -> [Float] {
      var values = [Float](repeating: .nan, count: axis.count)
      for row in try stationRows("stations/ec_1018935_\(name).csv.gz", separator: ",").dropFirst() {
        guard row.count > 2, let year = Int(row[0]), let day = Int(row[1]),
          let value = Float(row[2])
        else { continue }
        values[axis.indices(ofYear: year).lowerBound + day - 1] = value
      }
      return values
    }
    return ConformanceSeries(
      axis: axis,
      arrays: [
        .tasmax: try values("MAX_TEMP"), .tasmin: try values("MIN_TEMP"),
        .pr: try values("ONE_DAY_PRECIPITATION"),
      ])
  }

  /// In base years climdex divides by all days of a month, so that missing days count as not exceeding.
  static func shareOfDays(
    _ index: String, _ period: IndicatorPeriod, _ series: ConformanceSeries
  ) -> Double {
    guard index.hasSuffix("p"), (1981...1990).contains(period.year) else { return 1 }
    let gaps = series.gaps(index.hasPrefix("tx") ? .tasmax : .tasmin, period)
    return Double(period.days.count - gaps) / Double(period.days.count)
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "needs the station's daily values"))
  func aStationGivesTheValuesOfClimdex() throws {
    let series = try Self.station()
    let expected = try ExpectedValues("expected-climdex-1018935.csv")
    let based = "base=1981-1990, year-end=within-year"
    let names = [
      "fd": "fd", "su": "su", "id": "id", "tr": "tr", "gsl": "gsl", "txx": "txx(period=monthly)",
      "tnx": "tnx(period=monthly)", "txn": "txn(period=monthly)", "tnn": "tnn(period=monthly)",
      "dtr": "dtr(period=monthly)", "rx1day": "rx1day(period=monthly)", "sdii": "sdii",
      "r10mm": "r10mm", "r20mm": "r20mm", "rnnmm": "rnnmm", "cdd": "cdd", "cwd": "cwd",
      "prcptot": "prcptot", "r95ptot": "r95ptot(base=1981-1990)",
      "r99ptot": "r99ptot(base=1981-1990)", "wsdi": "wsdi(\(based))", "csdi": "csdi(\(based))",
      "tx90p": "tx90p(\(based), period=monthly)", "tn90p": "tn90p(\(based), period=monthly)",
      "tx10p": "tx10p(\(based), period=monthly)", "tn10p": "tn10p(\(based), period=monthly)",
    ]
    let results = try series.compute(Array(names.values), missing: .etccdi)
    var found: [String] = []
    for (index, name) in names.sorted(by: { $0.key < $1.key }) {
      guard let result = results[name] else { continue }
      let wanted = expected.labeled(index)
      #expect(!wanted.isEmpty)
      for (period, value) in zip(result.periods, result.series()) {
        let target = wanted[period.label] ?? .nan
        let value = value * Self.shareOfDays(index, period, series)
        let agrees = value.isNaN ? target.isNaN : isClose(value, target, within: 1e-6)
        if !agrees { found.append("\(index) \(period.label): \(value), expected \(target)") }
      }
    }
    #expect(found == [])
  }

  /// The two differ in where five days are booked and in what a missing day is, and in nothing else.
  @Test(.enabled(if: PackageFolder.hasClimate, "needs the station's daily values"))
  func theWettestFiveDaysAreClimdexsWhenBookedByTheirMiddleDay() throws {
    let series = try Self.station()
    let expected = try ExpectedValues("expected-climdex-1018935.csv").labeled("rx5day")
    let values = try #require(series.arrays[.pr]).map { $0.isNaN ? 0 : Double($0) }
    let months = try #require(PeriodRule.monthly.tracks(of: series.axis).first)
    var compared = 0
    for month in months {
      guard let wanted = expected[month.label], !wanted.isNaN else { continue }
      let sums = month.days(on: series.axis).map { day in
        day < 2 || day + 2 >= values.count ? 0 : values[day - 2...day + 2].reduce(0, +)
      }
      #expect((sums.reduce(0, max) - wanted).magnitude < 1e-4, "\(month.label)")
      compared += 1
    }
    #expect(compared == 502)
  }

  /// Climdex labels a southern season by the year in which it begins.
  @Test(.enabled(if: PackageFolder.hasClimate, "needs the station's daily values"))
  func aSouthernGrowingSeasonIsClimdexs() throws {
    let name = "gsl(hemisphere=south)"
    let result = try #require(Self.station().compute([name], missing: .etccdi)[name])
    let expected = try ExpectedValues("expected-climdex-1018935.csv").labeled("gsl.sh")
    var compared = 0
    for (period, value) in zip(result.periods, result.series()) where !value.isNaN {
      guard let wanted = expected["\(period.year - 1)"], !wanted.isNaN else { continue }
      #expect(value == wanted, "\(period.label)")
      compared += 1
    }
    #expect(compared > 25)
  }
}
