import Inventory
import Quantities
import TestSupport
import Testing

@Suite struct DigesterGasFlaringTests {
  private func methane(_ amount: Double, _ unit: String, _ factor: String = "") throws -> Double {
    let record = Sample.record(
      "digester-gas-flaring", "digester-gas", amount, unit, factor: factor, sector: .water)
    return try #require(Sample.emissions(record))[.methane]
  }

  @Test func `a million cubic feet by hand`() throws {
    // LGOP equation 10.1: 0.65, 662 g/m3, 1 − 0.99; the foot is 0.3048 m
    let cubicMeters = 1_000_000 * 0.3048 * 0.3048 * 0.3048
    #expect(
      isClose(try methane(1, "MMscf"), cubicMeters * 0.65 * 662 * (1 - 0.99) / 1000))
    #expect(isClose(try methane(cubicMeters, "m3-gas"), try methane(1, "MMscf")))
  }

  @Test func `density at the conditions of a US cubic foot`() throws {
    // EPA 2009: 0.0423 lb per cubic foot, 677.6 g/m3 to four digits
    let pounds = 1000 * 0.65 * 0.0423 * 0.01
    #expect(isClose(try methane(1, "mcf", "density=epa"), pounds * 0.45359237, within: 1e-4))
  }

  @Test func `all burned is nothing left`() throws {
    #expect(try methane(1, "mcf", "destruction=1") == 0)
    #expect(isClose(try methane(1, "mcf", "destruction=0.98"), try methane(1, "mcf") * 2))
  }
}

@Suite struct DigesterGasByPopulationTests {
  @Test func `a thousand people are as their gas`() throws {
    // LGOP equation 10.2: 1 cubic foot per person and day, 365.25 days
    let people = Sample.record(
      "digester-gas-by-population", "people-served", 1000, "people", sector: .water)
    let gas = Sample.record(
      "digester-gas-flaring", "digester-gas", 1000 * 365.25, "scf", sector: .water)
    let emissions = try #require(Sample.emissions(people))
    #expect(isClose(emissions[.methane], try #require(Sample.emissions(gas))[.methane]))
  }
}

@Suite struct DigesterGasCombustionTests {
  private func emissions(
    _ amount: Double, _ unit: String, _ factor: String = "",
    _ context: InventoryContext = Sample.context()
  ) -> EmissionsByGas? {
    let record = Sample.record(
      "digester-gas-combustion", "digester-gas", amount, unit, year: 2023, factor: factor,
      sector: .water)
    return Sample.emissions(record, context)
  }

  @Test func `a thousand cubic feet`() throws {
    // EPA hub 2025, table 1, other biomass gases: 0.034106 kg CO2, 0.002096 g CH4, 0.000413 g N2O per scf
    let gas = try #require(emissions(1, "mcf"))
    #expect(isClose(gas[.biogenicCarbonDioxide], 34.106))
    #expect(gas[.carbonDioxide] == 0)
    #expect(isClose(gas[.methane], 0.002096))
    #expect(isClose(gas[.nitrousOxide], 0.000413))
  }

  @Test func `energy, or a volume with a measured heat content`() throws {
    // 3.2 g CH4 and 0.63 g N2O per MMBtu
    let energy = try #require(emissions(10, "MMBtu"))
    #expect(isClose(energy[.methane], 0.032))
    let volume = try #require(emissions(1, "mcf", "heat=0.0006"))
    #expect(isClose(volume[.nitrousOxide], 0.6 * 0.63 / 1000))
  }

  @Test func `own factors go before the library's`() throws {
    let own = Sample.context(factorSets: [
      Sample.factorSet("engine", [(gas: "ch4", value: 2, unit: "g", per: "mcf")])
    ])
    let gas = try #require(emissions(10, "mcf", "engine", own))
    #expect(isClose(gas[.methane], 0.02))
    #expect(gas[.biogenicCarbonDioxide] == 0)
  }

  @Test func `own factors per energy need a heat content`() throws {
    let own = Sample.context(factorSets: [
      Sample.factorSet("engine", [(gas: "ch4", value: 100, unit: "g", per: "MMBtu")])
    ])
    #expect(emissions(1, "mcf", "engine", own) == nil)
    let gas = try #require(emissions(1, "mcf", "engine heat=0.0006", own))
    #expect(isClose(gas[.methane], 0.06))
  }
}
