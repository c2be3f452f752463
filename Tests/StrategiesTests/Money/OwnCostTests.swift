import Factors
import Forecast
import Plan
import Quantities
import Tables
import TestSupport
import Testing

@testable import Strategies

/// Costs of `actions.csv` are the same wherever they are told.
@Suite struct OwnCostTests {
  /// The sample's first action with other years and no row in `costs.csv`; $1,000,000 and $10,000 a year.
  private func sample(
    start: Int = 2022, full: Int = 2026, end: Int? = nil, parameters: [String] = []
  ) throws -> MoneySample {
    let base = SampleWorkspace()
    let actions = (base.files["actions.csv"] ?? "")
      .replacing("full_year,", with: "full_year,end_year,")
      .replacing(",2022,2026,", with: ",\(start),\(full),\(end.map(String.init) ?? ""),")
      .replacing(",2022,2030,", with: ",2022,2030,,")
      .replacing(",2022,2023,", with: ",2022,2023,,")
    return try MoneySample(
      costs: [MoneySample.costs[0]],
      [
        "actions.csv": actions,
        "action-parameters.csv": (base.files["action-parameters.csv"] ?? "")
          + parameters.map { $0 + "\n" }.joined(),
      ])
  }

  /// What each door says that the action costs over all years.
  private func doors(_ sample: MoneySample) throws -> [Double] {
    let calculation = sample.calculation
    let portfolio = try #require(calculation.portfolio)
    let action = try #require(calculation.action("a1"))
    let flows = try sample.result("a1").flows
    let panel = calculation.priorities
    let row = try #require(panel.matrix.actions.firstIndex { $0.id == "a1" })
    let column = try #require(panel.matrix.criteria.firstIndex { $0.id == "cost" })
    let saved = try #require(portfolio.cumulativeReduction(of: "a1"))
    return [
      portfolio.lifetimeCost(of: action).dollars,
      try #require(portfolio.costPerTonne(of: action)).dollars * saved,
      flows.total(.capital, .all) + flows.total(.operating, .all),
      try #require(panel.matrix.measured[row][column].value),
      (2021...2030).reduce(0) { $0 + (sample.ledger.spending.dollars(action, in: $1) ?? .nan) },
    ]
  }

  @Test func `an action that ends costs until its end, behind every door`() throws {
    let sample = try sample(end: 2027)
    // Six years from 2022 to 2027 and not nine to the end of the forecast.
    for cost in try doors(sample) { #expect(isClose(cost, 1_060_000)) }
    let action = try #require(sample.calculation.action("a1"))
    let explanation = try #require(sample.calculation.portfolio).costExplanation(
      of: action, sources: [:], perTonne: .dollars(1))
    let years = try #require(explanation.inputs.first { $0.symbol == "n" })
    #expect(years.value == "6" && years.name == "Years from 2022 to 2027")
  }

  @Test func `an action that ends before its full effect has all of its capital due by then`()
    throws
  {
    let sample = try sample(full: 2031, end: 2024)
    // Thirds of the capital in 2022 to 2024, and three years of $10,000.
    for cost in try doors(sample) { #expect(isClose(cost, 1_030_000)) }
    let capital = try sample.result("a1").flows.lines.filter { $0.kind == .capital }
    #expect(capital.map(\.year) == [2022, 2023, 2024])
    #expect(capital.allSatisfy { isClose($0.dollars, 1_000_000 / 3) })
  }

  @Test func `capital that falls due after the forecast is in no sum, and is told`() throws {
    let sample = try sample(start: 2028, full: 2032)
    // Three of five parts by 2030, and three years of $10,000.
    for cost in try doors(sample) { #expect(isClose(cost, 630_000)) }
    #expect(
      try sample.result("a1").flows.notes.contains { $0.contains("after 2030, the end of the") })
    let whole = try sample.ledger.spending.whole(
      try #require(sample.calculation.action("a1"))
    ) { $0 }.get()
    let capital = try #require(whole.explanation.inputs.first { $0.symbol == "C" })
    #expect(capital.value == "600,000" && capital.name.contains("due by 2030, of 1,000,000"))
  }

  @Test func `costs of other dollars are joined by the index before they are compared`() throws {
    let sample = try sample(parameters: ["a1,cost_price_year,2014,,assumption,"])
    let index = PriceIndex.standard
    let factor = try #require(index.factor(from: 2014, to: 2022))
    let whole = try sample.ledger.spending.whole(
      try #require(sample.calculation.action("a1"))
    ) { $0 }.get()
    #expect(sample.ledger.dollarsOf == 2022 && factor > 1.2)
    #expect(isClose(whole.dollars, 1_090_000 * factor))
    #expect(whole.explanation.formula == "f · (C + a · n)")
  }

  @Test func `what is in the inventory of the effect and not of the cost is told`() throws {
    // Three of four years of the start are over in 2021.
    let sample = try sample(start: 2019, full: 2022)
    let notes = try sample.result("a1").flows.notes
    #expect(notes.contains { $0.contains("75 percent of its full effect is in the inventory") })
    #expect(notes.contains { $0.contains("paid from 2019 to 2022; what falls due before 2026") })
    let action = try #require(sample.calculation.action("a1"))
    let whole = try sample.ledger.spending.whole(action) { $0 }.get()
    #expect(whole.explanation.notes.contains { $0.contains("75 percent") })
    let later = try self.sample()
    #expect(!(try later.result("a1").flows.notes).contains { $0.contains("in the inventory") })
  }
}
