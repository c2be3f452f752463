import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct WastewaterByPopulationTests {
  @Test func `a year after the protein table is left out`() {
    let record = Sample.record("wastewater-sit", "population", 1000, "people", year: 2024)
    #expect(Sample.problem(record)?.place.column == "year")
  }
}
