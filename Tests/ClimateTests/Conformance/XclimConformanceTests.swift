import Climate
import TestSupport
import Testing

/// The ETCCDI indices beside xclim's, on made-up days in three calendars and on a station in °F and inches.
@Suite struct XclimConformanceTests {
  /// Counts must be equal; sums and means agree to the rounding of xclim's single precision.
  static let yearly = [
    "fd", "su", "id", "tr", "txx", "tnx", "txn", "tnn", "dtr", "rx1day", "rx5day", "sdii",
    "r10mm", "r20mm", "rnnmm", "prcptot",
  ]
  static let monthly = ["txx", "tnx", "txn", "tnn", "dtr", "rx1day", "rx5day"]
  static let percentiles = ["tx90p", "tn90p", "tx10p", "tn10p"]

  struct Comparison {
    var index: String
    var name: String
    var tolerance = 1e-6
  }

  static let unbased = yearly.map { Comparison(index: $0, name: $0) }
  static let months = monthly.map {
    Comparison(index: "\($0)-monthly", name: "\($0)(period=monthly)")
  }

  static func wetDays(_ base: String) -> [Comparison] {
    ["r95ptot", "r99ptot"].map { Comparison(index: $0, name: "\($0)(base=\(base))") }
  }

  static func based(_ base: String) -> [Comparison] {
    percentiles.map {
      Comparison(index: "\($0)-plain", name: "\($0)(base=\(base), bootstrap=no)")
    } + ["wsdi", "csdi"].map { Comparison(index: $0, name: "\($0)(base=\(base))") } + wetDays(base)
  }

  static func differences(
    _ series: ConformanceSeries, _ file: String, _ comparisons: [Comparison]
  ) throws -> [String] {
    let expected = try ExpectedValues(file)
    let results = try series.compute(comparisons.map(\.name))
    var found: [String] = []
    for comparison in comparisons {
      guard let result = results[comparison.name] else { continue }
      let values = expected.labeled(comparison.index)
      if values.isEmpty { found.append("\(comparison.index): nothing expected") }
      for (period, value) in zip(result.periods, result.series()) {
        guard var wanted = values[period.label] else { continue }
        // xclim counts the days; a percentage of them is the index.
        if result.indicator.unit == .percent { wanted *= 100 / Double(period.days.count) }
        let agrees =
          value.isNaN ? wanted.isNaN : isClose(value, wanted, within: comparison.tolerance)
        if !agrees {
          found.append("\(comparison.index) \(period.label): \(value), expected \(wanted)")
        }
      }
    }
    return found
  }

  @Test(arguments: [ClimateCalendar.noLeap, .day360])
  func madeUpDaysGiveTheValuesOfXclim(_ calendar: ClimateCalendar) throws {
    let comparisons =
      Self.unbased + (calendar == .noLeap ? Self.months : []) + Self.based("1981-2000")
    let found = try Self.differences(
      .madeUp(calendar), "expected-xclim-\(calendar.rawValue).csv", comparisons)
    #expect(found == [])
  }

  /// In leap years xclim compares by the number of the day, Cairn by month and day: percentile indices differ.
  @Test func madeUpDaysWithLeapYearsGiveTheValuesOfXclim() throws {
    let found = try Self.differences(
      .madeUp(.standard), "expected-xclim-standard.csv",
      Self.unbased + Self.wetDays("1981-2000"))
    #expect(found == [])
  }

  /// Kelvin and kg m-2 s-1 are what models write; counts must not depend on the unit.
  @Test func modelUnitsGiveTheSameValues() throws {
    let series = ConformanceSeries.madeUp(.noLeap).converted(to: [
      .tasmax: .kelvin, .tasmin: .kelvin, .pr: .kilogramsPerSquareMeterSecond,
    ])
    let found = try Self.differences(
      series, "expected-xclim-noleap.csv",
      (Self.unbased + Self.wetDays("1981-2000")).map {
        // A Kelvin value has steps of 0.00003 K.
        Comparison(index: $0.index, name: $0.name, tolerance: 1e-4)
      })
    #expect(found == [])
  }

  /// Zhang's bootstrap leaves out a year's window; xclim leaves out the calendar year, which differs at New Year only.
  @Test(arguments: ["tx90p", "tn10p"])
  func theBootstrapIsXclimsButForTheTurnOfTheYear(_ index: String) throws {
    let name = "\(index)(base=1981-2000)"
    let result = try #require(ConformanceSeries.madeUp(.noLeap).compute([name])[name])
    let expected = try ExpectedValues("expected-xclim-noleap.csv").labeled("\(index)-bootstrap")
    var largest = 0.0
    for (period, value) in zip(result.periods, result.series()) {
      let wanted = try #require(expected[period.label]) * 100 / 365
      if !(1981...2000).contains(period.year) { #expect(isClose(value, wanted, within: 1e-9)) }
      largest = max(largest, (value - wanted).magnitude)
    }
    // Less than a quarter of a day of the year.
    #expect(largest < 0.25 / 365 * 100)
    #expect(largest > 0)
  }

  /// xclim's season begins at 5 °C, the index above it.
  @Test(arguments: [ClimateCalendar.noLeap, .day360, .standard])
  func theGrowingSeasonIsXclimsWhenItBeginsAtFiveDegrees(_ calendar: ClimateCalendar) throws {
    let warm = DailyCondition(.meanTemperature, .atLeast, .value(5, .celsius))
    let cold = DailyCondition(.meanTemperature, .below, .value(5, .celsius))
    let indicator = Indicator(
      id: "season", definitions: .planner, name: "",
      reduction: .seasonLength(
        start: warm, end: cold, run: 6, endFrom: MonthDay(7, 1), startsBeforeEnd: true),
      unit: .days)
    let result = try ConformanceSeries.madeUp(calendar).compute(indicator)
    let expected = try ExpectedValues("expected-xclim-\(calendar.rawValue).csv").labeled("gsl")
    #expect(expected.count == 30)
    for (period, value) in zip(result.periods, result.series()) {
      #expect(value == expected[period.label], "\(period.label)")
    }
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "needs the station's daily values"))
  func aStationInFahrenheitAndInchesGivesTheValuesOfXclim() throws {
    let axis = DailyAxis(calendar: .standard, years: 1939...2020)
    let rows = try stationRows(
      "stations/milwaukee_GHCN_USW00014839.csv.gz", separator: ",")
    var arrays: [ClimateVariable: [Float]] = [:]
    for (variable, name) in [(ClimateVariable.tasmax, "TMAX"), (.tasmin, "TMIN"), (.pr, "PRCP")] {
      let column = try #require(rows[0].firstIndex(of: name))
      var values = [Float](repeating: .nan, count: axis.count)
      for row in rows.dropFirst() {
        guard let year = Int(row[0]), let month = Int(row[1]), let day = Int(row[2]),
          let value = Float(row[column])
        else { continue }
        let index = axis.index(of: CalendarDate(year, month, day))
        if values.indices.contains(index) { values[index] = value }
      }
      arrays[variable] = values
    }
    let series = ConformanceSeries(
      axis: axis, arrays: arrays,
      units: [.tasmax: .fahrenheit, .tasmin: .fahrenheit, .pr: .inchesPerDay])
    let found = try Self.differences(
      series, "expected-xclim-milwaukee.csv", Self.unbased + Self.wetDays("1961-1990"))
    #expect(found == [])
  }
}
