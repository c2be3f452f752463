import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct LandfillCollectedGasTests {
  private func record(
    _ factor: String, _ amount: Double = 1, _ unit: String = "MMscf"
  ) -> ActivityRecord {
    Sample.record(
      "landfill-collected-gas", "landfill-gas", amount, unit, factor: factor, sector: .waste)
  }

  /// Kilograms of methane in a million cubic feet of gas, half of it methane, 0.0423 lb per cubic foot.
  private let collected = 1_000_000 * 0.5 * 0.0423 * 0.453_592_37

  @Test func `a million cubic feet at an efficiency of three quarters`() throws {
    // 40 CFR 98.343, equations HH-7 and HH-8: C · [(1 − CE)/CE · (1 − OX) + (1 − DE)]
    let emissions = try #require(Sample.emissions(record("efficiency=0.75")))
    #expect(isClose(emissions[.methane], collected * (0.25 / 0.75 * 0.9 + 0.01)))
  }

  @Test func `a mass is methane already`() throws {
    let gas = try #require(Sample.emissions(record("efficiency=0.65")))
    let mass = try #require(Sample.emissions(record("efficiency=0.65", collected, "kg")))
    #expect(isClose(gas[.methane], mass[.methane]))
    #expect(Sample.problem(record("f=0.6", 10, "tonne"))?.place.column == "unit")
  }

  @Test func `waste outside the collection adds its own share`() throws {
    // Waste without collection as large as the waste with it: C/CE more
    let emissions = try #require(
      Sample.emissions(record("efficiency=0.8 uncovered-ratio=1 oxidation=0 destruction=1")))
    #expect(isClose(emissions[.methane], collected * (0.2 / 0.8 + 1 / 0.8)))
  }

  @Test func `measured methane and cover types can be stated`() throws {
    let measured = try #require(
      Sample.emissions(
        record("f=0.55 efficiency=intermediate-cover oxidation=low-flux destruction=0.995")))
    let gas = collected / 0.5 * 0.55
    #expect(isClose(measured[.methane], gas * (0.35 / 0.65 * 0.65 + 0.005)))
  }

  @Test func `all collected and destroyed leaves nothing`() throws {
    let emissions = try #require(Sample.emissions(record("efficiency=1 destruction=1")))
    #expect(emissions == .zero)
  }

  @Test func `doubling the gas doubles the methane`() throws {
    let once = try #require(Sample.emissions(record("efficiency=0.5")))
    let twice = try #require(Sample.emissions(record("efficiency=0.5", 2)))
    #expect(isClose(twice[.methane], 2 * once[.methane]))
  }

  @Test func `the efficiency must be said, as a number or a cover`() {
    let finding = Sample.problem(record(""))
    #expect(finding?.place.column == "factor")
    #expect(finding?.message.contains("final-cover") == true)
  }

  @Test(arguments: ["efficiency=0", "efficiency=no-active-collection", "efficiency=1.2", "nope"])
  func `an efficiency that tells nothing is refused`(_ factor: String) {
    #expect(Sample.problem(record(factor))?.place.column == "factor")
  }
}
