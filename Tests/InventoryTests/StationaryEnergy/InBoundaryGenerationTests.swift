import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct InBoundaryGenerationTests {
  private func record(_ factor: String = "", amount: Double = 100) -> ActivityRecord {
    Sample.record("in-boundary-generation", "natural-gas", amount, "MMBtu", factor: factor)
  }

  @Test func `the plant's fuel emits as fuel burned anywhere`() throws {
    // EPA GHG Emission Factors Hub, table 1: 53.06 kg CO2 per MMBtu
    let emissions = try #require(Sample.emissions(record()))
    #expect(isClose(emissions[.carbonDioxide], 5306))
    let twice = try #require(Sample.emissions(record(amount: 200)))
    #expect(isClose(twice[.nitrousOxide], 2 * emissions[.nitrousOxide]))
  }

  @Test func `part of the fuel may serve the plant's own site`() throws {
    let emissions = try #require(Sample.emissions(record("grid_share=0.75")))
    #expect(isClose(emissions[.carbonDioxide], 0.75 * 5306))
    #expect(Sample.problem(record("grid_share=75"))?.place.column == "factor")
  }

  @Test func `it is territorial, and in no total of BASIC`() throws {
    let report = Sample.inventory([record()]).report(.gpc, year: 2021)
    let byName = Dictionary(
      uniqueKeysWithValues: report.totals.map { ($0.name, $0.emissions[.carbonDioxide]) })
    #expect(isClose(byName["Territorial"] ?? 0, 5306))
    #expect(byName["BASIC"] == 0)
    #expect(byName["BASIC+"] == 0)
  }

  @Test func `own factors of the plant are taken`() throws {
    let context = Sample.context(factorSets: [
      Sample.factorSet("cems", [("co2", 54, "kg", "MMBtu")])
    ])
    let emissions = try #require(Sample.emissions(record("cems"), context))
    #expect(isClose(emissions[.carbonDioxide], 5400))
  }
}
