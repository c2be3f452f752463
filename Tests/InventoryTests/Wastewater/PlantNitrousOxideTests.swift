import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct WastewaterNitrificationTests {
  private func grams(_ method: String, _ factor: String = "") throws -> Double {
    let record = Sample.record(method, "people-served", 1, "people", factor: factor, sector: .water)
    return try #require(Sample.emissions(record))[.nitrousOxide] * 1000
  }

  @Test(arguments: [
    // Metropolitan Council, citing the US Community Protocol, appendix F: 8.75 g with the factor of industry
    ("wastewater-nitrification", 8.75), ("wastewater-no-nitrification", 4.0),
  ])
  func `grams per person with industry`(_ method: String, _ grams: Double) throws {
    #expect(isClose(try self.grams(method), grams))
  }

  @Test(arguments: [("wastewater-nitrification", 7.0), ("wastewater-no-nitrification", 3.2)])
  func `grams per person of homes alone`(_ method: String, _ grams: Double) throws {
    #expect(isClose(try self.grams(method, "industrial=none"), grams))
    #expect(isClose(try self.grams(method, "industrial=1"), grams))
  }

  @Test func `a measured factor goes before the default`() throws {
    #expect(isClose(try grams("wastewater-nitrification", "plant=50"), 50 * 1.25))
  }

  @Test func `only people can be counted`() {
    let record = Sample.record(
      "wastewater-nitrification", "people-served", 1, "million-gallons", sector: .water)
    #expect(Sample.problem(record)?.place.column == "unit")
  }

  @Test func `the refinement of 2019 gives several times more`() throws {
    let newer = try grams("plant-nitrous-oxide-ipcc-2019")
    #expect(newer / (try grams("wastewater-nitrification")) > 3)
  }
}

@Suite struct PlantNitrousOxideMeasuredTests {
  @Test func `a kilogram of nitrogen under AR6`() throws {
    // ClimateView, citing IPCC 2019, table 6.8A: 6,864 g CO2e per kg of nitrogen
    let record = Sample.record(
      "plant-nitrous-oxide-measured", "nitrogen", 1, "kg", sector: .water)
    let inventory = Sample.inventory([record])
    #expect(isClose(inventory.total(2021), 0.006864))
  }

  @Test func `a mean day and a stated factor`() throws {
    let record = Sample.record(
      "plant-nitrous-oxide-measured", "nitrogen", 1, "tonne", factor: "period=day plant=0.01",
      sector: .water)
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions[.nitrousOxide], 1000 * 365 * 0.01 * 44 / 28))
  }
}

@Suite struct PlantNitrousOxideIPCC2019Tests {
  @Test func `a thousand people by hand`() throws {
    // IPCC 2019, equation 6.10 and table 6.8A
    let record = Sample.record(
      "plant-nitrous-oxide-ipcc-2019", "people-served", 1000, "people", sector: .water)
    let emissions = try #require(Sample.emissions(record))
    let nitrogen: Double = 1000 * 1.25 * 44.6 * 0.8 * 0.16 * 1.1 * 1.13
    #expect(isClose(emissions[.nitrousOxide], nitrogen * 0.016 * 44 / 28))
  }
}
