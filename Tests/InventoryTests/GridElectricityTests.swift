import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct GridElectricityTests {
  @Test func `one megawatt-hour emits its subregion's rates`() throws {
    // eGRID2021, MROW: 995.79 / 0.107 / 0.015 lb per MWh
    let emissions = try #require(
      Sample.emissions(Sample.record("grid-electricity", "electricity", 1, "MWh")))
    #expect(isClose(emissions[.carbonDioxide], 995.79 * 0.453_592_37))
    #expect(isClose(emissions[.methane], 0.107 * 0.453_592_37))
    #expect(isClose(emissions[.nitrousOxide], 0.015 * 0.453_592_37))
  }

  @Test func `the unit does not matter`() throws {
    let inMWh = try #require(
      Sample.emissions(Sample.record("grid-electricity", "electricity", 2, "MWh")))
    let inGJ = try #require(
      Sample.emissions(Sample.record("grid-electricity", "electricity", 7.2, "GJ")))
    #expect(isClose(inMWh[.carbonDioxide], inGJ[.carbonDioxide]))
  }

  @Test func `another subregion and revision can be asked for`() throws {
    let record = Sample.record(
      "grid-electricity", "electricity", 1, "MWh", year: 2023, factor: "egrid:CAMX revision=rev1")
    let emissions = try #require(Sample.emissions(record))
    #expect(isClose(emissions[.carbonDioxide], 436.7 * 0.453_592_37, within: 1e-3))
  }

  @Test func `a year without rates is left out and not extrapolated`() {
    let finding = Sample.problem(
      Sample.record("grid-electricity", "electricity", 1, "MWh", year: 1990))
    #expect(finding?.place.column == "year")
    #expect(finding?.message.contains("1990") == true)
  }

  @Test func `an unknown subregion names the known ones`() {
    let finding = Sample.problem(
      Sample.record("grid-electricity", "electricity", 1, "MWh", factor: "egrid:XXXX"))
    #expect(finding?.message.contains("MROW") == true)
    #expect(finding?.place.column == "factor")
  }

  @Test func `gas volume is not electricity`() {
    let finding = Sample.problem(Sample.record("grid-electricity", "electricity", 1, "mcf"))
    #expect(finding?.place.column == "unit")
  }
}
