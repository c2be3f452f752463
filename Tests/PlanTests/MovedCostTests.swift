import Strategies
import TestSupport
import Testing
import Workspace

@testable import Plan

/// Costs stay with the start of their action wherever it has another one than in the plan.
@Suite struct MovedCostTests {
  private let plan: PlanCalculation

  init() throws {
    plan = try SampleWorkspace([
      "scenarios.csv": """
      id,name,policies,actions,starts
      bau,Usual,none,none,
      one,One later,none,a1,a1=2025
      both,Both later,none,a1 a2,a1=2026 a2=2028

      """,
      "costs.csv": """
      id,action,what,payer,receiver,amount_usd,from_year,to_year,price_year,low,high,source,note
      k1,a1,capital,household,,100000,2022,2022,2022,,,bill,
      k2,a1,operating,government,,1000,2022,,2022,,,bill,
      k3,a2,capital,household,,500000,2022,2022,2022,,,bill,

      """,
    ]).calculation()
  }

  /// The years in which an action costs something of a kind.
  private func years(_ ledger: MoneyLedger, _ action: String, _ kind: CashLine.Kind) -> [Int] {
    let lines = ledger.flows.first { $0.action == action }?.lines ?? []
    return lines.filter { $0.kind == kind }.map(\.year).sorted()
  }

  @Test func `a followed scenario costs what the same starts cost`() throws {
    #expect(years(plan.money, "a1", .capital) == [2022])
    #expect(years(plan.money, "a1", .operating) == Array(2022...2030))
    let followed = try plan.following("one")
    #expect(years(followed.money, "a1", .capital) == [2025])
    #expect(years(followed.money, "a1", .operating) == Array(2025...2030))
    let portfolio = try #require(followed.portfolio)
    #expect(plan.money.moved(to: portfolio).flows == followed.money.flows)
  }

  @Test func `scenarios cost the same whichever is followed`() throws {
    let entry = try #require(plan.scenarios?["both"])
    // “one” leaves the second action out.
    for calculation in [plan, try plan.following("one"), try plan.following("both")] {
      let ledger = try #require(calculation.ledger(of: entry))
      #expect(years(ledger, "a1", .capital) == [2026])
      #expect(years(ledger, "a2", .capital) == [2028])
    }
  }

  @Test func `an action that is tried from another year takes its costs along`() {
    let tried = plan.with(
      actions: plan.workspace.actions.map { $0.id == "a1" ? $0.starting(in: 2024) : $0 })
    #expect(years(tried.money, "a1", .capital) == [2024])
    #expect(years(tried.money, "a2", .capital) == [2022])
    let back = tried.with(actions: plan.workspace.actions)
    #expect(years(back.money, "a1", .capital) == [2022])
  }
}
