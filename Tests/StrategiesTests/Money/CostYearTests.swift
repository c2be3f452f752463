import Plan
import Tables
import TestSupport
import Testing

@testable import Strategies

/// Costs in years that do not belong together.
@Suite struct CostYearTests {
  private func sample(_ row: String, prices: [String] = MoneySample.prices) throws -> MoneySample {
    try MoneySample(
      costs: MoneySample.costs.filter { !$0.contains(",a2,") } + [row], prices: prices)
  }

  @Test func `capital after the forecast is a gap and no profit`() throws {
    let sample = try sample("k9,a2,capital,household,,400000,2040,,2022,,,bill,")
    let result = try sample.result("a2")
    #expect(result.netPresentValue == nil)
    #expect(result.flows.gapSentences.contains { $0.contains("falls due after 2030") })
    let finding = try #require(
      sample.calculation.findings.first { $0.message.contains("falls due after 2030") })
    #expect(finding.severity == .warning && finding.place.column == "from_year")
    #expect(
      sample.ledger.curve(.cumulative, rate: sample.rate).leftOut.map(\.action.id) == ["a2"])
  }

  @Test func `capital that goes on after the forecast is told as cheaper than it is`() throws {
    let sample = try sample("k9,a2,capital,household,,400000,2029,2032,2022,,,bill,")
    #expect(try sample.result("a2").netPresentValue != nil)
    let finding = try #require(
      sample.calculation.findings.first { $0.message.contains("looks cheaper") })
    #expect(finding.severity == .warning && finding.place.column == "to_year")
  }

  @Test func `costs of actions csv after the forecast are a gap`() {
    let late = Adapted.action("x", start: 2040, full: 2042, capital: 1000, kind: .heatPumps)
    let ledger = MoneyLedger(
      actions: [late], portfolio: nil, book: MoneyBook(), years: 2026...2030, indexes: [])
    #expect(ledger.flows(of: "x")?.gapSentences.contains { $0.contains("after 2030") } == true)
  }

  @Test func `a cost before the year of the money is asked about`() throws {
    let sample = try sample("k9,a2,capital,household,,400000,2000,,2022,,,bill,")
    let finding = try #require(
      sample.calculation.findings.first {
        $0.message.contains("begins in 2000") && $0.place.file == "costs.csv"
      })
    #expect(finding.severity == .warning && finding.message.contains("grows by the discount rate"))
  }

  @Test func `a cost before the action starts is asked about`() throws {
    var action = Adapted.action("x", start: 2029, full: 2030, kind: .heatPumps)
    action.place = Place(file: "actions.csv", row: 2)
    func finding(_ what: CostRow.What, _ year: Int) -> Finding? {
      var book = MoneyBook()
      book.costs = [
        CostRow(
          id: "k", action: "x", what: what, payer: .household, amount: 1, fromYear: year,
          priceYear: 2026, place: Place(file: "costs.csv", row: 2))
      ]
      return MoneyLedger(
        actions: [action], portfolio: nil, book: book, years: 2026...2030, indexes: []
      ).findings.first { $0.message.contains("before the action starts in 2029") }
    }
    #expect(finding(.operating, 2027)?.severity == .warning)
    #expect(finding(.capital, 2027)?.severity == .note)
    #expect(finding(.operating, 2029) == nil)
  }

  @Test func `prices for unlike kinds of units are not joined`() throws {
    let prices = [
      MoneySample.prices[0], "electricity,,,2021,0.1,kWh,2022,,hold,bill,",
      "natural-gas,,residential,2021,1,therm,2022,,,bill,",
      "natural-gas,,residential,2031,10,mcf,2022,,,bill,",
    ]
    let sample = try MoneySample(prices: prices)
    #expect(try sample.result("a1").netPresentValue == nil)
    let finding = try #require(
      sample.calculation.findings.first { $0.message.contains("unlike kinds of units") })
    #expect(finding.severity == .error && finding.place.row == 4 && finding.place.column == "unit")
    let heat = prices.map { $0.replacing("2031,10,mcf", with: "2031,1.2,MMBtu") }
    #expect(try MoneySample(prices: heat).result("a1").netPresentValue != nil)
  }
}
