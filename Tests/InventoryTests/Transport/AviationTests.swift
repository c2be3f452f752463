import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct AviationTests {
  private func record(
    _ activity: String, _ quantity: Double, _ unit: String = "gallon",
    _ parameters: [String: String] = [:], year: Int = 2021, factor: String = ""
  ) -> ActivityRecord {
    Sample.record(
      "aviation", activity, quantity, unit, year: year, factor: factor, sector: .transportation,
      parameters: parameters)
  }

  @Test(arguments: [
    // EPA GHG Emission Factors Hub 2021, tables 2 and 5: kg CO2, g CH4 and g N2O per gallon
    ("jet-fuel", 9.75, 0.0, 0.3), ("aviation-gasoline", 8.31, 7.06, 0.11),
  ])
  func `fuel loaded`(
    _ fuel: String, _ carbon: Double, _ methane: Double, _ nitrousOxide: Double
  ) throws {
    let emissions = try #require(Sample.emissions(record(fuel, 1000)))
    #expect(isClose(emissions[.carbonDioxide], 1000 * carbon))
    #expect(isClose(emissions[.methane], methane))
    #expect(isClose(emissions[.nitrousOxide], nitrousOxide))
  }

  @Test func `the community's part by boardings`() throws {
    let all = try #require(Sample.emissions(record("jet-fuel", 1000)))
    let part = try #require(
      Sample.emissions(
        record(
          "jet-fuel", 1000, "gallon",
          ["community_enplanements": "300000", "airport_enplanements": "1200000"])))
    #expect(isClose(part[.carbonDioxide], 0.25 * all[.carbonDioxide]))
    #expect(isClose(part[.nitrousOxide], 0.25 * all[.nitrousOxide]))
    let share = try #require(
      Sample.emissions(record("jet-fuel", 1000, "gallon", ["share": "0.25"])))
    #expect(isClose(part[.carbonDioxide], share[.carbonDioxide]))
  }

  @Test func `boardings must be whole and possible`() {
    let half = Sample.problem(record("jet-fuel", 1, "gallon", ["community_enplanements": "3"]))
    #expect(half?.message.contains("airport_enplanements") == true)
    let more = Sample.problem(
      record(
        "jet-fuel", 1, "gallon", ["community_enplanements": "30", "airport_enplanements": "3"]))
    #expect(more?.message.contains("are more than all boardings") == true)
    let both = Sample.problem(
      record(
        "jet-fuel", 1, "gallon",
        ["community_enplanements": "3", "airport_enplanements": "30", "share": "0.1"]))
    #expect(both?.message.contains("not both") == true)
  }

  @Test(arguments: [
    // EPA GHG Emission Factors Hub, table 10: kg CO2 per passenger-mile
    ("air-short-haul", 2021, 0.206), ("air-medium-haul", 2021, 0.131),
    ("air-long-haul", 2021, 0.161),
    ("air-short-haul", 2024, 0.207), ("air-medium-haul", 2024, 0.129),
    ("air-long-haul", 2024, 0.163),
  ])
  func `passenger-miles by haul`(_ haul: String, _ year: Int, _ carbon: Double) throws {
    let emissions = try #require(
      Sample.emissions(record(haul, 1000, "passenger-mile", year: year)))
    #expect(isClose(emissions[.carbonDioxide], 1000 * carbon))
  }

  @Test func `doubling doubles, and barrels are gallons`() throws {
    let one = try #require(Sample.emissions(record("jet-fuel", 42)))
    let two = try #require(Sample.emissions(record("jet-fuel", 84)))
    let barrel = try #require(Sample.emissions(record("jet-fuel", 1, "barrel")))
    #expect(isClose(two[.nitrousOxide], 2 * one[.nitrousOxide]))
    #expect(isClose(barrel[.carbonDioxide], one[.carbonDioxide]))
  }

  @Test func `an airport's own factors are used`() throws {
    let set = Sample.factorSet(
      "saf", [("co2", 6.8, "kg", "gallon"), ("biogenic-co2", 2.9, "kg", "gallon")])
    let emissions = try #require(
      Sample.emissions(
        record("jet-fuel", 1000, factor: "saf"), Sample.context(factorSets: [set])))
    #expect(isClose(emissions[.carbonDioxide], 6800))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 2900))
  }

  @Test func `fuel that aircraft do not burn is refused`() {
    #expect(
      Sample.problem(record("diesel", 1))?.message.contains("aircraft:jet-fuel") == true)
    #expect(Sample.problem(record("jet-fool", 1))?.message.contains("“jet-fuel”") == true)
  }
}
