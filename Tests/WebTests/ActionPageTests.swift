import Factors
import Forecast
import Foundation
import Plan
import Store
import Strategies
import Tables
import Testing
import Vulnerability
import Workspace

@testable import Web

@Suite struct ActionPageTests {
  private let town = "/workspaces/hennepin-county"

  private func withExample(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await HennepinSite.run { try await body($0.site, $0.ada) }
  }

  private func calculation(_ site: TestSite) async throws -> PlanCalculation {
    PlanCalculation(
      workspace: try await site.community("hennepin-county"),
      library: FactorLibrary.standard)
  }

  private func number(_ value: Double) -> String {
    value.formatted(.number.precision(.fractionLength(0)).locale(Locale(identifier: "en_US")))
  }

  @Test func `the list shows every action with what the library says that it cuts`() async throws {
    try await withExample { site, ada in
      let plan = try await calculation(site)
      let portfolio = try #require(plan.portfolio)
      let year = try #require(plan.levels.map(\.target.year).min())
      let page = try await ada.get(town + "/actions").body
      for action in plan.workspace.actions {
        #expect(page.contains("/actions/\(action.id)\""))
        guard action.isMitigation, let cut = portfolio.reduction(of: action.id, in: year) else {
          continue
        }
        #expect(page.contains(number(cut)))
      }
      let solar = try await ada.get(town + "/actions?kind=solar").body
      let count = plan.workspace.actions.count { $0.kind == .solar }
      #expect(solar.contains("\(count) of \(plan.workspace.actions.count) actions"))
    }
  }

  @Test func `the status of several actions changes in one commit`() async throws {
    try await withExample { site, ada in
      let page = try await ada.get(town + "/actions")
      let body =
        "_csrf=\(SitePath.encoded(page.hiddenField("_csrf")))&base=1&draft=\(page.hiddenField("draft"))&status=under-way&action=b1&action=b2"
      let marked = try await ada.send(
        "POST", town + "/actions/status",
        headers: ["Content-Type: application/x-www-form-urlencoded"], body: Array(body.utf8))
      #expect(marked["Location"] == town + "/actions?done=status")
      let actions = try await site.community("hennepin-county").actions
      #expect(actions.filter { $0.status == .underWay }.map(\.id) == ["b1", "b2"])
      #expect(try await site.store.head(of: "hennepin-county") == 2)
      #expect(try await site.store.changes(at: 2, of: "hennepin-county").count == 2)
      let none = try await ada.post(
        town + "/actions/status", from: town + "/actions", ["status": "done"])
      #expect(none["Location"] == town + "/actions?done=none")
    }
  }

  @Test func `an action's parameters are changed on its page and its effect follows`() async throws
  {
    try await withExample { site, ada in
      let before = try await calculation(site)
      let page = town + "/actions/b1"
      let shown = try await ada.get(page).body
      #expect(shown.contains("name=\"value.participation\""))
      #expect(shown.contains("explain?figure=action/b1/"))
      var fields: [String: String] = [:]
      for (name, cells) in ParameterFields.values(of: try #require(before.action("b1"))) {
        fields["value.\(name)"] = cells.value
        fields["unit.\(name)"] = cells.unit
        fields["source.\(name)"] = cells.source
        fields["note.\(name)"] = cells.note
      }
      fields["value.participation"] = "1.5"
      let wrong = try await ada.post(page + "/parameters", from: page, fields)
      #expect(wrong.status == 400)
      #expect(wrong.body.contains("value=\"1.5\""))
      #expect(wrong.body.contains("write a number from 0 to 1 in place of"))
      fields["value.participation"] = "70 %"
      let saved = try await ada.post(page + "/parameters", from: page, fields)
      #expect(saved["Location"] == page + "?done=saved")
      let after = try await calculation(site)
      let share = try #require(after.action("b1")?.parameters["participation"]?.number)
      #expect(abs(share - 0.7) < 1e-12)
      let years = (
        before.portfolio?.reduction(of: "b1", in: 2040),
        after.portfolio?.reduction(of: "b1", in: 2040)
      )
      #expect(try #require(years.1) > (try #require(years.0)))
      #expect(try await site.store.changes(at: 2, of: "hennepin-county").count == 1)
    }
  }

