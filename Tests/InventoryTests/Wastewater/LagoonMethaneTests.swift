import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct LagoonMethaneTests {
  private func methane(_ method: String, _ amount: Double, _ unit: String, _ factor: String = "")
    throws -> Double
  {
    let record = Sample.record(method, "lagoon", amount, unit, factor: factor, sector: .water)
    return try #require(Sample.emissions(record))[.methane]
  }

  @Test func `a thousand people by hand`() throws {
    // LGOP equation 10.4: 1.25 · 0.09 · (1 − 0.325) · 0.6 · 0.8 · 1 · 365.25
    #expect(
      isClose(
        try methane("lagoon-methane", 1000, "people"),
        1000 * 1.25 * 0.09 * 0.675 * 0.6 * 0.8 * 365.25))
  }

  @Test(arguments: [
    ("mcf=shallow-lagoon", 0.25), ("primary=none", 1 / 0.675), ("removed=0.5", 0.5),
    ("industrial=none", 0.8), ("bo=0.3", 0.5),
  ])
  func `inputs count in proportion`(_ factor: String, _ ratio: Double) throws {
    #expect(
      isClose(
        try methane("lagoon-methane", 1000, "people", factor),
        try methane("lagoon-methane", 1000, "people") * ratio))
  }

  @Test func `the measured load of a day by hand`() throws {
    // LGOP equation 10.3
    #expect(
      isClose(
        try methane("lagoon-methane-measured", 500, "kg", "period=day primary=0.3 removed=0.9"),
        500 * 365.25 * 0.7 * 0.6 * 0.8 * 0.9))
  }

  @Test func `pounds of a year`() throws {
    #expect(
      isClose(
        try methane("lagoon-methane-measured", 1, "lb", "primary=none"), 0.45359237 * 0.6 * 0.8))
  }

  @Test func `a correction that is not known is refused with the known ones`() {
    let record = Sample.record(
      "lagoon-methane", "lagoon", 1, "people", factor: "mcf=pond", sector: .water)
    #expect(Sample.problem(record)?.message.contains("shallow-lagoon") == true)
  }
}
