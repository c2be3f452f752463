import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct TransitTests {
  private func record(
    _ activity: String, _ quantity: Double, _ unit: String, _ parameters: [String: String] = [:],
    factor: String = "", year: Int = 2021
  ) -> ActivityRecord {
    Sample.record(
      "transit", activity, quantity, unit, year: year, factor: factor, sector: .transportation,
      parameters: parameters)
  }

  private let bus = ["vehicle": "bus", "model_year": "2012", "mpg": "5"]

  @Test func `fuel of buses`() throws {
    // EPA GHG Emission Factors Hub 2021: diesel 10.21 kg CO2 per gallon (table 2); medium- and heavy-duty of
    // 2007 and later 0.0095 and 0.0431 g per mile (table 4)
    let emissions = try #require(Sample.emissions(record("diesel", 1000, "gallon", bus)))
    #expect(isClose(emissions[.carbonDioxide], 10_210))
    #expect(isClose(emissions[.methane], 5000 * 0.0095e-3))
    #expect(isClose(emissions[.nitrousOxide], 5000 * 0.0431e-3))
  }

  @Test func `vehicle miles of buses agree with their fuel`() throws {
    let fuel = try #require(Sample.emissions(record("diesel-b20", 1000, "gallon", bus)))
    let miles = try #require(Sample.emissions(record("diesel-b20", 5000, "mile", bus)))
    for gas in [Gas.carbonDioxide, .biogenicCarbonDioxide, .methane, .nitrousOxide] {
      #expect(isClose(fuel[gas], miles[gas]))
    }
  }

  @Test func `a mix of buses is divided by its shares`() throws {
    let context = Sample.context(vehicles: [
      Sample.vehicle("bus", "diesel", share: 0.5, mpg: 5, modelYear: 2012),
      Sample.vehicle("bus", "cng", share: 0.5, mpg: 4, modelYear: 2015),
    ])
    let emissions = try #require(
      Sample.emissions(record("bus", 1000, "mile", factor: "mix"), context))
    // EPA GHG Emission Factors Hub 2021, table 4
    #expect(isClose(emissions[.methane], 500 * 0.0095e-3 + 500 * 10e-3))
    let gallons = Sample.problem(record("diesel", 1000, "gallon", factor: "mix"), context)
    #expect(gallons?.message.contains("divides miles") == true)
  }

  @Test(arguments: [
    // EPA GHG Emission Factors Hub, table 10: kg CO2, g CH4 and g N2O per passenger-mile
    ("bus", 2021, 0.054, 0.0206, 0.0009), ("transit-rail", 2021, 0.106, 0.0095, 0.0013),
    ("commuter-rail", 2021, 0.143, 0.0119, 0.0029), ("bus", 2024, 0.066, 0.0046, 0.0019),
    ("transit-rail", 2024, 0.093, 0.0075, 0.001), ("commuter-rail", 2024, 0.133, 0.0105, 0.0026),
  ])
  func `passenger-miles by mode`(
    _ mode: String, _ year: Int, _ carbon: Double, _ methane: Double, _ nitrousOxide: Double
  ) throws {
    let emissions = try #require(
      Sample.emissions(record(mode, 1000, "passenger-mile", year: year)))
    #expect(isClose(emissions[.carbonDioxide], 1000 * carbon))
    #expect(isClose(emissions[.methane], methane))
    #expect(isClose(emissions[.nitrousOxide], nitrousOxide))
  }

  @Test func `passenger-kilometers are converted`() throws {
    let miles = try #require(Sample.emissions(record("bus", 1000, "passenger-mile")))
    let metric = try #require(Sample.emissions(record("bus", 1609.344, "passenger-km")))
    #expect(isClose(miles[.carbonDioxide], metric[.carbonDioxide]))
  }

  @Test func `the community's part of the system is counted`() throws {
    for (activity, unit) in [("bus", "passenger-mile"), ("diesel", "gallon"), ("diesel", "mile")] {
      let stated = unit == "passenger-mile" ? [:] : bus
      let all = try #require(Sample.emissions(record(activity, 1000, unit, stated)))
      let part = try #require(
        Sample.emissions(record(activity, 1000, unit, stated.merging(["share": "0.25"]) { $1 })))
      #expect(isClose(part[.carbonDioxide], 0.25 * all[.carbonDioxide]))
      #expect(isClose(part[.nitrousOxide], 0.25 * all[.nitrousOxide]))
    }
  }

  @Test func `doubling the quantity doubles the emissions`() throws {
    for (activity, unit) in [("bus", "passenger-mile"), ("diesel", "gallon"), ("diesel", "mile")] {
      let stated = unit == "passenger-mile" ? [:] : bus
      let one = try #require(Sample.emissions(record(activity, 1000, unit, stated)))
      let two = try #require(Sample.emissions(record(activity, 2000, unit, stated)))
      #expect(isClose(two[.carbonDioxide], 2 * one[.carbonDioxide]))
      #expect(isClose(two[.methane], 2 * one[.methane]))
    }
  }

  @Test func `an electric bus says its scope`() throws {
    var record = record("electricity", 1000, "mile", ["vehicle": "bus", "mpg": "0.5"])
    #expect(Sample.problem(record)?.place.column == "scope")
    record.gpcReference = "II.1.2"
    // eGRID2021, MROW: 2,000 kWh
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions[.carbonDioxide], 2 * 995.79 * 0.453_592_37))
  }

  @Test func `an agency's own factors are used`() throws {
    let set = Sample.factorSet("agency", [("co2", 0.04, "kg", "passenger-mile")], activity: "bus")
    let context = Sample.context(factorSets: [set])
    let emissions = try #require(
      Sample.emissions(record("bus", 1000, "passenger-mile", factor: "agency"), context))
    #expect(isClose(emissions[.carbonDioxide], 40))
    let other = Sample.problem(
      record("transit-rail", 1, "passenger-mile", factor: "agency"), context)
    #expect(other?.message.contains("no row for “transit-rail”") == true)
  }

  @Test func `a mode without a factor names those there are`() {
    let finding = Sample.problem(record("gondola", 1, "passenger-mile"))
    #expect(finding?.place.column == "activity")
    #expect(finding?.message.contains("transit-rail") == true)
  }
}

