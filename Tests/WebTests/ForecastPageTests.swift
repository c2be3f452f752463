import Factors
import Forecast
import Foundation
import Inventory
import Plan
import Quantities
import Store
import Strategies
import Tables
import Testing
import Workspace

@testable import Web

@Suite struct ForecastPageTests {
  private func trial(_ county: HennepinSite, without off: Set<String> = []) -> String {
    let ids = county.calculation.workspace.actions.filter {
      $0.isMitigation && !off.contains($0.id)
    }
    .map(\.id)
    return "forecast/wedge?try=1" + ids.map { "&on=\($0)" }.joined()
  }

  /// What a trial's numbers carry along to their explanations.
  private func setting(_ path: String) -> String {
    "&" + path.split(separator: "?").dropFirst().joined().replacing("=1&", with: "=1&")
  }

  @Test func `the forecast's table is the library's`() async throws {
    try await HennepinSite.run { county in
      let projection = try #require(county.calculation.projection)
      let page = try await county.get("forecast")
      for year in [2021, 2030, 2050] {
        let total = try #require(projection.total(year))
        #expect(page.numbers(of: "forecast/\(year)/total").allSatisfy { $0 == printed(total) })
        #expect(!page.numbers(of: "forecast/\(year)/total").isEmpty)
        let plan = try #require(county.calculation.portfolio?.total(year))
        #expect(page.numbers(of: "plan/\(year)/total").contains(printed(plan)))
      }
      // Every rule leads to its row, and every series to its values.
      #expect(page.body.contains("record?file=drivers.csv&amp;row="))
      #expect(page.body.contains("/forecast/drivers#series-households"))
    }
  }

