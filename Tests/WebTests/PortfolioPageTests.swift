import Accounts
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
      workspace: try await site.community("hennepin-county"), library: StandardLibrary.factors)
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
    let result = JobResult(sentence: "Found.", path: nil, label: nil, detail: detail)
    try await board.finish(
      claim,
      .done(
        result: String(decoding: try JSONEncoder().encode(result), as: UTF8.self),
        sentence: "Found."))
    return try await ada.get("/workspaces/hennepin-county/actions/portfolio/\(id)").body
  }

  @Test func `it says whether better plans were looked for, and what is not in the sums`()
    async throws
  {
    // No job is taken, so that the ones of the test stay as they are put in.
    try await TestSite.run({ $0.jobPlaces = 0 }) { site in
      let ada = try await site.administrator()
      try await site.makeExample(by: ada)
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
      #expect(broken.contains("Ceiling, 2030 would have to be 1,000 t CO₂e higher."))
      // What an earlier version has kept is still shown.
      let earlier = try await page(
        summary,
        ["isStable": true, "isSearched": nil, "notes": nil, "omissions": nil, "conflicts": nil],
        site, ada)
      #expect(earlier.contains("No change of a single action makes it better"))
      ada.choose(.spanish)
      let spanish = try await page(
        summary, ["isStable": true, "isSearched": false, "notes": [Self.note]], site, ada)
      #expect(spanish.contains("no se ha probado que sea el mejor"))
      #expect(spanish.contains("«Shade» está en marcha y no indica costo"))
    }
  }
}
