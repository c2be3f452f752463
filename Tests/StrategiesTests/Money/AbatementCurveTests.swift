import Factors
import Forecast
import Plan
import Tables
import TestSupport
import Testing

@testable import Strategies

@Suite struct AbatementCurveTests {
  private let rate = DiscountRate(id: "r", name: "r", rate: 0, source: "s")

  /// An action that costs or gains once and takes the same tons away.
  private func result(_ id: String, cost: Double, tonnes: Double) -> MoneyResult {
    let action = Adapted.action(id, start: 2026, full: 2026, kind: .solar)
    let line = CashLine(
      year: 2026, kind: cost < 0 ? .saving : .capital, payer: .household, dollars: cost.magnitude)
    return MoneyResult(
      action: action, view: .all, rate: rate, baseYear: 2026,
      flows: CashFlows(
        action: id, years: 2026...2026, dollarsOf: 2022, lines: [line], gaps: [], notes: [],
        warnings: [], prices: [], isFromActions: false), tonnesByYear: [(2026, tonnes)])
  }

  private func curve(_ results: [MoneyResult]) -> AbatementCurve {
    AbatementCurve(results, span: .cumulative, view: .all, rate: rate)
  }

  @Test func `actions that earn money are ordered by what they earn and not by a ton`() {
    // By a ton, b (−$100) would come before a (−$10), though a earns ten times as much with a hundred times the tons.
    let curve = curve([
      result("b", cost: -1000, tonnes: 10), result("d", cost: 900, tonnes: 10),
      result("a", cost: -10_000, tonnes: 1000), result("c", cost: 500, tonnes: 100),
    ])
    #expect(curve.steps.map(\.action.id) == ["a", "b", "c", "d"])
    #expect(curve.steps.map(\.start) == [0, 1000, 1010, 1110])
    #expect(curve.steps.map(\.costPerTonne) == [-10, -100, 5, 90])
    #expect(curve.tonnes == 1120 && curve.netCost == -9600)
  }

  @Test func `the Pareto rank says which actions no other beats in both`() {
    let curve = curve([
      result("rich", cost: -500, tonnes: 10), result("clean", cost: -100, tonnes: 50),
      result("beaten", cost: -90, tonnes: 40), result("last", cost: -80, tonnes: 30),
      result("paid", cost: 10, tonnes: 90),
    ])
    let ranks = Dictionary(
      uniqueKeysWithValues: curve.steps.map { ($0.action.id, $0.paretoRank) })
    #expect(ranks == ["rich": 1, "clean": 1, "beaten": 2, "last": 3, "paid": nil])
  }

  @Test func `an action that adds emissions is named with the reason`() {
    let curve = curve([
      result("a", cost: 10, tonnes: 1), result("adds", cost: -10, tonnes: -5),
      result("none", cost: -10, tonnes: 0),
    ])
    #expect(curve.steps.map(\.action.id) == ["a"])
    #expect(curve.leftOut.map(\.action.id) == ["adds", "none"])
    #expect(curve.leftOut.allSatisfy { !$0.reason.isEmpty })
    #expect(curve.leftOutByReason.count == 1)
    #expect(curve.leftOutByReason.first?.actions.map(\.id) == ["adds", "none"])
  }

  @Test func `a year's cost is an annuity of what comes once and the year's own money`() throws {
    let sample = try MoneySample()
    let step = try #require(
      sample.ledger.curve(.year(2028), rate: sample.rate).steps.first { $0.action.id == "a2" })
    // $400,000 once, nine years from 2022 to 2030; the rest is energy of 2028.
    let part = try #require(PresentWorth.annuity(sample.rate, years: 9))
    let lines = try sample.result("a2").flows.lines.filter { $0.year == 2028 }
    let energy = lines.reduce(0) { $0 + $1.flow }
    #expect(isClose(step.netCost, 400_000 * part - energy))
    #expect(
      isClose(
        step.tonnes, try #require(sample.calculation.portfolio?.reduction(of: "a2", in: 2028))))
  }

