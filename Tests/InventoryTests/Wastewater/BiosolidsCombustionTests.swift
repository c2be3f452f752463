import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct BiosolidsCombustionTests {
  private func record(_ activity: String, _ factor: String = "") -> ActivityRecord {
    Sample.record("biosolids-combustion", activity, 1, "tonne", factor: factor, sector: .water)
  }

  @Test func `a tonne of cake`() throws {
    // Metropolitan Council, plant table: 994.5 g biogenic CO2, 0.3016 g CH4, 0.03959 g N2O per kg
    let emissions = try #require(Sample.emissions(record("biosolids-cake")))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 994.5))
    #expect(isClose(emissions[.methane], 0.3016))
    #expect(isClose(emissions[.nitrousOxide], 0.03959))
    #expect(emissions[.carbonDioxide] == 0)
  }

  @Test func `a tonne of sludge has nitrous oxide, and the explanation says what lacks`() throws {
    // IPCC 2006, volume 5, table 5.6: 900 g per tonne wet
    let inventory = Sample.inventory([record("sewage-sludge")])
    let entry = try #require(inventory.entries.first)
    #expect(isClose(entry.emissions[.nitrousOxide], 0.9))
    #expect(inventory.explanation(of: entry).notes.contains { $0.contains("Methane is not") })
  }

  @Test func `a stack test of the community's own`() throws {
    let own = Sample.context(factorSets: [
      Sample.factorSet("stack", [(gas: "n2o", value: 1.2, unit: "kg", per: "tonne")])
    ])
    let emissions = try #require(Sample.emissions(record("dried-biosolids", "stack"), own))
    #expect(isClose(emissions[.nitrousOxide], 1.2))
  }

  @Test func `other biosolids are refused with the list`() {
    let problem = Sample.problem(record("compost"))
    #expect(problem?.place.column == "activity")
    #expect(problem?.message.contains("biosolids-cake") == true)
  }
}