  @Test func `targets have their level, gaps and the pace they need`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("forecast/targets")
      let last = county.calculation.inventory.total(2021)
      for level in county.calculation.levels {
        let id = level.target.id
        #expect(page.numbers(of: "target/\(id)/emissions").first == printed(level.allowed))
        guard level.target.reach.sectors.isEmpty else { continue }
        let yearly = (last - level.allowed) / Double(level.target.year - 2021)
        #expect(page.numbers(of: "target/\(id)/yearly") == [printed(yearly)])
      }
      let transport = try #require(
        county.calculation.levels.first { $0.target.id == "transport-2050" })
      let road = try #require(
        county.calculation.inventory.total(2021, sector: .transportation))
      #expect(
        page.numbers(of: "target/transport-2050/yearly") == [
          printed((road - transport.allowed) / 29)
        ]
      )
      #expect(page.body.contains("record/new?file=targets.csv"))
    }
  }

  @Test func `a trial that changes nothing shows the plan as it is`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get(trial(county) + "&fragment=1")
      let total = try #require(county.calculation.portfolio?.total(2050))
      #expect(page.body.contains(">\(printed(total))</a>"))
      #expect(!page.body.contains("not as"))
    }
  }

  @Test func `an action that is switched off takes its wedge with it and saves nothing`()
    async throws
  {
    try await HennepinSite.run { county in
      let saved = county.calculation
      let without = saved.with(actions: saved.workspace.actions.filter { $0.id != "b3" })
      let total = try #require(without.portfolio?.total(2050))
      #expect(total > (saved.portfolio?.total(2050) ?? .infinity))
      let page = try await county.get(trial(county, without: ["b3"]) + "&fragment=1")
      #expect(page.body.contains(">\(printed(total))</a>"))
      #expect(page.body.contains("1 action is not as it is saved"))
      #expect(!page.body.contains("figure=action/b3/"))
      #expect(try await county.site.store.head(of: "hennepin-county") == 1)
    }
  }

  @Test func `a slider moves participation and start as the library does`() async throws {
    try await HennepinSite.run { county in
      let saved = county.calculation
      var actions = saved.workspace.actions
      let index = try #require(actions.firstIndex { $0.id == "b2" })
      actions[index].parameters["participation"]?.number = 0.5
      actions[index].startYear += 3
      actions[index].fullYear += 3
      let total = try #require(saved.with(actions: actions).portfolio?.total(2040))
      let start = actions[index].startYear
      let page = try await county.get(
        "explain?figure=plan/2040/total&fragment=1" + "&"
          + trial(county).split(separator: "?")[1] + "&amount.b2=0.5&start.b2=\(start)")
      #expect(page.body.contains(indexed(total)))
      #expect(page.body.contains("which are not saved"))
    }
  }

  @Test func `nonsense in a trial is refused, each number with the reason`() async throws {
    try await HennepinSite.run { county in
      for start in ["forecast/wedge?", trial(county) + "&"] {
        let page = try await county.get(
          start + "amount.b1=NaN&start.b1=minus&amount.b2=9&amount.nobody=1")
        #expect(page.status == 400)
        #expect(page.body.contains("Nothing was tried out: this is the plan as saved"))
        #expect(page.body.contains(": “NaN” is not a number."))
        #expect(page.body.contains(": “minus” is not a number."))
        #expect(page.body.contains(": 9 lies outside of what can be tried, 0 to 1."))
        #expect(page.body.contains("No action has a number “amount.nobody” to try."))
        let total = try #require(county.calculation.portfolio?.total(2050))
        #expect(page.body.contains(">\(printed(total))</a>"))
      }
    }
  }

  @Test func `nonsense in a trial explains the plan as saved, with the reason`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("explain?figure=plan/2040/total&fragment=1&amount.b2=9")
      let total = try #require(county.calculation.portfolio?.total(2040))
      #expect(page.body.contains(indexed(total)))
      #expect(page.body.contains(": 9 lies outside of what can be tried, 0 to 1."))
      #expect(!page.body.contains("which are not saved"))
    }
  }

  @Test func `numbers alone leave every action on`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("forecast/wedge?amount.b2=0.5")
      #expect(page.status == 200)
      #expect(page.body.contains("Part of the gas for heat displaced 0.5 (0.75)"))
      #expect(page.body.contains("1 action is not as it is saved"))
    }
  }

  @Test func `the wedge stands on the scenario of the address, and says so`() async throws {
    try await HennepinSite.run { county in
      let adopted = try county.calculation.following("adopted-plan")
      let total = try #require(adopted.portfolio?.total(2050))
      let page = try await county.get("forecast/wedge?scenario=adopted-plan")
      #expect(page.body.contains(">\(printed(total))</a>"))
      #expect(page.body.contains(": Adopted policies and this plan</h1>"))
      #expect(
        page.body.contains("<input type=\"hidden\" name=\"scenario\" value=\"adopted-plan\">"))
      // Explanations are of the same numbers.
      #expect(page.body.contains("figure=plan/2050/total&amp;scenario=adopted-plan"))
      let explained = try await county.get(
        "explain?figure=plan/2050/total&scenario=adopted-plan&fragment=1")
      #expect(explained.body.contains(indexed(total)))
      let file = try await county.get("forecast/wedge?scenario=adopted-plan&download=ways")
      #expect(
        file["Content-Disposition"]
          == "attachment; filename=\"hennepin-county-adopted-plan-ways.csv\"")
      for path in ["forecast/wedge", "actions/costs", "actions/ranking", "explain"] {
        let unknown = try await county.get(path + "?scenario=nowhere")
        #expect(unknown.status == 404, "\(path)")
        #expect(
          unknown.body.contains(
            "There is no scenario “nowhere”. Scenarios: bau, adopted, utility, plan, adopted-plan, climate-adjusted, fuel-economy."
          ))
      }
      // Of the first scenario nothing is told, since it is what the page always shows.
      let first = try await county.get("forecast/wedge?scenario=bau")
      #expect(!first.body.contains("name=\"scenario\""))
    }
  }

  @Test func `the same reduction stands in four ways, with what each of them means`() async throws {
    try await HennepinSite.run { county in
      let portfolio = try #require(county.calculation.portfolio)
      let page = try await county.get("forecast/wedge?ways=2030")
      let table = try #require(
        page.body.split(separator: "id=\"ways-title\"").dropFirst().first.map(String.init))
      for action in portfolio.effective {
        let wedge = try #require(portfolio.wedge(of: action.id, in: 2030))
        let marginal = try #require(portfolio.marginalReduction(of: action.id, in: 2030))
        for tonnes in [wedge.share, marginal, wedge.alone, wedge.last] {
          #expect(table.contains(">\(printed(tonnes))</a>"), "\(action.id)")
        }
      }
      for term in ["<dt>Average</dt>", "<dt>Marginal</dt>", "<dt>Alone</dt>", "<dt>Last</dt>"] {
        #expect(page.body.contains(term))
      }
      // Without a year that the forecast shows it is the last.
      let last = try await county.get("forecast/wedge?ways=1900")
      #expect(last.body.contains("What each action saves in 2050"))
      let tried = try await county.get(trial(county, without: ["b2"]) + "&ways=2030")
      #expect(!tried.body.contains("action/b2/2030/marginal-reduction"))
      #expect(tried.body.contains("ways=2050"))
    }
  }

  @Test func `every number that a calculator declares has a slider, and its years and end`()
    async throws
  {
    try await HennepinSite.run { county in
      let page = try await county.get("forecast/wedge")
      for action in county.calculation.portfolio?.effective ?? [] {
        let calculator = Calculator.of(action.kind)
        for input in calculator.inputs where input.kind != nil {
          let field =
            input.name == calculator.lead
            ? "amount.\(action.id)" : "set.\(action.id).\(input.name)"
          #expect(page.body.contains("name=\"\(field)\" min="), "\(field)")
        }
        for name in ["start", "full", "end", "final"] {
          #expect(page.body.contains("name=\"\(name).\(action.id)\" min="))
        }
      }
    }
  }

  @Test func `every calculator of the catalogue has a slider for each of its numbers`() throws {
    for calculator in Calculator.all where calculator.kind != .resilience {
      let inputs = calculator.inputs.filter { $0.kind != nil }
      #expect(inputs.allSatisfy { $0.range != nil }, "\(calculator.kind.rawValue)")
      let stated = inputs.map { input in
        // Something within the bounds, so that only the words are left to their usual values.
        let range = input.range ?? 0...1
        let scale = input.units.first.flatMap(MeasurementUnit.named)?.canonicalFactor ?? 1
        let top = min(range.upperBound, max(range.lowerBound, 1))
        let value = input.kind == .share ? 0.5 : (range.lowerBound + top) / 2
        return StatedInput(name: input.name, text: "\(value / scale)", input: input)
      }
      let action = try #require(
        Action(trying: calculator, stated: stated, startYear: 2027, fullYear: 2035))
      let levers = WhatIfLever.parameters(of: action)
      guard action.parameterProblems().isEmpty else { continue }
      #expect(levers.count == inputs.count, "\(calculator.kind.rawValue)")
      for lever in levers {
        #expect(lever.range.contains(lever.stated), "\(lever.field)")
        guard let step = lever.step else { continue }
        let steps = (lever.stated - lever.range.lowerBound) / step
        #expect((steps - steps.rounded()).magnitude < 1e-6, "\(lever.field)")
        // A browser rounds to a step, also where its width is no clean decimal.
        #expect(!lever.isMoved(to: lever.range.lowerBound + step * steps.rounded()))
        #expect(lever.isMoved(to: lever.stated + step) && lever.isMoved(to: lever.stated - step))
      }
    }
  }

  @Test func `what was tried out is saved as one change that gives the numbers it showed`()
    async throws
  {
    try await HennepinSite.run { county in
      let saved = county.calculation
      let tried =
        trial(county) + "&amount.b2=0.5&set.b2.cop=3.1&start.b2=2029&full.b2=2044"
        + "&end.t1=2045&final.b3=80"
      let query = try #require(FormData(urlEncoded: String(tried.split(separator: "?")[1])))
      let whatIf = try #require(
        WhatIf(query, saved.workspace.actions, years: saved.projection?.years))
      #expect(whatIf.changed == ["b2", "t1", "b3"])
      let total = try #require(saved.with(actions: whatIf.actions).portfolio?.total(2050))
      let page = try await county.get(tried)
      #expect(page.body.contains(">\(printed(total))</a>"))
      #expect(page.body.contains("Save these changes to the plan"))

      let path = HennepinSite.place + "/forecast/wedge"
      let answer = try await county.ada.post(
        path, from: HennepinSite.place + "/" + tried,
        ["trial": String(tried.split(separator: "?")[1]), "reason": "Tried"])
      #expect(answer["Location"] == path + "?done=saved")
      #expect(try await county.site.store.head(of: "hennepin-county") == 2)
      let workspace = try await county.site.community("hennepin-county")
      let again = PlanCalculation(workspace: workspace, library: saved.library)
      #expect(
        again.findings.count { $0.severity == .error }
          == saved.findings.count { $0.severity == .error })
      let kept = try #require(again.portfolio?.total(2050))
      #expect((kept - total).magnitude < 1e-6 * total)
      let b3 = try #require(workspace.actions.first { $0.id == "b3" })
      #expect(b3.uptake.curve == .own && b3.uptake.finalShare == 0.8)
    }
  }

  @Test func `numbers with which an action would not work are not saved`() async throws {
    try await HennepinSite.run { county in
      let tried = trial(county) + "&start.b2=2040&full.b2=2030"
      let query = try #require(FormData(urlEncoded: String(tried.split(separator: "?")[1])))
      let whatIf = try #require(
        WhatIf(query, county.calculation.workspace.actions, years: nil))
      // The full effect never comes before the start.
      #expect(whatIf.actions.first { $0.id == "b2" }?.fullYear == 2040)
    }
  }

  /// Saves a trial without some actions.
  private func save(
    without off: Set<String>, _ fate: String, _ county: HennepinSite, _ more: String = ""
  ) async throws -> CommunityWorkspace {
    let tried = trial(county, without: off) + more
    let page = try await county.get(tried)
    #expect(page.body.contains("What becomes of the actions that are switched off"))
    let answer = try await county.ada.post(
      HennepinSite.place + "/forecast/wedge", from: HennepinSite.place + "/" + tried,
      ["trial": String(tried.split(separator: "?")[1]), "off": fate, "off-name": ""])
    #expect(answer.status == 303, "\(answer.body)")
    return try await county.site.community("hennepin-county")
  }

  @Test
  func
    `actions that are switched off go into a scenario without them, with the rest as one change`()
    async throws
  {
    try await HennepinSite.run { county in
      let saved = county.calculation.workspace
      let action = try #require(saved.actions.first { $0.id == "b2" })
      let now = try await save(
        without: ["b3"], "scenario", county, "&start.b2=\(action.startYear + 2)")
      #expect(try await county.site.store.head(of: "hennepin-county") == 2)
      #expect(now.actions.map(\.id) == saved.actions.map(\.id))
      #expect(now.actions.first { $0.id == "b2" }?.startYear == action.startYear + 2)
      let title = try #require(saved.actions.first { $0.id == "b3" }).title
      let made = try #require(
        now.scenarioBook.stated.first { $0.name == "Without \(title)" })
      #expect(
        made.actions == .some(saved.actions.map(\.id).filter { $0 != "b3" }))
      // The plan's own figures are those of the first scenario, which stays the first.
      #expect(
        now.scenarioBook.stated.first?.id
          == (saved.scenarioBook.stated.first?.id ?? Scenario.businessAsUsual.id))
    }
  }

  @Test func `actions that are switched off can be taken out of the plan or stay`() async throws {
    try await HennepinSite.run { county in
      let before = county.calculation.workspace.actions.count
      let stayed = try await save(without: ["b3"], "stay", county)
      #expect(stayed.actions.count == before)
      #expect(try await county.site.store.head(of: "hennepin-county") == 1)
      let left = try await save(without: ["b3"], "remove", county)
      #expect(left.actions.count == before - 1)
      #expect(left.actions.allSatisfy { $0.id != "b3" })
      #expect(left.milestones.allSatisfy { $0.action != "b3" })
    }
  }
}
