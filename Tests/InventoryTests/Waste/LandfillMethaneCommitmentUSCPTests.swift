import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct LandfillMethaneCommitmentUSCPTests {
  private func record(
    _ factor: String, activity: String = "mixed-waste", _ amount: Double = 1000,
    _ unit: String = "short-ton"
  ) -> ActivityRecord {
    Sample.record(
      "landfill-methane-commitment-uscp", activity, amount, unit, factor: factor, sector: .waste)
  }

  @Test func `mixed waste with gas collection`() throws {
    // SW.4.1 from memory: 1000 short tons · 0.060 t CH4 · (1 − 0.75) · (1 − 0.10) = 13.5 t
    let emissions = try #require(Sample.emissions(record("gas-collection=yes")))
    #expect(isClose(emissions.methane.tonnes, 13.5))
  }

  @Test func `without gas collection nothing is collected`() throws {
    let emissions = try #require(Sample.emissions(record("gas-collection=no")))
    #expect(isClose(emissions.methane.tonnes, 54))
    let finding = Sample.problem(record("gas-collection=no efficiency=0.5"))
    #expect(finding?.place.column == "factor")
  }

  @Test func `a characterized stream weighs its materials`() throws {
    // SW.4.1 from memory: newspaper 0.043, food 0.078, metal none
    let mix = Sample.context(materials: [
      Sample.material("newspaper", 0.2), Sample.material("food-waste", 0.3),
      Sample.material("metal", 0.5),
    ])
    let emissions = try #require(
      Sample.emissions(record("mix gas-collection=yes efficiency=0.5 oxidation=0"), mix))
    #expect(isClose(emissions.methane.tonnes, 1000 * (0.2 * 0.043 + 0.3 * 0.078) * 0.5))
  }

  @Test func `the unit does not matter`() throws {
    let shortTons = try #require(Sample.emissions(record("gas-collection=no")))
    let tonnes = try #require(
      Sample.emissions(record("gas-collection=no", 907.184_74, "tonne")))
    #expect(isClose(shortTons[.methane], tonnes[.methane]))
  }

  @Test func `doubling the waste doubles the methane`() throws {
    let once = try #require(Sample.emissions(record("gas-collection=yes", 7)))
    let twice = try #require(Sample.emissions(record("gas-collection=yes", 14)))
    #expect(isClose(twice[.methane], 2 * once[.methane]))
  }

  @Test func `whether gas is collected must be said`() {
    let finding = Sample.problem(record(""))
    #expect(finding?.place.column == "factor")
    #expect(finding?.message.contains("gas-collection") == true)
  }

  @Test func `a material without a factor is refused with those that have one`() {
    let mix = Sample.context(materials: [Sample.material("paper", 1)])
    let finding = Sample.problem(record("mix gas-collection=no"), mix)
    #expect(finding?.message.contains("“paper”") == true)
    #expect(finding?.message.contains("corrugated-containers") == true)
  }

  @Test func `a county's own potential is used`() throws {
    let own = Sample.factorSet("county", [("ch4", 100, "lb", "short-ton")])
    let context = Sample.context(factorSets: [own])
    let emissions = try #require(
      Sample.emissions(record("county gas-collection=no oxidation=0"), context))
    #expect(isClose(emissions[.methane], 100_000 * 0.453_592_37))
  }

  @Test func `an explanation says that the factors are unverified`() throws {
    let inventory = Sample.inventory([record("gas-collection=yes")])
    let entry = try #require(inventory.entries.first)
    let inputs = inventory.explanation(of: entry).inputs
    #expect(inputs.contains { $0.source.contains("unverified") && $0.symbol == "P · EF" })
  }
}
