import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct EmployeeCommuteTests {
  private func record(
    _ quantity: Double, _ unit: String = "employees", _ parameters: [String: String] = [:],
    activity: String = "commute", year: Int = 2021, factor: String = ""
  ) -> ActivityRecord {
    var record = Sample.record(
      "employee-commute", activity, quantity, unit, year: year, factor: factor,
      sector: .transportation, parameters: parameters)
    record.account = .community
    return record
  }

  private let days = ["days": "230", "distance": "20"]

  private func emissions(_ modes: [String: String], _ context: InventoryContext = Sample.context())
    throws -> EmissionsByGas
  {
    try #require(Sample.emissions(record(100, "employees", days.merging(modes) { $1 }), context))
  }

  @Test func `everybody drives alone`() throws {
    // EPA GHG Emission Factors Hub 2021, table 10: passenger car 0.341 kg, 0.009 g and 0.008 g per vehicle mile;
    // 100 employees · 230 days · 20 miles = 460,000 miles
    let emissions = try emissions(["drive_alone": "1"])
    #expect(isClose(emissions[.carbonDioxide], 460_000 * 0.341))
    #expect(isClose(emissions[.methane], 460 * 0.009))
    #expect(isClose(emissions[.nitrousOxide], 460 * 0.008))
  }

  @Test func `a mixture of modes`() throws {
    let emissions = try emissions([
      "drive_alone": "0.5", "carpool": "0.1", "occupancy": "2", "bus": "0.15",
      "transit_rail": "0.05", "commuter_rail": "0.02", "motorcycle": "0.03", "active": "0.1",
      "telework": "0.05",
    ])
    // EPA GHG Emission Factors Hub 2021, table 10, kg CO2 per vehicle mile and passenger-mile
    let perMile =
      0.5 * 0.341 + 0.1 / 2 * 0.341 + 0.15 * 0.054 + 0.05 * 0.106 + 0.02 * 0.143 + 0.03 * 0.189
    #expect(isClose(emissions[.carbonDioxide], 460_000 * perMile))
  }

  @Test func `light trucks among the cars`() throws {
    let emissions = try emissions(["drive_alone": "1", "light_truck_share": "0.4"])
    #expect(isClose(emissions[.carbonDioxide], 460_000 * (0.6 * 0.341 + 0.4 * 0.464)))
  }

  @Test func `electric cars draw from the grid`() throws {
    let emissions = try emissions(["electric_car": "1", "kwh_per_mile": "0.3"])
    // eGRID2021, MROW
    #expect(isClose(emissions[.carbonDioxide], 138 * 995.79 * 0.453_592_37))
  }

  @Test func `walking and working at home emit nothing`() throws {
    let emissions = try emissions(["active": "0.4", "telework": "0.6"])
    #expect(emissions[.carbonDioxide] == 0)
    #expect(emissions[.methane] == 0)
  }

  @Test func `days, distance and employees are factors of one product`() throws {
    let base = days.merging(["drive_alone": "1"]) { $1 }
    let one = try #require(Sample.emissions(record(100, "employees", base)))
    let more = try #require(Sample.emissions(record(200, "employees", base)))
    let longer = try #require(
      Sample.emissions(record(100, "employees", base.merging(["distance": "40"]) { $1 })))
    let fewer = try #require(
      Sample.emissions(record(100, "employees", base.merging(["days": "115"]) { $1 })))
    #expect(isClose(more[.carbonDioxide], 2 * one[.carbonDioxide]))
    #expect(isClose(longer[.nitrousOxide], 2 * one[.nitrousOxide]))
    #expect(isClose(fewer[.carbonDioxide], 0.5 * one[.carbonDioxide]))
  }

  @Test(arguments: [
    // EPA GHG Emission Factors Hub 2025, table 10: kg CO2
    ("passenger-car", "mile", 0.297), ("light-truck", "mile", 0.394),
    ("bus", "passenger-mile", 0.066),
    ("commuter-rail", "passenger-mile", 0.133),
  ])
  func `miles surveyed by mode`(_ mode: String, _ unit: String, _ carbon: Double) throws {
    let emissions = try #require(
      Sample.emissions(record(1000, unit, activity: mode, year: 2024)))
    #expect(isClose(emissions[.carbonDioxide], 1000 * carbon))
  }

  @Test func `own factors stand in place where the set has them`() throws {
    let set = Sample.factorSet("agency", [("co2", 0.02, "kg", "passenger-mile")], activity: "bus")
    let stated = days.merging(["bus": "0.5", "drive_alone": "0.5"]) { $1 }
    let emissions = try #require(
      Sample.emissions(
        record(100, "employees", stated, factor: "agency"), Sample.context(factorSets: [set])))
    #expect(isClose(emissions[.carbonDioxide], 230_000 * (0.02 + 0.341)))
  }

  @Test func `what is missing is named`() {
    let sum = Sample.problem(record(1, "employees", days.merging(["bus": "0.9"]) { $1 }))
    #expect(sum?.message.contains("sum to 0.9, not 1") == true)
    let distance = Sample.problem(record(1, "employees", ["days": "230", "bus": "1"]))
    #expect(distance?.message.contains("“distance”") == true)
    let people = Sample.problem(record(1, "employees", days.merging(["carpool": "1"]) { $1 }))
    #expect(people?.message.contains("“occupancy”") == true)
    let power = Sample.problem(record(1, "employees", days.merging(["electric_car": "1"]) { $1 }))
    #expect(power?.message.contains("“kwh_per_mile”") == true)
    let year = Sample.problem(
      record(1, "employees", ["days": "400", "distance": "20", "bus": "1"]))
    #expect(year?.message.contains("outside 1 to 366") == true)
    #expect(Sample.problem(record(1, "passenger-mile"))?.place.column == "activity")
  }
}

@Suite struct BusinessTravelTests {
  private func record(_ mode: String, _ quantity: Double, _ unit: String) -> ActivityRecord {
    var record = Sample.record(
      "business-travel", mode, quantity, unit, sector: .transportation)
    record.account = .community
    return record
  }

  @Test(arguments: [
    // EPA GHG Emission Factors Hub 2021, table 10: kg CO2, g CH4, g N2O
    ("air-long-haul", "passenger-mile", 0.161, 0.0006, 0.0051),
    ("passenger-car", "mile", 0.341, 0.009, 0.008),
    ("intercity-rail-other-routes", "passenger-mile", 0.15, 0.0117, 0.0038),
  ])
  func `miles by mode`(
    _ mode: String, _ unit: String, _ carbon: Double, _ methane: Double, _ nitrousOxide: Double
  ) throws {
    let emissions = try #require(Sample.emissions(record(mode, 1000, unit)))
    #expect(isClose(emissions[.carbonDioxide], 1000 * carbon))
    #expect(isClose(emissions[.methane], methane))
    #expect(isClose(emissions[.nitrousOxide], nitrousOxide))
    let double = try #require(Sample.emissions(record(mode, 2000, unit)))
    #expect(isClose(double[.carbonDioxide], 2 * emissions[.carbonDioxide]))
  }

  @Test func `a mode of another unit is refused`() {
    #expect(Sample.problem(record("air-long-haul", 1, "mile"))?.place.column == "activity")
  }
}
