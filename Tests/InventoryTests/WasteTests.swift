import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct LandfillMethaneCommitmentTests {
  private func record(_ factor: String) -> ActivityRecord {
    Sample.record(
      "landfill-methane-commitment", "mixed-waste", 1000, "tonne", factor: factor, sector: .waste)
  }

  private let food = Sample.context(materials: [Sample.material("food-waste", 1)])

  @Test func `methane of a thousand tonnes of food waste`() throws {
    // GPC 2014, equations 8.1, 8.3, 8.4: 1000 t · 0.15 · 1 · 0.6 · 0.5 · 16/12 · 0.9
    let emissions = try #require(Sample.emissions(record("mix"), food))
    #expect(isClose(emissions[.methane], 1_000_000 * 0.15 * 0.6 * 0.5 * 16 / 12 * 0.9))
  }

  @Test func `recovery and landfill type scale it`() throws {
    let full = try #require(Sample.emissions(record("mix"), food))
    let half = try #require(
      Sample.emissions(record("mix mcf=managed-semi-aerobic recovery=0.6"), food))
    #expect(isClose(half[.methane], full[.methane] * 0.5 * 0.4))
  }

  @Test func `a material the library does not know is not zero but an error`() {
    let context = Sample.context(materials: [Sample.material("cardbord", 1)])
    #expect(Sample.problem(record("mix"), context)?.message.contains("cardbord") == true)
  }

  @Test(arguments: ["mix mcf=2", "mix recovery=x", "mix carbon=ipcc-1900", "nope"])
  func `a bad option is an error at the factor`(_ factor: String) {
    #expect(Sample.problem(record(factor), food)?.place.column == "factor")
  }
}

@Suite struct WasteCombustionTests {
  @Test func `a tonne of mixed waste`() throws {
    // Twin Cities inventory: 0.95 · 0.4 · 0.4 · 44/12 t CO2 and 50 g N2O per tonne
    let record = Sample.record("waste-combustion", "mixed-waste", 1, "tonne", sector: .waste)
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions[.carbonDioxide], 1000 * 0.95 * 0.4 * 0.4 * 44 / 12))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 1000 * 0.95 * 0.4 * 0.6 * 44 / 12))
    #expect(isClose(emissions[.nitrousOxide], 0.05))
  }
}

@Suite struct CompostingTests {
  @Test(arguments: [("", 4.0, 0.3), ("basis=dry", 10.0, 0.6)])
  func `a tonne by basis`(_ factor: String, _ methane: Double, _ nitrousOxide: Double) throws {
    // IPCC 2006, volume 5, table 4.1
    let record = Sample.record("composting", "organics", 1, "tonne", factor: factor, sector: .waste)
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions[.methane], methane))
    #expect(isClose(emissions[.nitrousOxide], nitrousOxide))
  }
}
