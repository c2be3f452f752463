import Factors
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

@Suite struct StatedSpendingTests {
  private let costs = [
    "id,action,what,payer,receiver,amount_usd,from_year,to_year,price_year,low,high,source,note",
    "k1,a1,capital,household,,1000000,2022,2025,2022,,,bill,",
    "k2,a1,grant,government,household,200000,2022,2023,2022,,,bill,",
    "k3,a1,operating,government,,10000,2022,,2022,,,bill,",
  ]

  @Test func `rows of costs move in time with the start of their action`() throws {
    let sample = try MoneySample(costs: costs)
    let spending = sample.ledger.spending
    let action = try #require(sample.calculation.action("a1"))
    func yearly(_ start: Int) -> [Double?] {
      (2022...2030).map { spending.dollars(action.starting(in: start), in: $0) }
    }
    // A quarter of the capital in each of four years, and the operating cost from the start on; grants only change hands.
    #expect(
      yearly(2022) == [260_000, 260_000, 260_000, 260_000, 10_000, 10_000, 10_000, 10_000, 10_000])
    #expect(yearly(2024) == [0, 0, 260_000, 260_000, 260_000, 260_000, 10_000, 10_000, 10_000])
    // They are the costs of the costs pages.
    let flows = try sample.result("a1").flows
    let paid = flows.total(.capital, .all) + flows.total(.operating, .all)
    #expect(isClose(yearly(2022).reduce(0) { $0 + ($1 ?? .nan) }, paid))
    let whole = try #require(spending.whole(action) { $0 })
    #expect(isClose(whole.dollars, paid))
    #expect(whole.explanation.inputs.map(\.place?.row) == [2, 4])
  }

  @Test func `costs of actions count where no row speaks of the action, and unknown is not free`()
    throws
  {
    let none = try MoneySample(costs: [costs[0]])
    let action = try #require(none.calculation.action("a1"))
    #expect(none.ledger.spending.dollars(action, in: 2022) == 210_000)
    #expect(none.ledger.spending.whole(action) { $0 } == nil)
    // A grant alone says nothing of what the action costs.
    let grant = try MoneySample(costs: [costs[0], costs[2]])
    #expect(grant.ledger.spending.dollars(action, in: 2022) == nil)
    // Neither does a row that cannot be used.
    let broken = try MoneySample(
      costs: [costs[0], costs[1], "k4,a1,operating,government,,10000,,,,,,bill,"])
    #expect(broken.ledger.spending.dollars(action, in: 2022) == nil)
    let other = try #require(none.calculation.action("a2"))
    #expect(none.ledger.spending.dollars(other, in: 2022) == nil)
  }

  @Test func `dollars of other years are joined by the price index`() throws {
    let text = costs[1].replacing(",2022,,,bill", with: ",2020,,,bill")
    let sample = try MoneySample(costs: [costs[0], text])
    let action = try #require(sample.calculation.action("a1"))
    let index = try PriceIndex.standard()
    let factor = try #require(index.factor(from: 2020, to: 2022))
    #expect(
      isClose(
        try #require(sample.ledger.spending.dollars(action, in: 2022)), 250_000 * factor,
        within: 1e-9))
  }
}
