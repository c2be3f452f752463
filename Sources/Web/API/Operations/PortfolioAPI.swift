import Accounts
import HTTPTypes
import Hummingbird
import Jobs
import Plan
import Store
import Strategies
import Workspace

/// Choosing actions and start years by a solver: asked for, looked at, kept as a scenario.
struct PortfolioAPI: APIGroup {
  var routes: [APIRoute] {
    [APIRoute(Self.choose, choose), APIRoute(Self.show, show), APIRoute(Self.keep, keep)]
  }

  private static let path = "/api/v1/workspaces/{workspace}/portfolios"

  static let choose = APIOperation(
    id: "choosePortfolio", method: .post, path: path, tag: .actions,
    summary: "Have a portfolio of actions and start years chosen",
    details:
      "A job chooses within the limits of `limits.csv`, and changes nothing. Read what it found under its id.",
    access: .workspace(.addRecord),
    body: .json(
      .object([
        .must("goal", .choice(["reduction", "cost"], "The most reduction, or the least cost.")),
        .may("target", .text("The id of a target to meet; all of them unless given.", most: 100)),
        .may("isPath", .truth("Whether every year of the way is held too.")),
        .may("from", .whole(1990...2150, "The first year in which something can start.")),
        .may("to", .whole(1990...2150, "The last year in which something can start.")),
        .may(
          "discount",
          .number(
            "Percent a year by which later money counts less.", in: PortfolioQuestion.discounts)),
      ])), successes: [.json(JobAPI.shape.schema, "The job that chooses.", status: .accepted)],
    refusals: [.conflict], keepsAnswer: true, example: ["goal": "reduction", "from": 2026])

  private static let line = APIShape<PortfolioSummary.Line>(
    "PortfolioLine", "One action of a portfolio.",
    [
      .text("action", "The id of the action.") { $0.action },
      .text("title", "Its name.") { $0.title },
      .whole("planned", "The year in which the plan has it start.") { $0.planned },
      .maybeWhole("start", "The year that was chosen; null for one that was not.") { $0.start },
      .truth("isFixed", "Whether it stood in any case.") { $0.isFixed },
      .maybeNumber("last", "What it cuts in the last year, metric tons CO2e.") { $0.last },
      .maybeNumber("all", "What it cuts over all years, metric tons CO2e.") { $0.all },
    ])
  private static let use = APIShape<PortfolioSummary.Use>(
    "PortfolioUse", "How much of a limit is used.",
    [
      .text("kind", "What is limited, as `limits.csv` has it.") { $0.kind },
      .maybeWhole("year", "Its year; null for every year.") { $0.year },
      .maybeNumber("used", "How much is used.") { $0.used },
      .number("allowed", "How much is allowed.") { $0.allowed },
      .number("excess", "How much is too much; 0 when the limit holds.") { $0.excess },
    ])

  private static let bound = APIShape<PortfolioSummary.Bound>(
    "PortfolioBound", "A limit that binds.",
    [
      .text("kind", "What is limited, as `limits.csv` has it.") { $0.kind },
      .maybeWhole("year", "Its year; null for every year.") { $0.year },
    ])
  private static let omission = APIShape<PortfolioSummary.Omission>(
    "PortfolioOmission", "An action that could not be chosen from.",
    [
      .text("title", "Its name.") { $0.title }, .text("reason", "Why not.") { $0.reason },
    ])

