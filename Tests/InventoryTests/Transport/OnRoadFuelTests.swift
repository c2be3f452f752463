import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct OnRoadFuelTests {
  private func record(
    _ fuel: String, _ quantity: Double, _ unit: String = "gallon",
    _ parameters: [String: String] = [:], factor: String = ""
  ) -> ActivityRecord {
    Sample.record(
      "on-road-fuel", fuel, quantity, unit, factor: factor, sector: .transportation,
      parameters: parameters)
  }

  @Test func `gasoline of Amherst`() {
    // Amherst MA FY2022, GPC II.1.1: 202,619 gallons, 1,785.446 t CO2e under AR5; 8.78 kg CO2, 0.38 g CH4 and
    // 0.08 g N2O per gallon (EPA GHG Emission Factors Hub, tables 1 and 2)
    let inventory = Sample.inventory([record("motor-gasoline", 202_619)], set: "ar5")
    #expect(isClose(inventory.total(2021), 1785.446, within: 3e-7))
  }

  @Test func `the default says that it is one`() throws {
    let inventory = Sample.inventory([record("motor-gasoline", 100)])
    let notes = inventory.explanation(of: try #require(inventory.entries.first)).notes
    #expect(notes.contains { $0.contains("No vehicle is stated") && $0.contains("table 1") })
  }

  @Test func `a vehicle gives methane and nitrous oxide per mile`() throws {
    // EPA GHG Emission Factors Hub 2021, table 3: cars of 2018 at 0.0052 and 0.0016 g per mile
    let stated = ["vehicle": "passenger-car", "model_year": "2018", "mpg": "25"]
    let emissions = try #require(
      Sample.emissions(record("motor-gasoline", 40_000, "gallon", stated)))
    #expect(isClose(emissions[.carbonDioxide], 40_000 * 8.78))
    #expect(isClose(emissions[.methane], 5.2))
    #expect(isClose(emissions[.nitrousOxide], 1.6))
    #expect(emissions.fossilMethane == emissions.methane)
  }

  @Test func `fuel and the miles that it drives agree`() throws {
    let mix = [Sample.vehicle("light-truck", "gasoline-e10", share: 1, mpg: 20, modelYear: 2015)]
    let miles = try #require(
      Sample.emissions(
        Sample.record("on-road-vmt", "vehicle-miles", 20_000, "mile", factor: "mix"),
        Sample.context(vehicles: mix)))
    let stated = ["vehicle": "light-truck", "model_year": "2015", "mpg": "20"]
    let fuel = try #require(Sample.emissions(record("gasoline-e10", 1000, "gallon", stated)))
    for gas in [Gas.carbonDioxide, .biogenicCarbonDioxide, .methane, .nitrousOxide] {
      #expect(isClose(fuel[gas], miles[gas]))
    }
    #expect(isClose(fuel.fossilMethane.kilograms, miles.fossilMethane.kilograms))
  }

  @Test(arguments: [
    // EPA GHG Emission Factors Hub 2021, table 2, kg CO2 per gallon: fossil, biogenic
    ("motor-gasoline", 8.78, 0.0), ("gasoline-e10", 0.9 * 8.78, 0.575),
    ("gasoline-e85", 0.15 * 8.78, 0.85 * 5.75), ("ethanol", 0, 5.75), ("diesel", 10.21, 0),
    ("diesel-b5", 0.95 * 10.21, 0.05 * 9.45), ("diesel-b20", 0.8 * 10.21, 0.2 * 9.45),
    ("biodiesel", 0, 9.45), ("lpg", 5.68, 0),
  ])
  func `carbon dioxide by fuel`(_ fuel: String, _ fossil: Double, _ biogenic: Double) throws {
    let emissions = try #require(Sample.emissions(record(fuel, 1000)))
    #expect(isClose(emissions[.carbonDioxide], 1000 * fossil))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 1000 * biogenic))
  }

  @Test func `a measured share of biofuel goes before the blend's name`() throws {
    let emissions = try #require(
      Sample.emissions(record("motor-gasoline", 1000, "gallon", ["biofuel": "0.102"])))
    #expect(isClose(emissions[.carbonDioxide], 898 * 8.78))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 102 * 5.75))
    // Defaults per gallon, each fuel by its own: 0.38 and 0.09 g CH4 (table 1)
    #expect(isClose(emissions[.methane], (898 * 0.38 + 102 * 0.09) / 1000))
    let percent = Sample.problem(record("motor-gasoline", 1, "gallon", ["biofuel": "10.2"]))
    #expect(percent?.message.contains("outside 0 to 1") == true)
    let wrong = Sample.problem(record("lpg", 1, "gallon", ["biofuel": "0.1"]))
    #expect(wrong?.message.contains("takes none") == true)
  }

  @Test func `compressed gas by volume and by heat`() throws {
    // EPA GHG Emission Factors Hub 2021: 0.05444 kg CO2 (table 2), 0.00103 g CH4 (table 1) per scf; 0.001026 MMBtu per scf
    let volume = try #require(Sample.emissions(record("cng", 1000, "scf")))
    #expect(isClose(volume[.carbonDioxide], 54.44))
    #expect(isClose(volume[.methane], 0.00103))
    let heat = try #require(Sample.emissions(record("cng", 10.26, "therm")))
    #expect(isClose(heat[.carbonDioxide], 54.44))
  }

  @Test func `compressed gas in buses leaks through the engine`() throws {
    // EPA GHG Emission Factors Hub 2021, table 4: 10 g CH4 per mile; 0.125 MMBtu per gallon equivalent
    let stated = ["vehicle": "bus", "mpg": "4"]
    let emissions = try #require(Sample.emissions(record("cng", 1000, "scf", stated)))
    #expect(isClose(emissions[.methane], 1000 * 0.001026 / 0.125 * 4 * 0.01))
  }

  @Test func `liquefied gas has no default and asks for the vehicle`() throws {
    let finding = Sample.problem(record("lng", 1000))
    #expect(finding?.message.contains("State vehicle") == true)
    // EPA GHG Emission Factors Hub 2021: 4.50 kg CO2 per gallon (table 2), buses 10 g CH4 per mile (table 4)
    let emissions = try #require(
      Sample.emissions(record("lng", 1000, "gallon", ["vehicle": "bus", "mpg": "2"])))
    #expect(isClose(emissions[.carbonDioxide], 4500))
    #expect(isClose(emissions[.methane], 20))
  }

  @Test func `electricity says its scope and takes the grid's rates`() throws {
    var record = record("electricity", 1000, "kWh")
    let finding = Sample.problem(record)
    #expect(finding?.place.column == "scope")
    #expect(finding?.message.contains("transport-electricity") == true)
    record.scope = 2
    // eGRID2021, MROW
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions[.carbonDioxide], 995.79 * 0.453_592_37))
  }

  @Test func `a share of the fuel sold is counted`() throws {
    let all = try #require(Sample.emissions(record("diesel", 1000)))
    let part = try #require(Sample.emissions(record("diesel", 1000, "gallon", ["share": "0.3"])))
    #expect(isClose(part[.carbonDioxide], 0.3 * all[.carbonDioxide]))
    #expect(isClose(part[.methane], 0.3 * all[.methane]))
  }

  @Test func `doubling the fuel doubles the emissions`() throws {
    let stated = ["vehicle": "passenger-car", "model_year": "2010", "mpg": "25"]
    let one = try #require(Sample.emissions(record("diesel", 10, "gallon", stated)))
    let two = try #require(Sample.emissions(record("diesel", 20, "gallon", stated)))
    #expect(isClose(two[.carbonDioxide], 2 * one[.carbonDioxide]))
    #expect(isClose(two[.nitrousOxide], 2 * one[.nitrousOxide]))
  }

  @Test func `a fuel of the community's own is used when its set is named`() throws {
    let set = Sample.factorSet(
      "renewable", [("biogenic-co2", 9.4, "kg", "gallon"), ("ch4", 0.1, "g", "gallon")],
      activity: "renewable-diesel")
    let inventory = Sample.inventory(
      [record("renewable-diesel", 1000, factor: "renewable")], Sample.context(factorSets: [set]))
    let entry = try #require(inventory.entries.first)
    #expect(isClose(entry.emissions[.biogenicCarbonDioxide], 9400))
    #expect(entry.emissions.fossilMethane == .zero)
    #expect(
      inventory.explanation(of: entry).notes.contains { $0.contains("no row for N₂O") })
  }

  @Test func `what is missing or unknown is named`() {
    #expect(Sample.problem(record("motor-gasolin", 1))?.message.contains("motor-gasoline") == true)
    #expect(Sample.problem(record("diesel", 1, "MMBtu"))?.place.column == "unit")
    #expect(Sample.problem(record("cng", 1, "gallon"))?.place.column == "unit")
    let half = Sample.problem(record("diesel", 1, "gallon", ["mpg": "25"]))
    #expect(half?.message.contains("“vehicle”") == true)
    let year = Sample.problem(
      record("diesel", 1, "gallon", ["mpg": "25", "vehicle": "passenger-car"]))
    #expect(year?.message.contains("“model_year”") == true)
    #expect(Sample.problem(record("diesel", 1, factor: "no-set"))?.place.column == "factor")
  }
}
