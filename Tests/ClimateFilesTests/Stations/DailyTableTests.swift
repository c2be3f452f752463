import Climate
import ClimateFiles
import Foundation
import Tables
import TestSupport
import Testing

@Suite struct DailyTableTests {
  static let plain = DailyTableLayout(
    date: .oneColumn("date"),
    columns: [
      .init("high", .tasmax, .celsius), .init("low", .tasmin, .celsius),
      .init("rain", .pr, .inchesPerDay),
    ])

  func table(_ text: String, _ layout: DailyTableLayout = plain) throws(ClimateProblem)
    -> DailyTable
  {
    try DailyTable.read(Array(text.utf8), file: "station.csv", layout: layout)
  }

  @Test func daysThatTheFileLeavesOutAreMissing() throws {
    let table = try table(
      """
      date,high,low,rain
      2051-02-27,1.5,-2,0.25
      2051-03-02,3,NA,--
      """)
    #expect(table.axis.count == 4)
    #expect(table.axis.date(at: 1) == CalendarDate(2051, 2, 28))
    let high = try #require(table[.tasmax])
    #expect(high.values[0] == 1.5 && high.values[3] == 3)
    #expect(high.values[1].isNaN && high.values[2].isNaN)
    #expect(high.missingDays == 2)
    #expect(table[.tasmin]?.missingDays == 3)
    #expect(table["rain"]?.values[0] == 0.25)
    #expect(table["rain"]?.unit == .inchesPerDay)
    #expect(table.findings.count == 0)
  }

