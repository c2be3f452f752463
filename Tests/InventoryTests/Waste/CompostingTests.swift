import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct CompostingTests {
  private func record(_ factor: String, _ amount: Double = 1) -> ActivityRecord {
    Sample.record("composting", "organics", amount, "tonne", factor: factor, sector: .waste)
  }

  @Test(arguments: [
    ("", 4.0, 0.3), ("basis=dry", 10.0, 0.6), ("edition=2019", 4, 0.24),
    ("basis=dry edition=2019", 10, 0.6),
  ])
  func `a tonne by basis and edition`(
    _ factor: String, _ methane: Double, _ nitrousOxide: Double
  ) throws {
    // IPCC 2006 and 2019, volume 5, table 4.1
    let emissions = try #require(Sample.emissions(record(factor)))
    #expect(isClose(emissions[.methane], methane))
    #expect(isClose(emissions[.nitrousOxide], nitrousOxide))
  }

  @Test func `Amherst's compost of 2022`() {
    // Town of Amherst, Massachusetts, 2022 (GPC III.2.2, AR5): 3545.28 t at 0.1915 give 678.921 t CO2e
    let inventory = Sample.inventory([record("", 3545.28)], set: "ar5")
    #expect(isClose(inventory.total(2021), 678.921, within: 0.5e-3 / 678.921))
  }

  @Test func `recovered methane comes off and nitrous oxide stays`() throws {
    let emissions = try #require(Sample.emissions(record("recovery=0.25", 1000)))
    #expect(isClose(emissions[.methane], 3000))
    #expect(isClose(emissions[.nitrousOxide], 300))
    #expect(Sample.problem(record("recovery=5", 1000))?.place.column == "factor")
  }

  @Test func `a site's own factors are used`() throws {
    let own = Sample.factorSet("site", [("ch4", 1, "kg", "tonne"), ("n2o", 50, "g", "tonne")])
    let emissions = try #require(
      Sample.emissions(record("site", 10), Sample.context(factorSets: [own])))
    #expect(isClose(emissions[.methane], 10))
    #expect(isClose(emissions[.nitrousOxide], 0.5))
  }

  @Test func `doubling the organics doubles both gases`() throws {
    let once = try #require(Sample.emissions(record("", 3)))
    let twice = try #require(Sample.emissions(record("", 6)))
    for gas in once.gases { #expect(isClose(twice[gas], 2 * once[gas])) }
  }

  @Test(arguments: ["basis=damp", "edition=1996", "nope"])
  func `a bad choice is refused at the factor`(_ factor: String) {
    #expect(Sample.problem(record(factor))?.place.column == "factor")
  }
}
