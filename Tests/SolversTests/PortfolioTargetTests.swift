import Forecast
import Inventory
import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

/// Targets of parts of the inventory, carbon budgets and savings in a portfolio of a plan; no solver is asked.
@Suite struct PortfolioTargetTests {
  private func targets(_ rows: String...) -> String {
    let header =
      "id,name,kind,base_year,year,reduction_percent,sector,allowed_tonnes,budget_tonnes,source,status,note"
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  private func request(
    _ target: String?, goal: PortfolioTask.Goal = .cost
  ) -> PlanCalculation.PortfolioRequest {
    var request = PlanCalculation.PortfolioRequest(goal: goal)
    (request.from, request.to, request.target) = (2024, 2028, target)
    return request
  }

  /// The course of the scenario that keeps what was found, in the plan as it is then.
  private func kept(
    _ outcome: PortfolioOutcome, _ changes: [String: String?]
  ) throws -> (PlanCalculation, TargetScenario) {
    let before = try SolverSupport.calculation(changes)
    let table = PortfolioScenario(outcome, id: "portfolio").table(in: before)
    let after = try SolverSupport.calculation(
      changes.merging(["scenarios.csv": table.text]) { $1 })
    return (after, try #require(after.targetScenarios.first { $0.id == "portfolio" }))
  }

  private func found(_ task: PortfolioTask) throws -> PortfolioOutcome {
    try PortfolioSearch(task).run({ _, _ in nil })
  }

  @Test func `a target of one sector is met as the targets of the kept scenario say`() throws {
    let road = TargetReach(sectors: [.transportation])
    let usual = try #require(try SolverSupport.calculation().projection?.total(2030, reach: road))
    let changes = [
      "targets.csv": targets(
        "road,Road,own,2021,2030,,transportation,\(usual * 0.95),,assumption,verified,")
    ]
    let outcome = try found(
      try SolverSupport.calculation(changes).portfolioTask(request("road")))
    // Fewer miles cut a tenth; nothing else touches the road.
    #expect(outcome.isFeasible && Set(outcome.starts.keys) == ["v"])
    let use = try #require(outcome.reckoning.uses.first)
    #expect(outcome.reckoning.uses.count == 1)
    #expect(use.bound.title == "The ceiling of 2030 by “Road” (Transportation)")
    let (_, course) = try kept(outcome, changes)
    let emitted = try #require(course.tonnes(2030, road))
    #expect(isClose(try #require(use.used), emitted, within: 1e-9))
    #expect(emitted <= usual * 0.95)
  }

  @Test func `a path to a target of one sector begins where that sector is`() throws {
    let road = TargetReach(sectors: [.transportation])
    let projection = try #require(try SolverSupport.calculation().projection)
    let start = try #require(projection.total(2023, reach: road))
    let changes = [
      "targets.csv": targets("road,Road,own,2021,2030,,transportation,100,,assumption,verified,")
    ]
    var asked = request("road")
    asked.isPath = true
    let task = try SolverSupport.calculation(changes).portfolioTask(asked)
    #expect(task.ceilings.map(\.years.lowerBound) == Array(2024...2030))
    #expect(task.ceilings.allSatisfy { $0.reach == road && $0.target == "Road" })
    #expect(isClose(task.ceilings[0].tonnes, start - (start - 100) / 7, within: 1e-9))
  }

  @Test func `a carbon budget uses what the budget of the kept scenario uses`() throws {
    func changes(_ tonnes: Double) -> [String: String?] {
      ["targets.csv": targets("all,All,budget,2020,2030,,,,\(tonnes),assumption,verified,")]
    }
    let open = try SolverSupport.calculation(changes(1e9))
    let usual = try #require(open.targets.budgets.first?.use(under: open.targetScenarios[0]))
    let files = changes(usual.used * 0.99)
    let outcome = try found(try SolverSupport.calculation(files).portfolioTask(request("all")))
    #expect(outcome.isFeasible && !outcome.starts.isEmpty)
    let use = try #require(outcome.reckoning.uses.first)
    #expect(use.bound.title == "The carbon budget “All” of 2020 to 2030")
    let (plan, course) = try kept(outcome, files)
    let budget = try #require(plan.targets.budgets.first?.use(under: course))
    #expect(isClose(try #require(use.used), budget.used, within: 1e-9))
    #expect(budget.left >= 0)
    // For the least cost of all targets it counts too.
    #expect(try SolverSupport.calculation(files).portfolioTask(request(nil)).ceilings.count == 1)
  }

  @Test func `a portfolio stands on the scenario that is asked for, and is kept with it`() throws {
    let changes: [String: String?] = [
      "policies.csv": """
      id,name,level,status,sector,subsector,activity,effect,path,from_year,to_year,percent,source,note
      law,Law,state,adopted,buildings,,electricity,activity,,2024,2024,20,bill,

      """,
      "scenarios.csv": """
      id,name,policies,actions,starts,climate,drivers,source,note
      bau,Usual,none,none,,,,,
      law,The law,adopted,none,,,,,
      part,A part,adopted,b v,b=2026,,,,

      """,
    ]
    let first = try SolverSupport.calculation(changes)
    func outcome(_ scenario: String?) throws -> PortfolioOutcome {
      try found(try first.following(scenario).portfolioTask(request(nil, goal: .reduction)))
    }
    let usual = try outcome(nil)
    let law = try outcome("law")
    // The law has saved a part of the power that the actions would have saved.
    #expect(law.reckoning.reduction < usual.reckoning.reduction)
    let row = PortfolioScenario(law, id: "portfolio").row
    #expect(row["policies"] == "adopted" && row["climate"] == "" && row["drivers"] == "")
    #expect(row["note"]?.contains("t CO2e less than “The law” without actions") == true)
    #expect(PortfolioScenario(usual, id: "portfolio").row["policies"] == "none")
    let (_, course) = try kept(law, changes)
    let emitted = try #require(course.tonnes(2030, .everything))
    #expect(isClose(emitted, try #require(law.portfolio.total(2030)), within: 1e-9))
    // A scenario with actions offers these alone, from its own years.
    let part = try outcome("part").task
    #expect(part.choices.map(\.action.id) == ["b", "v"])
    #expect(part.choices.first?.action.startYear == 2026)
  }

  @Test func `a target whose year is over cannot be asked for, and no other id either`() throws {
    let calculation = try SolverSupport.calculation([
      "targets.csv": targets("early,Early,own,2021,2022,,,100,,assumption,verified,")
    ])
    func problem(_ target: String) -> PlanCalculation.PortfolioProblem? {
      do throws(PlanCalculation.PortfolioProblem) {
        _ = try calculation.portfolioTask(request(target, goal: .reduction))
        return nil
      } catch { return error }
    }
    #expect(problem("early") == .targetOutside("early", of: 2022...2022, 2024...2030))
    #expect(problem("mars") == .noTarget("mars"))
  }

  private func prices(_ gas: Double, _ power: Double) -> String {
    """
    activity,sector,subsector,year,price,unit,price_year,payer,beyond,source,note
    natural-gas,,,2022,\(gas),mcf,2022,,hold,assumption,
    electricity,,,2022,\(power),kWh,2022,,hold,assumption,

    """
  }

  @Test func `net of savings an action that pays for itself is chosen without any target`() throws {
    func outcome(_ gas: Double, _ power: Double) throws -> (PortfolioOutcome, PortfolioNetCost?) {
      let calculation = try SolverSupport.calculation([
        "targets.csv": nil, "prices.csv": prices(gas, power),
      ])
      let homes = calculation.with(actions: calculation.workspace.actions.filter { $0.id == "b" })
      var asked = request(nil)
      asked.isNet = true
      let outcome = try found(try homes.portfolioTask(asked))
      return (outcome, homes.netCost(of: outcome))
    }
    let (dear, net) = try outcome(1000, 0.1)
    #expect(dear.starts == ["b": 2024])
    let cost = try #require(net)
    // Of a single action what it saves alone is what it saves.
    #expect(isClose(try #require(cost.dollars), cost.alone, within: 1e-9))
    #expect(cost.alone < 0 && cost.unknown.isEmpty)
    // Budgets stay gross: 600,000 of capital over three years, and 20,000 a year.
    let spent: Double = dear.reckoning.costs.reduce(0, +)
    #expect(isClose(spent, 740_000, within: 1e-9))
    let (cheap, nothing) = try outcome(0.001, 0.0001)
    #expect(cheap.starts.isEmpty && nothing?.dollars == 0)
  }

  @Test func `of two that save the same energy only one is worth it net of savings`() throws {
    let twice =
      SolverSupport.actions
      + "c,Weatherize again,building-efficiency,buildings,2024,2026,planned,600000,20000,yes,1,x,x,x\n"
    let parameters =
      SolverSupport.parameters
      + SolverSupport.parameters.split(separator: "\n").filter { $0.hasPrefix("b,") }
      .map { "c\($0.dropFirst())\n" }.joined()
    func homes(_ gas: Double) throws -> PlanCalculation {
      let calculation = try SolverSupport.calculation([
        "targets.csv": nil, "prices.csv": prices(gas, 0.0001), "actions.csv": twice,
        "action-parameters.csv": parameters.replacing(
          "participation,0.5,", with: "participation,1,"
        )
        .replacing("saving,30,", with: "saving,60,"),
      ])
      return calculation.with(
        actions: calculation.workspace.actions.filter { ["b", "c"].contains($0.id) })
    }
    func result(_ gas: Double) throws -> (PlanCalculation, PortfolioOutcome) {
      let calculation = try homes(gas)
      var asked = request(nil)
      asked.isNet = true
      return (calculation, try found(try calculation.portfolioTask(asked)))
    }
    // Gas that costs nothing to speak of, against 740,000 of cost.
    let (_, free) = try result(0.001)
    #expect(free.starts.isEmpty)
    let (one, both) = try result(1_000_000)
    #expect(Set(both.starts.keys) == ["b", "c"] && both.isStable)
    let alone = try #require(one.netCost(of: both)).alone
    // Both cost 1,480,000; at a price of which each saves 1.5 times its cost alone, the second, which has four tenths of that
    // left, does not pay.
    let saved = (1_480_000 - alone) / 2
    let (calculation, chosen) = try result(1_000_000 * 1.5 * 740_000 / saved)
    #expect(chosen.starts.count == 1 && chosen.isStable)
    let cost = try #require(calculation.netCost(of: chosen))
    #expect(isClose(try #require(cost.dollars), cost.alone, within: 1e-6))
    #expect(cost.alone < 0)
  }

  @Test func `a ceiling that no choice keeps is told without a solver and without time`() throws {
    let changes: [String: String?] = [
      "targets.csv": targets("far,Far,own,2021,2030,,,100,,assumption,verified,")
    ]
    let task = try SolverSupport.calculation(changes).portfolioTask(request("far"))
    let outcome = try PortfolioSearch(task).run({ _, _ in nil }, isOver: { true })
    #expect(!outcome.isStable)
    #expect(
      outcome.infeasibility
        == "No choice keeps every limit. The ceiling of 2030 by “Far” cannot be kept by any choice."
    )
    let road = try SolverSupport.calculation([
      "targets.csv": targets("near,Near,own,2021,2030,,,9999999,,assumption,verified,")
    ]).portfolioTask(request("near"))
    #expect(try PortfolioSearch(road).run({ _, _ in nil }, isOver: { true }).isFeasible)
  }

  @Test func `tons of one's own need no base year`() throws {
    let calculation = try SolverSupport.calculation([
      "targets.csv": targets("lax,Lax,own,,2030,,,9000,,assumption,verified,")
    ])
    #expect(calculation.faultsOfTargets.isEmpty)
    let target = try #require(calculation.workspace.targets.first)
    #expect(target.baseYear == calculation.workspace.community.inventoryYears.max())
    let faulty = try SolverSupport.calculation([
      "targets.csv": targets("lax,Lax,own,2021,2030,,,,,assumption,verified,")
    ])
    let fault = try #require(faulty.fault(ofTarget: "lax"))
    #expect(fault.message.contains("allowed_tonnes"))
    #expect(faulty.fault(ofTarget: "mars") == nil)
  }

  @Test func `net of savings what has no price cannot be told, and is left out`() throws {
    let calculation = try SolverSupport.calculation([
      "targets.csv": nil,
      "prices.csv": """
      activity,sector,subsector,year,price,unit,price_year,payer,beyond,source,note
      electricity,,,2022,0.1,kWh,2022,,hold,assumption,

      """,
    ])
    var asked = request(nil)
    asked.isNet = true
    let task = try calculation.portfolioTask(asked)
    let left = task.omissions.map(\.action)
    #expect(left.contains("b") && left.contains("h") && !left.contains("s"))
    #expect(
      task.omissions[0].reason.hasPrefix("The net cost of “Weatherize homes” cannot be told."))
    asked.goal = .reduction
    var problem: PlanCalculation.PortfolioProblem?
    do throws(PlanCalculation.PortfolioProblem) {
      _ = try calculation.portfolioTask(asked)
    } catch { problem = error }
    #expect(problem == .netWithoutCost)
  }
}
