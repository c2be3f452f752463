import Forecast
import Foundation
import Plan
import Solvers
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

@Suite(.enabled(if: SolverSupport.hasProgram, "HiGHS is not installed"))
struct PortfolioSolverTests {
  private func solver() throws -> PortfolioSolver {
    PortfolioSolver(program: try #require(SolverSupport.program), seconds: 60)
  }

  private func limits(_ rows: String...) -> [String: String?] {
    ["limits.csv": (["kind,year,value,note"] + rows).joined(separator: "\n") + "\n"]
  }

  private func task(
    _ goal: PortfolioTask.Goal, _ changes: [String: String?] = [:],
    _ edit: (inout [Action]) -> Void = { _ in }
  ) throws -> PortfolioTask {
    let calculation = try SolverSupport.calculation(changes)
    var actions = calculation.workspace.actions
    edit(&actions)
    var request = PlanCalculation.PortfolioRequest(goal: goal)
    (request.from, request.to) = (2024, 2028)
    return try calculation.with(actions: actions).portfolioTask(request)
  }

  private func expectBest(_ task: PortfolioTask) throws -> PortfolioOutcome {
    let outcome = try solver().run(PortfolioSearch(task))
    let best = try #require(SolverSupport.best(task))
    #expect(outcome.isFeasible && outcome.isStable && outcome.isSearched)
    if task.goal == .cost {
      #expect(outcome.reckoning.presentCost <= best.presentCost * 1.003 + 1)
    } else {
      #expect(outcome.reckoning.reduction >= best.reduction * 0.997)
    }
    return outcome
  }

  @Test(arguments: [(250_000, 4000), (400_000, 2000), (550_000, 3200), (900_000, 7000)])
  func `the most reduction is what trying every choice finds`(_ budget: Int, _ hours: Int) throws {
    let outcome = try expectBest(
      try task(.reduction, limits("budget,,\(budget),", "staff-hours,,\(hours),")))
    #expect(!outcome.starts.isEmpty)
  }

  @Test(arguments: [(0.93, 0.9), (0.97, 0.89), (0.99, 0.95)])
  func `the least cost is what trying every choice finds`(
    _ middle: Double, _ last: Double
  ) throws {
    let projection = try #require(try SolverSupport.calculation().projection)
    let ceilings = [(2027, middle), (2030, last)].map { year, part in
      "target,\(year),\((projection.total(year) ?? 0) * part),"
    }
    // The targets of the sample are out of reach; without them the ceilings alone count.
    let outcome = try expectBest(
      try task(.cost, limits(ceilings[0], ceilings[1]).merging(["targets.csv": nil]) { $1 }))
    #expect(outcome.reckoning.uses.count == 2)
  }

  @Test func `what an action needs starts no later, and what it excludes stays out`() throws {
    let budget = limits("budget,,700000,")
    let outcome = try expectBest(
      try task(.reduction, budget) { actions in
        for index in actions.indices {
          if actions[index].id == "v" { actions[index].needs = ["s"] }
          if actions[index].id == "h" { actions[index].excludes = ["b"] }
        }
      })
    if let start = outcome.starts["v"] { #expect((outcome.starts["s"] ?? .max) <= start) }
    #expect(outcome.starts["h"] == nil || outcome.starts["b"] == nil)
    let free = try solver().run(PortfolioSearch(try task(.reduction, budget)))
    #expect(free.reckoning.reduction >= outcome.reckoning.reduction)
  }

  @Test func `an equity floor turns spending to what serves priority groups`() throws {
    let scores = """
      action,criterion,person,score,reason
      b,equity,Housing,5,
      h,equity,Housing,1,
      v,equity,Housing,3,

      """
    let changes = limits("budget,,600000,", "equity,,60,").merging(["action-scores.csv": scores]) {
      $1
    }
    let outcome = try expectBest(try task(.reduction, changes))
    #expect((outcome.reckoning.equityShare ?? 0) >= 0.6 - 1e-9)
    let free = try solver().run(PortfolioSearch(try task(.reduction, limits("budget,,600000,"))))
    #expect(free.reckoning.reduction > outcome.reckoning.reduction)
  }

  @Test func `the tons reported are those of the plan's own calculation`() throws {
    let outcome = try solver().run(
      PortfolioSearch(try task(.reduction, limits("budget,,500000,"))))
    let portfolio = outcome.portfolio
    for (index, year) in outcome.task.years.enumerated() {
      #expect(isClose(outcome.reckoning.tonnes[index], portfolio.total(year) ?? 0, within: 1e-9))
    }
    let yearly = outcome.task.years.reduce(0) { $0 + (portfolio.reduction(in: $1) ?? 0) }
    #expect(isClose(outcome.reckoning.reduction, yearly, within: 1e-9))
    #expect(outcome.rounds.allSatisfy { $0.reached <= outcome.reckoning.reduction * (1 + 1e-12) })
    #expect(abs(outcome.overestimate ?? 1) < 0.2)
  }

  @Test func `an impossible limit is named with what is missing`() throws {
    let changes = limits("staff-hours,2028,1000,").merging(
      ["actions.csv": SolverSupport.actions.replacing("2026,planned", with: "2026,under-way")]
    ) { $1 }
    let outcome = try solver().run(PortfolioSearch(try task(.reduction, changes)))
    #expect(!outcome.isFeasible)
    #expect(outcome.starts["b"] == 2024)
    #expect(
      outcome.relaxations.map(\.sentence)
        == ["The staff limit of 2028 would have to be 1,080 h higher."])
    #expect(
      outcome.infeasibility
        == "No choice keeps every limit. The staff limit of 2028 cannot be kept by any choice.")
  }

