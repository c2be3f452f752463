import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct HouseholdConsumptionTests {
  private func inventory(
    _ category: String, _ amount: Double, _ unit: String, _ factor: String
  ) throws -> EmissionsInventory {
    let context = Sample.context(factorSets: [
      Sample.factorSet("survey", [("co2", 6, "tonne", "households")], activity: "food"),
      Sample.factorSet("io", [("co2", 0.4, "kg", "usd"), ("ch4", 2, "g", "usd")]),
    ])
    return EmissionsInventory(
      records: [Sample.record("household-consumption", category, amount, unit, factor: factor)],
      account: .consumption, context: context,
      potentials: try #require(context.library.warmingPotentials(set: "ar5", horizon: 100)))
  }

  @Test func `households by category`() throws {
    let emissions = try #require(
      try inventory("food", 100, "households", "survey").entries.first?.emissions)
    #expect(isClose(emissions.carbonDioxide.tonnes, 600))
    let twice = try #require(
      try inventory("food", 200, "households", "survey").entries.first?.emissions)
    #expect(isClose(twice[.carbonDioxide], 2 * emissions[.carbonDioxide]))
  }

  @Test func `dollars are brought to the factor's price year`() throws {
    let emissions = try #require(
      try inventory("clothing", 1000, "usd", "io deflator=0.8").entries.first?.emissions)
    #expect(isClose(emissions[.carbonDioxide], 1000 * 0.8 * 0.4))
    #expect(isClose(emissions[.methane], 1.6))
    let missing = try inventory("clothing", 1000, "usd", "io").findings.first
    #expect(missing?.message.contains("deflator") == true)
  }

  @Test func `people are not households`() throws {
    #expect(try inventory("food", 100, "people", "survey").findings.first?.place.column == "unit")
    #expect(
      try inventory("food", 100, "households", "survey deflator=1").findings.first?.place.column
        == "factor")
  }

  @Test func `a category without a factor is left out`() throws {
    let finding = try #require(try inventory("toys", 100, "households", "survey").findings.first)
    #expect(finding.message.contains("“toys”"))
  }

  @Test func `it is an account of its own`() {
    #expect(HouseholdConsumption.declaration.account == .consumption)
  }
}