  @Test func `a stated life spreads what comes once, and one that cannot be used is found`() throws
  {
    func sample(_ life: String) throws -> MoneySample {
      let parameters = try #require(SampleWorkspace().files["action-parameters.csv"])
      return try MoneySample([
        "action-parameters.csv": parameters + "a2,life_years,\(life),,bill,\n"
      ])
    }
    func cost(_ sample: MoneySample) throws -> Double {
      let steps = sample.ledger.curve(.year(2028), rate: sample.rate).steps
      return try #require(steps.first { $0.action.id == "a2" }).netCost
    }
    let usual = try MoneySample()
    let shorter = try sample("5")
    let parts = try [9, 5].map { try #require(PresentWorth.annuity(usual.rate, years: $0)) }
    #expect(isClose(try cost(shorter) - cost(usual), 400_000 * (parts[1] - parts[0])))
    for life in ["-3", "12.5", "1000000"] {
      let odd = try sample(life)
      #expect(try cost(odd) == cost(usual))
      #expect(
        odd.calculation.findings.contains {
          $0.severity == .error && $0.message.contains("“\(life)” is not a life in years")
        })
    }
  }

  @Test func `widths are the Shapley shares and add up to the plan`() throws {
    let sample = try MoneySample()
    let curve = sample.ledger.curve(.year(2030), rate: sample.rate)
    #expect(curve.leftOut.isEmpty)
    #expect(isClose(curve.tonnes, try #require(sample.calculation.portfolio?.reduction(in: 2030))))
  }

  @Test func `a ton at the margin has its own cost, where it is asked for and known`() throws {
    let curve = AbatementCurve(
      [
        result("a", cost: 900, tonnes: 10), result("b", cost: 800, tonnes: 10),
        result("c", cost: 700, tonnes: 10),
      ], span: .cumulative, view: .all, rate: rate
    ) { ["a": 30, "b": -2][$0.id] }
    // $900 over 30 t; b saves nothing at the margin, and of c it is not known.
    #expect(curve.steps.map(\.action.id) == ["c", "b", "a"])
    #expect(curve.steps.map(\.costPerMarginalTonne) == [nil, nil, 30])
    let sample = try MoneySample()
    let asked = sample.ledger.curve(.year(2030), rate: sample.rate, withMarginal: true)
    let portfolio = try #require(sample.calculation.portfolio)
    for step in asked.steps {
      #expect(step.marginalTonnes == portfolio.marginalReduction(of: step.action.id, in: 2030))
    }
    #expect(asked.steps.contains { $0.marginalTonnes != $0.tonnes })
    let whole = sample.ledger.curve(.cumulative, rate: sample.rate, withMarginal: true)
    let sum = portfolio.projection.years.reduce(0) {
      $0 + (portfolio.marginalReduction(of: "a1", in: $1) ?? .nan)
    }
    #expect(
      isClose(
        try #require(whole.steps.first { $0.action.id == "a1" }?.marginalTonnes ?? nil), sum))
    #expect(
      sample.ledger.curve(.year(2030), rate: sample.rate).steps
        .allSatisfy { $0.marginalTonnes == nil })
  }

  @Test func `damage avoided stands beside the money at the rate it was made with`() throws {
    let sample = try MoneySample()
    let result = try sample.result("a1")
    let cost = try #require(SocialCost.standard.first { $0.id == "epa-2023-2.0" })
    let benefit = sample.ledger.climateBenefit(of: result, cost)
    // $190 in 2020, $210 in 2025 and $230 in 2030, dollars of 2020 to dollars of 2022.
    let expected = (2022...2030).reduce(0.0) { sum, year in
      let tonnes = sample.calculation.portfolio?.reduction(of: "a1", in: year) ?? .nan
      let value = 190 + 4 * Double(year - 2020)
      let two = DiscountRate(id: "t", name: "t", rate: 0.02, source: "")
      return sum + tonnes * value * 292.655 / 258.811
        * PresentWorth.factor(two, from: 2026, to: year)
    }
    #expect(isClose(try #require(benefit.dollars), expected))
    #expect(benefit.note.contains("2 %") && cost.status == .verified)
    let own = sample.ledger.climateBenefit(of: result, SocialCost(own: 0, years: 2021...2030))
    #expect(own.dollars == 0)
    #expect(
      SocialCost.standard.filter { $0.id.hasPrefix("iwg") }.allSatisfy {
        $0.status == .unverified
      })
  }
}
