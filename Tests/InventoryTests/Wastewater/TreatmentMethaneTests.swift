import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct TreatmentMethaneIPCC2006Tests {
  private func record(_ load: Double, _ unit: String, _ factor: String) -> ActivityRecord {
    Sample.record(
      "treatment-methane-ipcc-2006", "load", load, unit, factor: factor, sector: .industry)
  }

  @Test func `refineries of California in 2018`() throws {
    // CARB, documentation of the 2023 edition, 4D2: 89,858,231 m3 · 450 g COD · 0.25 · 0.3 = 3,033 t CH4
    let record = record(
      89_858_231 * 0.45, "kg", "treatment=anaerobic-reactor bo=cod mcf=0.3")
    let emissions = try #require(Sample.emissions(record))
    #expect(abs(emissions.methane.tonnes - 3033) <= 0.5)
  }

  @Test func `a mean day is a year of days`() throws {
    let day = try #require(
      Sample.emissions(record(2, "tonne", "treatment=deep-lagoon period=day")))
    #expect(isClose(day[.methane], 2000 * 365 * 0.6 * 0.8))
    let year = try #require(
      Sample.emissions(record(730, "tonne", "treatment=deep-lagoon")))
    #expect(isClose(day[.methane], year[.methane]))
  }

  @Test func `the treatment must be stated`() {
    let problem = Sample.problem(record(1, "tonne", ""))
    #expect(problem?.place.column == "factor")
    #expect(problem?.message.contains("treatment") == true)
  }
}

@Suite struct TreatmentMethaneIPCC2019Tests {
  private func methane(_ factor: String) throws -> Double {
    let record = Sample.record(
      "treatment-methane-ipcc-2019", "load", 1000, "kg", factor: factor, sector: .water)
    return try #require(Sample.emissions(record))[.methane]
  }

  @Test(arguments: [
    // IPCC 2019, volume 5, table 6.3, kg CH4 per kg BOD
    ("aerobic", 0.018), ("trickling-filter", 0.036), ("aerated-lagoon", 0.06),
    ("shallow-lagoon", 0.12), ("deep-lagoon", 0.48), ("anaerobic-reactor", 0.48),
    ("septic", 0.3),
  ])
  func `a tonne of BOD by treatment`(_ treatment: String, _ factor: Double) throws {
    #expect(isClose(try methane("treatment=\(treatment)"), 1000 * factor))
  }

  @Test func `a stated factor, sludge and recovery`() throws {
    #expect(
      isClose(
        try methane("treatment=aerobic factor=0.1 sludge=0.5 recovery=0.2"), 1000 * 0.1 * 0.4))
  }

  @Test func `the editions agree where the treatment has no air`() throws {
    let older = Sample.record(
      "treatment-methane-ipcc-2006", "load", 1000, "kg", factor: "treatment=deep-lagoon",
      sector: .water)
    let emissions = try #require(Sample.emissions(older))
    #expect(isClose(emissions[.methane], try methane("treatment=deep-lagoon")))
  }
}
