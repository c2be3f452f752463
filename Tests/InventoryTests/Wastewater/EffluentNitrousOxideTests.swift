import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct EffluentNitrousOxideMeasuredTests {
  private func emissions(_ factor: String, _ amount: Double = 1) throws -> Double {
    let record = Sample.record(
      "effluent-nitrous-oxide-measured", "nitrogen", amount, "kg", factor: factor, sector: .water)
    return try #require(Sample.emissions(record))[.nitrousOxide]
  }

  @Test func `a kilogram of nitrogen`() throws {
    // Metropolitan Council, citing the US Community Protocol, appendix F: 7.857 g N2O per kg N, three decimals
    #expect(abs(try emissions("") * 1000 - 7.857) <= 0.0005)
  }

  @Test(arguments: [("ocean", 0.0025), ("ipcc-2019", 0.005), ("ipcc-2019-impacted", 0.019)])
  func `factors by water`(_ water: String, _ factor: Double) throws {
    #expect(isClose(try emissions("effluent=\(water)"), factor * 44 / 28))
  }

  @Test func `a mean day counts 365 days and a quarter`() throws {
    #expect(isClose(try emissions("period=day"), try emissions("") * 365.25))
    #expect(isClose(try emissions("period=day days=365"), try emissions("") * 365))
  }

  @Test func `a period that is not known is refused`() {
    let record = Sample.record(
      "effluent-nitrous-oxide-measured", "nitrogen", 1, "kg", factor: "period=month",
      sector: .water)
    #expect(Sample.problem(record)?.message.contains("year, day") == true)
  }
}

@Suite struct EffluentNitrousOxideTests {
  private func record(_ factor: String = "") -> ActivityRecord {
    Sample.record(
      "effluent-nitrous-oxide", "people-served", 1000, "people", factor: factor, sector: .water)
  }

  @Test func `a thousand people by hand`() throws {
    // LGOP equation 10.10: (0.026 − 0.05 · 0.09) kg N, 1.25, 0.005, 365.25
    let emissions = try #require(Sample.emissions(record()))
    let nitrogen: Double = 1000 * 1.25 * (0.026 - 0.05 * 0.09) * 365.25
    #expect(isClose(emissions[.nitrousOxide], nitrogen * 0.005 * 44 / 28))
  }

  @Test func `nitrification removes seven tenths`() throws {
    let with = try #require(Sample.emissions(record("removed=nitrification")))
    let without = try #require(Sample.emissions(record()))
    #expect(isClose(with[.nitrousOxide], without[.nitrousOxide] * 0.3))
  }

  @Test func `anaerobic biomass takes up less`() throws {
    let emissions = try #require(Sample.emissions(record("uptake=anaerobic")))
    let nitrogen: Double = 1000 * 1.25 * (0.026 - 0.005 * 0.09) * 365.25
    #expect(isClose(emissions[.nitrousOxide], nitrogen * 0.005 * 44 / 28))
  }

  @Test func `an uptake above the load is refused`() {
    let problem = Sample.problem(record("nitrogen=0.004"))
    #expect(problem?.message.contains("more nitrogen than the wastewater holds") == true)
  }

  @Test func `defaults from memory say so in the explanation`() throws {
    let inventory = Sample.inventory([record()])
    let entry = try #require(inventory.entries.first)
    let load = inventory.explanation(of: entry).inputs.first { $0.symbol == "N_load" }
    #expect(load?.source.contains("unverified") == true)
  }
}
