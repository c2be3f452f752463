public import ArgumentParser
internal import ExternalPrograms
internal import Forecast
internal import Foundation
internal import Plan
internal import Quantities
internal import Solvers
internal import Strategies
internal import Tables
internal import Workspace

extension PortfolioTask.Goal: ExpressibleByArgument {}

/// `cairn strategies portfolio`: which actions to start when.
struct StrategyPortfolioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portfolio", abstract: "Choose actions and start years within limits.",
    discussion: """
      --goal cost finds the least cost that meets the targets, --goal reduction the most that is cut. Both keep \
      yearly budgets (of all payers or of one), staff hours, ceilings and the equity floor of limits.csv, and what \
      actions need and exclude. A target of some sectors or scopes is held against these alone, and a carbon budget against \
      the sum of its years. Actions without an effect on emissions stay as they are, and use budgets and staff too. \
      Actions that are under way stay as they are. When no choice keeps every limit, the first line says which limits \
      cannot be kept together, and the next ones by how much they would have to give way; it ends with exit code 1 then, and \
      when an action of the plan is left out because of an error.

        cairn strategies portfolio plan --goal reduction
        cairn strategies portfolio plan --goal cost --target net-zero-2050 --path
        cairn strategies portfolio plan --goal cost --target net-zero-2050 --net --discount 3
        cairn strategies portfolio plan --goal cost --scenario adopted --save --id council
      """)

  @OptionGroup var folder: WorkspaceArgument
  @OptionGroup var basis: ScenarioOption
  @Option(help: "cost or reduction.") var goal: PortfolioTask.Goal
  @Option(help: "Only this target or carbon budget, by id.") var target: String?
  @Flag(help: "Keep to a straight line to the targets, not to their own years alone.") var path =
    false
  @Option(
    help:
      "The first year in which something may start; next year, and not before the year after the last inventory, unless given."
  )
  var from: Int?
  @Option(help: "The last year in which something may start.") var to: Int?
  @Flag(
    help:
      "Let the least cost be net of savings on energy and stated savings, of all payers together. Budgets stay gross."
  )
  var net = false
  @Option(help: "Percent a year by which later costs count less.") var discount = 0.0
  @Option(
    help: "Seconds for the search; half as much again may go into which limits bind.")
  var timeLimit = 10.0
  @Flag(help: "Write the start years as a row of scenarios.csv.") var save = false
  @Option(help: "The id of that row.") var id = "portfolio"
  @Flag(help: "Print JSON.") var json = false

  func validate() throws {
    guard !net || goal == .cost else {
      throw ValidationError("--net goes with --goal cost; the most reduction counts no cost.")
    }
    guard (0...100).contains(discount) else {
      throw ValidationError("--discount is from 0 to 100 percent.")
    }
    guard timeLimit >= 0.5, timeLimit <= 3600 else {
      throw ValidationError("--time-limit is from 0.5 to 3600 seconds.")
    }
    guard Community.isIdentifier(id) else {
      throw ValidationError("“\(id)” is not an id: use lower-case letters, digits and hyphens.")
    }
  }

  func run() throws {
    let calculation = try basis.applied(to: folder.calculation())
    var request = PlanCalculation.PortfolioRequest(goal: goal)
    let first = from ?? calculation.firstStart(now: DateText.year)
    (request.from, request.to, request.target) = (first, to, target)
    request.isPath = path
    request.discount = discount / 100
    request.isNet = net
    let task: PortfolioTask
    do {
      task = try calculation.portfolioTask(request)
    } catch {
      throw CommandFailure(error.sentence(calculation))
    }
    let outcome = try choose(task)
    let report = PortfolioReport(outcome, netCost: calculation.netCost(of: outcome))
    if !json { printFollowed(calculation) }
    print(try json ? JSONText.encoded(report.summary) : report.text)
    if save { try write(outcome, calculation) }
    // Who names one target asks for no other.
    let faults = goal == .cost && target == nil ? calculation.faultsOfTargets : []
    for finding in faults { printError("\(finding)") }
    let leftOut = calculation.moneyOmissions
    for sentence in leftOut { printError("Left out: \(sentence)") }
    if !outcome.isFeasible || !faults.isEmpty || !leftOut.isEmpty { throw ExitCode(1) }
  }

  private func choose(_ task: PortfolioTask) throws -> PortfolioOutcome {
    let environment = ProcessInfo.processInfo.environment
    let line = ProgressLine()
    defer { line.end() }
    do {
      let solver = try PortfolioSolver(
        tools: Tools.folder, environment: environment, seconds: timeLimit)
      line.say("Choosing among \(task.choices.count) actions")
      return try solver.run(
        PortfolioSearch(task),
        report: { round, _ in
          line.say("Round \(round.number): \(NumberText.grouped(round.reached)) t CO2e less")
        })
    } catch let problem as SolverProblem {
      throw CommandFailure(problem.description)
    }
  }

  private func write(_ outcome: PortfolioOutcome, _ calculation: PlanCalculation) throws {
    let row = PortfolioScenario(outcome, id: id)
    let table = row.table(in: calculation)
    try folder.write([table.file: Array(table.text.utf8)], over: calculation.workspace.files)
    printError(
      "Wrote the start years as “\(id)” to \(table.file): \(row.row["starts"] ?? "none"). `cairn forecast --scenario \(id)` shows what they come to."
    )
  }
}

extension PlanCalculation.PortfolioProblem {
  private static func span(_ years: ClosedRange<Int>) -> String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound) to \(years.upperBound)"
  }

  /// What a person should do.
  func sentence(_ calculation: PlanCalculation) -> String {
    switch self {
    case .noForecast: CommandFailure(noForecastOf: calculation).description
    case .noTarget(let id):
      calculation.fault(ofTarget: id).map { "\($0)" }
        ?? "There is no target “\(id)” that could be computed. Targets: \(calculation.portfolioTargets.map(\.id).joined(separator: ", "))."
    case .targetOutside(let id, let own, let years):
      "“\(id)” is for \(Self.span(own)), which the portfolio, from \(years.lowerBound) to \(years.upperBound), cannot be held against. Choose another target, an earlier --from, or a later forecast_end_year in community.yaml."
    case .targetLacks(let id):
      "What “\(id)” counts lacks records that were left out because of an error; `cairn check` names them."
    case .netWithoutCost: "Savings count for the least cost alone; choose the goal cost."
    case .noCeiling:
      "No target lies within the years, so the least cost is to do nothing. Add one to targets.csv, or a row of kind target to limits.csv."
    case .noChoice(let omissions):
      (["There is no action to choose."] + PortfolioTask.Omission.sentences(omissions))
        .joined(separator: " ")
    case .years(let from, let to):
      "Nothing can start from \(String(from)) to \(String(to)): the forecast does not cover it, or the first year comes after the last."
    }
  }
}
