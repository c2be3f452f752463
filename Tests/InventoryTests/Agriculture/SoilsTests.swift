import Factors
import Inventory
import Quantities
import TestSupport
import Testing

@Suite struct FertilizedSoilsTests {
  private func tonnes(_ kilograms: Double, _ options: String) -> Double {
    Sample.inventory(
      [
        Sample.record(
          "fertilized-soils", "synthetic", kilograms, "kg", factor: options, sector: .agriculture)
      ], set: "ar5"
    ).total(2021)
  }

  /// Amherst, Massachusetts, FY2022: 70,929.2 kg N, 295.370 t CO2e direct (all nitrogen), 29.537 t from the air.
  @Test func `a town's fertilizer, direct`() {
    #expect((tonnes(70_929.2, "include=direct volatilized=0") - 295.370).magnitude < 0.0006)
  }

  @Test func `a town's fertilizer, from the air`() {
    #expect((tonnes(70_929.2, "include=indirect leached=0") - 29.537).magnitude < 0.0006)
  }

  /// EPA SIT: Vol 0.1, EF1 0.01, EF4 0.01, leaching 0.3 of what is left, EF5 0.0075.
  @Test func `all paths by the state tool's constants`() {
    let perKilogram = (0.9 * (0.01 + 0.3 * 0.0075) + 0.1 * 0.01) * 44 / 28 * 265 / 1000
    #expect(isClose(tonnes(1000, ""), 1000 * perKilogram))
  }

  @Test func `the paths sum to all`() {
    #expect(
      isClose(
        tonnes(5000, "include=direct") + tonnes(5000, "include=indirect"), tonnes(5000, "")))
  }

  @Test func `an unknown kind of fertilizer is refused`() {
    #expect(
      Sample.problem(
        Sample.record("fertilized-soils", "manure", 10, "kg", sector: .agriculture)) != nil)
  }
}

@Suite struct LimingAndUreaTests {
  /// IPCC 2006, volume 4, chapter 11: 0.12 t C per t limestone, 0.13 dolomite, 0.20 urea.
  @Test(arguments: [("limestone", 0.12), ("dolomite", 0.13), ("urea", 0.2)])
  func `all carbon counts in the year`(_ material: String, _ carbon: Double) throws {
    let emissions = try #require(
      Sample.emissions(
        Sample.record("liming-and-urea", material, 300, "short-ton", sector: .agriculture)))
    #expect(isClose(emissions.carbonDioxide.tonnes, 300 * 0.907_184_74 * carbon * 44 / 12))
  }

  @Test func `an unknown material is refused with the known ones`() throws {
    let emissions = Sample.emissions(
      Sample.record("liming-and-urea", "chalk", 1, "tonne", sector: .agriculture))
    #expect(emissions == nil)
    let stated = Sample.emissions(
      Sample.record(
        "liming-and-urea", "chalk", 1, "tonne", factor: "carbon=0.11", sector: .agriculture))
    #expect(isClose(try #require(stated).carbonDioxide.kilograms, 110 * 44.0 / 12))
  }
}
