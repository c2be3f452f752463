import Accounts
import Forecast
import HTTPTypes
import Hummingbird
import Jobs
import Plan
import Store
import Strategies
import Tables
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
    access: .workspace(.addRecord), query: [.scenario],
    body: .json(
      .object([
        .must("goal", .choice(["reduction", "cost"], "The most reduction, or the least cost.")),
        .may(
          "target",
          .text("The id of a target or carbon budget to meet; all of them unless given.", most: 100)
        ),
        .may(
          "isNet",
          .truth(
            "Whether the least cost is net of savings on energy and stated savings, of all payers together."
          )),
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
  private static let ceiling = APIShape<PortfolioSummary.Ceiling>(
    "PortfolioCeiling", "The target that a ceiling comes from; null for every other limit.",
    [
      .text("target", "Its name.") { $0.target },
      .maybeWhole("fromYear", "The first year of a carbon budget; null for a single year.") {
        $0.fromYear
      },
      .text("covers", "What it counts, as `targets.csv` has it; empty for everything.") {
        $0.reach.words.joined(separator: " ")
      },
    ])
  private static let use = APIShape<PortfolioSummary.Use>(
    "PortfolioUse", "How much of a limit is used.",
    [
      .text("kind", "What is limited, as `limits.csv` has it.") { $0.kind },
      .maybeWhole("year", "Its year, of a carbon budget its last; null for every year.") {
        $0.year
      },
      .maybePart("ceiling", ceiling) { $0.ceiling },
      .maybeNumber("used", "How much is used.") { $0.used },
      .number("allowed", "How much is allowed.") { $0.allowed },
      .number("excess", "How much is too much; 0 when the limit holds.") { $0.excess },
      .maybeNumber("usedBeside", "What of it actions without an effect on emissions take.") {
        $0.standing
      },
    ])

  private static let bound = APIShape<PortfolioSummary.Bound>(
    "PortfolioBound", "A limit that binds.",
    [
      .text("kind", "What is limited, as `limits.csv` has it.") { $0.kind },
      .maybeWhole("year", "Its year, of a carbon budget its last; null for every year.") {
        $0.year
      },
      .maybePart("ceiling", ceiling) { $0.ceiling },
    ])
  private static let omission = APIShape<PortfolioSummary.Omission>(
    "PortfolioOmission", "An action that could not be chosen from.",
    [
      .text("title", "Its name.") { $0.title },
      .maybeText(
        "kind",
        "Why not, in one word, such as `no-cut` of one that cuts no emissions; null in what was kept before."
      ) { $0.kind },
      .text("reason", "Why not.") { $0.reason },
    ])

  static let shape = APIShape<PortfolioSummary>(
    "Portfolio", "Actions with start years that fit the limits.",
    [
      .whole("revision", "The state that it was chosen from.") { $0.revision },
      .maybeText(
        "scenario", "The id of the scenario that it was chosen on top of; null for the first."
      ) { $0.question.scenario },
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
      .maybeNumber(
        "costBeside", "For actions without an effect on emissions, part of the costs, US dollars."
      ) { $0.standingCost },
      .maybeNumber(
        "netCost",
        "Net of savings by the money calculation, US dollars discounted as asked; null unless asked for, and while it cannot be told."
      ) { $0.netCost },
      .maybeNumber("netCostAlone", "The same if each action saved what it saves alone.") {
        $0.netCostAlone
      },
      .texts("unmetNeeds", "Why actions are not chosen that need others, a sentence each.") {
        $0.unmetNeeds ?? []
      },
      .maybeNumber("equityShare", "The part of spending that counts as fair.") { $0.equityShare },
      .texts("leftOut", "Ids of actions that could not be chosen from.") { $0.leftOut },
      .parts("omissions", omission, "Why actions could not be chosen from.") {
        $0.omissions ?? []
      },
      .json(
        "conflicts",
        .list(
          .list(bound.schema),
          "Limits that no choice keeps together; empty when all are kept. A ceiling among them takes each action to save no more beside some of the others than alone, beside all of them or around the best choice."
        )
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
    let calculated = try await call.followed()
    let text = call.visit.words(PortfolioText.self)
    var question = Self.question(call)
    question.scenario =
      FollowedScenario(visit: call.visit, calculation: calculated.calculation).id
    do throws(PlanCalculation.PortfolioProblem) {
      try calculated.calculation.checkPortfolio(question.request)
    } catch {
      let message = text.problem(error)
      let flaws = Self.place(of: error).map { [APIFlaw(place: .body($0), message: message)] }
      throw APIProblem.notTaken(message, flaws: flaws ?? [])
    }
    return try await call.start(PortfolioJob(revision: calculated.revision, question: question))
  }

  /// Which part of the body a problem is with; nil for the plan itself.
  private static func place(of problem: PlanCalculation.PortfolioProblem) -> String? {
    switch problem {
    case .noTarget, .targetOutside, .targetLacks: "/target"
    case .netWithoutCost: "/isNet"
    case .noForecast, .noCeiling, .noChoice, .years: nil
    }
  }

  private static func question(_ call: APICall) -> PortfolioQuestion {
    let body = call.body
    return PortfolioQuestion(
      goal: body["goal"]?.text ?? "", target: call.words("target"),
      isPath: body["isPath"]?.truth ?? false, from: body["from"]?.whole, to: body["to"]?.whole,
      discount: body["discount"]?.double ?? 0, isNet: body["isNet"]?.truth ?? false)
  }

  /// What a job has chosen.
  ///
  /// - Throws: `APIProblem` with 409 where it has not, and `nothingHere` for a job of another kind or of somebody else.
  private static func summary(_ call: APICall) async throws -> PortfolioSummary {
    let (job, _) = try await call.visit.visibleJob()
    guard job.kind == PortfolioJob.kind else { throw Visit.nothingHere }
    guard job.state.isOver else {
      throw APIProblem(
        .conflict, .plain, "The portfolio is still being chosen: \(job.said(job.language))",
        headers: [.retryAfter: "5"])
    }
    guard job.state == .done else {
      throw APIProblem(
        .conflict, .plain,
        job.saidFailure.map { $0(job.language) }
          ?? "The job was stopped before it had chosen anything.")
    }
    return try await PortfolioPages.summary(call.visit)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    .json(Self.shape.json(try await Self.summary(call)))
  }

  @Sendable private func keep(_ call: APICall) async throws -> APIAnswer {
    let summary = try await Self.summary(call)
    let usual = call.visit.words(PortfolioText.self).saveReason
    let calculation = try await call.calculated().calculation
    let text = call.visit.words(ScenarioText.self)
    return .edited(
      try await call.edit(base: call.base, usual: usual) {
        summary.keep(in: &$0, of: calculation, text)
      })
  }
}