  @Test func `kinds are found by group and words, with usual values and their source`() async throws
  {
    try await withExample { site, ada in
      let page = town + "/actions/new"
      let all = try await ada.get(page).body
      for calculator in Calculator.all {
        #expect(all.contains("actions/new?kind=\(calculator.kind.rawValue)\""))
      }
      let water = try await ada.get(page + "?group=water").body
      #expect(water.contains("kind=pump-efficiency") && !water.contains("kind=heat-pumps"))
      let words = try await ada.get(page + "?q=BICICLETAS").body
      #expect(words.contains("kind=electric-bicycles") && !words.contains("kind=solar"))
      #expect(try await ada.get(page + "?q=zzzz").body.contains("No kind fits these words"))
      let form = try await ada.get(page + "?kind=retrocommissioning").body
      #expect(form.contains("placeholder=\"0.16\""))
      #expect(form.contains("Left empty: 0.16 share (0 to 1) (<cite lang=\"en\">Evan Mills"))
      #expect(form.contains("What it usually costs"))
      #expect(form.contains("To build or buy: $0.3 for each square foot (<cite lang=\"en\">Evan"))
      #expect(form.contains("name=\"usual_costs\"") && form.contains("<code>square foot</code>"))
      let bare = try await ada.get(page + "?kind=resilience").body
      #expect(bare.contains("No usual cost is known") && !bare.contains("name=\"usual_costs\""))
      let made = try await ada.post(
        page, from: page + "?kind=retrocommissioning",
        [
          "kind": "retrocommissioning", "title": "Tune buildings", "start_year": "2028",
          "full_year": "2030", "value.subsector": "commercial", "value.participation": "20",
          "unit.participation": "percent", "unit.saving": "share",
        ])
      #expect(made["Location"] == town + "/actions/tune-buildings?done=saved")
      let plan = try await calculation(site)
      #expect(plan.action("tune-buildings")?.parameters["saving"] == nil)
      #expect(plan.action("tune-buildings")?.parameterProblems().isEmpty == true)
    }
  }

  @Test func `usual costs are written with a new action, per what it does`() async throws {
    try await withExample { site, ada in
      let page = town + "/actions/new"
      let fields = [
        "kind": "retrocommissioning", "title": "Tune all", "start_year": "2028",
        "full_year": "2030", "value.subsector": "commercial", "value.participation": "20",
        "unit.participation": "percent", "unit.saving": "share", "usual_costs": "yes",
        "usual_payer": "business", "unit.square_feet": "units",
      ]
      let from = page + "?kind=retrocommissioning"
      let asked = try await ada.post(page, from: from, fields)
      #expect(asked.body.contains("The costs need this"))
      let made = try await ada.post(
        page, from: from, fields.merging(["value.square_feet": "1000000"]) { $1 })
      #expect(made["Location"] == town + "/actions/tune-all?done=saved")
      let plan = try await calculation(site)
      let row = try #require(plan.workspace.moneyBook.costs.first { $0.action == "tune-all" })
      #expect(row.per == "square foot" && row.amount == 0.3 && row.payer == .business)
      #expect(row.fromYear == 2028 && row.toYear == 2030 && row.priceYear == 2009)
    }
  }

  @Test func `what a new action would save is worked out first, and nothing is kept`()
    async throws
  {
    try await withExample { site, ada in
      let page = town + "/actions/new"
      let from = page + "?kind=retrocommissioning"
      let head = try await site.store.head(of: "hennepin-county")
      let fields = [
        "kind": "retrocommissioning", "title": "", "start_year": "2028", "full_year": "2030",
        "value.subsector": "commercial", "value.participation": "20",
        "unit.participation": "percent", "unit.saving": "share", "do": "try",
      ]
      let tried = try await ada.post(page, from: from, fields)
      #expect(tried.status == 200)
      #expect(tried.body.contains("It would save") && tried.body.contains("Nothing is saved yet."))
      #expect(tried.body.contains("value=\"20\""), "what was written stays")
      let wrong = try await ada.post(page, from: from, fields.merging(["full_year": "2020"]) { $1 })
      #expect(wrong.status == 400)
      #expect(try await site.store.head(of: "hennepin-county") == head)
    }
  }

  @Test func `every usual cost is named in both languages`() throws {
    let facts = CalculatorFacts.standard
    for calculator in Calculator.all {
      for cost in facts.costs(of: calculator.kind) {
        for text in [ActionPageText.english, .spanish] {
          #expect(text.costUnits[cost.per] != nil, "\(cost.per)")
          #expect(text.costKinds[cost.what] != nil, "\(cost.what)")
        }
      }
    }
  }

