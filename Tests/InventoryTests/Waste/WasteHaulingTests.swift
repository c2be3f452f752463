import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct WasteHaulingTests {
  private func record(
    _ activity: String, _ amount: Double, _ unit: String, _ factor: String = "", year: Int = 2021
  ) -> ActivityRecord {
    Sample.record(
      "waste-hauling", activity, amount, unit, year: year, factor: factor, sector: .waste)
  }

  @Test(arguments: [(2021, 0.211, 0.002, 0.0049), (2024, 0.186, 0.0016, 0.0054)])
  func `a hundred ton-miles by year`(
    _ year: Int, _ carbon: Double, _ methane: Double, _ nitrousOxide: Double
  ) throws {
    // EPA GHG Emission Factors Hub 2021 and 2025, table 8, medium- and heavy-duty trucks, per short ton-mile
    let emissions = try #require(
      Sample.emissions(record("haul", 100, "short-ton-mile", year: year)))
    #expect(isClose(emissions[.carbonDioxide], 100 * carbon))
    #expect(isClose(emissions[.methane], 0.1 * methane))
    #expect(isClose(emissions[.nitrousOxide], 0.1 * nitrousOxide))
    #expect(emissions.fossilMethane == emissions.methane)
  }

  @Test func `tons times miles are ton-miles`() throws {
    let whole = try #require(Sample.emissions(record("haul", 1200, "short-ton-mile")))
    let parts = try #require(Sample.emissions(record("haul", 40, "short-ton", "distance=30")))
    let metric = try #require(
      Sample.emissions(record("haul", 40 * 0.907_184_74, "tonne", "distance=30")))
    #expect(isClose(parts[.carbonDioxide], whole[.carbonDioxide]))
    #expect(isClose(metric[.carbonDioxide], whole[.carbonDioxide]))
  }

  @Test func `the community protocol's factors, from memory`() throws {
    // SW.6 from memory: 0.00014 t per ton-mile, 0.020 t per ton collected
    let haul = try #require(
      Sample.emissions(record("haul", 1000, "short-ton", "distance=50 factors=uscp")))
    #expect(isClose(haul.carbonDioxide.tonnes, 7))
    let collection = try #require(Sample.emissions(record("collection", 1000, "short-ton")))
    #expect(isClose(collection.carbonDioxide.tonnes, 20))
  }

  @Test func `a hauler's own factor is used, and twice is twice`() throws {
    let own = Sample.factorSet("fleet", [("co2", 0.1, "kg", "short-ton-mile")])
    let context = Sample.context(factorSets: [own])
    let once = try #require(
      Sample.emissions(record("haul", 10, "short-ton", "fleet distance=20"), context))
    let twice = try #require(
      Sample.emissions(record("haul", 20, "short-ton", "fleet distance=20"), context))
    #expect(isClose(once[.carbonDioxide], 20))
    #expect(isClose(twice[.carbonDioxide], 40))
  }

  @Test func `what is missing or has no effect is refused`() {
    let noDistance = Sample.problem(record("haul", 10, "short-ton"))
    #expect(noDistance?.message.contains("distance") == true)
    #expect(
      Sample.problem(record("haul", 10, "short-ton-mile", "distance=5"))?.place.column == "factor")
    #expect(
      Sample.problem(record("collection", 10, "short-ton", "distance=5"))?.place.column
        == "factor")
    #expect(Sample.problem(record("teleport", 10, "short-ton"))?.place.column == "activity")
    #expect(Sample.problem(record("collection", 10, "short-ton-mile"))?.place.column == "unit")
  }
}
