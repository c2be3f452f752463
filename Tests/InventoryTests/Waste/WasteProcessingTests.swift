import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct WasteProcessingTests {
  private func record(_ activity: String, _ amount: Double = 1000, _ factor: String = "")
    -> ActivityRecord
  {
    Sample.record(
      "waste-processing", activity, amount, "short-ton", factor: factor, sector: .waste)
  }

  @Test(arguments: [("landfill-diesel", 16.4), ("landfill-cng", 11)])
  func `a thousand tons by the fuel of the machines`(_ activity: String, _ tonnes: Double) throws {
    // SW.5 from memory: 0.0164 and 0.011 t per wet short ton
    let emissions = try #require(Sample.emissions(record(activity)))
    #expect(isClose(emissions.carbonDioxide.tonnes, tonnes))
  }

  @Test func `other machines need factors of their own, and twice is twice`() throws {
    #expect(Sample.problem(record("transfer-station"))?.place.column == "activity")
    let own = Sample.factorSet("site", [("co2", 2, "kg", "short-ton")])
    let context = Sample.context(factorSets: [own])
    let once = try #require(Sample.emissions(record("transfer-station", 10, "site"), context))
    let twice = try #require(Sample.emissions(record("transfer-station", 20, "site"), context))
    #expect(isClose(once[.carbonDioxide], 20))
    #expect(isClose(twice[.carbonDioxide], 40))
  }

  @Test func `collection is not processing`() {
    #expect(Sample.problem(record("collection"))?.place.column == "activity")
  }
}
