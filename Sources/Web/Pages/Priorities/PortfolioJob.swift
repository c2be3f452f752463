import Accounts
import ExternalPrograms
import Forecast
import Foundation
import Inventory
import Jobs
import Plan
import Publishing
import Solvers
import Store
import Strategies
import Tables
import Workspace

/// Chooses actions and start years for a workspace; the choice is shown and nothing is changed by it.
struct PortfolioJob: SiteJob {
  static let kind = "portfolio"
  static let title = Phrase("Choose a portfolio", "Elegir una cartera")
  static let permission = Permission.addRecord
  static var timeLimit: Duration { .seconds(300) }
  static var beginning: (path: String, label: Phrase)? {
    (PortfolioPages.path, Phrase("Choose again", "Elegir de nuevo"))
  }

  /// The revision that it is chosen from.
  let revision: Int
  let question: PortfolioQuestion

  func run(_ work: JobWork) async throws -> JobResult {
    let text = EveryLanguage<PortfolioText>()
    let workspace = try work.workspace()
    guard let tools = work.site.publishing?.tools else { throw JobFailure(text.notInstalled) }
    work.progress(0.02, text.reading)
    let open = try await work.site.cache.workspace(workspace, at: revision)
    let (outcome, netCost) = try await work.blocking { [question] in
      let own = PlanCalculation(workspace: open.community, library: work.site.library)
      let calculation = try Self.followed(own, question.scenario)
      let outcome = try Self.choose(question, calculation, tools, work, text)
      return (outcome, calculation.netCost(of: outcome))
    }
    try work.checkCancelled()
    let summary = PortfolioSummary(
      outcome, question: question, revision: revision, netCost: netCost)
    return JobResult(
      sentence: outcome.isFeasible ? text { $0.found(outcome.starts.count) } : text.infeasible,
      path: "\(PortfolioPages.path)/\(work.job.id)", label: text.title,
      detail: try JSONEncoder().encode(summary))
  }

  /// The plan on top of the scenario that is asked for.
  private static func followed(
    _ calculation: PlanCalculation, _ scenario: String?
  ) throws -> PlanCalculation {
    do throws(UnknownScenario) {
      return try calculation.following(scenario)
    } catch {
      throw JobFailure(error.phrase)
    }
  }

  private static func choose(
    _ question: PortfolioQuestion, _ calculation: PlanCalculation, _ tools: URL, _ work: JobWork,
    _ text: EveryLanguage<PortfolioText>
  ) throws -> PortfolioOutcome {
    let task: PortfolioTask
    do {
      task = try calculation.portfolioTask(question.request)
    } catch {
      throw JobFailure(text { $0.problem(error) })
    }
    do {
      let solver = try PortfolioSolver(
        tools: ToolFolder(folder: tools), environment: ProcessInfo.processInfo.environment,
        seconds: question.seconds)
      work.progress(0.05, text { $0.choosing(task.choices.count) })
      return try solver.run(
        PortfolioSearch(task),
        shouldStop: {
          do {
            try work.checkCancelled()
            return false
          } catch {
            return true
          }
        }
      ) { round, part in
        work.progress(0.05 + 0.9 * part, text { $0.round(round.number, Int(round.reached)) })
      }
    } catch SolverProblem.notInstalled {
      throw JobFailure(text.notInstalled)
    } catch SolverProblem.cancelled {
      throw CancellationError()
    } catch let problem as SolverProblem {
      throw JobFailure(text { $0.failed(problem.description) })
    }
  }
}

/// What somebody asks of a portfolio, as the form sends it.
struct PortfolioQuestion: Codable, Sendable, Equatable {
  var goal = "reduction"
  var target = ""
  var isPath = false
  var from: Int?
  var to: Int?
  /// Percent a year.
  var discount = 0.0
  var seconds = 10.0
  /// True for the least cost net of savings; nil in what was asked before there was such a thing.
  var isNet: Bool?
  /// The id of the scenario that it is chosen on top of; nil for the first.
  var scenario: String?

  /// The discounts that may be asked for.
  static let discounts = 0.0...20

  var request: PlanCalculation.PortfolioRequest {
    var request = PlanCalculation.PortfolioRequest(
      goal: PortfolioTask.Goal(rawValue: goal) ?? .reduction)
    (request.from, request.to) = (from, to)
    request.target = target.isEmpty ? nil : target
    request.isPath = isPath
    request.discount = discount / 100
    request.isNet = isNet ?? false
    return request
  }
}

/// What a job found, kept until it is looked at.
struct PortfolioSummary: Codable, Sendable {
  struct Line: Codable, Sendable {
    let action: String
    let title: String
    let planned: Int
    /// Nil for one that was not chosen.
    let start: Int?
    let isFixed: Bool
    /// Metric tons CO2e in the last year, and over all years.
    let last: Double?
    let all: Double?
  }

  struct Use: Codable, Sendable {
    let kind: String
    let year: Int?
    let used: Double?
    let allowed: Double
    let excess: Double
    /// What of it actions without an effect on emissions take; nil of ceilings and the equity floor.
    let standing: Double?
    /// Of a ceiling by a target; nil for every other limit.
    let ceiling: Ceiling?
  }

  /// The target that a ceiling comes from.
  struct Ceiling: Codable, Sendable {
    let target: String
    /// The first year of a carbon budget; nil for a ceiling of one year.
    let fromYear: Int?
    let sectors: [String]
    let scopes: [Int]

