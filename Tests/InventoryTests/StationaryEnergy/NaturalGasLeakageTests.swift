import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct NaturalGasLeakageTests {
  private let pound = 0.453_592_37

  private func methane(
    _ amount: Double, _ unit: String, _ factor: String = "",
    _ context: InventoryContext = Sample.context()
  ) throws -> Double {
    let emissions = try #require(Sample.emissions(record(amount, unit, factor), context))
    #expect(emissions.fossilMethane == emissions.methane)
    return emissions[.methane]
  }

  private func record(_ amount: Double, _ unit: String, _ factor: String = "") -> ActivityRecord {
    Sample.record("natural-gas-leakage", "natural-gas", amount, unit, factor: factor)
  }

  @Test func `a thousand therms by hand`() throws {
    // 100 MMBtu are 97,465.9 scf; 0.3 percent of throughput leak, 293.3 scf; 93.4 percent methane at
    // 0.0423 lb per scf (40 CFR 98, equation FF-1): 11.59 lb. Rate and methane content are unverified.
    let expected = 100 / 0.001026 * 0.003 / 0.997 * 0.934 * 0.0423 * pound
    #expect(try isClose(methane(1000, "therm"), expected))
    #expect(isClose(expected, 5.256, within: 1e-3))
  }

  @Test func `volume and energy of the same gas agree`() throws {
    #expect(try isClose(methane(1, "mcf"), methane(1.026, "MMBtu")))
    #expect(try isClose(methane(2, "mcf"), 2 * methane(1, "mcf")))
  }

  @Test func `the rate may be of what is delivered`() throws {
    let ofDelivered = try methane(1000, "mcf", "rate=0.02 rate_of=delivered")
    let ofThroughput = try methane(1000, "mcf", "rate=0.02")
    #expect(isClose(ofDelivered, 0.98 * ofThroughput))
  }

  @Test func `content, density and heat content are parameters`() throws {
    let stated = try methane(
      1, "MMBtu", "rate=0.01 methane_share=0.95 density=0.042 heat_content=1037")
    #expect(isClose(stated, 1e6 / 1037 * 0.01 / 0.99 * 0.95 * 0.042 * pound))
    #expect(
      isClose(try methane(1, "mcf", "methane_share=pipeline") / methane(1, "mcf"), 0.95 / 0.934))
  }

  @Test func `gas that is known to be lost`() throws {
    #expect(try isClose(methane(1, "mcf", "quantity_is=lost"), 1000 * 0.934 * 0.0423 * pound))
  }

  @Test func `Amherst's losses of 2022`() throws {
    // Amherst MA, GPC inventory FY2022: 1.44087e6 and 2.1251e7 therms delivered, 71,683.4 therms lost, printed as
    // 0.3159 percent of what is delivered: four digits, so 2e-4.
    let byRate = try methane(22_691_870, "therm", "rate=0.003159 rate_of=delivered")
    let byLoss = try methane(71_683.4, "therm", "quantity_is=lost")
    #expect(isClose(byRate, byLoss, within: 2e-4))
  }

  @Test func `own factors are per gas lost`() throws {
    let context = Sample.context(factorSets: [
      Sample.factorSet("lab", [("ch4", 19, "kg", "mcf"), ("co2", 0.5, "kg", "mcf")])
    ])
    let emissions = try #require(
      Sample.emissions(record(1000, "mcf", "lab rate=0.01 rate_of=delivered"), context))
    #expect(isClose(emissions[.methane], 190))
    #expect(isClose(emissions[.carbonDioxide], 5))
    #expect(Sample.problem(record(1, "therm", "lab"), context)?.place.column == "unit")
    #expect(Sample.problem(record(1, "mcf", "lab density=0.04"), context) != nil)
  }

  @Test(arguments: [
    "rate=0.9", "rate_of=sales", "methane_share=2", "quantity_is=lost rate=0.01", "lba",
    "heat_content=1037",
  ])
  func `a bad option is an error at the factor`(_ factor: String) {
    #expect(Sample.problem(record(1, "mcf", factor))?.place.column == "factor")
  }

  @Test func `the default rate is labeled unverified`() throws {
    let inventory = Sample.inventory([record(1, "mcf")])
    let inputs = inventory.explanation(of: try #require(inventory.entries.first)).inputs
    #expect(inputs.first { $0.symbol == "r" }?.source.contains("unverified") == true)
    #expect(inputs.first { $0.symbol == "ρ" }?.source.contains("unverified") == false)
  }
}
