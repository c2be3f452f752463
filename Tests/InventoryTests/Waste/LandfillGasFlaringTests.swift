import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct LandfillGasFlaringTests {
  private func record(_ factor: String, _ amount: Double = 1000, _ unit: String = "mcf")
    -> ActivityRecord
  {
    Sample.record(
      "landfill-gas-flaring", "landfill-gas", amount, unit, factor: factor, sector: .waste)
  }

  private let methane = 1_000_000 * 0.5 * 0.0423 * 0.453_592_37

  @Test func `a million cubic feet in a flare`() throws {
    // 40 CFR 98, table HH-1: DE 0.99; EPA GHG Emission Factors Hub 2021, table 1: 0.000306 g N2O per scf of landfill gas
    let emissions = try #require(Sample.emissions(record("")))
    #expect(isClose(emissions[.methane], methane * 0.01))
    #expect(isClose(emissions[.biogenicCarbonDioxide], methane * 0.99 * 44 / 16))
    #expect(isClose(emissions[.nitrousOxide], 0.306))
    #expect(emissions[.carbonDioxide] == 0)
  }

  @Test func `carbon is neither made nor lost`() throws {
    let emissions = try #require(Sample.emissions(record("destruction=0.9 f=0.6")))
    let carbon = emissions[.methane] * 12 / 16 + emissions[.biogenicCarbonDioxide] * 12 / 44
    #expect(isClose(carbon, methane / 0.5 * 0.6 * 12 / 16))
  }

  @Test func `a flare's own test of nitrous oxide is used`() throws {
    let own = Sample.factorSet("flare", [("n2o", 2, "g", "mcf")])
    let emissions = try #require(
      Sample.emissions(record("flare"), Sample.context(factorSets: [own])))
    #expect(isClose(emissions[.nitrousOxide], 2))
  }

  @Test func `the unit does not matter and twice is twice`() throws {
    let feet = try #require(Sample.emissions(record("")))
    let meters = try #require(
      Sample.emissions(record("", 2 * 1_000_000 * 0.3048 * 0.3048 * 0.3048, "m3-gas")))
    #expect(isClose(meters[.methane], 2 * feet[.methane]))
    #expect(isClose(meters[.nitrousOxide], 2 * feet[.nitrousOxide]))
  }

  @Test(arguments: ["destruction=1.1", "nope", "epa-hub:1999"])
  func `a bad choice is refused at the factor`(_ factor: String) {
    #expect(Sample.problem(record(factor))?.place.column == "factor")
  }
}
