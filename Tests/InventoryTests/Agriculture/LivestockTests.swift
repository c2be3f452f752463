import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct EntericFermentationTests {
  /// Amherst, Massachusetts, FY2022: t CO2e per head under AR5 (dairy 3.584, other cattle 1.484, sheep 0.224).
  @Test(arguments: [
    ("dairy-cattle", 78.2178, 280.333), ("other-cattle", 40.4558, 60.036),
    ("sheep", 83.8048, 18.772),
  ])
  func `a town's herds`(_ animal: String, _ head: Double, _ published: Double) {
    let record = Sample.record(
      "enteric-fermentation", animal, head, "head", sector: .agriculture)
    // The source prints three decimals.
    #expect((Sample.inventory([record], set: "ar5").total(2021) - published).magnitude < 0.0006)
  }

  @Test func `the community's own factors stand in place of the library's`() throws {
    let set = Sample.factorSet("state", [("ch4", 111.16, "kg", "head")], activity: "dairy-cattle")
    let record = Sample.record(
      "enteric-fermentation", "dairy-cattle", 1000, "head", factor: "state", sector: .agriculture)
    let emissions = try #require(Sample.emissions(record, Sample.context(factorSets: [set])))
    #expect(isClose(emissions.methane.tonnes, 111.16))
  }

  @Test func `factors per household are none per animal`() {
    let set = Sample.factorSet(
      "state", [("ch4", 111.16, "kg", "households")], activity: "dairy-cattle")
    let record = Sample.record(
      "enteric-fermentation", "dairy-cattle", 1000, "head", factor: "state", sector: .agriculture)
    let finding = Sample.problem(record, Sample.context(factorSets: [set]))
    #expect(finding?.place.column == "unit")
  }

  @Test func `an unknown animal is refused with a suggestion`() {
    let finding = Sample.problem(
      Sample.record("enteric-fermentation", "dairy-catle", 10, "head", sector: .agriculture))
    #expect(finding?.place.column == "activity")
    #expect(finding?.message.contains("“dairy-cattle”") == true)
  }

  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `every herd of the Twin Cities at the state's own factors`() throws {
    var compared = 0
    for row in try FactRows.records("twin_cities/metc_county_enteric.csv.gz") {
      guard let head = Double(row["head_count"]), let factor = Double(row["kg_ch4_per_head"]),
        let published = Double(row["MT_ch4"])
      else { continue }
      let set = Sample.factorSet("state", [("ch4", factor, "kg", "head")])
      let record = Sample.record(
        "enteric-fermentation", "calves", head, "head", factor: "state", sector: .agriculture)
      let emissions = try #require(Sample.emissions(record, Sample.context(factorSets: [set])))
      #expect(isClose(emissions.methane.tonnes, published, within: 1e-9), "\(row.place)")
      compared += 1
    }
    #expect(compared > 100)
  }
}

@Suite struct ManureTests {
  /// By hand: 100 head · 5.4 kg VS · 365.25 days · 0.24 m3/kg · 0.04 · 0.662 kg/m3 = 1,253.4 kg CH4.
  @Test func `methane of dairy cattle in solid storage`() throws {
    let record = Sample.record(
      "manure-methane", "dairy-cattle", 100, "head", factor: "mcf=solid-storage",
      sector: .agriculture)
    let emissions = try #require(Sample.emissions(record))
    let solids = 100 * 5.4 * 365.25
    #expect(isClose(emissions.methane.kilograms, solids * 0.24 * 0.04 * 0.662))
  }

  @Test func `the way of keeping must be said`() {
    let finding = Sample.problem(
      Sample.record("manure-methane", "dairy-cattle", 100, "head", sector: .agriculture))
    #expect(finding?.message.contains("one of pasture, dry-lot") == true)
  }

  @Test func `a share stands for a lagoon, and is bounded`() throws {
    func methane(_ mcf: String) -> Double? {
      Sample.emissions(
        Sample.record(
          "manure-methane", "swine", 100, "head", factor: "mcf=\(mcf)", sector: .agriculture))?
        .methane.kilograms
    }
    #expect(isClose(try #require(methane("0.7")), 2 * (try #require(methane("0.35")))))
    #expect(methane("70") == nil)
    #expect(methane("lagoon") == nil)
  }

  /// By hand: 100 · 0.604 t · 0.44 kg N · 365 · 0.02 · 44/28.
  @Test func `nitrous oxide of a dry lot`() throws {
    let record = Sample.record(
      "manure-nitrous-oxide", "dairy-cattle", 100, "head", factor: "system=dry-lot",
      sector: .agriculture)
    let emissions = try #require(Sample.emissions(record))
    let nitrogen = 60.4 * 0.44 * 365
    #expect(isClose(emissions.nitrousOxide.kilograms, nitrogen * 0.02 * 44 / 28))
  }

  @Test func `doubling the animals doubles the emissions`() throws {
    for (method, factor) in [
      ("manure-methane", "mcf=pasture"), ("manure-nitrous-oxide", "system=pasture"),
      ("enteric-fermentation", ""),
    ] {
      let one = try #require(
        Sample.emissions(
          Sample.record(method, "sheep", 7, "head", factor: factor, sector: .agriculture)))
      let two = try #require(
        Sample.emissions(
          Sample.record(method, "sheep", 14, "head", factor: factor, sector: .agriculture)))
      #expect(isClose(two.methane.kilograms, 2 * one.methane.kilograms))
      #expect(isClose(two.nitrousOxide.kilograms, 2 * one.nitrousOxide.kilograms))
    }
  }
}
