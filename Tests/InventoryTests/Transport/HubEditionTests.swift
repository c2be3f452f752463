import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct HubEditionTests {
  private func notes(_ record: ActivityRecord, _ context: InventoryContext) throws -> [String] {
    let inventory = Sample.inventory([record], context)
    return inventory.explanation(of: try #require(inventory.entries.first)).notes
  }

  private func record(year: Int, _ options: String = "") -> ActivityRecord {
    Sample.record(
      "on-road-vmt", "vehicle-miles", 1000, "mile", year: year, factor: "mix \(options)",
      sector: .transportation)
  }

  private let context = Sample.context(vehicles: [
    Sample.vehicle("light-truck", "motor-gasoline", share: 0.5, mpg: 20, modelYear: 2018),
    Sample.vehicle("bus", "cng", share: 0.5, mpg: 4, modelYear: 2018),
  ])

  @Test func `an older edition that stands in is named`() throws {
    // Table 2 and the alternative fuels of table 4 were read in the 2021 edition only
    let new = try notes(record(year: 2023), context)
    let standIns = new.filter { $0.contains("2025 has no row") }
    #expect(standIns.count == 1)
    let note = try #require(standIns.first)
    #expect(note.contains("“bus, cng, 2018”, “cng”, “motor-gasoline”; edition 2021 stands in"))
    #expect(!note.contains("light-truck"))
    #expect(try !notes(record(year: 2021), context).contains { $0.contains("stands in") })
  }

  @Test func `a blend is explained once`() throws {
    let mix = [2010, 2015].map {
      Sample.vehicle("light-truck", "gasoline-e10", share: 0.5, mpg: 20, modelYear: $0)
    }
    let notes = try notes(record(year: 2021), Sample.context(vehicles: mix))
    #expect(notes.filter { $0.contains("90 % motor-gasoline, 10 % ethanol") }.count == 1)
  }

  @Test func `the edition follows the year unless it is stated`() throws {
    // Table 10, bus: 0.054 kg CO2 per passenger-mile in 2021, 0.066 in 2025
    func bus(_ year: Int, _ factor: String) throws -> Double {
      let record = Sample.record(
        "transit", "bus", 1000, "passenger-mile", year: year, factor: factor,
        sector: .transportation)
      return try #require(Sample.emissions(record))[.carbonDioxide]
    }
    #expect(try isClose(bus(2022, ""), 54))
    #expect(try isClose(bus(2023, ""), 66))
    #expect(try isClose(bus(2023, "epa-hub:2021"), 54))
    #expect(try isClose(bus(2022, "edition=2025"), 66))
  }

  @Test func `an edition that is not in the library is refused`() {
    let finding = Sample.problem(record(year: 2021, "edition=2018"), context)
    #expect(finding?.message.contains("2018") == true)
    #expect(finding?.message.contains("2021, 2025") == true)
  }
}

/// Every row of the hub's tables of mobile sources is in the library.
@Suite struct HubRowTests {
  private static let fuels = [
    "Methanol": "methanol", "Ethanol": "ethanol", "CNG": "cng", "LPG": "lpg", "LNG": "lng",
    "Biodiesel": "biodiesel", "Diesel": "diesel", "Jet Fuel": "jet-fuel",
    "Aviation Gasoline": "aviation-gasoline", "Residual Fuel Oil": "residual-6",
    "Gasoline": "motor-gasoline", "Gasoline (2 stroke)": "motor-gasoline:two-stroke",
    "Gasoline (4 stroke)": "motor-gasoline:four-stroke",
  ]
  private static let vehicles = [
    "Light-Duty Cars": "passenger-car", "Light-Duty Trucks": "light-truck",
    "Medium-Duty Trucks": "medium-duty-truck", "Heavy-Duty Trucks": "heavy-duty-truck",
    "Buses": "bus",
  ]

  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `alternative fuels of table 4`() throws {
    // EPA GHG Emission Factors Hub 2021, table 4
    var compared = 0
    for row in try FactRows.records("factors/epa_hub_2021_t4_onroad_diesel_alt.csv")
    where row["model_year"].isEmpty {
      let vehicle = try #require(HubRowTests.vehicles[row["vehicle"]])
      let fuel = try #require(HubRowTests.fuels[row["fuel"]])
      for (gas, column) in [(Gas.methane, "gCH4_per_mile"), (.nitrousOxide, "gN2O_per_mile")] {
        let factor = FactorLibrary.standard.vehicleMileFactor(
          vehicle: vehicle, fuel: fuel, modelYear: 2010, gas: gas, edition: "2021")
        #expect(factor?.value == Double(row[column]), "\(row.place)")
      }
      compared += 1
    }
    #expect(compared == 26)
  }

  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `equipment of table 5`() throws {
    // EPA GHG Emission Factors Hub 2021, table 5
    var compared = 0
    for row in try FactRows.records("factors/epa_hub_2021_t5_nonroad.csv") {
      let equipment = row["vehicle"].lowercased().map { " /".contains($0) ? "-" : $0 }
      let fuel = try #require(HubRowTests.fuels[row["fuel"]] ?? "lpg")
      let factors = FactorLibrary.standard.activityFactors(
        "nonroad", "\(String(equipment)):\(fuel)")
      #expect(factors.first?.value == Double(row["gCH4_per_gallon"]), "\(row.place)")
      #expect(factors.last?.value == Double(row["gN2O_per_gallon"]), "\(row.place)")
      compared += 1
    }
    #expect(compared == 40)
  }
}
