import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct CoalMineTests {
  private func record(
    _ mine: String, _ amount: Double, _ unit: String = "tonne", factor: String = ""
  ) -> ActivityRecord {
    Sample.record("coal-mine", mine, amount, unit, factor: factor, sector: .industry)
  }

  @Test func `a surface mine at the average factors`() throws {
    // IPCC 2006, volume 2, equation 4.1.7: 1.2 m3 per tonne, 0.67 kg per m3; 0.1 m3 after mining (unverified)
    let emissions = try #require(Sample.emissions(record("surface", 1000)))
    #expect(isClose(emissions[.methane], 1000 * (1.2 + 0.1) * 0.67))
    #expect(emissions.fossilMethane == emissions.methane)
  }

  @Test func `short tons are tonnes times 0.907`() throws {
    let short = try #require(Sample.emissions(record("surface", 1000, "short-ton")))
    #expect(isClose(short[.methane], 907.184_74 * 1.3 * 0.67))
  }

  @Test func `deeper mines release more`() throws {
    var last = 0.0
    for depth in ["low", "average", "high"] {
      let emissions = try #require(
        Sample.emissions(record("underground", 100, factor: "depth=\(depth)")))
      #expect(emissions[.methane] > last)
      last = emissions[.methane]
    }
    #expect(isClose(last, 100 * (25 + 4) * 0.67))
  }

  @Test func `the mine's own gas and what it recovers`() throws {
    let emissions = try #require(
      Sample.emissions(
        record("underground", 1000, factor: "mining_gas=10 post_mining_gas=2 recovered=3")))
    #expect(isClose(emissions[.methane], 1000 * 12 * 0.67 - 3000))
    let finding = Sample.problem(record("surface", 1, factor: "recovered=1"))
    #expect(finding?.message.contains("More methane is recovered") == true)
  }

  @Test func `own factors are per mass of coal`() throws {
    let context = Sample.context(factorSets: [
      Sample.factorSet("basin", [("ch4", 7, "kg", "short-ton")])
    ])
    let emissions = try #require(
      Sample.emissions(record("underground", 10, "short-ton", factor: "basin"), context))
    #expect(isClose(emissions[.methane], 70))
  }

  @Test func `an unknown kind of mine is named`() {
    #expect(Sample.problem(record("strip", 1))?.place.column == "activity")
    #expect(Sample.problem(record("surface", 1, factor: "basni"))?.place.column == "factor")
    #expect(Sample.problem(record("surface", 1, factor: "depth=deep"))?.place.column == "factor")
  }
}
