import Forecast
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

@testable import Plan

/// Two ways of doing the same: one counts in the plan, and either in a scenario of its own.
@Suite struct ExclusiveActionsTests {
  private let plan: PlanCalculation

  init() throws {
    let actions = (SampleWorkspace().files["actions.csv"] ?? "")
      .replacing("full_year,", with: "full_year,excludes,")
      .replacing(",2022,2026,", with: ",2022,2026,,")
      .replacing(",2022,2030,", with: ",2022,2030,a1,")
      .replacing(",2022,2023,", with: ",2022,2023,,")
    plan = try SampleWorkspace([
      "actions.csv": actions,
      "scenarios.csv": """
      id,name,policies,actions,source
      bau,Usual,none,none,assumption
      one,With the first,none,a1,assumption
      other,With the other,none,a2,assumption

      """,
    ]).calculation()
  }

  @Test func `the plan counts the first and says which one keeps the other out`() throws {
    let portfolio = try #require(plan.portfolio)
    #expect(portfolio.effective.map(\.id) == ["a1"])
    #expect(
      plan.planOmissions == [
        "The effect of “Heat pumps” was left out, because it and “a1” exclude each other and “a1” comes first."
      ])
    #expect(!plan.findings.contains { $0.severity == .error && $0.place.file == "actions.csv" })
  }

  @Test func `each counts in the scenario that has it alone`() throws {
    let one = try #require(plan.scenarios?["one"]?.portfolio)
    let other = try #require(plan.scenarios?["other"]?.portfolio)
    #expect(one.effective.map(\.id) == ["a1"] && other.effective.map(\.id) == ["a2"])
    #expect(one.omissions.isEmpty && other.omissions.isEmpty)
    #expect(try #require(other.reduction(in: 2030)) > 0)
  }

  @Test func `what waits is not called an error in a comparison`() throws {
    let compared = try #require(
      plan.comparison(of: ["a1", "a2"], years: [2030]).subjects.first { $0.id == "a2" })
    #expect(
      compared.remarks.first
        == "Its effect was left out, because it and “a1” exclude each other and “a1” comes first.")
    #expect(!compared.remarks.contains { $0.contains("error") || $0.contains("cairn check") })
    #expect(compared.remarks.count { $0.contains("effect was left out") } == 1)
  }

  @Test(arguments: ["action/a2/2030/reduction", "action/a2/cumulative"])
  func `a figure of what waits says what it waits for`(id: String) {
    guard case .missing(let reason) = FigureCatalog(plan).answer(id) else {
      Issue.record("“\(id)” was told of an action without an effect.")
      return
    }
    #expect(reason == plan.planOmissions.first)
  }

  @Test func `what counts and what is not there were not left out`() throws {
    let portfolio = try #require(plan.portfolio)
    #expect(portfolio.omittedEffect(of: "a1") == nil)
    #expect(portfolio.omittedEffect(of: "nobody") == nil)
  }

  @Test func `its energy is not known for the same reason`() throws {
    let omitted = try #require(plan.portfolio?.omittedEffect(of: "a2"))
    #expect(
      CashFlows.Gap.noEffect(omitted).sentence
        == "Its energy is not known: its effect was left out, because it and “a1” exclude each other and “a1” comes first."
    )
    #expect(!CashFlows.Gap.noEffect(nil).sentence.contains("because"))
  }
}
