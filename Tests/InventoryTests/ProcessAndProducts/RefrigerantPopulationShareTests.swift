import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct RefrigerantPopulationShareTests {
  private func record(_ gas: String, _ people: Double, _ factor: String) -> ActivityRecord {
    Sample.record("refrigerant-population-share", gas, people, "people", factor: factor)
  }

  @Test func `a thousandth of the people has a thousandth of the gas`() throws {
    let record = record("hfc-134a", 330_000, "national_mass=60000 national_population=330000000")
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions[Gas(id: "hfc-134a")], 60_000))
    let twice = try #require(
      Sample.emissions(
        self.record("hfc-134a", 660_000, "national_mass=60000 national_population=330000000")))
    #expect(isClose(twice[Gas(id: "hfc-134a")], 120_000))
  }

  @Test func `own factors per person, gas by gas`() throws {
    let own = Sample.context(factorSets: [
      Sample.factorSet(
        "national",
        [
          (gas: "hfc-134a", value: 0.2, unit: "kg", per: "people"),
          (gas: "hfc-125", value: 0.1, unit: "kg", per: "people"),
        ])
    ])
    let emissions = try #require(Sample.emissions(record("hfcs", 1000, "national"), own))
    #expect(isClose(emissions[Gas(id: "hfc-134a")], 200))
    #expect(isClose(emissions[Gas(id: "hfc-125")], 100))
  }

  @Test func `households are not taken for people`() {
    let factor = "national_mass=60000 national_population=330000000"
    let households = Sample.record(
      "refrigerant-population-share", "hfc-134a", 1000, "households", factor: factor)
    #expect(Sample.problem(households)?.place.column == "unit")
    let own = Sample.context(factorSets: [
      Sample.factorSet("national", [(gas: "hfc-134a", value: 0.2, unit: "kg", per: "households")])
    ])
    #expect(Sample.problem(record("hfcs", 1000, "national"), own)?.place.column == "unit")
  }

  @Test(arguments: ["", "national_mass=60000", "national_population=330000000"])
  func `without a national figure there is no default`(_ factor: String) {
    let problem = Sample.problem(record("hfc-134a", 1000, factor))
    #expect(problem?.place.column == "factor")
    #expect(problem?.message.contains("national_mass") == true)
  }

  @Test func `a national sum in CO2e is refused`() {
    let record = record("co2e", 1000, "national_mass=60000 national_population=330000000")
    #expect(Sample.problem(record)?.place.column == "activity")
  }
}
