import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct DirectEntryTests {
  @Test(arguments: ["co2", "biogenic-co2", "ch4", "n2o", "sf6", "nf3", "hfc-134a", "hfc-227ea"])
  func `a gas is taken as it is`(_ gas: String) throws {
    let emissions = try #require(
      Sample.emissions(Sample.record("direct-entry", gas, 2, "tonne", sector: .industry)))
    #expect(emissions[Gas(id: gas)] == 2000)
  }

  @Test func `carbon dioxide equivalent is refused with what to do`() {
    let finding = Sample.problem(Sample.record("direct-entry", "CO2e", 2, "tonne"))
    #expect(finding?.place.column == "activity")
    #expect(finding?.message.contains("Enter CO2, CH4 and N2O as records of their own") == true)
  }

  @Test func `an unknown gas is refused`() {
    #expect(Sample.problem(Sample.record("direct-entry", "argon", 2, "tonne")) != nil)
  }

  /// AR6 counts fossil methane 29.8 and other methane 27.0 (table 7.15), together 27.9 (table 7.SM.7).
  @Test(arguments: [
    ("ar6", "fossil", 27.9), ("ar6-by-origin", "fossil", 29.8), ("ar6-by-origin", "recent", 27.0),
    ("ar5", "fossil", 28),
  ])
  func `methane counts by origin where the set tells it apart`(
    _ set: String, _ origin: String, _ expected: Double
  ) {
    let record = Sample.record("direct-entry", "ch4", 1, "tonne", factor: "origin=\(origin)")
    #expect(isClose(Sample.inventory([record], set: set).total(2021), expected))
  }
}
