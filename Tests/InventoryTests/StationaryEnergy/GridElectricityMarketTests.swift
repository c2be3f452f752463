import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct GridElectricityMarketTests {
  private typealias Make = ElectricitySamples
  private let pound = 0.453_592_37

  private func emissions(
    _ records: [ActivityRecord], _ instruments: [ContractualInstrument]
  ) -> [String: EmissionsByGas] {
    let inventory = Sample.inventory(records, Sample.context(instruments: instruments))
    return Dictionary(
      uniqueKeysWithValues: inventory.entries.map { ($0.record.id, $0.emissions) })
  }

  @Test func `two records, three contracts and what is left`() throws {
    // By hand: 500 MWh of certificates are divided 300 to 200; the plant covers 100 MWh of the city; the
    // tariff the other 300 MWh of the homes at 400 lb; 100 MWh of the city stay at MROW's 995.79 lb (eGRID2021).
    let result = emissions(
      [Make.record("home", 600), Make.record("city", 400)],
      [
        Make.instrument("rec", .certificate, 500),
        Make.instrument("plant", .contract, 100, covers: ["city"]),
        Make.instrument(
          "tariff", .supplier, nil, covers: ["home"],
          poundsPerMWh: [("co2", 400), ("ch4", 0), ("n2o", 0)]),
      ])
    let home = try #require(result["home"])
    let city = try #require(result["city"])
    #expect(isClose(home[.carbonDioxide], 300 * 400 * pound))
    #expect(home[.methane] == 0)
    #expect(isClose(city[.carbonDioxide], 100 * 995.79 * pound))
    #expect(isClose(city[.nitrousOxide], 100 * 0.015 * pound))
  }

  @Test func `without contracts it is the location-based figure, and says so`() throws {
    let inventory = Sample.inventory([Make.record("city", 10)])
    let location = try #require(
      Sample.emissions(Make.record("city", 10, method: "grid-electricity")))
    let entry = try #require(inventory.entries.first)
    #expect(isClose(entry.emissions[.carbonDioxide], location[.carbonDioxide]))
    let notes = inventory.explanation(of: entry).notes
    #expect(notes.contains { $0.contains("no residual mix") })
  }

  @Test func `the residual mix takes the place of the location rate`() throws {
    let result = emissions(
      [Make.record("city", 10)],
      [
        Make.instrument("rec", .certificate, 4),
        Make.instrument(
          "mix", .residualMix, nil, poundsPerMWh: [("co2", 1100), ("ch4", 0.1), ("n2o", 0.01)]),
      ])
    #expect(try isClose(#require(result["city"])[.carbonDioxide], 6 * 1100 * pound))
  }

  @Test func `gases that a supplier does not state are the grid's`() throws {
    let result = emissions(
      [Make.record("city", 10)],
      [Make.instrument("tariff", .supplier, nil, poundsPerMWh: [("co2", 400)])])
    let city = try #require(result["city"])
    #expect(isClose(city[.carbonDioxide], 4000 * pound))
    #expect(isClose(city[.methane], 10 * 0.107 * pound))
  }

  @Test func `rates without carbon dioxide are refused`() {
    let context = Sample.context(instruments: [
      Make.instrument("tariff", .supplier, nil, poundsPerMWh: [("ch4", 0.1)])
    ])
    let finding = Sample.problem(Make.record("city", 10), context)
    #expect(finding?.message.contains("“tariff” has no rate for CO2") == true)
  }

  @Test func `a record that is covered needs no grid rates`() throws {
    let result = emissions(
      [Make.record("city", 10, year: 1999)],
      [Make.instrument("hydro", .contract, 10, year: 1999)])
    #expect(result["city"] == .zero)
  }

  @Test func `a location-based record has its part of a contract too`() throws {
    let inventory = Sample.inventory(
      [Make.record("home", 50, method: "grid-electricity"), Make.record("city", 50)],
      Sample.context(instruments: [Make.instrument("rec", .certificate, 50)]))
    let city = try #require(inventory.entries.last)
    #expect(isClose(city.emissions[.carbonDioxide], 25 * 995.79 * pound))
    let home = try #require(inventory.entries.first)
    #expect(isClose(home.emissions[.carbonDioxide], 50 * 995.79 * pound))
  }

  @Test func `findings about contracts come with market-based records only`() {
    let context = Sample.context(instruments: [Make.instrument("rec", .certificate, 500)])
    let market = Sample.inventory([Make.record("city", 300)], context)
    #expect(market.findings.map(\.place.file) == ["instruments.csv"])
    let location = Sample.inventory(
      [Make.record("city", 300, method: "grid-electricity")], context)
    #expect(location.findings.isEmpty)
  }

  @Test func `the explanation names each contract with its amount and row`() throws {
    let context = Sample.context(instruments: [Make.instrument("rec", .certificate, 4)])
    let inventory = Sample.inventory([Make.record("city", 10)], context)
    let explanation = inventory.explanation(of: try #require(inventory.entries.first))
    let part = try #require(explanation.inputs.first { $0.symbol == "E(rec)" })
    #expect(part.value == "4" && part.unit == "MWh")
    #expect(part.place?.file == "instruments.csv")
    #expect(explanation.formula == GridElectricityMarket.declaration.equation)
  }

  @Test func `both methods stand side by side`() throws {
    let context = Sample.context(instruments: [Make.instrument("rec", .certificate, 25)])
    let record = Make.record("city", 100, method: "grid-electricity")
    let rows = Sample.inventory([record], context).comparison(of: record).rows
    #expect(rows.map(\.method.id) == ["grid-electricity", "grid-electricity-market"])
    let tonnes = try rows.map { try #require($0.tonnes) }
    #expect(isClose(tonnes[1], 0.75 * tonnes[0]))
  }
}
