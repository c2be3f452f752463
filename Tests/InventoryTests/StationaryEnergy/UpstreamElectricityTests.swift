import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct UpstreamElectricityTests {
  private func inventory(_ factor: String, _ amount: Double = 10) throws -> EmissionsInventory {
    let context = Sample.context(factorSets: [
      Sample.factorSet("mix", [("co2", 30, "kg", "MWh"), ("ch4", 0.5, "kg", "MWh")], year: 2021)
    ])
    return EmissionsInventory(
      records: [
        Sample.record("upstream-electricity", "electricity", amount, "MWh", factor: factor)
      ], account: .upstream, context: context,
      potentials: try #require(context.library.warmingPotentials(set: "ar5", horizon: 100)))
  }

  @Test func `electricity times the own factor`() throws {
    let emissions = try #require(try inventory("mix").entries.first?.emissions)
    #expect(isClose(emissions[.carbonDioxide], 300))
    #expect(isClose(emissions[.methane], 5))
    let twice = try #require(try inventory("mix", 20).entries.first?.emissions)
    #expect(isClose(twice[.carbonDioxide], 600))
  }

  @Test func `the library has no factor, and the finding says so`() throws {
    let finding = try #require(try inventory("").findings.first)
    #expect(finding.place.column == "factor")
    #expect(finding.message.contains("none from a source") && finding.message.contains("mix"))
  }

  @Test func `it is booked upstream`() {
    #expect(UpstreamElectricity.declaration.account == .upstream)
    #expect(
      Sample.inventory([
        Sample.record("upstream-electricity", "electricity", 1, "MWh", factor: "mix")
      ]).entries.isEmpty)
  }
}
