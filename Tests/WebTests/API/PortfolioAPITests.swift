import Accounts
import Databases
import Foundation
import Jobs
import Plan
import Store
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

@testable import Web

/// Portfolios by the API: asked for, read when they are there, kept over what was seen.
@Suite struct PortfolioAPITests {
  @Test func `a portfolio that is still being chosen, or was not, says so`() async throws {
    try await APIProgram.run(takesJobs: false) { county, program in
      let calculation = county.calculation
      let asked = try await program.ask(
        "POST", "/portfolios",
        ["goal": "reduction", "from": .whole(try #require(calculation.firstStart(now: 2026)))])
      #expect(asked.status == 202, "\(asked.json)")
      let path = "/portfolios/\(try #require(asked.json["id"]?.text))"
      let early = try await program.ask("GET", path)
      #expect(early.status == 409)
      #expect(early.json["detail"]?.text?.contains("still being chosen") == true)
      #expect(try await program.ask("POST", path + "/keep", ["base": 1]).status == 409)
      let board = JobBoard(county.site.store.database) { TestSite.start }
      let claim = try #require(try await board.take([PortfolioJob.kind]))
      try await board.finish(claim, .failed("The solver is not installed."))
      let failed = try await program.ask("GET", path)
      #expect(failed.status == 409)
      #expect(failed.json["detail"]?.text == "The solver is not installed.")
      #expect(try await program.ask("GET", "/portfolios/none-such").status == 404)
    }
  }

  @Test func `a portfolio is asked for on top of another scenario`() async throws {
    try await APIProgram.run(takesJobs: false) { county, program in
      let start = try #require(county.calculation.firstStart(now: 2026))
      let asked = try await program.ask(
        "POST", "/portfolios?scenario=adopted-plan",
        ["goal": "reduction", "from": .whole(start)])
      #expect(asked.status == 202, "\(asked.json)")
      let board = JobBoard(county.site.store.database) { TestSite.start }
      let claim = try #require(try await board.take([PortfolioJob.kind]))
      let job = try JSONDecoder().decode(PortfolioJob.self, from: Data(claim.payload))
      #expect(job.question.scenario == "adopted-plan")
      try await board.finish(claim, .failed("Stopped."))
      let unknown = try await program.ask(
        "POST", "/portfolios?scenario=nowhere", ["goal": "reduction"])
      #expect(unknown.status == 422)
      #expect(unknown.json["detail"]?.text?.contains("There is no scenario “nowhere”") == true)
      let (id, _) = try await county.chosenPortfolio(on: "adopted-plan")
      let read = try await program.ask("GET", "/portfolios/\(id)")
      #expect(read.json["scenario"]?.text == "adopted-plan")
      let kept = try await program.ask("POST", "/portfolios/\(id)/keep", ["base": 1])
      #expect(kept.status == 200, "\(kept.json)")
      let row = try await program.ask("GET", "/tables/scenarios.csv/rows/portfolio")
      #expect(row.json["cells"]?["policies"]?.text == "adopted")
    }
  }

  @Test func `what is asked of a portfolio is refused at its place`() async throws {
    try await APIProgram.run(takesJobs: false) { county, program in
      let discount = try await program.ask(
        "POST", "/portfolios", ["goal": "cost", "discount": 25])
      #expect(discount.status == 422)
      #expect(discount.pointers == ["#/discount"])
      #expect(
        discount.json["errors"]?.items?.first?["detail"]?.text == "This must be from 0 to 20.")
      let never = try await program.ask("POST", "/portfolios", ["goal": "cost", "from": 1066])
      #expect(never.status == 422 && never.pointers == ["#/from"])
      // Beside what does not fit, it is told with it.
      let both = try await program.ask(
        "POST", "/portfolios", ["goal": "fame", "discount": .number(-0.5)])
      #expect(both.status == 400 && both.pointers == ["#/goal", "#/discount"])
      let target = try await program.ask("POST", "/portfolios", ["goal": "cost", "target": "mars"])
      #expect(target.status == 422)
      #expect(target.pointers == ["#/target"])
      let net = try await program.ask(
        "POST", "/portfolios", ["goal": "reduction", "isNet": .truth(true)])
      #expect(net.status == 422 && net.pointers == ["#/isNet"])
    }
  }

  @Test func `a portfolio is kept over what was seen, and over nobody's change since`()
    async throws
  {
    try await APIProgram.run(takesJobs: false) { county, program in
      let (job, summary) = try await county.chosenPortfolio()
      let path = "/portfolios/\(job)"
      let read = try await program.ask("GET", path)
      #expect(read.status == 200)
      #expect(read.json["reduction"]?.double == summary.reduction)
      // What adaptation takes of the staff of the county is told with the limit.
      let staff = read.json["limits"]?.items?.last { $0["kind"]?.text == "staff-hours" }
      // 42.3 full-time positions of 2,080 hours, which have all begun by the last year.
      #expect(isClose(staff?["usedBeside"]?.double ?? 0, 87_984, within: 1e-9))
      #expect(staff?["ceiling"] == .null)
      #expect(try await program.ask("POST", path + "/keep", [:]).status == 400)
      let kept = try await program.ask("POST", path + "/keep", ["base": 1])
      #expect(kept.json["revision"]?.whole == 2, "\(kept.json)")
      #expect(kept.json["reason"]?.text == "Keeps the portfolio that was chosen as a scenario")
      // The same once more changes nothing.
      #expect(try await program.ask("POST", path + "/keep", ["base": 2]).status == 204)
      let row = try await program.ask("GET", "/tables/scenarios.csv/rows/portfolio")
      #expect(row.json["cells"]?["starts"]?.text == summary.scenario["starts"])
      let renamed = try await program.ask(
        "PATCH", "/tables/scenarios.csv/rows/portfolio", ["cells": ["name": "For the council"]],
        seen: row.tag)
      #expect(renamed.status == 200)
      let over = try await program.ask("POST", path + "/keep", ["base": 1])
      #expect(over.status == 409)
      let now = try await program.ask("GET", "/tables/scenarios.csv/rows/portfolio")
      #expect(now.json["cells"]?["name"]?.text == "For the council")
      // A contributor does not write over what others have kept.
      let riley = try await APIProgram(
        of: try await county.site.member(
          .contributor, of: "hennepin-county", invitedBy: county.ada))
      #expect(try await riley.ask("POST", path + "/keep", ["base": 3]).status == 403)
    }
  }
}

extension HennepinSite {
  /// A job of the owner that has chosen what the search finds where a solver knows nothing better.
  ///
  /// The site must take no jobs of its own, so that the one of the test stays as it is put in.
  ///
  /// - Parameter scenario: The id of the scenario that it is chosen on top of; nil for the first.
  func chosenPortfolio(
    on scenario: String? = nil
  ) async throws -> (job: String, summary: PortfolioSummary) {
    var question = PortfolioQuestion()
    question.scenario = scenario
    let task = try calculation.following(scenario).portfolioTask(question.request)
    let outcome = try PortfolioSearch(task).run({ _, _ in nil })
    let summary = PortfolioSummary(outcome, question: question, revision: 1)
    let board = JobBoard(site.store.database) { TestSite.start }
    let id = UUID().uuidString.lowercased()
    let author = ada.principal.author
    try await board.put(
      NewJob(
        id: id, kind: PortfolioJob.kind, workspace: "hennepin-county",
        asker: Job.Asker(id: author.id, name: author.name, language: "en"), payload: []))
    let claim = try #require(try await board.take([PortfolioJob.kind]))
    let result = JobResult(
      sentence: Phrase(alike: "Found."), path: nil, label: nil,
      detail: try JSONEncoder().encode(summary))
    try await board.finish(
      claim,
      .done(
        result: String(decoding: try JSONEncoder().encode(result), as: UTF8.self),
        sentence: "Found."))
    return (id, summary)
  }
}
