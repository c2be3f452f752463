import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

/// A gas without a potential in the set never vanishes from a total unseen.
@Suite struct MissingPotentialsTests {
  private func record(_ gas: String, id: String = "r") -> ActivityRecord {
    Sample.record("direct-entry", gas, 5, "kg", sector: .industry, id: id)
  }

  @Test func `a gas that an older set lacks is a warning at its record`() throws {
    // Nitrogen trifluoride has no potential in the second assessment report.
    let inventory = Sample.inventory([record("nf3"), record("sf6", id: "s")], set: "ar2")
    let finding = try #require(inventory.missingPotentials.first)
    #expect(inventory.missingPotentials.count == 1)
    #expect(finding.severity == .warning)
    #expect(finding.place.column == "activity")
    #expect(finding.message.contains("“r” emits 5 kg NF₃"))
    #expect(finding.message.contains("IPCC AR6, 100 years"))
  }

  @Test func `moving to a set that has it clears the finding`() throws {
    let before = Sample.inventory([record("nf3")], set: "ar2")
    let potentials = try #require(
      before.context.library.warmingPotentials(set: "ar6", horizon: 100))
    #expect(EmissionsInventory(before, potentials: potentials).missingPotentials.isEmpty)
  }

  @Test func `a gas that no set has is a note`() throws {
    // Hydrocarbons, which some blends hold, have no potential in any assessment report.
    let own = Sample.context(factorSets: [
      Sample.factorSet("plant", [(gas: "propane", value: 1, unit: "kg", per: "tonne")])
    ])
    let leak = Sample.record(
      "industrial-process", "cold-store", 1, "tonne", factor: "plant", sector: .industry)
    let finding = try #require(Sample.inventory([leak], own).missingPotentials.first)
    #expect(finding.severity == .note)
    #expect(finding.message.contains("No set of the library has one."))
  }

  @Test func `an inventory of common gases has none`() {
    let inventory = Sample.inventory([
      record("co2"), record("ch4"), record("n2o"), record("sf6"),
    ])
    #expect(inventory.entries.count == 4)
    #expect(inventory.missingPotentials.isEmpty)
  }
}