  @Test func impossibleValuesAreFindingsAtTheirCellAndMissing() throws {
    let table = try table(
      """
      date,high,low,rain
      2051-01-01,61,-91,-0.1
      2051-01-02,60,-90,0
      2051-01-03,warm,0,T
      """)
    #expect(
      table.findings.findings.map(\.place) == [
        Place(file: "station.csv", row: 2, column: "high"),
        Place(file: "station.csv", row: 2, column: "low"),
        Place(file: "station.csv", row: 2, column: "rain"),
        Place(file: "station.csv", row: 4, column: "high"),
      ])
    #expect(table.findings.findings.allSatisfy { $0.severity == .error })
    #expect(table.findings.findings[0].message.hasPrefix("tasmax of 61 degC cannot be."))
    #expect(table[.tasmax]?.impossibleValues == 1)
    #expect(table[.tasmax]?.missingDays == 2)
    #expect(table[.tasmin]?.values[1] == -90)
    #expect(table[.pr]?.values[2] == 0 && table[.pr]?.traces == 1)
  }

  @Test func daysOutOfOrderAndTwiceAreFindings() throws {
    let table = try table(
      """
      date,high,low,rain
      2051-01-02,2,0,0
      2051-01-01,1,0,0
      2051-01-02,9,0,0
      2051-02-30,9,0,0
      yesterday,9,0,0
      2051-01-03,3,4,0
      """)
    #expect(table[.tasmax]?.values == [1, 2, 3])
    #expect(table.findings.findings.map(\.place.row) == [3, 4, 5, 6, nil])
    #expect(
      table.findings.findings.map(\.severity) == [.warning, .error, .error, .error, .warning])
    #expect(table.findings.findings[4].message.contains("2051-01-03 the first"))
  }

  @Test func theNumbersThatMeanMissingAreThoseOfTheLayout() throws {
    let text = "date,high,low,rain\n2051-01-01,-99.9,-9999,5\n2051-01-02,1,1,0\n"
    #expect(try table(text)[.tasmax]?.missingDays == 1)
    var layout = Self.plain
    layout.missingNumbers = [5]
    let strict = try table(text, layout)
    #expect(strict[.pr]?.missingDays == 1)
    #expect(strict[.tasmax]?.impossibleValues == 1)
    #expect(strict[.tasmin]?.impossibleValues == 1)
  }

  @Test func aModelsCalendarHasItsOwnDates() throws {
    let text = "2051,2,30,1,2\n2051,3,1,3,--\n"
    let layout = DailyTableLayout.models(2, of: .tasmax, .celsius, calendar: .day360)
    let table = try table(text, layout)
    #expect(table.axis.count == 2)
    #expect(table["m1"]?.values == [1, 3])
    #expect(table["m2"]?.missingDays == 1)
    #expect(
      try self.table(text, .models(2, of: .tasmax, .celsius)).findings.findings[0].place.row == 1)
  }

  @Test func wrongLayoutsAreProblemsThatNameTheColumns() {
    func problem(_ layout: DailyTableLayout) -> String {
      do throws(ClimateProblem) {
        _ = try table("date,high\n2051-01-01,1\n", layout)
        return ""
      } catch { return error.message }
    }
    #expect(problem(Self.plain).contains("no column “low”. It has date, high."))
    let mixed = DailyTableLayout(
      date: .oneColumn("date"), columns: [.init("high", .tasmax, .millimetersPerDay)])
    #expect(problem(mixed).contains("mm/day is no unit of tasmax"))
    let empty = DailyTableLayout(date: .oneColumn("high"), columns: [])
    #expect(problem(empty).contains("no row of daily values"))
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "The real station files are not on this machine."))
  func milwaukeeInFahrenheitAndInchesIsRead() throws {
    let layout = DailyTableLayout(
      date: .yearMonthDay("year", "month", "day"),
      columns: [
        .init("TMAX", .tasmax, .fahrenheit), .init("TMIN", .tasmin, .fahrenheit),
        .init("PRCP", .pr, .inchesPerDay),
      ])
    let table = try DailyTable.read(
      path: station("milwaukee_GHCN_USW00014839.csv.gz"), layout: layout)
    #expect(table.axis.firstDay == CalendarDate(1938, 4, 1))
    #expect(table.axis.lastDay == CalendarDate(2026, 8, 19))
    #expect(table.axis.count == 32283)
    let high = try #require(table[.tasmax])
    #expect(high.missingDays == 1)
    #expect(high.values.max() == 102.92)
    #expect(table[.tasmin]?.values.min() == -25.96)
    let rain = try #require(table[.pr])
    #expect(rain.missingDays == 138)
    let sum = rain.values.reduce(0.0) { $1.isNaN ? $0 : $0 + Double($1) }
    #expect(isClose(sum, 2892.93463304998, within: 1e-6))
    // Row 457 is 8 June 1939, after 30 June.
    #expect(table.findings.findings.map(\.place.row) == [457])
    #expect(table.findings.findings.map(\.severity) == [.warning])
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "The real station files are not on this machine."))
  func sydneyInTheFormOfClimdexIsRead() throws {
    let table = try DailyTable.read(
      path: station("sydney_observatory_hill_1936-2015.txt.gz"), layout: .climdex)
    #expect(table.axis.count == 29220)
    #expect(table.columns.map(\.missingDays) == [7, 58, 58])
    #expect(table[.tasmax]?.values[3] == 25.6 && table[.tasmin]?.values[3] == 20.6)
    #expect(table.findings.count == 0)
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "The real station files are not on this machine."))
  func daysOfTheYearAreDates() throws {
    let layout = DailyTableLayout(
      date: .yearAndDayOfYear("year", "jday"), columns: [.init("MAX_TEMP", .tasmax, .celsius)])
    let table = try DailyTable.read(path: station("ec_1018935_MAX_TEMP.csv.gz"), layout: layout)
    #expect(table.axis.firstDay == CalendarDate(1959, 11, 21))
    #expect(table.axis.lastDay == CalendarDate(2004, 10, 31))
    #expect(table[.tasmax]?.missingDays == 16417 - 15704)
    #expect(table[.tasmax]?.values.last == 11)
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "The real model files are not on this machine."))
  func thirtyTwoModelsAreColumns() throws {
    let name = "loca_jordan_lake_nc/Loca_Temp_max_85_20512099.csv.gz"
    let packed = try Data(contentsOf: PackageFolder.climate.appending(path: name))
    let bytes = try Gzip.inflated([UInt8](packed), name: name)
    // The last year, which has the only missing value of the file.
    let start = try #require(Data(bytes).range(of: Data("\n2099,1,1,".utf8))).upperBound
    let table = try DailyTable.read(
      Array("2099,1,1,".utf8) + bytes[start...], file: name,
      layout: .models(32, of: .tasmax, .celsius))
    #expect(table.axis == DailyAxis(calendar: .standard, years: 2099...2099))
    #expect(table.columns.count == 32)
    #expect(table["m32"]?.values.last == 13.514)
    #expect(table.columns.map(\.missingDays) == (1...32).map { $0 == 3 ? 1 : 0 })
    #expect(table.findings.count == 0)
  }

  func station(_ name: String) -> String {
    PackageFolder.climate.appending(path: "stations/\(name)").path
  }
}
