import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct IndustrialWastewaterTests {
  private func record(_ product: String, _ factor: String = "") -> ActivityRecord {
    Sample.record("industrial-wastewater", product, 1000, "tonne", factor: factor, sector: .water)
  }

  @Test(arguments: [
    // SIT 2024.1, industrial sheets: outflow, oxygen demand, part without air, methane per demand
    ("red-meat", [5.3, 4.1, 0.33, 0.25]), ("poultry", [12.5, 4.1, 0.25, 0.25]),
    ("pulp-and-paper", [39, 0.3, 0.052, 0.6]),
  ])
  func `a thousand tonnes by product`(_ product: String, _ parts: [Double]) throws {
    let emissions = try #require(Sample.emissions(record(product)))
    #expect(isClose(emissions[.methane], parts.reduce(1000, *)))
  }

  @Test func `fruit and vegetables are zero in the source, and the explanation says why`() throws {
    let inventory = Sample.inventory([record("fruit-and-vegetables")])
    let entry = try #require(inventory.entries.first)
    #expect(entry.emissions[.methane] == 0)
    #expect(inventory.explanation(of: entry).notes.contains { $0.contains("without air") })
    let stated = try #require(
      Sample.emissions(record("fruit-and-vegetables", "anaerobic=0.1")))
    #expect(isClose(stated[.methane], 1000 * (82.02 / 9) * 5 * 0.1 * 0.25))
  }

  @Test func `measured inputs and recovery`() throws {
    let emissions = try #require(
      Sample.emissions(record("poultry", "outflow=10 load=2 recovery=0.9")))
    #expect(isClose(emissions[.methane], 1000 * 10 * 2 * 0.25 * 0.25 * 0.1))
  }

  @Test func `another product needs all four inputs`() throws {
    #expect(Sample.problem(record("beer"))?.place.column == "activity")
    #expect(
      Sample.problem(record("beer", "outflow=6 load=3"))?.message.contains("anaerobic") == true)
    let emissions = try #require(
      Sample.emissions(record("beer", "outflow=6 load=3 anaerobic=0.5 factor=0.25")))
    #expect(isClose(emissions[.methane], 1000 * 6 * 3 * 0.5 * 0.25))
  }
}
