import Factors
import Strategies
import Tables
import TestSupport
import Testing
import Vulnerability

@Suite struct BenefitCostTests {
  private static let rate = DiscountRate(id: "r", name: "r", rate: 0.1, source: "s")

  private func weigh(
    _ action: Action, losses: Double? = 50, prices: PriceIndex? = nil,
    rows: [RiskLoss] = [Adapted.loss(10, 1e6), Adapted.loss(100, 9e6, row: 3)]
  ) -> BenefitCost {
    let book = ResponseBook(
      actions: [action], responses: [Adapted.response("a", capacity: 1, losses: losses, from: 2026)]
    )
    let expected =
      rows.isEmpty ? [] : [ExpectedLoss(of: "heat", losses: rows, prices: prices)]
    let ledger = LossLedger(actions: [action], book: book, expected: expected, prices: prices)
    return ledger.benefitCost(of: action, rate: Self.rate)
  }

  private func action(_ parameters: [String: String] = ["life_years": "2"]) -> Action {
    Adapted.action(
      "a", start: 2026, full: 2026, capital: 100_000, annual: 10_000, parameters: parameters)
  }

  @Test func `benefits and costs are discounted from the start`() {
    // EAL = 0.09 · 5 million = 450,000; half of it in each of two years; costs 110,000 and 10,000.
    let result = weigh(action())
    let benefit: Double = 225_000 + 225_000 / 1.1
    let cost: Double = 110_000 + 10_000 / 1.1
    #expect(isClose(result.presentBenefit ?? .nan, benefit))
    #expect(isClose(result.presentCost ?? .nan, cost))
    #expect(isClose(result.ratio ?? .nan, benefit / cost))
    #expect(result.years.map(\.year) == [2026, 2027])
  }

  @Test func `nothing is told without a life a cost a loss or a reduction`() {
    #expect(weigh(action([:])).gap == .noLife)
    #expect(weigh(Adapted.action("a", parameters: ["life_years": "2"])).gap == .noCost)
    #expect(weigh(action(), losses: nil).gap == .noReduction)
    #expect(weigh(action(), rows: []).gap == .noExpectedLoss(["heat"]))
    #expect(weigh(action(), rows: []).netPresentValue == nil)
    #expect(weigh(action(), rows: []).netText.hasPrefix("cannot be told"))
  }

  @Test func `the community's own rate counts and a wrong one is found`() {
    let own = weigh(action(["life_years": "2", "discount_rate": "0.03"]))
    #expect(isClose(own.rate.rate, 0.03) && own.rate.id == "own")
    let wrong = weigh(action(["life_years": "2", "discount_rate": "7"]))
    #expect(wrong.rate.id == "r")
    #expect(wrong.findings.contains { $0.severity == .error })
    let odd = weigh(action(["life_years": "2", "cost_price_year": "20244"]))
    #expect(odd.findings.contains { $0.message.hasPrefix("“20244” is not a year") })
  }

  @Test func `costs of another year need an index`() {
    let old = action(["life_years": "2", "cost_price_year": "2014"])
    #expect(weigh(old).gap == .prices(costs: 2014, losses: 2024))
    let index = PriceIndex(name: "index", values: [2014: 50, 2024: 100], source: "s")
    let joined = weigh(old, prices: index)
    let cost: Double = 110_000 + 10_000 / 1.1
    #expect(isClose(joined.presentCost ?? .nan, 2 * cost))
  }

  @Test func `risks in dollars of different years are added only where an index joins them`() {
    let both = Adapted.action(
      "a", start: 2026, full: 2026, risks: ["heat", "flood"], capital: 100_000,
      parameters: ["life_years": "1", "cost_price_year": "2024"])
    func weigh(_ prices: PriceIndex?) -> BenefitCost {
      let book = ResponseBook(
        actions: [both],
        responses: [
          Adapted.response("a", losses: 50, from: 2026),
          Adapted.response("a", "flood", losses: 50, from: 2026, row: 3),
        ])
      let losses = [Adapted.loss(10, 1e6), Adapted.loss(100, 9e6, row: 3)]
      let older = [
        Adapted.loss(10, 1e6, year: 2014, risk: "flood", row: 4),
        Adapted.loss(100, 9e6, year: 2014, risk: "flood", row: 5),
      ]
      return LossLedger(
        actions: [both], book: book,
        expected: [
          ExpectedLoss(of: "heat", losses: losses), ExpectedLoss(of: "flood", losses: older),
        ], prices: prices
      ).benefitCost(of: both, rate: Self.rate)
    }
    let apart = weigh(nil)
    #expect(apart.gap == .lossPrices([2014, 2024]) && apart.netPresentValue == nil)
    #expect(apart.findings.contains { $0.severity == .error && $0.message.contains("flood") })
    let index = PriceIndex(name: "index", values: [2014: 50, 2024: 100], source: "s")
    #expect(isClose(weigh(index).presentBenefit ?? .nan, 225_000 + 450_000))
  }

  @Test func `nothing is avoided once the life is over`() {
    let book = ResponseBook(
      actions: [action()],
      responses: [Adapted.response("a", capacity: 1, losses: 50, from: 2026)])
    let ledger = LossLedger(
      actions: [action()], book: book,
      expected: [
        ExpectedLoss(
          of: "heat", losses: [Adapted.loss(10, 1e6), Adapted.loss(100, 9e6, row: 3)])
      ], prices: nil)
    #expect(isClose(ledger.remaining(of: "heat", in: 2027) ?? .nan, 225_000))
    #expect(isClose(ledger.remaining(of: "heat", in: 2028) ?? .nan, 450_000))
  }

  @Test func `an action that saves more than it costs has no ratio but a net value`() {
    let result = weigh(
      Adapted.action(
        "a", start: 2026, full: 2026, annual: -5000, parameters: ["life_years": "2"]))
    #expect(result.ratio == nil)
    #expect((result.netPresentValue ?? 0) > 0)
  }

  @Test func `a higher rate never raises the ratio of a cost up front`() throws {
    let action = action(["life_years": "30"])
    let book = ResponseBook(
      actions: [action], responses: [Adapted.response("a", losses: 50, from: 2026)])
    let ledger = LossLedger(
      actions: [action], book: book,
      expected: [
        ExpectedLoss(
          of: "heat", losses: [Adapted.loss(10, 1e6), Adapted.loss(100, 9e6, row: 3)])
      ], prices: nil)
    let ratios = try [0, 0.031, 0.07, 0.15].map { rate in
      try #require(
        ledger.benefitCost(
          of: action, rate: DiscountRate(id: "r", name: "r", rate: rate, source: "")
        ).ratio)
    }
    #expect(ratios == ratios.sorted(by: >))
  }

  @Test func `the library has the federal rates with their standing`() throws {
    let rates = StrategyLibrary.standard.discountRates
    #expect(rates.map(\.rate) == [0.07, 0.031])
    #expect(rates.allSatisfy { $0.status == .verified })
  }
}
