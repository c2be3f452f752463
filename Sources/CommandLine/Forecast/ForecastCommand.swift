public import ArgumentParser
internal import Forecast
internal import Inventory
internal import Plan
internal import Quantities
internal import Strategies
internal import Workspace

/// `cairn forecast`: emissions of the years to come, scenario by scenario.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "Show emissions to come, scenario by scenario.",
    discussion: """
      Scenarios are those of scenarios.csv; without it, business as usual, adopted policies and, where the \
      climate profile has degree days, a climate-adjusted one. With --by every scenario is shown in parts, with its actions, that add up to its total. \
      Which actions state more than there is to save, so that only what there is counts, stands below it; in files it is \
      the column “limited” of a scenario's total.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Option(
    parsing: .upToNextOption, help: "Scenarios to show by their short names; all unless given.")
  var scenario: [String] = []
  @Option(help: "Show parts: sector, subsector, gas, fuel, scope or record.")
  var by: ForecastPart?
  @Flag(help: "Metric tons per person.") var perPerson = false
  @Option(
    parsing: .upToNextOption,
    help:
      "Years to show, such as 2030,2040 or 2030-2035; the base year, every fifth and the last unless given."
  )
  var years: [String] = []
  @Flag(help: "Print JSON.") var json = false
  @Flag(help: "Print CSV.") var csv = false
  @Option(help: "Explain the total of a year.") var explain: Int?
  @OptionGroup var depth: DepthOption
  @Flag(
    help: "Print how long one forecast takes, from the inventory to the totals of every sector.")
  var timings = false

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("Choose --json or --csv, not both.") }
  }

  func run() throws {
    let calculation = try folder.calculation()
    guard let scenarios = calculation.scenarios else {
      throw CommandFailure(noForecastOf: calculation)
    }
    let cases = try chosen(scenarios)
    try refuseNothing(cases, calculation)
    if timings { time(cases[0], scenarios, calculation) }
    if let explain { return try printExplanations(cases, explain, calculation) }
    let shown = try shownYears(scenarios)
    let table = ForecastRows(
      cases: cases, years: shown,
      population: perPerson ? calculation.workspace.indicators["population"]?.series : nil,
      isPerPerson: perPerson)
    let rows = by.map { table.parts(by: $0) } ?? table.totals(scenarios)
    if json {
      print(JSONText.of(rows, textColumns: ["scenario", "part", "title", "limited"]))
    } else if csv {
      print(TextTable.csv(rows, file: "forecast.csv"), terminator: "")
    } else {
      print(table.text(rows), terminator: "")
      for entry in cases { printStarts(of: entry, calculation) }
      if by == nil, let year = shown.max() {
        for entry in cases { printRuns(of: entry, in: year, scenarios) }
      }
    }
    try printFaults(of: cases, calculation)
  }

  /// A table of zeros would say that nothing is emitted, where every record was left out.
  private func refuseNothing(_ cases: [ScenarioCase], _ calculation: PlanCalculation) throws {
    guard cases.allSatisfy(\.projection.streams.isEmpty) else { return }
    try printFaults(of: cases, calculation)
    throw CommandFailure(
      "No record of the base year has an amount, so there is nothing to forecast.")
  }

  /// Says what totals hold too much or too little of, and ends with 1 when anything is left out.
  private func printFaults(of cases: [ScenarioCase], _ calculation: PlanCalculation) throws {
    var seen: Set<String> = []
    for sentence in cases.flatMap({ $0.portfolio?.capped ?? [] })
    where seen.insert(sentence).inserted {
      printError("Capped: \(sentence)")
    }
    for sentence in cases.flatMap({ $0.portfolio?.overclaims ?? [] })
    where seen.insert(sentence).inserted {
      printError("More than there is: \(sentence)")
    }
    let omissions =
      (calculation.omissions + (scenario.isEmpty ? calculation.workspace.scenarioOmissions : [])
      + cases.flatMap(\.omissions)
      + calculation.actionsLeftOut(in: cases.map(\.scenario)))
      .filter { seen.insert($0).inserted }
    for sentence in omissions { printError("Left out: \(sentence)") }
    if !omissions.isEmpty { throw ExitCode(1) }
  }

  /// Which actions start in other years than the plan has it, such as those of a portfolio that was saved.
  private func printStarts(of entry: ScenarioCase, _ calculation: PlanCalculation) {
    let moved = calculation.movedStarts(of: entry.scenario)
    guard !moved.isEmpty else { return }
    print("\(entry.scenario.name): \(moved.map(\.text).joined(separator: "; ")).")
  }

  /// What a scenario with a climate comes to under each run of it, and how the range is made of them.
  private func printRuns(of entry: ScenarioCase, in year: Int, _ scenarios: PlanScenarios) {
    guard let climate = entry.scenario.climate.flatMap({ scenarios.inputs.climates[$0] }) else {
      return
    }
    let totals = entry.runs.compactMap { run in run.total(year).map { (run.name, $0) } }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    guard !totals.isEmpty else { return print("\(entry.scenario.name): \(climate.note)") }
    let list = totals.map { "\($0.0) \(NumberText.grouped($0.1))" }.joined(separator: ", ")
    let what = climate.spread == .models ? "model" : "run of its climate"
    print("\(entry.scenario.name) in \(year), by \(what): \(list) t CO2e. \(climate.note)")
  }

  /// Projects a scenario anew, since what was projected before is kept.
  private func time(
    _ entry: ScenarioCase, _ scenarios: PlanScenarios, _ calculation: PlanCalculation
  ) {
    let duration = ContinuousClock().measure {
      let projection = Projection(
        inventory: calculation.inventory, years: scenarios.years, inputs: scenarios.inputs,
        scenario: entry.scenario)
      for year in projection.years {
        for sector in projection.sectors { _ = projection.total(year, sector: sector) }
      }
    }
    printTiming("forecast", duration)
  }

  private func chosen(_ scenarios: PlanScenarios) throws -> [ScenarioCase] {
    guard !scenario.isEmpty else { return scenarios.cases }
    return try scenario.map { id in
      guard let found = scenarios[id] else {
        let known = scenarios.cases.map(\.scenario.id).joined(separator: ", ")
        throw CommandFailure("There is no scenario “\(id)”. Scenarios: \(known).")
      }
      return found
    }
  }

  private func shownYears(_ scenarios: PlanScenarios) throws -> [Int] {
    let all = scenarios.years
    let years = try YearList.read(years, within: nil)
    if let outside = years.first(where: { !all.contains($0) }) {
      throw CommandFailure(
        "The forecast has no \(outside); it goes from \(all.lowerBound) to \(all.upperBound).")
    }
    guard years.isEmpty else { return years }
    return all.filter { $0 % 5 == 0 || $0 == all.lowerBound || $0 == all.upperBound }
  }

  private func printExplanations(
    _ cases: [ScenarioCase], _ year: Int, _ calculation: PlanCalculation
  ) throws {
    let catalog = FigureCatalog(calculation)
    for entry in cases {
      guard let explanation = catalog.explanation(entry, year) else {
        throw CommandFailure(
          "The forecast has no \(year); it goes from \(entry.years.lowerBound) to \(entry.years.upperBound)."
        )
      }
      if json {
        print(try JSONText.encoded(explanation))
      } else {
        print(depth.lines(of: explanation, usual: 1).joined(separator: "\n"))
      }
    }
  }
}

extension ForecastPart: ExpressibleByArgument {}
