import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct WarmEstimateTests {
  private let library = FactorLibrary.standard

  @Test func `a hundred tons of food waste landfilled or composted`() throws {
    // EPA GHG Emission Factors Hub 2025, table 9: food waste 0.68 landfilled, 0.11 composted, t CO2e per short ton (AR5)
    let landfilled = try WarmEstimate(
      [("food-waste", .landfilled, .shortTons(100))], edition: "2025", library: library)
    let composted = try WarmEstimate(
      [("food-waste", .composted, .shortTons(100))], edition: "2025", library: library)
    #expect(isClose(landfilled.total.tonnes, 68))
    #expect(isClose(composted.total.tonnes, 11))
    #expect(landfilled.warmingPotentialSet == "ar5")
  }

  @Test func `the edition decides factor and set`() throws {
    // Table 9, mixed municipal waste landfilled: 0.52 in 2021 (AR4), 0.58 in 2025 (AR5)
    let older = try WarmEstimate(
      [("mixed-msw", .landfilled, .shortTons(1))], edition: "2021", library: library)
    let newer = try WarmEstimate(
      [("mixed-msw", .landfilled, .shortTons(1))], edition: "2025", library: library)
    #expect(isClose(older.total.tonnes, 0.52))
    #expect(isClose(newer.total.tonnes, 0.58))
    #expect(older.warmingPotentialSet == "ar4")
  }

  @Test func `a mix is the sum of its materials, and twice is twice`() throws {
    let mix = [Sample.material("newspaper", 0.4), Sample.material("grass", 0.6)]
    let once = try WarmEstimate(
      .shortTons(10), mix: mix, treatment: .landfilled, edition: "2025", library: library)
    let twice = try WarmEstimate(
      .shortTons(20), mix: mix, treatment: .landfilled, edition: "2025", library: library)
    #expect(isClose(once.total.tonnes, 4 * 0.39 + 6 * 0.28))
    #expect(isClose(twice.total.tonnes, 2 * once.total.tonnes))
    #expect(once.lines.count == 2)
  }

  @Test func `a material without a factor for its treatment is refused`() {
    #expect {
      try WarmEstimate(
        [("glass", .composted, .shortTons(1))], edition: "2025", library: library)
    } throws: { error in
      (error as? MethodProblem)?.message.contains("“glass”") == true
    }
    #expect(throws: MethodProblem.self) {
      try WarmEstimate([("glass", .recycled, .shortTons(1))], edition: "2023", library: library)
    }
  }

  @Test func `no method makes emissions of it`() {
    #expect(MethodRegistry.method("waste-warm") == nil)
    let pseudo = ["co2e-ar4", "co2e-ar5"].map { Gas(id: $0) }
    for potentials in library.warmingPotentials {
      for gas in pseudo { #expect(potentials.values[gas] == nil) }
    }
  }

  @Test(
    .enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"),
    arguments: [("2025", "warm16_ar5", 183), ("2021", "warm15_ar4", 175)])
  func `every factor of table 9 was carried over`(
    _ edition: String, _ file: String, _ count: Int
  ) throws {
    let values = library.activities(in: "warm").flatMap {
      library.activityFactors("warm", $0, edition: edition).filter { $0.edition == edition }
    }
    #expect(values.count == count)
    var published = 0.0
    for row in try FactRows.records("factors/epa_hub_\(edition)_t9_waste_\(file).csv") {
      for column in ["recycled", "landfilled", "combusted", "composted", "ad_dry", "ad_wet"] {
        published += Double(row[column]) ?? 0
      }
    }
    #expect(isClose(values.reduce(0) { $0 + $1.value }, published))
  }
}
