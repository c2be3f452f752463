import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct LandfillMethaneCommitmentTests {
  private func record(
    _ factor: String, activity: String = "mixed-waste", _ amount: Double = 1000,
    _ unit: String = "tonne", parameters: [String: String] = [:]
  ) -> ActivityRecord {
    Sample.record(
      "landfill-methane-commitment", activity, amount, unit, factor: factor, sector: .waste,
      parameters: parameters)
  }

  private let food = Sample.context(materials: [Sample.material("food-waste", 1)])

  @Test func `methane of a thousand tonnes of food waste`() throws {
    // GPC 2014, equations 8.1, 8.3, 8.4: 1000 t · 0.15 · 1 · 0.6 · 0.5 · 16/12 · 0.9
    let emissions = try #require(Sample.emissions(record("mix"), food))
    #expect(isClose(emissions[.methane], 1_000_000 * 0.15 * 0.6 * 0.5 * 16 / 12 * 0.9))
    #expect(emissions.fossilMethane == .zero)
  }

  @Test func `recovery and landfill type scale it`() throws {
    let full = try #require(Sample.emissions(record("mix"), food))
    let half = try #require(
      Sample.emissions(record("mix mcf=managed-semi-aerobic recovery=0.6"), food))
    #expect(isClose(half[.methane], full[.methane] * 0.5 * 0.4))
  }

  @Test func `a row of parameters counts as an option of the factor cell`() throws {
    let option = try #require(Sample.emissions(record("mix docf=ipcc-2006 oxidation=0.25"), food))
    let row = try #require(
      Sample.emissions(
        record("mix", parameters: ["docf": "0.5", "oxidation": "moderate-flux"]), food))
    #expect(isClose(option[.methane], row[.methane]))
    // 40 CFR 98, table HH-4, condition C6: 0.25
    #expect(isClose(row[.methane], 1_000_000 * 0.15 * 0.5 * 0.5 * 16 / 12 * 0.75))
  }

  @Test func `carbon that dissolves can go by material`() throws {
    // IPCC 2019 refinement: food 0.7, wood 0.1; DOC 0.15 and 0.43 (IPCC 2006, table 2.4)
    let mix = Sample.context(materials: [
      Sample.material("food-waste", 0.5), Sample.material("wood", 0.3),
      Sample.material("glass", 0.2),
    ])
    let emissions = try #require(Sample.emissions(record("mix docf-by=material"), mix))
    let carbon = 0.5 * 0.15 * 0.7 + 0.3 * 0.43 * 0.1
    #expect(isClose(emissions[.methane], 1_000_000 * carbon * 0.5 * 16 / 12 * 0.9))
    #expect(
      Sample.problem(record("mix docf-by=material docf=0.5"), mix)?.place.column == "factor")
  }

  @Test func `without a mix the activity is the material`() throws {
    let byMix = try #require(Sample.emissions(record("mix"), food))
    let byActivity = try #require(Sample.emissions(record("", activity: "food-waste"), food))
    #expect(isClose(byMix[.methane], byActivity[.methane]))
  }

  @Test func `a mix is the sum of its materials`() throws {
    let mix = Sample.context(materials: [
      Sample.material("food-waste", 0.25), Sample.material("paper", 0.75),
    ])
    let whole = try #require(Sample.emissions(record("mix"), mix))
    let parts = [
      Sample.emissions(record("", activity: "food-waste", 250), mix),
      Sample.emissions(record("", activity: "paper", 750), mix),
    ].compactMap { $0 }.reduce(.zero, +)
    #expect(isClose(whole[.methane], parts[.methane]))
  }

  @Test func `short tons are not tonnes, and twice as much is twice as much`() throws {
    let tonnes = try #require(Sample.emissions(record("mix"), food))
    let shortTons = try #require(Sample.emissions(record("mix", 1000, "short-ton"), food))
    let twice = try #require(Sample.emissions(record("mix", 2000), food))
    #expect(isClose(shortTons[.methane], tonnes[.methane] * 0.907_184_74))
    #expect(isClose(twice[.methane], 2 * tonnes[.methane]))
    #expect(Sample.emissions(record("mix", 0), food) == .zero)
  }

  @Test func `a community's own potential stands in for the carbon balance`() throws {
    let own = Sample.factorSet("county", [("ch4", 50, "kg", "tonne")])
    let context = Sample.context(factorSets: [own])
    let emissions = try #require(Sample.emissions(record("county oxidation=0"), context))
    #expect(isClose(emissions[.methane], 50_000))
  }

  @Test func `own factors of other gases are refused`() {
    let own = Sample.factorSet("county", [("ch4", 50, "kg", "tonne"), ("n2o", 1, "kg", "tonne")])
    let context = Sample.context(factorSets: [own])
    #expect(Sample.problem(record("county"), context)?.place.column == "factor")
  }

  @Test func `a material the library does not know is not zero but an error`() {
    let context = Sample.context(materials: [Sample.material("cardbord", 1)])
    #expect(Sample.problem(record("mix"), context)?.message.contains("cardbord") == true)
  }

  @Test func `a mix without materials is not zero but an error`() {
    #expect(Sample.problem(record("mix"))?.message.contains("no materials") == true)
  }

  @Test(arguments: [
    "mix mcf=2", "mix recovery=x", "mix carbon=ipcc-1900", "nope", "", "mix docf-by=ton",
  ])
  func `a bad option is an error at the factor`(_ factor: String) {
    #expect(Sample.problem(record(factor), food)?.place.column == "factor")
  }

  @Test func `a volume of waste is refused at its unit`() {
    #expect(Sample.problem(record("mix", 10, "m3"), food)?.place.column == "unit")
  }

  @Test func `the editions of carbon are those of the library`() {
    let words = LandfillMethaneCommitment.declaration.parameter("carbon")?.words ?? []
    #expect(Set(words) == Set(FactorLibrary.standard.degradableCarbonEditions))
  }
}
