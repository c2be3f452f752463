import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct ProjectionTests {
  private func projection(_ changes: [String: String?] = [:]) throws -> Projection {
    try #require(try SampleWorkspace(changes).calculation().projection)
  }

  @Test func `the base year equals the inventory`() throws {
    let projection = try projection()
    #expect(isClose(projection.total(2021) ?? 0, projection.inventory.total(2021)))
  }

  @Test func `a stream follows its driver and intensity`() throws {
    let projection = try projection()
    let stream = try #require(projection.streams.first { $0.record.id == "e21" })
    // Population is linear from 1000 (2019) to 1120 (2031): 1020 in 2021, 1110 in 2030. Cambium mid-case for
    // MROW: 381.9 (2020), 392.6 (2022), 195.6 (2030) kg CO2e per MWh.
    let growth = 1110.0 / 1020
    let intensity = 195.6 / ((381.9 + 392.6) / 2)
    #expect(isClose(stream.growth[9], growth))
    #expect(isClose(stream.intensity[9], intensity))
    #expect(
      isClose(
        stream.emissions(9)[.carbonDioxide],
        stream.baseEmissions[.carbonDioxide] * growth * intensity))
  }

  @Test func `a driver that ends too early leaves its streams out with an error`() throws {
    let sample = SampleWorkspace()
    let rows = [
      "population,2019,1000,people,bill,", "population,2025,1120,people,bill,",
      "jobs,2021,500,jobs,bill,", "jobs,2030,600,jobs,bill,",
    ]
    let projection = try projection(["indicators.csv": sample.table("indicators.csv", rows: rows)])
    #expect(projection.streams.isEmpty)
    let finding = try #require(projection.findings.first)
    #expect(finding.severity == .error)
    #expect(finding.message.contains("2026"))
    #expect(finding.place.file == "drivers.csv")
  }

  @Test func `a driver that is not there is an error`() throws {
    let sample = SampleWorkspace()
    let projection = try projection([
      "drivers.csv": sample.table("drivers.csv", rows: [",,,cows,,bill,"])
    ])
    #expect(projection.findings.contains { $0.message.contains("“cows”") })
  }

  @Test func `a record without a rule is flat and warned about`() throws {
    let sample = SampleWorkspace()
    let projection = try projection([
      "drivers.csv": sample.table("drivers.csv", rows: ["waste,,,none,,bill,"])
    ])
    #expect(isClose(projection.total(2030) ?? 0, projection.total(2021) ?? 1))
    #expect(projection.findings.contains { $0.severity == .warning })
  }

  @Test func `an explanation names driver, path and base record`() throws {
    let projection = try projection()
    let explanation = try #require(
      projection.explanation(title: "t", year: 2030) { $0.id == "e21" })
    let part = try #require(explanation.parts.first)
    let symbols = part.inputs.map(\.symbol)
    #expect(symbols.first == "m(base)")
    // Population is given for 2019 and 2031 only: both rows stand beside every value between them.
    #expect(symbols.count { $0.hasPrefix("D(base)") } == 3)
    #expect(symbols.count { $0.hasPrefix("D(y)") } == 3)
    #expect(symbols.suffix(2) == ["I(base)", "I(y)"])
    #expect(part.inputs.last?.source.contains("unverified") == true)
  }

  @Test func `of many streams the largest are explained one by one, and the rest as one part`()
    throws
  {
    let sample = SampleWorkspace()
    let rows = (1...130).map { number in
      "e\(number),2021,buildings,residential,grid-electricity,electricity,\(number),MWh,,I.1.2,2,,H,bill,"
    }
    let projection = try projection([
      "inventory.csv": sample.table("inventory.csv", rows: rows)
    ])
    let explanation = try #require(
      projection.explanation(title: "t", year: 2030) { _ in true })
    #expect(explanation.formula.contains("130 streams"))
    #expect(explanation.parts.count == 101)
    #expect(explanation.parts[0].inputs[0].source.hasSuffix(" e31"))
    let rest = try #require(explanation.parts.last)
    #expect(rest.title == "30 smaller records")
    let tonnes = projection.streams.prefix(30).reduce(0) { sum, stream in
      sum + projection.inventory.potentials.tonnes(stream.emissions(9))
    }
    #expect(rest.value == EmissionsInventory.text(tonnes))
  }

  @Test func `the parts of a stream are the records of its id`() throws {
    let projection = try projection()
    let stream = try #require(projection.streams.first { $0.record.id == "g21" })
    let parts = projection.explanation(of: stream, year: 2030).parts
    let entry = try #require(projection.inventory.entry("g21", of: 2021))
    #expect(parts == [projection.inventory.explanation(of: entry)])
  }
}
