import ExternalPrograms
import Factors
import Forecast
import Foundation
import Plan
import Quantities
import Solvers
import Strategies
import Tables
import Workspace

// Forty actions by twenty-five start years on a real inventory, both goals, with every kind of limit; see Benchmarks/portfolio.

/// Makes actions of every kind that look like those of a town, the same in every run.
struct ActionMaker {
  var random = Xoshiro256StarStar(seed: 8)

  mutating func actions(_ count: Int, from year: Int) -> [Action] {
    (0..<count).map { action($0, from: year) }
  }

  private mutating func action(_ number: Int, from year: Int) -> Action {
    let kinds: [ActionKind] = [
      .buildingEfficiency, .heatPumps, .vmtReduction, .electricVehicles, .solar,
      .organicsDiversion, .treeCanopy, .buildingEfficiency,
    ]
    let kind = kinds[number % kinds.count]
    let span = Int(random.nextUnit() * 10)
    let start = year + Int(random.nextUnit() * 8)
    let capital = (200_000 * pow(40, random.nextUnit())).rounded()
    let annual = (20_000 * pow(15, random.nextUnit())).rounded()
    var action = Action(
      id: "n\(number)", title: "Action \(number)", summary: "", kind: kind, sector: "buildings",
      startYear: start, fullYear: start + span, risks: [], lead: "", partners: "",
      status: number % 20 == 19 ? .underWay : .planned, priority: .mid,
      capitalCost: .dollars(capital), annualCost: .dollars(annual), costSource: "",
      isCostPublic: true, staff: [0.25, 0.5, 1, 2][Int(random.nextUnit() * 4)], whoBenefits: "",
      whoPays: "", whoDecides: "", coBenefits: [], funding: "", monitoringIndicator: "",
      source: "", note: "", place: Place(file: "actions.csv"))
    let calculator = Calculator.of(kind)
    for (name, number, text) in parameters(kind, number) {
      // Numbers are canonical; the unit only has to be of the right kind.
      action.parameters[name] = ActionParameter(
        name: name, number: number, text: text,
        unit: calculator.input(name)?.units.first.flatMap(MeasurementUnit.named), source: "",
        note: "", place: Place(file: "action-parameters.csv"))
    }
    if number % 5 == 4 { action.needs = ["n\(number - 1)"] }
    if number % 20 == 7 { action.excludes = ["n\(number - 2)"] }
    return action
  }

  private mutating func parameters(
    _ kind: ActionKind, _ number: Int
  ) -> [(String, Double?, String)] {
    let part = 0.02 + 0.08 * random.nextUnit()
    let subsector = number % 3 == 0 ? "commercial" : "residential"
    return switch kind {
    case .buildingEfficiency:
      [
        ("subsector", nil, subsector), ("participation", part * 3, ""), ("saving", 0.2, ""),
        ("fuels", nil, "both"),
      ]
    case .heatPumps:
      [
        ("subsector", nil, subsector), ("participation", part, ""), ("cop", 3, ""),
        ("furnace_efficiency", 0.9, ""),
      ]
    case .vmtReduction: [("saving", part / 2, "")]
    case .electricVehicles: [("participation", part, ""), ("electricity_per_mile", 0.32, "")]
    case .solar: [("capacity", 5 + 40 * part, ""), ("capacity_factor", 0.15, "")]
    case .organicsDiversion: [("participation", part * 2, "")]
    case .treeCanopy: [("area", 10_000 * part, ""), ("uptake", 2.8, "")]
    default: []
    }
  }
}

func limits(_ years: ClosedRange<Int>, _ actions: [Action]) -> [PortfolioLimit] {
  let place = Place(file: "limits.csv")
  let capital = actions.reduce(0) { $0 + ($1.capitalCost?.dollars ?? 0) }
  let annual = actions.reduce(0) { $0 + ($1.annualCost?.dollars ?? 0) }
  let hours = actions.reduce(0) { $0 + ($1.staff ?? 0) } * PriorityEvidence.fullTimeHours
  return [
    PortfolioLimit(
      kind: .budget, year: nil, value: capital / 12 + annual / 2, note: "", place: place),
    PortfolioLimit(kind: .staffHours, year: nil, value: hours * 0.6, note: "", place: place),
    PortfolioLimit(kind: .equity, year: nil, value: 40, note: "", place: place),
  ]
}

let arguments = CommandLine.arguments
let folder = URL(filePath: arguments.count > 1 ? arguments[1] : "Examples/hennepin-county")
let count = arguments.count > 2 ? Int(arguments[2]) ?? 40 : 40
let library = FactorLibrary.standard
let plan = PlanCalculation(
  workspace: try WorkspaceFolder.read(folder, library: library), library: library)
guard let projection = plan.projection else {
  print("There is no forecast in \(folder.path).")
  exit(1)
}
let last = projection.years.upperBound
let first = max(projection.years.lowerBound + 1, last - 24)
var maker = ActionMaker()
let actions = maker.actions(count, from: first)
let portfolio = Portfolio(actions: actions, projection: projection)
for finding in portfolio.findings.prefix(5) { print(finding.message) }
guard portfolio.effective.count > count * 9 / 10 else {
  print("Only \(portfolio.effective.count) of \(count) actions have an effect: mend the benchmark.")
  exit(1)
}
print(
  "\(portfolio.effective.count) actions, \(last - first + 1) start years, \(projection.streams.count) streams"
)
let environment = ProcessInfo.processInfo.environment
let tools = ToolFolder(
  environment: environment,
  currentFolder: URL(filePath: FileManager.default.currentDirectoryPath))
let seconds = arguments.count > 3 ? Double(arguments[3]) ?? 10 : 10
let solver = try PortfolioSolver(tools: tools, environment: environment, seconds: seconds)
for goal in PortfolioTask.Goal.allCases {
  var options = PortfolioTask.Options(goal: goal, starts: first...last)
  options.share = { action in Double(action.id.utf8.reduce(0) { $0 + Int($1) } % 5) / 4 }
  if goal == .cost, let usual = projection.total(last), let middle = projection.total(first + 10) {
    options.ceilings = [
      PortfolioCeiling(year: first + 10, tonnes: middle * 0.94),
      PortfolioCeiling(year: last, tonnes: usual * 0.9),
    ]
  }
  let begin = ContinuousClock.now
  let task = PortfolioTask(
    portfolio: portfolio, limits: limits(first...last, actions), options: options)
  let search = PortfolioSearch(task)
  let made = ContinuousClock.now - begin
  let outcome = try solver.run(
    search,
    report: { round, part in
      print(
        "  round \(round.number) within \(round.changes.map(String.init) ?? "all"): expected \(Int(round.expected)), reached \(Int(round.reached)) t, better \(round.isBetter), \(Int(part * seconds * 10)) tenths of a second"
      )
    })
  print(
    "\(goal.rawValue): \(ContinuousClock.now - begin) (model's effects \(made)); \(outcome.starts.count) chosen, \(Int(outcome.reckoning.reduction)) t, $\(Int(outcome.reckoning.presentCost)), settled \(outcome.isStable), searched \(outcome.isSearched), kept \(outcome.isFeasible), bound \(outcome.firstBound ?? .nan)"
  )
  for relaxation in outcome.relaxations.prefix(5) { print("  \(relaxation.sentence)") }
}
