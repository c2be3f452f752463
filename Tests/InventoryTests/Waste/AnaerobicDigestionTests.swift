import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct AnaerobicDigestionTests {
  private func record(_ factor: String, _ amount: Double = 1) -> ActivityRecord {
    Sample.record(
      "anaerobic-digestion", "organics", amount, "tonne", factor: factor, sector: .waste)
  }

  @Test(arguments: [("", 0.8), ("basis=dry", 2.0), ("edition=2006", 1)])
  func `a tonne by basis and edition`(_ factor: String, _ methane: Double) throws {
    // IPCC 2019, volume 5, table 4.1; 2006 as one of two readings
    let emissions = try #require(Sample.emissions(record(factor)))
    #expect(isClose(emissions[.methane], methane))
    #expect(emissions[.nitrousOxide] == 0)
    #expect(emissions.fossilMethane == .zero)
  }

  @Test func `recovered methane comes off`() throws {
    let emissions = try #require(Sample.emissions(record("recovery=0.375", 1000)))
    #expect(isClose(emissions[.methane], 500))
  }

  @Test func `a plant's own leaks are used, and twice is twice`() throws {
    let own = Sample.factorSet("plant", [("ch4", 3, "kg", "tonne")])
    let context = Sample.context(factorSets: [own])
    let once = try #require(Sample.emissions(record("plant", 5), context))
    let twice = try #require(Sample.emissions(record("plant", 10), context))
    #expect(isClose(once[.methane], 15))
    #expect(isClose(twice[.methane], 30))
  }

  @Test func `digested volume is refused at its unit`() {
    let record = Sample.record(
      "anaerobic-digestion", "organics", 1, "m3-gas", sector: .waste)
    #expect(Sample.problem(record)?.place.column == "unit")
  }
}
