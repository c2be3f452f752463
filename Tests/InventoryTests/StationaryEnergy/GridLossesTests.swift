import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct GridLossesTests {
  private let pound = 0.453_592_37

  private func record(
    _ factor: String, amount: Double = 1000, year: Int = 2021
  ) -> ActivityRecord {
    Sample.record("grid-losses", "electricity", amount, "MWh", year: year, factor: factor)
  }

  @Test(arguments: [("of-generation", 1000 * 0.05 / 0.95), ("of-sales", 1000 * 0.05)])
  func `a loss of five percent by convention`(_ convention: String, _ lost: Double) throws {
    let emissions = try #require(
      Sample.emissions(record("convention=\(convention) loss=0.05")))
    #expect(isClose(emissions[.carbonDioxide], lost * 995.79 * pound))
    #expect(isClose(emissions[.methane], lost * 0.107 * pound))
  }

  @Test func `generation minus the loss is what the meter sees`() throws {
    // 1000 MWh at the meter and the loss together are what was generated.
    let used = try #require(
      Sample.emissions(Sample.record("grid-electricity", "electricity", 1000, "MWh")))
    let lost = try #require(Sample.emissions(record("convention=of-generation loss=0.08")))
    let all = used[.carbonDioxide] + lost[.carbonDioxide]
    #expect(isClose(lost[.carbonDioxide], 0.08 * all))
  }

  @Test func `eGRID's grid gross loss is the default`() throws {
    // eGRID2021, MROW: grid gross loss 4.5 percent
    let stated = try #require(Sample.emissions(record("convention=of-generation loss=0.045")))
    let fallback = try #require(Sample.emissions(record("convention=of-generation")))
    #expect(isClose(fallback[.carbonDioxide], stated[.carbonDioxide]))
  }

  @Test func `doubling the electricity doubles the losses`() throws {
    let once = try #require(Sample.emissions(record("convention=of-sales")))
    let twice = try #require(Sample.emissions(record("convention=of-sales", amount: 2000)))
    for gas in once.gases { #expect(isClose(twice[gas], 2 * once[gas])) }
  }

  @Test func `the convention must be stated`() {
    let finding = Sample.problem(record(""))
    #expect(finding?.place.column == "factor")
    #expect(finding?.message.contains("of-generation, of-sales") == true)
    #expect(Sample.problem(record("convention=meter"))?.place.column == "factor")
  }

  @Test func `a loss beyond a half is refused`() {
    #expect(Sample.problem(record("convention=of-sales loss=5"))?.place.column == "factor")
  }

  @Test func `a year without a published loss must state one`() throws {
    // eGRID2005 has no loss in the library
    let finding = Sample.problem(record("convention=of-sales", year: 2005))
    #expect(finding?.message.contains("loss=0.05") == true)
    #expect(Sample.emissions(record("convention=of-sales loss=0.06", year: 2005)) != nil)
  }

  @Test func `Amherst's losses of 2022`() throws {
    // Amherst MA, GPC inventory FY2022, I.2.3: 7,026.07 MWh lost, 4.5 percent of sales of 75,595 and
    // 80,539.8 MWh; 1,733.072 t CO2e at 0.24666316 t per MWh. Printed to six digits.
    let set = Sample.factorSet("given", [("co2", 0.246_663_16, "tonne", "MWh")])
    let own = try #require(
      Sample.emissions(
        record("given convention=of-sales loss=0.045", amount: 156_134.8),
        Sample.context(factorSets: [set])))
    #expect(isClose(own.carbonDioxide.tonnes, 1733.072, within: 1e-6))
    // The default loss and rates of eGRID2021, NEWE, lead to the same; CH4 and N2O of the year are interpolated.
    let inventory = Sample.inventory(
      [record("egrid:NEWE convention=of-sales", amount: 156_134.8)], set: "ar5")
    #expect(isClose(inventory.total(2021), 1733.072, within: 1e-4))
  }

  @Test func `of sales with eGRID's loss says that the loss is of generation`() throws {
    let inventory = Sample.inventory([record("convention=of-sales")])
    let notes = inventory.explanation(of: try #require(inventory.entries.first)).notes
    #expect(notes.contains { $0.contains("part of generation") })
  }
}
