import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct VehicleFleetTests {
  private func record(
    _ fuel: String, _ quantity: Double, _ unit: String, _ parameters: [String: String] = [:],
    factor: String = ""
  ) -> ActivityRecord {
    var record = Sample.record(
      "fleet", fuel, quantity, unit, factor: factor, sector: .transportation,
      parameters: parameters)
    record.account = .community
    return record
  }

  private let trucks = ["vehicle": "light-truck", "model_year": "2016", "mpg": "18"]

  @Test func `its records belong to the government's account`() {
    var record = record("diesel", 1, "gallon")
    record.account = nil
    #expect(record.bookedAccount == .government)
  }

  @Test func `fuel with the vehicle that burns it`() throws {
    // EPA GHG Emission Factors Hub 2021: 8.78 kg CO2 per gallon (table 2)
    let emissions = try #require(Sample.emissions(record("motor-gasoline", 100, "gallon", trucks)))
    let factor = try #require(
      FactorLibrary.standard.vehicleMileFactor(
        vehicle: "light-truck", fuel: "motor-gasoline", modelYear: 2016, gas: .methane,
        edition: "2021"))
    #expect(isClose(emissions[.carbonDioxide], 878))
    #expect(isClose(emissions[.methane], 1800 * factor.value / 1000))
  }

  @Test func `mileage agrees with fuel`() throws {
    let fuel = try #require(Sample.emissions(record("motor-gasoline", 100, "gallon", trucks)))
    let miles = try #require(Sample.emissions(record("motor-gasoline", 1800, "mile", trucks)))
    for gas in [Gas.carbonDioxide, .methane, .nitrousOxide] {
      #expect(isClose(fuel[gas], miles[gas]))
    }
  }

  @Test func `a mix of vehicles by mileage`() throws {
    let context = Sample.context(vehicles: [
      Sample.vehicle("light-truck", "motor-gasoline", share: 0.6, mpg: 18, modelYear: 2016),
      Sample.vehicle("medium-heavy", "diesel", share: 0.4, mpg: 8, modelYear: 2012),
    ])
    let emissions = try #require(
      Sample.emissions(record("fleet", 10_000, "mile", factor: "mix"), context))
    let gasoline = 6000.0 / 18
    #expect(isClose(emissions[.carbonDioxide], gasoline * 8.78 + 500 * 10.21))
  }

  @Test func `doubling doubles by fuel and by mileage`() throws {
    for unit in ["gallon", "mile"] {
      let one = try #require(Sample.emissions(record("diesel-b20", 100, unit, trucks)))
      let two = try #require(Sample.emissions(record("diesel-b20", 200, unit, trucks)))
      #expect(isClose(two[.biogenicCarbonDioxide], 2 * one[.biogenicCarbonDioxide]))
      #expect(isClose(two[.nitrousOxide], 2 * one[.nitrousOxide]))
    }
  }

  @Test func `the origin of an input is in the explanation`() throws {
    let inventory = Sample.inventory([record("motor-gasoline", 100, "gallon", trucks)])
    let explanation = inventory.explanation(of: try #require(inventory.entries.first))
    let economy = try #require(explanation.inputs.first { $0.symbol == "mpg" })
    #expect(economy.value == "18")
    #expect(economy.place?.file == "inventory-parameters.csv")
    #expect(explanation.inputs.contains { $0.symbol == "g(CH₄)" })
  }

  @Test func `mileage without fuel economy or class is refused`() {
    #expect(
      Sample.problem(record("diesel", 1, "mile"))?.message.contains("“vehicle”") == true)
    let missing = Sample.problem(
      record("diesel", 1, "mile", ["vehicle": "bus", "model_year": "2010"]))
    #expect(missing?.message.contains("“mpg”") == true)
    let unknown = Sample.problem(
      record("diesel", 1, "mile", ["vehicle": "tank", "model_year": "2010", "mpg": "1"]))
    #expect(unknown?.message.contains("passenger-car") == true)
  }

  @Test func `own factors per gallon are used`() throws {
    let set = Sample.factorSet("own", [("co2", 8.9, "kg", "gallon")])
    let emissions = try #require(
      Sample.emissions(
        record("motor-gasoline", 10, "gallon", factor: "own"),
        Sample.context(factorSets: [set])))
    #expect(isClose(emissions[.carbonDioxide], 89))
  }
}