@Suite struct TransportElectricityTests {
  private func record(_ quantity: Double, _ unit: String, factor: String = "") -> ActivityRecord {
    Sample.record(
      "transport-electricity", "bus", quantity, unit, factor: factor, sector: .transportation)
  }

  @Test func `traction power at the grid's rates`() throws {
    // eGRID2021, MROW: 995.79, 0.107 and 0.015 lb per MWh
    let emissions = try #require(Sample.emissions(record(10, "MWh")))
    #expect(isClose(emissions[.carbonDioxide], 10 * 995.79 * 0.453_592_37))
    #expect(isClose(emissions[.methane], 10 * 0.107 * 0.453_592_37))
    #expect(isClose(emissions[.nitrousOxide], 10 * 0.015 * 0.453_592_37))
  }

  @Test(arguments: [
    ("bus", "II.1.2"), ("on-road", "II.1.2"), ("transit-rail", "II.2.2"), ("marine", "II.3.2"),
    ("aviation", "II.4.2"), ("off-road", "II.5.2"), ("electricity", ""),
  ])
  func `the mode gives the GPC reference`(_ mode: String, _ reference: String) {
    var record = record(1, "MWh")
    record.activity = mode
    #expect(record.gpcCellReference == reference)
    record.subsector = "rail"
    #expect(record.gpcCellReference == (reference.isEmpty ? "II.2.2" : reference))
  }

  @Test func `it equals grid electricity`() throws {
    let grid = try #require(
      Sample.emissions(Sample.record("grid-electricity", "electricity", 1000, "kWh")))
    let transit = try #require(Sample.emissions(record(1000, "kWh")))
    #expect(isClose(grid[.carbonDioxide], transit[.carbonDioxide]))
    #expect(isClose(grid[.methane], transit[.methane]))
  }

  @Test func `subregion, share and the utility's own rates`() throws {
    let other = try #require(Sample.emissions(record(10, "MWh", factor: "egrid:CAMX")))
    let stated = try #require(Sample.emissions(record(10, "MWh", factor: "grid=CAMX")))
    #expect(other[.carbonDioxide] == stated[.carbonDioxide])
    let half = try #require(Sample.emissions(record(10, "MWh", factor: "egrid:CAMX share=0.5")))
    #expect(isClose(half[.carbonDioxide], 0.5 * other[.carbonDioxide]))
    let set = Sample.factorSet("utility", [("co2", 500, "lb", "MWh")])
    let own = try #require(
      Sample.emissions(record(10, "MWh", factor: "utility"), Sample.context(factorSets: [set])))
    #expect(isClose(own[.carbonDioxide], 5000 * 0.453_592_37))
  }

  @Test func `without a subregion the community is asked for one`() {
    var context = Sample.context()
    context.subregion = ""
    #expect(Sample.problem(record(1, "MWh"), context)?.message.contains("grid=CODE") == true)
  }
}
