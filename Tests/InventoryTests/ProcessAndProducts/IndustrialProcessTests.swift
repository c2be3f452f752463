import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct IndustrialProcessTests {
  private func record(
    _ product: String, _ amount: Double = 1000, _ unit: String = "tonne", _ factor: String = ""
  ) -> ActivityRecord {
    Sample.record(
      "industrial-process", product, amount, unit, factor: factor, sector: .industry)
  }

  @Test func `clinker of the United States in 2022`() throws {
    // EPA, Inventory of US Emissions 1990–2022, as quoted: 80.5 Mt clinker, 41.9 Mt CO2
    let emissions = try #require(Sample.emissions(record("clinker", 80_500_000)))
    #expect(abs(emissions.carbonDioxide.tonnes / 1_000_000 - 41.9) <= 0.05)
  }

  @Test(arguments: [
    // IPCC 2006, volume 3, chapter 2
    ("lime", 0.75), ("lime-dolomitic", 0.86), ("limestone-use", 0.43971),
    ("dolomite-use", 0.47732), ("soda-ash-use", 0.41492),
  ])
  func `a thousand tonnes by product`(_ product: String, _ factor: Double) throws {
    let emissions = try #require(Sample.emissions(record(product)))
    #expect(isClose(emissions.carbonDioxide.tonnes, 1000 * factor))
    let twice = try #require(Sample.emissions(record(product, 2000)))
    #expect(isClose(twice[.carbonDioxide], emissions[.carbonDioxide] * 2))
  }

  @Test func `limestone as its molecular weights`() throws {
    // CaCO3 100.087, CO2 44.009, to four digits
    let emissions = try #require(Sample.emissions(record("limestone-use")))
    #expect(isClose(emissions.carbonDioxide.tonnes, 1000 * 44.009 / 100.087, within: 1e-4))
  }

  @Test func `glass without its cullet`() throws {
    // ClimateView, citing IPCC 2006, equation 2.13 and page 2.27: 0.1 at half cullet
    let half = try #require(Sample.emissions(record("glass")))
    #expect(isClose(half.carbonDioxide.tonnes, 100))
    let none = try #require(Sample.emissions(record("glass", 1000, "tonne", "cullet=0")))
    #expect(isClose(none.carbonDioxide.tonnes, 200))
  }

  @Test func `short tons are converted`() throws {
    let emissions = try #require(Sample.emissions(record("clinker", 1, "short-ton")))
    #expect(isClose(emissions[.carbonDioxide], 907.18474 * 0.52))
  }

  @Test func `own factors of a plant, of any gas and unit`() throws {
    let own = Sample.context(factorSets: [
      Sample.factorSet(
        "smelter",
        [
          (gas: "cf4", value: 0.05, unit: "kg", per: "tonne"),
          (gas: "co2", value: 1.5, unit: "tonne", per: "tonne"),
        ])
    ])
    let emissions = try #require(
      Sample.emissions(record("aluminum", 10, "tonne", "smelter"), own))
    #expect(isClose(emissions[Gas(id: "cf4")], 0.5))
    #expect(isClose(emissions.carbonDioxide.tonnes, 15))
  }

  @Test func `a plant's own factor for glass has its cullet in it`() throws {
    let own = Sample.context(factorSets: [
      Sample.factorSet("plant", [(gas: "co2", value: 0.15, unit: "tonne", per: "tonne")])
    ])
    let emissions = try #require(Sample.emissions(record("glass", 1000, "tonne", "plant"), own))
    #expect(isClose(emissions.carbonDioxide.tonnes, 150))
  }

  @Test func `a product without a factor is refused with the nearest`() {
    let problem = Sample.problem(record("clinkers"))
    #expect(problem?.place.column == "activity")
    #expect(problem?.message.contains("“clinker”") == true)
    #expect(Sample.problem(record("clinker", 1, "units"))?.place.column == "factor")
  }
}
