import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct RailTests {
  private func record(
    _ activity: String, _ quantity: Double, _ unit: String, _ parameters: [String: String] = [:],
    year: Int = 2021, factor: String = ""
  ) -> ActivityRecord {
    Sample.record(
      "rail", activity, quantity, unit, year: year, factor: factor, sector: .transportation,
      parameters: parameters)
  }

  @Test func `diesel of locomotives`() throws {
    // EPA GHG Emission Factors Hub 2021: 10.21 kg CO2 (table 2), 0.80 g CH4 and 0.26 g N2O per gallon (table 5)
    let emissions = try #require(Sample.emissions(record("diesel", 1000, "gallon")))
    #expect(isClose(emissions[.carbonDioxide], 10_210))
    #expect(isClose(emissions[.methane], 0.8))
    #expect(isClose(emissions[.nitrousOxide], 0.26))
    #expect(emissions.fossilMethane == emissions.methane)
  }

  @Test func `a blend of biodiesel burns in diesel engines`() throws {
    let emissions = try #require(Sample.emissions(record("diesel-b20", 1000, "gallon")))
    #expect(isClose(emissions[.carbonDioxide], 8168))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 1890))
    #expect(isClose(emissions[.methane], 0.8))
  }

  @Test(arguments: [
    // EPA GHG Emission Factors Hub, tables 8 and 10: kg CO2 per passenger-mile or short ton-mile
    ("intercity-rail-northeast-corridor", "passenger-mile", 2021, 0.058),
    ("intercity-rail-other-routes", "passenger-mile", 2021, 0.15),
    ("intercity-rail-national-average", "passenger-mile", 2021, 0.113),
    ("intercity-rail-national-average", "passenger-mile", 2024, 0.096),
    ("commuter-rail", "passenger-mile", 2024, 0.133),
    ("freight-rail", "short-ton-mile", 2021, 0.022),
    ("freight-rail", "short-ton-mile", 2024, 0.021),
  ])
  func `services by what they carry`(
    _ service: String, _ unit: String, _ year: Int, _ carbon: Double
  ) throws {
    let emissions = try #require(Sample.emissions(record(service, 1e6, unit, year: year)))
    #expect(isClose(emissions[.carbonDioxide], 1e6 * carbon))
  }

  @Test func `tonne-kilometers are converted to short ton-miles`() throws {
    let short = try #require(Sample.emissions(record("freight-rail", 1000, "short-ton-mile")))
    let metric = try #require(
      Sample.emissions(record("freight-rail", 1000 * 0.907_184_74 * 1.609_344, "tonne-km")))
    #expect(isClose(short[.carbonDioxide], metric[.carbonDioxide]))
  }

  @Test func `the part of the line inside is counted`() throws {
    let all = try #require(Sample.emissions(record("diesel", 1000, "gallon")))
    let part = try #require(Sample.emissions(record("diesel", 1000, "gallon", ["share": "0.12"])))
    #expect(isClose(part[.carbonDioxide], 0.12 * all[.carbonDioxide]))
    #expect(isClose(part[.methane], 0.12 * all[.methane]))
  }

  @Test func `doubling doubles`() throws {
    let one = try #require(Sample.emissions(record("diesel", 10, "gallon")))
    let two = try #require(Sample.emissions(record("diesel", 20, "gallon")))
    #expect(isClose(two[.carbonDioxide], 2 * one[.carbonDioxide]))
    #expect(isClose(two[.nitrousOxide], 2 * one[.nitrousOxide]))
  }

  @Test func `electric trains say their scope`() throws {
    var record = record("electricity", 1, "MWh")
    #expect(Sample.problem(record)?.place.column == "scope")
    record.scope = 2
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions[.carbonDioxide], 995.79 * 0.453_592_37))
  }

  @Test func `a railroad's own factors are used`() throws {
    let set = Sample.factorSet("railroad", [("co2", 0.018, "kg", "short-ton-mile")])
    let emissions = try #require(
      Sample.emissions(
        record("freight-rail", 1000, "short-ton-mile", factor: "railroad"),
        Sample.context(factorSets: [set])))
    #expect(isClose(emissions[.carbonDioxide], 18))
  }

  @Test func `fuels and services that are not there are named`() {
    #expect(
      Sample.problem(record("residual-6", 1, "gallon"))?.message.contains("locomotives:diesel")
        == true)
    #expect(Sample.problem(record("bus", 1, "short-ton-mile"))?.place.column == "activity")
    #expect(Sample.problem(record("diesel", 1, "short-ton"))?.place.column == "unit")
  }
}

@Suite struct FreightTonMilesTests {
  private func record(
    _ mode: String, _ quantity: Double, year: Int = 2021, factor: String = ""
  ) -> ActivityRecord {
    Sample.record(
      "freight", mode, quantity, "short-ton-mile", year: year, factor: factor,
      sector: .transportation)
  }

  @Test(arguments: [
    // EPA GHG Emission Factors Hub, table 8: kg CO2, g CH4 and g N2O per short ton-mile
    ("medium-heavy-truck", 2021, 0.211, 0.002, 0.0049),
    ("freight-rail", 2021, 0.022, 0.0017, 0.0005),
    ("waterborne-craft", 2021, 0.036, 0.0116, 0.0016), ("air-freight", 2021, 1.16, 0, 0.0357),
    ("medium-heavy-truck", 2024, 0.186, 0.0016, 0.0054),
    ("freight-rail", 2024, 0.021, 0.0016, 0.0005),
    ("waterborne-craft", 2024, 0.077, 0.031, 0.002), ("air-freight", 2024, 1.086, 0, 0.0334),
  ])
  func `freight by mode`(
    _ mode: String, _ year: Int, _ carbon: Double, _ methane: Double, _ nitrousOxide: Double
  ) throws {
    let emissions = try #require(Sample.emissions(record(mode, 1e6, year: year)))
    #expect(isClose(emissions[.carbonDioxide], 1e6 * carbon))
    #expect(isClose(emissions[.methane], 1e3 * methane))
    #expect(isClose(emissions[.nitrousOxide], 1e3 * nitrousOxide))
  }

  @Test func `half of freight and twice as much of it`() throws {
    let one = try #require(Sample.emissions(record("freight-rail", 1000)))
    let half = try #require(Sample.emissions(record("freight-rail", 1000, factor: "share=0.5")))
    let two = try #require(Sample.emissions(record("freight-rail", 2000)))
    #expect(isClose(half[.carbonDioxide], 0.5 * one[.carbonDioxide]))
    #expect(isClose(two[.methane], 2 * one[.methane]))
  }

  @Test func `a mode without a factor and a share above one are refused`() {
    #expect(Sample.problem(record("pipeline", 1))?.message.contains("air-freight") == true)
    #expect(Sample.problem(record("freight-rail", 1, factor: "share=50"))?.place.column == "factor")
  }
}
