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
    let whole = try spending.whole(action) { $0 }.get()
    #expect(isClose(whole.dollars, paid))
    #expect(whole.explanation.inputs.map(\.place?.row) == [2, 4])
  }

  @Test func `costs of actions count where no row speaks of the action, and unknown is not free`()
    throws
  {
    let none = try MoneySample(costs: [costs[0]])
    let action = try #require(none.calculation.action("a1"))
    #expect(none.ledger.spending.dollars(action, in: 2022) == 210_000)
    // Nine years of $10,000.
    #expect(try none.ledger.spending.whole(action) { $0 }.get().dollars == 1_090_000)
    // A grant alone says nothing of what the action costs.
    let grant = try MoneySample(costs: [costs[0], costs[2]])
    #expect(grant.ledger.spending.dollars(action, in: 2022) == nil)
    #expect(gap(grant, action) == .noCost)
    // Neither does a row that cannot be used.
    let broken = try MoneySample(
      costs: [costs[0], costs[1], "k4,a1,operating,government,,10000,,,,,,bill,"])
    #expect(broken.ledger.spending.dollars(action, in: 2022) == nil)
    guard case .unusableRow(let place)? = gap(broken, action) else {
      Issue.record("A cost that cannot be read is counted.")
      return
    }
    #expect(place.file == "costs.csv" && place.row == 3)
    // The ranking does not take the costs of actions.csv in their place.
    let panel = broken.calculation.priorities
    let row = try #require(panel.matrix.actions.firstIndex { $0.id == "a1" })
    for (column, criterion) in panel.matrix.criteria.enumerated() where criterion.id == "cost" {
      let measured = panel.matrix.measured[row][column]
      #expect(measured.value == nil && measured.missing.contains("could not be used"))
    }
    let late = try MoneySample(
      costs: [costs[0], "k1,a1,capital,household,,1000000,2040,,2022,,,bill,", costs[3]])
    guard case .afterTheEnd(_, last: 2030)? = gap(late, action) else {
      Issue.record("Capital after the forecast is counted.")
      return
    }
    let other = try #require(none.calculation.action("a2"))
    #expect(none.ledger.spending.dollars(other, in: 2022) == nil)
  }

  private func gap(_ sample: MoneySample, _ action: Action) -> CashFlows.Gap? {
    guard case .failure(let gap) = sample.ledger.spending.whole(action, citation: { $0 }) else {
      return nil
    }
    return gap
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