  @Test func `limits that can be kept alone and not together are named`() throws {
    let projection = try #require(try SolverSupport.calculation().projection)
    let ceiling = "target,2030,\((projection.total(2030) ?? 0) * 0.93),"
    func outcome(_ rows: [String]) throws -> PortfolioOutcome {
      let text = (["kind,year,value,note"] + rows).joined(separator: "\n") + "\n"
      return try solver().run(
        PortfolioSearch(try task(.cost, ["limits.csv": text, "targets.csv": nil])))
    }
    let (staff, budget) = ("staff-hours,2030,0,", "budget,2028,900000,")
    #expect(try outcome([ceiling, budget]).infeasibility == nil)
    #expect(try outcome([ceiling, budget]).conflicts.isEmpty)
    let both = try outcome([ceiling, staff, budget])
    #expect(both.conflicts.map { $0.bounds.map(\.kind) } == [[.target, .staffHours]])
    #expect(
      both.infeasibility
        == "No choice keeps every limit. The ceiling of 2030 and the staff limit of 2030 cannot be kept together."
    )
    // What has to give way is told beside it, and everything else is kept.
    #expect(both.relaxations.map(\.bound.kind) == [.target])
  }

  @Test func `a ceiling that nothing reaches is named with the tons that remain`() throws {
    let outcome = try solver().run(
      PortfolioSearch(
        try task(.cost, limits("target,2030,100,").merging(["targets.csv": nil]) { $1 })))
    let all = PortfolioSearch(outcome.task).reckoning(["b": 2024, "h": 2024, "s": 2024, "v": 2024])
    #expect(outcome.relaxations.map(\.bound.kind) == [.target])
    #expect(
      outcome.infeasibility
        == "No choice keeps every limit. The ceiling of 2030 cannot be kept by any choice.")
    #expect(isClose(outcome.relaxations[0].amount, (all.tonnes.last ?? 0) - 100, within: 1e-6))
  }

  @Test func `what states no cost is left out, since unknown is not free`() throws {
    let text = SolverSupport.actions.replacing("planned,300000,90000", with: "planned,,")
    let task = try task(.reduction, limits("budget,,900000,").merging(["actions.csv": text]) { $1 })
    #expect(task.omissions.map(\.action) == ["v"])
    #expect(task.omissions[0].reason.contains("unknown is not free"))
    // Without a limit on money nothing asks for a cost.
    #expect(try self.task(.reduction, ["actions.csv": text]).omissions.isEmpty)
  }

  @Test func `a search without time gives what is under way, and does not call it settled`() throws
  {
    let search = PortfolioSearch(try task(.reduction, limits("budget,,500000,")))
    let outcome = try search.run({ _, _ in nil }, isOver: { true })
    #expect(outcome.starts.isEmpty && !outcome.isStable && outcome.rounds.isEmpty)
    // Without the solver single changes still settle, and it is said that no more was tried.
    let alone = try search.run({ _, _ in nil })
    #expect(!alone.starts.isEmpty && alone.isStable && !alone.isSearched)
  }

  @Test func `where everything is under way there is nothing to ask`() throws {
    let text = SolverSupport.actions.replacing(",planned,", with: ",under-way,")
    let task = try task(.reduction, limits("budget,,900000,").merging(["actions.csv": text]) { $1 })
    let outcome = try solver().run(PortfolioSearch(task))
    #expect(outcome.starts.count == 4 && outcome.isStable && outcome.isSearched)
    #expect(outcome.rounds.isEmpty)
  }

  @Test func `costs are those of the costs pages, and move with the start`() throws {
    let costs = """
      id,action,what,payer,receiver,amount_usd,from_year,to_year,price_year,low,high,source,note
      k1,b,capital,household,,90000,2024,2026,2022,,,assumption,
      k2,b,operating,government,,5000,2024,,2022,,,assumption,

      """
    let outcome = try expectBest(
      try task(.reduction, limits("budget,,300000,").merging(["costs.csv": costs]) { $1 }))
    let start = try #require(outcome.starts["b"])
    let other = try task(.reduction, limits("budget,,300000,").merging(["costs.csv": costs]) { $1 })
    let alone = PortfolioSearch(other).reckoning(["b": start])
    let index = start - other.years.lowerBound
    #expect(alone.costs[index] == 35_000)
    #expect(alone.costs[index + 3] == 5_000)
    #expect(alone.costs.prefix(index).allSatisfy { $0 == 0 })
  }

  @Test func `a budget of one payer is kept, and what others pay is not in it`() throws {
    let costs = """
      id,action,what,payer,receiver,amount_usd,from_year,to_year,price_year,low,high,source,note
      k1,b,capital,household,,90000,2024,2026,2022,,,assumption,
      k2,b,grant,government,household,60000,2024,2026,2022,,,assumption,
      k3,h,capital,government,,500000,2024,2028,2022,,,assumption,

      """
    func outcome(_ limit: String) throws -> PortfolioOutcome {
      try solver().run(
        PortfolioSearch(
          try task(.reduction, limits(limit).merging(["costs.csv": costs]) { $1 })))
    }
    // The government gives 20,000 a year to weatherizing; heat pumps are five times as much.
    let own = try outcome("government-budget,,50000,")
    #expect(own.isFeasible && Set(own.starts.keys) == ["b"])
    let use = try #require(own.reckoning.uses.first)
    #expect(use.bound.title.hasPrefix("The government’s budget of "))
    #expect(own.reckoning.uses.contains { $0.used == 20_000 })
    // Solar and fewer miles have their costs in actions.csv, where nobody is named.
    #expect(Set(own.task.omissions.map(\.action)) == ["s", "v"])
    #expect(own.task.omissions.allSatisfy { $0.reason.contains("does not say who pays") })
    // Households pay 30,000 a year, of which they are given 20,000.
    let households = try outcome("household-budget,,12000,")
    #expect(Set(households.starts.keys) == ["b", "h"])
    #expect(try outcome("household-budget,,9000,").starts.keys.sorted() == ["h"])
    // A budget of all together knows no grants.
    let all = try outcome("budget,,31000,")
    #expect(all.starts.keys.contains("b") && all.task.omissions.isEmpty)
  }

  @Test func `nothing starts before the last inventory ends, or in a year that is over`() throws {
    let calculation = try SolverSupport.calculation()
    #expect(calculation.firstStart() == 2022)
    #expect(calculation.firstStart(now: 2020) == 2022)
    #expect(calculation.firstStart(now: 2026) == 2027)
    #expect(calculation.firstStart(now: 2050) == 2030)
    #expect(try calculation.portfolioTask(.init(goal: .reduction)).years.lowerBound == 2022)
    let later = try SolverSupport.calculation([
      "community.yaml": SampleWorkspace().files["community.yaml"]?.replacing(
        "forecast_base_year: 2021", with: "forecast_base_year: 2019")
    ])
    // The base year is no longer the last inventory.
    #expect(later.firstStart() == 2022)
  }

  @Test func `a portfolio becomes a row of scenarios, in the place of the one before`() throws {
    let changes = limits("budget,,500000,")
    let outcome = try solver().run(PortfolioSearch(try task(.reduction, changes)))
    let calculation = try SolverSupport.calculation(changes)
    let row = PortfolioScenario(outcome, id: "portfolio")
    let table = row.table(in: calculation)
    // The plan's own figures stay those of the scenario that nobody had written.
    #expect(table.records.first?["id"] == calculation.basis?.scenario.id)
    let after = try SolverSupport.calculation(
      changes.merging(["scenarios.csv": table.text]) { $1 })
    #expect(after.projection?.total(2030) == calculation.projection?.total(2030))
    let again = row.table(in: after)
    #expect(again.records.map { $0["id"] } == table.records.map { $0["id"] })
    let kept = try #require(again.records.last)
    #expect(kept["id"] == "portfolio")
    let starts = kept["starts"].split(separator: " ").map(String.init)
    #expect(Set(starts) == Set(outcome.starts.map { "\($0.key)=\($0.value)" }))
  }

  @Test func `with one start each and no limit everything is chosen`() throws {
    let calculation = try SolverSupport.calculation()
    var request = PlanCalculation.PortfolioRequest(goal: .reduction)
    (request.from, request.to) = (2024, 2024)
    let outcome = try solver().run(PortfolioSearch(try calculation.portfolioTask(request)))
    #expect(outcome.starts == ["b": 2024, "h": 2024, "s": 2024, "v": 2024])
    #expect(outcome.isStable && outcome.isSearched)
  }

  @Test func `nothing starts in the base year of the forecast`() throws {
    let calculation = try SolverSupport.calculation()
    var request = PlanCalculation.PortfolioRequest(goal: .reduction)
    request.from = 2021
    #expect(try calculation.portfolioTask(request).years.lowerBound == 2022)
  }
}
