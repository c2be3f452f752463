import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct WaterSupplyEnergyTests {
  private func record(
    _ stage: String, _ amount: Double = 100, _ unit: String = "million-gallons",
    factor: String = "", year: Int = 2021
  ) -> ActivityRecord {
    Sample.record(
      "water-supply-energy", stage, amount, unit, year: year, factor: factor, sector: .water)
  }

  @Test func `a typical system is as its electricity`() throws {
    // EPA 816-F-13-004: 1,500 kWh per million gallons, so 150 MWh
    let water = try #require(Sample.emissions(record("surface-water-system")))
    let grid = try #require(
      Sample.emissions(Sample.record("grid-electricity", "electricity", 150, "MWh")))
    for gas in [Gas.carbonDioxide, .methane, .nitrousOxide] {
      #expect(isClose(water[gas], grid[gas]))
    }
  }

  @Test func `the stages add up to the system`() throws {
    // EPA 816-F-13-004: 100 + 250 + 1,150 = 1,500
    let parts = try ["conveyance", "treatment", "distribution"].reduce(0.0) { sum, stage in
      try sum + (#require(Sample.emissions(record(stage))))[.carbonDioxide]
    }
    let whole = try #require(Sample.emissions(record("surface-water-system")))
    #expect(isClose(parts, whole[.carbonDioxide]))
  }

  @Test func `a stated intensity serves any stage`() throws {
    let desalination = try #require(
      Sample.emissions(record("desalination", factor: "intensity=15000")))
    let system = try #require(Sample.emissions(record("surface-water-system")))
    #expect(isClose(desalination[.carbonDioxide], system[.carbonDioxide] * 10))
    #expect(Sample.problem(record("desalination"))?.place.column == "activity")
  }

  @Test func `cubic meters and acre-feet of gallons`() throws {
    let gallons = try #require(Sample.emissions(record("treatment", 1_000_000, "gallon")))
    let cubicMeters = try #require(Sample.emissions(record("treatment", 3785.411784, "m3")))
    #expect(isClose(gallons[.carbonDioxide], cubicMeters[.carbonDioxide]))
  }

  @Test func `the utility's own rates go before the grid's`() throws {
    let own = Sample.context(factorSets: [
      Sample.factorSet("utility", [(gas: "co2", value: 300, unit: "kg", per: "MWh")])
    ])
    let emissions = try #require(
      Sample.emissions(record("surface-water-system", factor: "utility"), own))
    #expect(isClose(emissions[.carbonDioxide], 150 * 300))
    let wrong = Sample.context(factorSets: [
      Sample.factorSet("utility", [(gas: "co2", value: 300, unit: "kg", per: "mile")])
    ])
    #expect(
      Sample.problem(record("treatment", factor: "utility"), wrong)?.place.column == "factor")
  }

  @Test func `another subregion and a year without rates`() throws {
    let here = try #require(Sample.emissions(record("treatment")))
    let there = try #require(Sample.emissions(record("treatment", factor: "egrid:NWPP")))
    #expect(there[.carbonDioxide] < here[.carbonDioxide])
    #expect(Sample.problem(record("treatment", year: 1990))?.place.column == "year")
  }

  @Test func `the explanation names the intensity and the rates`() throws {
    let inventory = Sample.inventory([record("wastewater-activated-sludge")])
    let entry = try #require(inventory.entries.first)
    let explanation = inventory.explanation(of: entry)
    let intensity = explanation.inputs.first { $0.symbol == "I" }
    #expect(intensity?.value == "1,322")
    #expect(intensity?.source.contains("unverified") == true)
    #expect(explanation.inputs.contains { $0.symbol.hasPrefix("r(") })
    #expect(explanation.formula.hasPrefix("E = V · I"))
  }
}