  static let shape = APIShape<PortfolioSummary>(
    "Portfolio", "Actions with start years that fit the limits.",
    [
      .whole("revision", "The state that it was chosen from.") { $0.revision },
      .parts("actions", line) { $0.lines }, .parts("limits", use) { $0.uses },
      .whole("firstYear", "Of costs and tons.") { $0.firstYear },
      .json("costs", .list(.number(), "US dollars by year.")) {
        .list($0.costs.map(JSONValue.number))
      },
      .json("tonnes", .list(.number(), "What is cut by year, metric tons CO2e.")) {
        .list($0.tonnes.map(JSONValue.number))
      },
      .number("reduction", "Over all years, metric tons CO2e.") { $0.reduction },
      .number("presentCost", "In today's worth, US dollars.") { $0.presentCost },
      .maybeNumber("equityShare", "The part of spending that counts as fair.") { $0.equityShare },
      .texts("leftOut", "Ids of actions that could not be chosen from.") { $0.leftOut },
      .parts("omissions", omission, "Why actions could not be chosen from.") {
        $0.omissions ?? []
      },
      .json(
        "conflicts",
        .list(.list(bound.schema), "Limits that no choice keeps together; empty when all are kept.")
      ) { .list(($0.conflicts ?? []).map { .list($0.map(bound.json)) }) },
      .texts("notes", "What is not in the sums, a sentence each.") { $0.notes ?? [] },
      .truth("isSearched", "Whether no better change of several actions was found in time.") {
        $0.isSearched ?? false
      },
      .truth("isStable", "Whether another round would choose the same.") { $0.isStable },
    ])

  static let show = APIOperation(
    id: "getPortfolio", method: .get, path: path + "/{job}", tag: .actions,
    summary: "Read what a job has chosen",
    details: "409 while it still chooses, with Retry-After; and where it failed, with the reason.",
    access: .workspace(.readWorkspace),
    successes: [.json(shape.schema, "The portfolio.")], refusals: [.conflict])

  static let keep = APIOperation(
    id: "keepPortfolio", method: .post, path: path + "/{job}/keep", tag: .actions,
    summary: "Keep what was chosen as a scenario of the plan",
    details: "As the scenario `portfolio`, in place of the one that was kept before.",
    access: .workspace(.addRecord), body: .json(.object([.base, .reason])),
    successes: APIOperation.Success.edited, keepsAnswer: true,
    example: ["base": 1, "reason": "For the council of April"])

  @Sendable private func choose(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let text = call.visit.words(PortfolioText.self)
    let question = Self.question(call)
    do throws(PlanCalculation.PortfolioProblem) {
      _ = try calculated.calculation.portfolioTask(question.request)
    } catch .noTarget(let id) {
      let message = text.problem(.noTarget(id))
      throw APIProblem.notTaken(
        message, flaws: [APIFlaw(place: .body("/target"), message: message)])
    } catch {
      throw APIProblem.notTaken(text.problem(error))
    }
    return try await call.start(PortfolioJob(revision: calculated.revision, question: question))
  }

  private static func question(_ call: APICall) -> PortfolioQuestion {
    let body = call.body
    return PortfolioQuestion(
      goal: body["goal"]?.text ?? "", target: call.words("target"),
      isPath: body["isPath"]?.truth ?? false, from: body["from"]?.whole, to: body["to"]?.whole,
      discount: body["discount"]?.double ?? 0)
  }

  /// What a job has chosen.
  ///
  /// - Throws: `APIProblem` with 409 where it has not, and `nothingHere` for a job of another kind or of somebody else.
  private static func summary(_ call: APICall) async throws -> PortfolioSummary {
    let (job, _) = try await call.visit.visibleJob()
    guard job.kind == PortfolioJob.kind else { throw Visit.nothingHere }
    guard job.state.isOver else {
      throw APIProblem(
        .conflict, .plain, "The portfolio is still being chosen: \(job.sentence)",
        headers: [.retryAfter: "5"])
    }
    guard job.state == .done else {
      throw APIProblem(
        .conflict, .plain, job.failure ?? "The job was stopped before it had chosen anything.")
    }
    return try await PortfolioPages.summary(call.visit)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await Self.summary(call)))
  }

  @Sendable private func keep(_ call: APICall) async throws -> APIAnswer {
    let summary = try await Self.summary(call)
    let usual = call.visit.words(PortfolioText.self).saveReason
    return .edited(
      try await call.edit(base: call.base, usual: usual) { summary.keep(in: &$0) })
  }
}
