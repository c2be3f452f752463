import Inventory
import Quantities
import TestSupport
import Testing

@Suite struct SepticMethaneTests {
  private func methane(_ method: String, _ amount: Double, _ unit: String, _ factor: String = "")
    throws -> Double
  {
    let record = Sample.record(method, "septic", amount, unit, factor: factor, sector: .water)
    return try #require(Sample.emissions(record))[.methane]
  }

  @Test func `one person in a year`() throws {
    // LGOP equation 10.6: 0.09 · 0.6 · 0.5 · 365.25 = 9.862 kg, three decimals
    #expect(abs(try methane("septic-methane", 1, "people") - 9.862) <= 0.0005)
  }

  @Test func `California's septic systems in 2001`() throws {
    // CARB, documentation of the 2023 edition, 4D1: 34,513,000 people, a tenth on septic systems, 13,488 t CH4
    let kilograms = try methane(
      "septic-methane-epa", 34_513_000 * 0.1, "people", "days=365.2425")
    #expect(abs(kilograms / 1000 - 13_488) <= 0.5)
  }

  @Test func `the measured load of one person gives the same`() throws {
    let measured = try methane("septic-methane-measured", 0.09, "kg", "period=day")
    #expect(isClose(measured, try methane("septic-methane", 1, "people")))
  }

  @Test func `the national factor is two fifths of the formula's`() throws {
    let ratio =
      try methane("septic-methane-epa", 1, "people")
      / (methane("septic-methane", 1, "people"))
    // 10.7 g of 27 g, and 365 of 365.25 days
    #expect(isClose(ratio, 10.7 / 27 * 365 / 365.25))
  }

  @Test func `stated inputs count in proportion`() throws {
    #expect(
      isClose(
        try methane("septic-methane", 1, "people", "mcf=0.25 bod5=0.045"),
        try methane("septic-methane", 1, "people") / 4))
  }

  @Test func `the two methods for people share a family`() {
    let families = ["septic-methane", "septic-methane-epa"]
      .map { MethodRegistry.method($0)?.declaration.family }
    #expect(Set(families) == ["septic-systems"])
  }
}
