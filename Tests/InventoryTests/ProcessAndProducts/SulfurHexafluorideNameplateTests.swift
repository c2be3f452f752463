import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct SulfurHexafluorideNameplateTests {
  private func record(_ factor: String, _ capacity: Double = 1000) -> ActivityRecord {
    Sample.record("sf6-nameplate", "sf6", capacity, "kg", factor: factor, sector: .industry)
  }

  @Test(arguments: [("sealed-pressure", 0.002), ("closed-pressure", 0.026)])
  func `a tonne of nameplate`(_ equipment: String, _ rate: Double) throws {
    // IPCC 2006, volume 3, tables 8.2 and 8.3, from memory
    let emissions = try #require(Sample.emissions(record("equipment=\(equipment)")))
    #expect(isClose(emissions[Gas(id: "sf6")], 1000 * rate))
  }

  @Test func `the default says that it is unverified, a stated rate does not`() throws {
    func source(_ factor: String) throws -> String {
      let inventory = Sample.inventory([record(factor)])
      let entry = try #require(inventory.entries.first)
      let inputs = inventory.explanation(of: entry).inputs
      return try #require(inputs.first { $0.symbol == "x" }).source
    }
    #expect(try source("equipment=sealed-pressure").contains("unverified"))
    #expect(try !source("equipment=sealed-pressure leakage=0.001").contains("unverified"))
  }

  @Test func `a stated rate, doubling and nothing`() throws {
    let factor = "equipment=closed-pressure leakage=0.01"
    let once = try #require(Sample.emissions(record(factor)))[Gas(id: "sf6")]
    #expect(isClose(once, 10))
    let twice = try #require(Sample.emissions(record(factor, 2000)))[Gas(id: "sf6")]
    #expect(isClose(twice, 20))
    #expect(try #require(Sample.emissions(record(factor, 0)))[Gas(id: "sf6")] == 0)
  }

  @Test func `the kind of equipment must be stated`() {
    #expect(Sample.problem(record(""))?.message.contains("closed-pressure") == true)
  }
}
