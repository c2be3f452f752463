import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct DistrictEnergyTests {
  private func record(
    _ activity: String, _ amount: Double, _ unit: String, year: Int = 2021, factor: String = ""
  ) -> ActivityRecord {
    Sample.record("district-energy", activity, amount, unit, year: year, factor: factor)
  }

  @Test(arguments: ["steam", "hot-water"], [2019, 2024])
  func `purchased heat takes the EPA's factor in both editions`(_ activity: String, _ year: Int)
    throws
  {
    // EPA GHG Emission Factors Hub, table 7: 66.33 kg CO2, 1.25 g CH4 and 0.125 g N2O per MMBtu
    let emissions = try #require(Sample.emissions(record(activity, 10, "MMBtu", year: year)))
    #expect(isClose(emissions[.carbonDioxide], 663.3))
    #expect(isClose(emissions[.methane], 0.0125))
    #expect(isClose(emissions[.nitrousOxide], 0.00125))
    #expect(emissions.fossilMethane == emissions.methane)
  }

  @Test func `doubling doubles and the unit does not matter`() throws {
    let once = try #require(Sample.emissions(record("steam", 1, "MWh")))
    let twice = try #require(Sample.emissions(record("steam", 7.2, "GJ")))
    #expect(isClose(twice[.carbonDioxide], 2 * once[.carbonDioxide]))
  }

  @Test func `steam by mass needs its heat`() throws {
    let emissions = try #require(
      Sample.emissions(record("steam", 1000, "lb", factor: "heat_content=1000")))
    #expect(isClose(emissions[.carbonDioxide], 66.33))
    #expect(Sample.problem(record("steam", 1000, "lb"))?.message.contains("heat_content") == true)
    #expect(Sample.problem(record("steam", 1, "MMBtu", factor: "heat_content=1000")) != nil)
  }

  @Test func `loss in the pipes is made up for at the plant`() throws {
    let emissions = try #require(
      Sample.emissions(record("steam", 9, "MMBtu", factor: "distribution_loss=0.1")))
    #expect(isClose(emissions[.carbonDioxide], 663.3))
  }

  @Test func `a plant's fuel and efficiency`() throws {
    // 80 percent on natural gas is how the EPA's own factor is made: 53.06 / 0.8 = 66.325
    let gas = try #require(
      Sample.emissions(
        record("steam", 1, "MMBtu", factor: "plant_fuel=natural-gas plant_efficiency=0.8")))
    #expect(isClose(gas[.carbonDioxide], 53.06 / 0.8))
    let wood = try #require(
      Sample.emissions(
        record("hot-water", 1, "MMBtu", factor: "plant_fuel=wood plant_efficiency=0.7")))
    #expect(wood[.carbonDioxide] == 0)
    #expect(isClose(wood[.biogenicCarbonDioxide], 93.8 / 0.7))
    #expect(wood.fossilMethane == .zero)
    #expect(
      Sample.problem(record("steam", 1, "MMBtu", factor: "plant_fuel=natural-gas"))?.message
        .contains("plant_efficiency") == true)
  }

  @Test func `chilled water by electricity, absorption and engine`() throws {
    // 1000 ton-hours are 12 MMBtu of cold; COP 4.2, 0.8 and 1.2 (unverified)
    let electric = try #require(Sample.emissions(record("chilled-water", 1000, "ton-hour")))
    let power = Energy.mmBtu(12 / 4.2).megawattHours
    #expect(isClose(electric[.carbonDioxide], power * 995.79 * 0.453_592_37))
    let absorption = try #require(
      Sample.emissions(record("chilled-water", 12, "MMBtu", factor: "chiller=absorption")))
    #expect(isClose(absorption[.carbonDioxide], 12 / 0.8 * 66.33))
    let engine = try #require(
      Sample.emissions(record("chilled-water", 12, "MMBtu", factor: "chiller=engine cop=1.5")))
    #expect(isClose(engine[.carbonDioxide], 12 / 1.5 * 53.06))
  }

  @Test func `a supplier's factors are per energy delivered`() throws {
    let context = Sample.context(factorSets: [
      Sample.factorSet("plant", [("co2", 50, "kg", "MMBtu"), ("ch4", 1, "g", "MMBtu")])
    ])
    let emissions = try #require(
      Sample.emissions(record("chilled-water", 10, "MMBtu", factor: "plant"), context))
    #expect(isClose(emissions[.carbonDioxide], 500))
    let finding = Sample.problem(
      record("chilled-water", 10, "MMBtu", factor: "plant cop=4"), context)
    #expect(finding?.message.contains("factors_per=plant-energy") == true)
  }

  @Test func `a supplier's factors may be per energy of the plant`() throws {
    let context = Sample.context(factorSets: [
      Sample.factorSet("plant", [("co2", 300, "kg", "MWh")])
    ])
    let cold = try #require(
      Sample.emissions(
        record("chilled-water", 12, "MWh", factor: "plant factors_per=plant-energy cop=6"), context)
    )
    #expect(isClose(cold[.carbonDioxide], 600))
    let heat = try #require(
      Sample.emissions(
        record("steam", 8, "MWh", factor: "plant factors_per=plant-energy plant_efficiency=0.8"),
        context))
    #expect(isClose(heat[.carbonDioxide], 3000))
  }

  @Test func `what is not known is refused`() {
    #expect(Sample.problem(record("ice", 1, "MMBtu"))?.place.column == "activity")
    #expect(Sample.problem(record("steam", 1, "MMBtu", factor: "plnt"))?.place.column == "factor")
    #expect(Sample.problem(record("steam", 1, "gallon"))?.place.column == "unit")
    #expect(
      Sample.problem(record("chilled-water", 1, "MWh", factor: "epa-hub:2021"))?.place.column
        == "factor")
    let context = Sample.context(factorSets: [Sample.factorSet("plant", [("ch4", 1, "g", "MMBtu")])]
    )
    #expect(Sample.problem(record("steam", 1, "MMBtu", factor: "plant"), context) != nil)
  }
}
