import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct OnRoadVehicleMilesTests {
  private func record(_ miles: Double) -> ActivityRecord {
    Sample.record("on-road-vmt", "vehicle-miles", miles, "mile", factor: "mix")
  }

  @Test func `a car at 25 miles per gallon`() throws {
    // EPA GHG Emission Factors Hub 2021: 8.78 kg CO2 per gallon (table 2); cars of 2018 emit 0.0052 g CH4 and
    // 0.0016 g N2O per mile (table 3)
    let mix = [
      Sample.vehicle("passenger-car", "motor-gasoline", share: 1, mpg: 25, modelYear: 2018)
    ]
    let emissions = try #require(Sample.emissions(record(1_000_000), Sample.context(vehicles: mix)))
    #expect(isClose(emissions[.carbonDioxide], 40_000 * 8.78))
    #expect(isClose(emissions[.methane], 5.2))
    #expect(isClose(emissions[.nitrousOxide], 1.6))
  }

  @Test func `ethanol in gasoline is biogenic`() throws {
    let mix = [Sample.vehicle("passenger-car", "gasoline-e10", share: 1, mpg: 20, modelYear: 2018)]
    let emissions = try #require(Sample.emissions(record(200), Sample.context(vehicles: mix)))
    // 10 gallons: nine of gasoline at 8.78, one of ethanol at 5.75 kg per gallon
    #expect(isClose(emissions[.carbonDioxide], 9 * 8.78))
    #expect(isClose(emissions[.biogenicCarbonDioxide], 5.75))
  }

  @Test func `electric miles take the grid's rates`() throws {
    let mix = [Sample.vehicle("passenger-car", "electricity", share: 1, mpg: 4, modelYear: 2020)]
    let emissions = try #require(Sample.emissions(record(4000), Sample.context(vehicles: mix)))
    #expect(isClose(emissions[.carbonDioxide], 995.79 * 0.453_592_37))
  }

  @Test func `shares that do not sum to one stop the record`() {
    let mix = [Sample.vehicle("passenger-car", "diesel", share: 0.88, mpg: 30, modelYear: 2010)]
    let finding = Sample.problem(record(1), Sample.context(vehicles: mix))
    #expect(finding?.message.contains("0.88") == true)
    #expect(finding?.place.column == "factor")
  }

  @Test func `a mix that is not there is named`() {
    var record = record(1)
    record.factor = FactorChoice("mix-1999")
    #expect(Sample.problem(record)?.message.contains("mix-1999") == true)
  }
}
