import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct OilGasFugitiveTests {
  private func record(_ amount: Double, _ unit: String, _ factor: String = "state")
    -> ActivityRecord
  {
    Sample.record(
      "oil-gas-fugitive", "gas-well", amount, unit, factor: factor, sector: .industry)
  }

  private let context = Sample.context(factorSets: [
    Sample.factorSet("state", [("ch4", 2.5, "tonne", "units"), ("co2", 100, "kg", "units")]),
    Sample.factorSet("pipeline", [("ch4", 0.6, "tonne", "mile")]),
  ])

  @Test func `wells times the state's factor`() throws {
    let emissions = try #require(Sample.emissions(record(4, "units"), context))
    #expect(isClose(emissions[.methane], 10_000))
    #expect(isClose(emissions[.carbonDioxide], 400))
    #expect(emissions.fossilMethane == emissions.methane)
    let twice = try #require(Sample.emissions(record(8, "units"), context))
    #expect(isClose(twice[.methane], 2 * emissions[.methane]))
  }

  @Test func `miles of pipeline in kilometers`() throws {
    let emissions = try #require(Sample.emissions(record(1.609_344, "km", "pipeline"), context))
    #expect(isClose(emissions[.methane], 600))
  }

  @Test func `without factors of its own it is left out, with what to do`() {
    let finding = Sample.problem(record(4, "units", ""), context)
    #expect(finding?.place.column == "factor")
    #expect(finding?.message.contains("pipeline, state") == true)
  }

  @Test func `a factor per well is none per person or mile`() {
    #expect(Sample.problem(record(4, "people"), context)?.place.column == "unit")
    #expect(Sample.problem(record(4, "mile"), context)?.place.column == "unit")
  }
}
