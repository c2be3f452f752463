import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct DriverTests {
  private typealias Sample = ForecastSample

  private func indicators(_ rows: String...) -> [String: String?] {
    ["indicators.csv": Sample.table("indicator,year,value,unit,source,note", rows)]
  }

  @Test func `a yearly rate compounds from the base year`() throws {
    let projection = try Sample.projection(Sample.drivers(",,,,,2,,,,,,,bill,"))
    // 1.02^9
    #expect(isClose(try Sample.stream("e21", of: projection).growth[9], 1.1950925686223112))
  }

  @Test func `rates from a year on take over from one another`() throws {
    let projection = try Sample.projection(
      Sample.drivers(",,,,,2022:1 2026:2,,-1.5,,,,,bill,"))
    let stream = try Sample.stream("e21", of: projection)
    // 2022 to 2025 at 1 percent, 2026 to 2030 at 2: 1.01^4 · 1.02^5
    #expect(isClose(stream.growth[9], 1.0406040100 * 1.1040808032))
    #expect(isClose(stream.growth[0], 1))
    // 0.985^9
    #expect(isClose(stream.intensity[9], 0.8728227840194345))
  }

  @Test(arguments: ["2 3", "2022:1 2022:2", "-100", "fast", "2022:", "20220:1", "nan"])
  func `what is no rate is refused at its cell`(_ text: String) throws {
    #expect(GrowthRate(text) == nil)
    let calculation = try Sample.calculation(Sample.drivers(",,,,,\(text),,,,,,,bill,"))
    #expect(
      calculation.findings.contains {
        $0.severity == .error && $0.place.column == "rate_percent" && $0.message.contains(text)
      })
  }

  @Test func `a driver and a rate together are an error at the rate`() throws {
    let calculation = try Sample.calculation(
      Sample.drivers(",,,,population,2,,,,,,,bill,", ",,,,jobs,,,,,,,,bill,"))
    let finding = try #require(
      calculation.findings.first { $0.place.column == "rate_percent" })
    #expect(finding.severity == .error)
    #expect(finding.message.contains("“population”"))
    // The next row that fits leads: jobs 500 to 600.
    let projection = try #require(calculation.projection)
    #expect(isClose(try Sample.stream("e21", of: projection).growth[9], 1.2))
  }

  @Test func `beyond the last year a series stops, holds or goes on, as the row says`() throws {
    let series = indicators(
      "population,2019,1000,people,bill,", "population,2025,1120,people,bill,")
    // 2021: 1000 + 120 · 2 ÷ 6 = 1040
    let held = try Sample.projection(series, Sample.drivers(",,,,population,,,,,hold,,,bill,"))
    #expect(isClose(try Sample.stream("e21", of: held).growth[9], 1120.0 / 1040))
    // 20 more each year: 1220 in 2030
    let trend = try Sample.projection(series, Sample.drivers(",,,,population,,,,,trend,,,bill,"))
    #expect(isClose(try Sample.stream("e21", of: trend).growth[9], 1220.0 / 1040))
    // (1120 ÷ 1000)^(1 ÷ 6) a year, for nine years
    let compound = try Sample.projection(
      series, Sample.drivers(",,,,population,,,,compound,trend,,,bill,"))
    #expect(isClose(try Sample.stream("e21", of: compound).growth[9], 1.1852965873569368))
    let stopped = try Sample.projection(series, Sample.drivers(",,,,population,,,,,,,,bill,"))
    #expect(stopped.streams.isEmpty)
    let finding = try #require(stopped.findings.first { $0.severity == .error })
    #expect(finding.message.contains("ends before 2026"))
    #expect(finding.message.contains("Left out: “e21”, “g21”, “v21” and 3 more"))
    #expect(isClose(finding.tonnesAtStake ?? 0, stopped.inventory.total(2021)))
  }

  @Test func `a step keeps the earlier value until the later year`() throws {
    let projection = try Sample.projection(
      indicators("population,2019,1000,people,bill,", "population,2025,1120,people,bill,"),
      Sample.drivers(",,,,population,,,,step,hold,,,bill,"))
    let growth = try Sample.stream("e21", of: projection).growth
    #expect(growth[3] == 1)
    #expect(isClose(growth[4], 1.12))
  }

  @Test func `a first value is never carried back into earlier years`() throws {
    for beyond in ["hold", "trend", "stop"] {
      let projection = try Sample.projection(
        indicators("population,2023,1000,people,bill,", "population,2031,1100,people,bill,"),
        Sample.drivers(",,,,population,,,,,\(beyond),,,bill,"))
      #expect(projection.streams.isEmpty)
      #expect(
        projection.findings.contains {
          $0.severity == .error && $0.message.contains("no value for the base year 2021")
        })
    }
  }

  @Test func `a driver that is 0 in the base year is found at its cell with what was left out`()
    throws
  {
    let projection = try Sample.projection(
      indicators(
        "population,2019,1000,people,bill,", "population,2031,1100,people,bill,",
        "cows,2021,0,head,bill,", "cows,2030,50,head,bill,"),
      Sample.drivers("waste,,,,cows,,,,,,,,bill,", ",,,,population,,,,,,,,bill,"))
    let finding = try #require(projection.findings.first { $0.message.contains("“cows”") })
    #expect(finding.severity == .error)
    #expect(finding.place == Place(file: "indicators.csv", row: 4, column: "value"))
    #expect(finding.message.contains("Left out: “l21”, “c21”."))
    #expect((finding.tonnesAtStake ?? 0) > 0)
    #expect(!projection.streams.contains { $0.record.sector.rawValue == "waste" })
    #expect(projection.omissions.count == 2)
    #expect(projection.omissions.allSatisfy { $0.contains("indicators.csv, row 4") })
  }

  @Test func `a trend that falls below 0 stays there with a warning`() throws {
    let projection = try Sample.projection(
      indicators("population,2020,1000,people,bill,", "population,2024,400,people,bill,"),
      Sample.drivers(",,,,population,,,,,trend,,,bill,"))
    #expect(try Sample.stream("e21", of: projection).growth[9] == 0)
    let finding = try #require(projection.findings.first { $0.severity == .warning })
    #expect(finding.message.contains("reaches 0 in 2027"))
    #expect(finding.place.column == "beyond")
  }

  @Test func `a long gap is noted until somebody chooses how it is bridged`() throws {
    let series = indicators(
      "population,2019,1000,people,bill,", "population,2045,1120,people,bill,")
    let noted = try Sample.projection(series, Sample.drivers(",,,,population,,,,,,,,bill,"))
    let note = try #require(noted.findings.first { $0.severity == .note })
    #expect(note.message.contains("between 2019 and 2045"))
    let chosen = try Sample.projection(series, Sample.drivers(",,,,population,,,,linear,,,,bill,"))
    #expect(chosen.findings.isEmpty)
    #expect(isClose(chosen.total(2030) ?? 0, noted.total(2030) ?? 1))
  }

  @Test func `a row may be for one record alone`() throws {
    let calculation = try Sample.calculation(
      Sample.drivers(
        ",,,g21,none,,,,,,,,bill,", ",,,nowhere,none,,,,,,,,bill,", ",,,,population,,,,,,,,bill,"))
    let projection = try #require(calculation.projection)
    #expect(try Sample.stream("g21", of: projection).growth[9] == 1)
    #expect(isClose(try Sample.stream("e21", of: projection).growth[9], 1110.0 / 1020))
    #expect(
      calculation.findings.contains {
        $0.severity == .warning && $0.place.column == "record" && $0.message.contains("“nowhere”")
      })
  }

  @Test func `several paths are multiplied`() throws {
    let projection = try Sample.projection(
      [
        "paths.csv": Sample.table(
          Sample.pathHeader,
          [
            "a,2021,100,g/mile,bill,", "a,2030,50,g/mile,bill,", "b,2021,2,ratio,bill,",
            "b,2030,1.5,ratio,bill,",
          ])
      ], Sample.drivers(",,,,none,,a b,,,,,,bill,"))
    let stream = try Sample.stream("v21", of: projection)
    #expect(isClose(stream.intensity[9], 0.5 * 0.75))
    let explanation = projection.explanation(of: stream, year: 2030)
    #expect(explanation.formula == "m(base) · I1(y) ÷ I1(base) · I2(y) ÷ I2(base)")
  }

  @Test func `heating and cooling cannot be more than the whole`() throws {
    let calculation = try Sample.calculation(
      Sample.drivers(",,,,population,,,,,,70,40,bill,", ",,,,population,,,,,,,,bill,"))
    #expect(
      calculation.findings.contains {
        $0.severity == .error && $0.place.column == "cooling_percent"
      })
  }

  @Test func `how series are read stands in the method as the rows say`() throws {
    let projection = try ForecastSample.projection(
      ForecastSample.drivers(
        "buildings,,,,population,,,,compound,hold,,,bill,", ",,,,none,,,,,,,,bill,"))
    let method = try #require(
      projection.explanation(title: "t", year: 2030) { _ in true }?.method)
    #expect(method.contains("by the same percentage a year; after the last the last one is held"))
    #expect(!method.contains("straight line"))
    let usual = try #require(
      try ForecastSample.projection().explanation(title: "t", year: 2030) { _ in true }?.method)
    #expect(usual.contains("on a straight line; after the last there is nothing"))
  }

  @Test func `a series that lacks a refused row asks to mend that row`() throws {
    let calculation = try ForecastSample.calculation(
      ForecastSample.drivers(",,,,none,,deep,,,,,,bill,"),
      [
        "paths.csv": ForecastSample.table(
          ForecastSample.pathHeader, ["deep,2021,1,ratio,bill,", "deep,2030,many,ratio,bill,"])
      ])
    let finding = try #require(
      calculation.findings.first { $0.place.file == "drivers.csv" && $0.severity == .error })
    #expect(finding.message.contains("paths.csv, row 3, column value was left out"))
    #expect(finding.message.contains("Mend it"))
    #expect(!finding.message.contains("Add a later row"))
  }
}