  @Test func `a new action of a kind is complete, links its risk and counts`() async throws {
    try await withExample { site, ada in
      let kinds = try await ada.get(town + "/actions/new?risk=heat-grid").body
      #expect(kinds.contains("actions/new?kind=solar&amp;risk=heat-grid"))
      let page = town + "/actions/new?kind=solar&risk=heat-grid"
      let wrong = try await ada.post(
        town + "/actions/new", from: page,
        ["kind": "solar", "title": "", "start_year": "2030", "full_year": "2028"])
      #expect(wrong.status == 400)
      #expect(wrong.body.contains("error-title"))
      #expect(wrong.body.contains("error-full_year"))
      let made = try await ada.post(
        town + "/actions/new", from: page,
        [
          "kind": "solar", "title": "Solar on schools", "start_year": "2028", "full_year": "2035",
          "sector": "buildings", "priority": "near", "risk": "heat-grid",
          "value.capacity": "12", "unit.capacity": "MW", "value.capacity_factor": "16",
          "unit.capacity_factor": "percent", "who_benefits": "Pupils",
        ])
      #expect(made["Location"] == town + "/actions/solar-on-schools?done=saved")
      let plan = try await calculation(site)
      let action = try #require(plan.action("solar-on-schools"))
      #expect(action.parameterProblems().isEmpty)
      #expect(action.risks == ["heat-grid"])
      #expect(try #require(plan.portfolio?.reduction(of: action.id, in: 2040)) > 0)
      #expect(!plan.workspace.findings.contains { $0.severity == .error })
    }
  }

  @Test func `removing an action takes its parameters and milestones, after saying so`()
    async throws
  {
    try await withExample { site, ada in
      let before = try await site.community("hennepin-county")
      let parameters = try #require(before.actions.first { $0.id == "b1" }).parameters.count
      let counts = [
        "parameters": parameters,
        "milestones": before.milestones.count { $0.action == "b1" },
        "judgments of its effect on risks": before.responses.count { $0.action == "b1" },
        "answers about fairness": before.equityAnswers.count { $0.subject == "b1" },
      ]
      let page = town + "/actions/b1/remove"
      let asked = try await ada.get(page).body
      for (words, count) in counts {
        #expect(count > 1, "the example has \(count) \(words)")
        #expect(asked.contains("<li>\(count) \(words)</li>"))
      }
      let gone = try await ada.post(page, from: page)
      #expect(gone["Location"] == town + "/actions?done=removed")
      let workspace = try await site.community("hennepin-county")
      #expect(workspace.actions.count == before.actions.count - 1)
      #expect(!workspace.actions.contains { $0.id == "b1" })
      #expect(!workspace.milestones.contains { $0.action == "b1" })
      #expect(!workspace.responses.contains { $0.action == "b1" })
      #expect(!workspace.equityAnswers.contains { $0.subject == "b1" })
      let known = Set(before.findings.map(\.message))
      #expect(workspace.findings.map(\.message).filter { !known.contains($0) }.isEmpty)
      #expect(!workspace.findings.contains { $0.message.contains("“b1”") })
      #expect(try await site.store.head(of: "hennepin-county") == 2)
    }
  }

  @Test func `a pathway outlives its action, and goals that nothing else serves are named`()
    async throws
  {
    try await withExample { site, ada in
      let before = try await site.community("hennepin-county")
      let pathway = try #require(before.pathways.first { !$0.action.isEmpty })
      let page = town + "/actions/\(pathway.action)/remove"
      let asked = try await ada.get(page).body
      #expect(asked.contains("have no action any more: \(pathway.id)"))
      _ = try await ada.post(page, from: page)
      let after = try await site.community("hennepin-county")
      #expect(after.pathways.count == before.pathways.count)
      let left = try #require(after.pathways.first { $0.id == pathway.id })
      #expect(left.action.isEmpty)
      #expect(left.threshold == pathway.threshold)
      #expect(!after.findings.contains { $0.message.contains("“\(pathway.action)”") })
      // With one action, every goal for its risks hangs on it.
      let action = try #require(before.actions.first { !$0.risks.isEmpty })
      var alone = before
      alone.actions = [action]
      let served = before.goals.filter { !Set($0.risks).isDisjoint(with: action.risks) }
      #expect(!served.isEmpty)
      let removal = ActionRemoval(workspace: alone, action: action)
      #expect(Set(removal.goals).isSuperset(of: served.map(\.title)))
      let named = ActionPageText.english.goalsLeft(removal.goals.joined(separator: ", "))
      #expect(removal.warnings(.english).contains(named))
    }
  }

  @Test func `steps are added, marked and told late`() async throws {
    try await withExample { site, ada in
      let page = town + "/actions/b2"
      _ = try await ada.post(
        page + "/milestones", from: page, ["title": "First permits", "year": "2020"])
      let line = town + "/actions/timeline"
      let late = try await ada.get(line).body
      #expect(late.contains("First permits"))
      #expect(late.contains(">Late "))
      let id = try #require(
        try await site.community("hennepin-county").milestones.first {
          $0.title == "First permits"
        }?.id)
      let marked = try await ada.post(
        town + "/actions/milestones/status", from: line,
        ["milestone": id, "status": "done", "back": line])
      #expect(marked["Location"] == line + "?done=saved")
      #expect(!(try await ada.get(line).body).contains(">Late "))
    }
  }
}
