import Accounts
import Factors
import Foundation
import Jobs
import Plan
import Store
import Strategies
import TestSupport
import Testing
import Workspace

@testable import Web

/// What the page of a portfolio says of how sure it is, and of what is not in its sums.
@Suite struct PortfolioPageTests {
  private static let note =
    "“Shade” is under way and states no cost: its effect counts, and what it asks for is not in the sums."

  /// What the search finds where a solver knows nothing better.
  private func summary(_ site: TestSite) async throws -> PortfolioSummary {
    let calculation = PlanCalculation(
      workspace: try await site.community("hennepin-county"), library: FactorLibrary.standard)
    let question = PortfolioQuestion()
    let task = try calculation.portfolioTask(question.request)
    let outcome = try PortfolioSearch(task).run({ _, _ in nil })
    let summary = PortfolioSummary(outcome, question: question, revision: 1)
    #expect(summary.isSearched == outcome.isSearched)
    #expect(summary.notes == task.notes)
    #expect(summary.omissions?.map(\.reason) == task.omissions.map(\.reason))
    return summary
  }

  /// The page of a job that has found what a summary says, with some of it said otherwise; nil takes a key away.
  private func page(
    _ summary: PortfolioSummary, _ changes: [String: Any?], _ site: TestSite, _ ada: Browser
  ) async throws -> String {
    var object = try #require(
      JSONSerialization.jsonObject(with: JSONEncoder().encode(summary)) as? [String: Any])
    for (key, value) in changes { object[key] = value }
    let detail = try JSONSerialization.data(withJSONObject: object)
    let board = JobBoard(site.store.database) { TestSite.start }
    let id = UUID().uuidString.lowercased()
    let author = ada.principal.author
    try await board.put(
      NewJob(
        id: id, kind: PortfolioJob.kind, workspace: "hennepin-county",
        asker: Job.Asker(id: author.id, name: author.name, language: "en"), payload: []))
    let claim = try #require(try await board.take([PortfolioJob.kind]))
    let result = JobResult(sentence: Phrase(alike: "Found."), path: nil, label: nil, detail: detail)
    try await board.finish(
      claim,
      .done(
        result: String(decoding: try JSONEncoder().encode(result), as: UTF8.self),
        sentence: "Found."))
    return try await ada.get("/workspaces/hennepin-county/actions/portfolio/\(id)").body
  }

  /// A ceiling is told with its target and what it counts, and what stays takes its part of a limit.
  private func expectNames(
    _ summary: PortfolioSummary, _ site: TestSite, _ ada: Browser
  ) async throws {
    let road: [String: Any] = [
      "kind": "target", "year": 2035, "used": 9000, "allowed": 8000, "excess": 1000,
      "ceiling": [
        "target": "Half the traffic", "sectors": ["transportation"], "scopes": [Int](),
      ] as [String: Any],
    ]
    let carbon: [String: Any] = [
      "kind": "target", "year": 2050, "used": 70, "allowed": 80, "excess": 0,
      "ceiling": [
        "target": "Our share", "fromYear": 2020, "sectors": [String](), "scopes": [Int](),
      ] as [String: Any],
    ]
    let money: [String: Any] = [
      "kind": "budget", "year": 2030, "used": 9000, "allowed": 9500, "excess": 0,
      "standing": 4321,
    ]
    let named = try await page(
      summary,
      [
        "uses": [road, carbon, money], "standingCost": 54_321, "netCost": -4000,
        "netCostAlone": -5000, "unmetNeeds": ["“A” needs “B”, which is not chosen."],
      ], site, ada)
    #expect(
      named.contains(
        "Ceiling, 2035: Half the traffic (Transportation) would have to be 1,000 t CO₂e higher."))
    #expect(named.contains("Carbon budget, 2020–2050: Our share"))
    #expect(named.contains("By actions that cut nothing") && named.contains("$4,321"))
    #expect(named.contains("$54,321") && named.contains("−$4,000") && named.contains("−$5,000"))
    let heading = "<summary>Not chosen, because what they need is not chosen</summary>"
    #expect(
      named.split(separator: heading).last?.contains("“A” needs “B”, which is not chosen.") == true)
    #expect(named.contains(heading))
  }

  @Test func `form and result stand on the scenario of the address`() async throws {
    try await HennepinSite.run(takesJobs: false) { county in
      let page = try await county.get("actions/portfolio?scenario=adopted-plan")
      #expect(page.body.contains(": Adopted policies and this plan</h1>"))
      #expect(page.body.contains("actions/portfolio?scenario=adopted-plan\" class=\"form\""))
      #expect(page.body.contains("actions/portfolio?scenario=utility\">"))
      #expect(try await county.get("actions/portfolio?scenario=nowhere").status == 404)
      let first = try await county.get("actions/portfolio")
      #expect(first.body.contains("actions/portfolio\" class=\"form\""))
      let (job, summary) = try await county.chosenPortfolio(on: "adopted-plan")
      #expect(summary.scenario["policies"] == "adopted")
      let found = try await county.get("actions/portfolio/\(job)")
      #expect(found.body.contains(". On top of: Adopted policies and this plan.</p>"))
      #expect(found.body.contains("actions/portfolio?scenario=adopted-plan\">Choose again</a>"))
    }
  }

  @Test func `it says whether better plans were looked for, and what is not in the sums`()
    async throws
  {
    // No job is taken, so that the ones of the test stay as they are put in.
    try await HennepinSite.run(takesJobs: false) { county in
      let (site, ada) = (county.site, county.ada)
      let summary = try await summary(site)
      let searched = try await page(
        summary, ["isStable": true, "isSearched": true, "notes": [String]()], site, ada)
      #expect(searched.contains("the solver found no better change of several"))
      #expect(!searched.contains("Not in the sums"))
      let unproven = try await page(
        summary, ["isStable": true, "isSearched": false, "notes": [Self.note]], site, ada)
      #expect(unproven.contains("the best plan found, not proven to be the best"))
      #expect(unproven.contains("Not in the sums"))
      #expect(unproven.contains(Self.note))
      let unsettled = try await page(summary, ["isStable": false], site, ada)
      #expect(unsettled.contains("time ran out before the search had settled"))
      let bound = { (kind: String, used: Double, excess: Double) in
        [
          "kind": kind, "year": 2030, "used": used, "allowed": used - excess, "excess": excess,
        ] as [String: Any]
      }
      let broken = try await page(
        summary,
        [
          "uses": [bound("target", 5000, 1000), bound("government-budget", 9000, 0)],
          "conflicts": [
            [["kind": "government-budget", "year": 2030], ["kind": "target", "year": 2030]]
          ],
        ], site, ada)
      #expect(
        broken.contains(
          "No choice keeps these together: Budget of the government, 2030; Ceiling, 2030."))
      #expect(broken.contains("That a ceiling binds is told by what each action saves alone"))
      #expect(broken.contains("Ceiling, 2030 would have to be 1,000 t CO₂e higher."))
      try await expectNames(summary, site, ada)
      // What an earlier version has kept is still shown.
      let earlier = try await page(
        summary,
        ["isStable": true, "isSearched": nil, "notes": nil, "omissions": nil, "conflicts": nil],
        site, ada)
      #expect(earlier.contains("No change of a single action makes it better"))
      let idle = summary.omissions?.filter { $0.kind == "no-cut" } ?? []
      #expect(idle.count > 1 && broken.contains("\(idle.count) actions cut no emissions;"))
      #expect(!broken.contains("cuts no emissions;"))
      ada.choose(.spanish)
      let spanish = try await page(
        summary, ["isStable": true, "isSearched": false, "notes": [Self.note]], site, ada)
      #expect(spanish.contains("no se ha probado que sea el mejor"))
      #expect(spanish.contains("«Shade» está en marcha y no indica costo"))
    }
  }
}