    /// - Returns: Nil for a ceiling of `limits.csv`, and for what is no ceiling.
    init?(_ bound: PortfolioBound) {
      guard let ceiling = bound.ceiling, !ceiling.target.isEmpty else { return nil }
      target = ceiling.target
      fromYear = ceiling.isBudget ? ceiling.years.lowerBound : nil
      sectors = ceiling.reach.sectors.map(\.rawValue).sorted()
      scopes = ceiling.reach.scopes.sorted()
    }

    /// What of the inventory it counts.
    var reach: TargetReach {
      TargetReach(sectors: Set(sectors.compactMap(Sector.init(rawValue:))), scopes: Set(scopes))
    }
  }

  /// A limit that no choice keeps together with others.
  struct Bound: Codable, Sendable {
    let kind: String
    let year: Int?
    let ceiling: Ceiling?
  }

  /// Why an action was not considered.
  struct Omission: Codable, Sendable {
    let title: String
    /// As `PortfolioTask.Omission.Kind` has it; nil in what an earlier version of the program has kept.
    let kind: String?
    /// In the library's words.
    let reason: String
  }

  let question: PortfolioQuestion
  let revision: Int
  let lines: [Line]
  let uses: [Use]
  let firstYear: Int
  let costs: [Double]
  let tonnes: [Double]
  let reduction: Double
  let presentCost: Double
  let equityShare: Double?
  let leftOut: [String]
  /// Nil in what an earlier version of the program has kept; so are the two that follow.
  let omissions: [Omission]?
  /// What is not in the sums, in the library's words.
  let notes: [String]?
  /// True when the solver found no better change of several actions before its time was over.
  let isSearched: Bool?
  let isStable: Bool
  /// Nil in a summary that was kept before there was such a thing.
  let isReckonedAnew: Bool?
  /// Limits that cannot be kept together, told apart; nil in a summary that was kept before there was such a thing.
  let conflicts: [[Bound]]?
  /// What of the costs actions without an effect on emissions take; nil in what was kept before; so are the three that follow.
  let standingCost: Double?
  /// Why actions are not chosen that need others, in the library's words.
  let unmetNeeds: [String]?
  /// Dollars net of savings, by the money calculation; nil unless asked for, and while it cannot be told.
  let netCost: Double?
  /// The same if each action saved what it saves alone; nil unless asked for.
  let netCostAlone: Double?
  let rounds: Int
  let overestimate: Double?
  /// The cells of the row of `scenarios.csv` that keeps it.
  let scenario: [String: String]
  /// The name of the scenario that it was chosen on top of; nil for the first.
  let basis: String?

  init(
    _ outcome: PortfolioOutcome, question: PortfolioQuestion, revision: Int,
    netCost: PortfolioNetCost? = nil
  ) {
    let (task, reckoning, portfolio) = (outcome.task, outcome.reckoning, outcome.portfolio)
    self.question = question
    self.revision = revision
    lines = task.choices.map { choice in
      let id = choice.action.id
      let start = outcome.starts[id]
      return Line(
        action: id, title: choice.action.title, planned: choice.action.startYear, start: start,
        isFixed: choice.isFixed,
        last: start.flatMap { _ in portfolio.reduction(of: id, in: task.years.upperBound) },
        all: start.flatMap { _ in portfolio.cumulativeReduction(of: id) })
    }
    uses = reckoning.uses.map {
      Use(
        kind: $0.bound.kind.rawValue, year: $0.bound.year, used: $0.used,
        allowed: $0.bound.value, excess: $0.excess, standing: $0.standing,
        ceiling: Ceiling($0.bound))
    }
    firstYear = task.years.lowerBound
    costs = reckoning.costs
    tonnes = reckoning.tonnes
    reduction = reckoning.reduction
    presentCost = reckoning.presentCost
    equityShare = reckoning.equityShare
    leftOut = task.omissions.map(\.action)
    omissions = task.omissions.map {
      Omission(title: $0.title, kind: $0.kind.rawValue, reason: $0.reason)
    }
    // That a result is reckoned anew has words of its own on the page.
    notes = task.notes + outcome.unpriced
    isSearched = outcome.isSearched
    isStable = outcome.isStable
    isReckonedAnew = outcome.isReckonedAnew
    conflicts = outcome.conflicts.map { conflict in
      conflict.bounds.map { Bound(kind: $0.kind.rawValue, year: $0.year, ceiling: Ceiling($0)) }
    }
    standingCost = reckoning.standingCost
    unmetNeeds = outcome.unmetNeeds
    self.netCost = netCost?.dollars
    netCostAlone = netCost?.alone
    rounds = outcome.rounds.count
    overestimate = outcome.overestimate
    scenario = PortfolioScenario(outcome, id: "portfolio").row
    basis = question.scenario.map { _ in task.portfolio.projection.scenario.name }
  }
}

extension PortfolioSummary {
  /// Keeps what was found as a scenario of the plan, in place of the one that was kept before.
  ///
  /// Where no scenario is stated, those that the plan has come first, so that its own figures stay.
  func keep(in edits: inout TableEdits, of calculation: PlanCalculation, _ text: ScenarioText) {
    ScenarioPages.writeMade(of: calculation, to: &edits, text)
    edits.put(
      scenario, in: WorkspaceTables.scenarioRows.file,
      where: ["id": scenario["id"] ?? "portfolio"])
  }
}
