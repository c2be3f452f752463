import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct WaterborneTransportTests {
  private func record(
    _ activity: String, _ quantity: Double, _ unit: String = "gallon",
    _ parameters: [String: String] = [:], factor: String = ""
  ) -> ActivityRecord {
    Sample.record(
      "marine", activity, quantity, unit, factor: factor, sector: .transportation,
      parameters: parameters)
  }

  @Test(arguments: [
    // EPA GHG Emission Factors Hub 2021, tables 2 and 5, ships and boats: kg CO2, g CH4, g N2O per gallon
    ("residual-6", "", 11.27, 0.55, 0.55), ("motor-gasoline", "two-stroke", 8.78, 9.54, 0.06),
    ("motor-gasoline", "four-stroke", 8.78, 4.88, 0.23), ("diesel", "", 10.21, 0.31, 0.5),
  ])
  func `fuel by engine`(
    _ fuel: String, _ engine: String, _ carbon: Double, _ methane: Double, _ nitrousOxide: Double
  ) throws {
    let stated = engine.isEmpty ? [:] : ["engine": engine]
    let emissions = try #require(Sample.emissions(record(fuel, 1000, "gallon", stated)))
    #expect(isClose(emissions[.carbonDioxide], 1000 * carbon))
    #expect(isClose(emissions[.methane], methane))
    #expect(isClose(emissions[.nitrousOxide], nitrousOxide))
  }

  @Test func `gasoline needs its engine`() {
    let finding = Sample.problem(record("gasoline-e10", 1))
    #expect(finding?.message.contains("four-stroke, two-stroke") == true)
    let wrong = Sample.problem(record("motor-gasoline", 1, "gallon", ["engine": "steam"]))
    #expect(wrong?.message.contains("“engine=steam” is not known") == true)
  }

  @Test func `a ferry between two communities is halved`() throws {
    let all = try #require(Sample.emissions(record("diesel-b5", 1000)))
    let half = try #require(Sample.emissions(record("diesel-b5", 1000, "gallon", ["share": "0.5"])))
    let double = try #require(Sample.emissions(record("diesel-b5", 2000)))
    #expect(isClose(half[.biogenicCarbonDioxide], 0.5 * all[.biogenicCarbonDioxide]))
    #expect(isClose(double[.methane], 2 * all[.methane]))
  }

  @Test func `freight by ton-miles`() throws {
    // EPA GHG Emission Factors Hub 2021, table 8: 0.036 kg CO2 per short ton-mile
    let emissions = try #require(
      Sample.emissions(record("waterborne-craft", 1000, "short-ton-mile")))
    #expect(isClose(emissions[.carbonDioxide], 36))
  }

  @Test func `passengers of ferries need the operator's factors`() throws {
    let finding = Sample.problem(record("ferry", 1000, "passenger-mile"))
    #expect(finding?.message.contains("A set of factors.csv") == true)
    let set = Sample.factorSet("operator", [("co2", 0.3, "kg", "passenger-mile")])
    let emissions = try #require(
      Sample.emissions(
        record("ferry", 1000, "passenger-mile", factor: "operator"),
        Sample.context(factorSets: [set])))
    #expect(isClose(emissions[.carbonDioxide], 300))
  }

  @Test func `shore power says its scope`() {
    #expect(Sample.problem(record("electricity", 1, "MWh"))?.place.column == "scope")
  }
}

@Suite struct OffRoadEquipmentTests {
  private func record(
    _ activity: String, _ quantity: Double, factor: String = ""
  ) -> ActivityRecord {
    Sample.record("off-road", activity, quantity, "gallon", factor: factor, sector: .transportation)
  }

  @Test(arguments: [
    // EPA GHG Emission Factors Hub 2021, tables 2 and 5: kg CO2, g CH4, g N2O per gallon
    ("construction-mining-equipment:diesel", 10.21, 0.2, 0.47),
    ("agricultural-equipment:diesel", 10.21, 0.28, 0.49),
    ("lawn-and-garden-equipment:motor-gasoline:four-stroke", 8.78, 5.84, 0.18),
    ("lawn-and-garden-equipment:motor-gasoline:two-stroke", 8.78, 15.57, 0.06),
    ("industrial-commercial-equipment:lpg", 5.68, 0.44, 0.41),
    ("airport-equipment:motor-gasoline", 8.78, 2.58, 0.25),
    ("railroad-equipment:diesel", 10.21, 0.44, 0.42),
  ])
  func `equipment, fuel and engine`(
    _ activity: String, _ carbon: Double, _ methane: Double, _ nitrousOxide: Double
  ) throws {
    let emissions = try #require(Sample.emissions(record(activity, 1000)))
    #expect(isClose(emissions[.carbonDioxide], 1000 * carbon))
    #expect(isClose(emissions[.methane], methane))
    #expect(isClose(emissions[.nitrousOxide], nitrousOxide))
    #expect(emissions.fossilMethane == emissions.methane)
  }

  @Test func `every activity of the pick-list can be calculated`() {
    for activity in FactorLibrary.standard.activities(in: "nonroad") {
      #expect(Sample.emissions(record(activity, 1)) != nil, "\(activity)")
    }
  }

  @Test func `a blend stands in place of its main fuel`() throws {
    let emissions = try #require(
      Sample.emissions(record("construction-mining-equipment:diesel-b20", 1000)))
    #expect(isClose(emissions[.carbonDioxide], 8168))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 1890))
    #expect(isClose(emissions[.methane], 0.2))
  }

  @Test func `share and doubling`() throws {
    let one = try #require(Sample.emissions(record("logging-equipment:diesel", 10)))
    let two = try #require(Sample.emissions(record("logging-equipment:diesel", 20)))
    let half = try #require(
      Sample.emissions(record("logging-equipment:diesel", 10, factor: "share=0.5")))
    #expect(isClose(two[.nitrousOxide], 2 * one[.nitrousOxide]))
    #expect(isClose(half[.carbonDioxide], 0.5 * one[.carbonDioxide]))
  }

  @Test func `own factors are used`() throws {
    let set = Sample.factorSet("nonroad-model", [("co2", 10, "kg", "gallon")])
    let emissions = try #require(
      Sample.emissions(
        record("cranes", 100, factor: "nonroad-model"), Sample.context(factorSets: [set])))
    #expect(isClose(emissions[.carbonDioxide], 1000))
  }

  @Test func `what is not in the table is named`() {
    #expect(
      Sample.problem(record("construction:diesel", 1))?.message.contains(
        "construction-mining-equipment") == true)
    #expect(
      Sample.problem(record("lawn-and-garden-equipment:motor-gasoline", 1))?.message.contains(
        "engine") == true)
    #expect(Sample.problem(record("diesel", 1))?.place.column == "activity")
  }
}
