import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

/// Power that lowers emissions and no bill, on a community where a megawatt hour costs 100 dollars.
@Suite struct UnboughtPowerTests {
  private let streams: EveryStream

  init() throws { streams = try EveryStream() }

  private func flows(_ kind: String, _ values: [String: String]) throws -> CashFlows {
    let action = try Act.on(kind, values)
    var book = MoneyBook()
    book.costs = [
      CostRow(
        id: "k", action: "x", what: .capital, payer: .government, amount: 1000, fromYear: 2022,
        priceYear: 2022, place: Place(file: "costs.csv", row: 2))
    ]
    let unit = try #require(MeasurementUnit.named("MWh"))
    book.prices = [2021, 2030].map { year in
      EnergyPrice(
        activity: "electricity", year: year, price: 100, unit: unit, priceYear: 2022,
        place: Place(file: "prices.csv", row: 2))
    }
    let ledger = MoneyLedger(
      actions: [action], portfolio: streams.portfolio(action), book: book, years: 2022...2030,
      indexes: [])
    return try #require(ledger.flows(of: "x"))
  }

  private func energy(_ flows: CashFlows, _ year: Int = 2030) -> Double {
    flows.lines.filter { !$0.subject.isEmpty && $0.year == year }.reduce(0) { $0 + $1.flow }
  }

  @Test(arguments: [
    ("power-purchase", ["power_bought": "300 MWh"]),
    (
      "community-solar",
      ["capacity": "0.1 MW", "capacity_factor": "0.2 share", "participation": "1 share"]
    ),
  ])
  func `power under a contract is bought all the same`(
    _ kind: String, _ values: [String: String]
  ) throws {
    let flows = try flows(kind, values)
    #expect(flows.gaps.isEmpty)
    #expect(energy(flows) == 0)
    #expect(flows.notes.contains { $0.contains("State what it costs or saves") })
    #expect(flows.net(.all).reduce(0, +) == -1000)
  }

  @Test func `a battery buys what it loses`() throws {
    let flows = try flows(
      "battery-storage",
      [
        "power_stored": "100 MWh", "efficiency": "0.8 share", "rate_charging": "0.8 ratio",
        "rate_discharging": "1.2 ratio",
      ])
    // 100 · (1 ÷ 0.8 − 1) is 25 MWh.
    #expect(isClose(energy(flows), -25 * 100))
  }

  @Test func `panels on roofs save what they make`() throws {
    let flows = try flows("solar", ["capacity": "0.1 MW", "capacity_factor": "0.2 share"])
    #expect(isClose(energy(flows), 0.1 * 8760 * 0.2 * 100))
  }
}
