import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct GridElectricityTests {
  private let pound = 0.453_592_37

  private func record(
    _ amount: Double = 1, year: Int = 2021, factor: String = "",
    parameters: [String: String] = [:]
  ) -> ActivityRecord {
    Sample.record(
      "grid-electricity", "electricity", amount, "MWh", year: year, factor: factor,
      parameters: parameters)
  }

  @Test func `one megawatt-hour emits its subregion's rates`() throws {
    // eGRID2021, MROW: 995.79 / 0.107 / 0.015 lb per MWh
    let emissions = try #require(Sample.emissions(record()))
    #expect(isClose(emissions[.carbonDioxide], 995.79 * pound))
    #expect(isClose(emissions[.methane], 0.107 * pound))
    #expect(isClose(emissions[.nitrousOxide], 0.015 * pound))
  }

  @Test func `the unit does not matter`() throws {
    let inMWh = try #require(Sample.emissions(record(2)))
    let inGJ = try #require(
      Sample.emissions(Sample.record("grid-electricity", "electricity", 7.2, "GJ")))
    #expect(isClose(inMWh[.carbonDioxide], inGJ[.carbonDioxide]))
  }

  @Test func `doubling the electricity doubles every gas, and none emits none`() throws {
    let once = try #require(Sample.emissions(record(3)))
    let twice = try #require(Sample.emissions(record(6)))
    for gas in once.gases { #expect(isClose(twice[gas], 2 * once[gas])) }
    #expect(Sample.emissions(record(0)) == .zero)
  }

  @Test func `another subregion and revision can be asked for`() throws {
    let record = record(year: 2023, factor: "egrid:CAMX revision=rev1")
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions[.carbonDioxide], 436.7 * pound, within: 1e-3))
  }

  @Test func `a revision may be a row of inventory-parameters`() throws {
    let stated = try #require(
      Sample.emissions(
        record(year: 2023, factor: "egrid:CAMX", parameters: ["revision": "rev1"])))
    #expect(isClose(stated[.carbonDioxide], 436.655 * pound, within: 1e-5))
  }

  @Test func `a year without rates is left out and not extrapolated`() {
    let finding = Sample.problem(record(year: 1990))
    #expect(finding?.place.column == "year")
    #expect(finding?.message.contains("1990") == true)
  }

  @Test func `an unknown subregion names the known ones`() {
    let finding = Sample.problem(record(factor: "egrid:XXXX"))
    #expect(finding?.message.contains("MROW") == true)
    #expect(finding?.place.column == "factor")
  }

  @Test func `gas volume is not electricity`() {
    let finding = Sample.problem(Sample.record("grid-electricity", "electricity", 1, "mcf"))
    #expect(finding?.place.column == "unit")
  }

  @Test func `a utility's own rates stand in place of the subregion's`() throws {
    let set = Sample.factorSet(
      "utility",
      [("co2", 500, "lb", "MWh"), ("ch4", 40, "lb", "GWh"), ("n2o", 0, "lb", "MWh")])
    let emissions = try #require(
      Sample.emissions(record(factor: "utility"), Sample.context(factorSets: [set])))
    #expect(isClose(emissions[.carbonDioxide], 500 * pound))
    #expect(isClose(emissions[.methane], 0.04 * pound))
    #expect(emissions[.nitrousOxide] == 0)
  }

  @Test func `gases that a utility does not state are the grid's, and the explanation says so`()
    throws
  {
    let context = Sample.context(factorSets: [
      Sample.factorSet("utility", [("co2", 500, "lb", "MWh")])
    ])
    let inventory = Sample.inventory([record(factor: "utility")], context)
    let entry = try #require(inventory.entries.first)
    #expect(isClose(entry.emissions[.methane], 0.107 * pound))
    let notes = inventory.explanation(of: entry).notes
    #expect(notes.contains { $0.contains("CH₄ and N₂O") && $0.contains("grid's average") })
  }

  @Test func `a utility's set without carbon dioxide is refused`() {
    let context = Sample.context(factorSets: [
      Sample.factorSet("utility", [("ch4", 0.1, "lb", "MWh")])
    ])
    let finding = Sample.problem(record(factor: "utility"), context)
    #expect(finding?.message.contains("no rate for CO2") == true)
  }

  @Test func `a utility's rates of another year never stand in`() {
    let context = Sample.context(factorSets: [
      Sample.factorSet("utility", [("co2", 500, "lb", "MWh")], year: 2019)
    ])
    let finding = Sample.problem(record(factor: "utility"), context)
    #expect(finding?.place.column == "factor")
    #expect(finding?.message.contains("2021") == true)
  }

  @Test func `a rate per gas volume is no rate of electricity`() {
    let context = Sample.context(factorSets: [
      Sample.factorSet("utility", [("co2", 54.44, "kg", "mcf")])
    ])
    #expect(Sample.problem(record(factor: "utility"), context)?.place.column == "factor")
  }

  @Test func `a set that is not there is named, not passed over`() {
    let finding = Sample.problem(record(factor: "utilty"))
    #expect(finding?.place.column == "factor")
    #expect(finding?.message.contains("utilty") == true)
  }

  @Test func `a year whose carbon dioxide alone is published takes it as published`() throws {
    // eGRID2021, CAMX: 531.678 lb CO2 per MWh; CH4 0.032 (2020) and 0.025 (2023)
    let emissions = try #require(Sample.emissions(record(factor: "egrid:CAMX")))
    #expect(isClose(emissions[.carbonDioxide], 531.678 * pound))
    #expect(isClose(emissions[.methane], (0.032 - 0.007 / 3) * pound))
  }

  @Test func `Amherst's electricity of 2022 by class`() {
    // Amherst MA, GPC inventory FY2022 (AR5), I.1.2 and I.2.2: MWh, t CO2e at 0.24666316 t per MWh. The year
    // has no eGRID rates of CH4 and N2O here, so 1e-4 for their part of 1 percent.
    for (amount, published) in [(75_595.0, 18_646.502), (80_539.8, 19_866.209)] {
      let inventory = Sample.inventory([record(amount, factor: "egrid:NEWE")], set: "ar5")
      #expect(isClose(inventory.total(2021), published, within: 1e-4))
    }
  }
}
