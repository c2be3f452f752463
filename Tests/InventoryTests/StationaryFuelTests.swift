import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct StationaryFuelTests {
  @Test func `a thousand cubic feet of gas emits 54.44 kg of carbon dioxide`() throws {
    // EPA GHG Emission Factors Hub 2021, table 1: 0.05444 kg CO2 per scf
    let emissions = try #require(
      Sample.emissions(Sample.record("stationary-fuel", "natural-gas", 1, "mcf")))
    #expect(isClose(emissions[.carbonDioxide], 54.44))
  }

  @Test func `a therm of gas emits 5.306 kg`() throws {
    // EPA GHG Emission Factors Hub 2025, table 1: 53.06 kg CO2 per MMBtu
    let emissions = try #require(
      Sample.emissions(Sample.record("stationary-fuel", "natural-gas", 1, "therm", year: 2024)))
    #expect(isClose(emissions[.carbonDioxide], 5.306))
  }

  @Test func `wood smoke is biogenic and its methane counts`() throws {
    // EPA GHG Emission Factors Hub 2021, table 1: 93.80 kg biogenic CO2, 7.2 g CH4 per MMBtu
    let emissions = try #require(
      Sample.emissions(Sample.record("stationary-fuel", "wood", 10, "MMBtu")))
    #expect(emissions[.carbonDioxide] == 0)
    #expect(isClose(emissions[.biogenicCarbonDioxide], 938))
    #expect(isClose(emissions[.methane], 0.072))
  }

  @Test func `a missing factor is found at the activity with a suggestion`() {
    let finding = Sample.problem(Sample.record("stationary-fuel", "propan", 1, "gallon"))
    #expect(finding?.place.column == "activity")
    #expect(finding?.message.contains("“propane”") == true)
  }

  @Test func `propane by mass cannot be turned into gallons`() {
    let finding = Sample.problem(Sample.record("stationary-fuel", "propane", 1, "tonne"))
    #expect(finding?.place.column == "unit")
  }

  @Test func `zero burns nothing and twice burns twice`() throws {
    let once = try #require(
      Sample.emissions(Sample.record("stationary-fuel", "kerosene", 3, "gallon")))
    let twice = try #require(
      Sample.emissions(Sample.record("stationary-fuel", "kerosene", 6, "gallon")))
    #expect(isClose(twice[.carbonDioxide], 2 * once[.carbonDioxide]))
    #expect(
      Sample.emissions(Sample.record("stationary-fuel", "kerosene", 0, "gallon")) == .zero)
  }
}
