import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct UpstreamFuelTests {
  private let context = Sample.context(factorSets: [
    Sample.factorSet("well-to-tank", [("co2", 8, "kg", "MMBtu"), ("ch4", 200, "g", "MMBtu")])
  ])

  private func inventory(
    _ fuel: String, _ amount: Double, _ unit: String, _ factor: String = "well-to-tank"
  ) throws -> EmissionsInventory {
    EmissionsInventory(
      records: [Sample.record("upstream-fuel", fuel, amount, unit, factor: factor)],
      account: .upstream, context: context,
      potentials: try #require(context.library.warmingPotentials(set: "ar5", horizon: 100)))
  }

  @Test func `energy times the factor, all its methane fossil`() throws {
    let emissions = try #require(try inventory("natural-gas", 10, "MMBtu").entries.first?.emissions)
    #expect(isClose(emissions[.carbonDioxide], 80))
    #expect(isClose(emissions[.methane], 2))
    #expect(emissions.fossilMethane == emissions.methane)
  }

  @Test func `a volume goes through the heat content`() throws {
    // EPA GHG Emission Factors Hub, table 1: 1.026 MMBtu per mcf, 0.138 per gallon of distillate
    let gas = try #require(try inventory("natural-gas", 1, "mcf").entries.first?.emissions)
    #expect(isClose(gas[.carbonDioxide], 1.026 * 8))
    let oil = try #require(try inventory("distillate-2", 100, "gallon").entries.first?.emissions)
    #expect(isClose(oil[.carbonDioxide], 13.8 * 8))
    let stated = try #require(
      try inventory("natural-gas", 1, "mcf", "well-to-tank heat_content=1.05").entries.first?
        .emissions)
    #expect(isClose(stated[.carbonDioxide], 1.05 * 8))
  }

  @Test func `methane of a biofuel's supply is not taken for fossil`() throws {
    let emissions = try #require(try inventory("wood", 1, "MMBtu").entries.first?.emissions)
    #expect(emissions.fossilMethane == .zero)
    #expect(isClose(emissions[.methane], 0.2))
  }

  @Test func `it is never in the community's account`() {
    let record = Sample.record("upstream-fuel", "natural-gas", 1, "mcf", factor: "well-to-tank")
    #expect(record.bookedAccount == .upstream)
    #expect(Sample.inventory([record], context).entries.isEmpty)
    #expect(Sample.inventory([record], context).findings.isEmpty)
  }

  @Test func `without factors or with the wrong unit it is left out`() throws {
    #expect(try inventory("natural-gas", 1, "mcf", "").findings.first?.place.column == "factor")
    #expect(try inventory("propane", 1, "tonne").findings.first?.place.column == "unit")
    let energy = try inventory("natural-gas", 1, "MMBtu", "well-to-tank heat_content=1")
    #expect(energy.findings.first?.message.contains("no effect") == true)
  }
}
