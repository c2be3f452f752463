internal import ArgumentParser
internal import Factors
internal import Forecast
internal import Plan
internal import Quantities
internal import Tables
internal import Workspace

/// `cairn targets list`: every target of a workspace.
struct TargetListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show every target of a workspace.")

  @OptionGroup var folder: WorkspaceArgument
  @Option(
    parsing: .upToNextOption,
    help:
      "Courses to hold targets against: plan, or scenarios by their short names; all unless given.")
  var scenario: [String] = []
  @Flag(help: "Print as JSON.") var json = false
  @Flag(help: "Print as CSV.") var csv = false
  @Option(help: "Explain one target: its level, its pace and its gaps.") var explain: String?
  @OptionGroup var depth: DepthOption

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("Choose --json or --csv, not both.") }
  }

  func run() throws {
    let calculation = try folder.calculation()
    if let explain { return try show(explain, calculation) }
    let courses = try chosen(calculation)
    try printTables(
      calculation, TargetTable(calculation, courses: courses, isMerged: scenario.isEmpty))
    try printOmissions(calculation, courses)
  }

  private func chosen(_ calculation: PlanCalculation) throws -> [TargetScenario] {
    let courses = calculation.targetScenarios
    guard !scenario.isEmpty else { return courses }
    return try scenario.map { id in
      guard let found = courses.first(where: { $0.id == id }) else {
        let known = courses.map(\.id).joined(separator: ", ")
        throw CommandFailure("There is no scenario “\(id)”. Scenarios: \(known).")
      }
      return found
    }
  }

  /// Says what the totals lack, and ends with 1 when that is anything.
  private func printOmissions(_ calculation: PlanCalculation, _ courses: [TargetScenario]) throws {
    let others = courses.compactMap { calculation.scenarios?[$0.id] }.flatMap(\.omissions)
    let omissions = (calculation.forecastOmissions + others).withoutRepeats()
    for sentence in omissions { printError("Left out: \(sentence)") }
    let faults = calculation.faultsOfTargets
    // People read them under the tables.
    if json || csv { for finding in faults { printError("\(finding)") } }
    if !omissions.isEmpty || !faults.isEmpty { throw ExitCode(1) }
  }

  private func printTables(_ calculation: PlanCalculation, _ table: TargetTable) throws {
    if json || csv {
      let rows = table.plain
      print(
        json
          ? JSONText.of(rows, textColumns: ["target", "name"])
          : TextTable.csv(rows, file: "targets.csv"), terminator: json ? "\n" : "")
      return
    }
    let faults = calculation.faultsOfTargets
    guard !calculation.workspace.targets.isEmpty || faults.isEmpty else {
      print("No row of targets.csv could be used:")
      for finding in faults { print("- \(finding)") }
      return
    }
    guard !calculation.workspace.targets.isEmpty else {
      print(NotBegun.targets)
      return
    }
    var tables: [String] = []
    if !calculation.levels.isEmpty {
      tables.append(TextTable.aligned(table.levels, left: 2))
      if !calculation.targetScenarios.isEmpty {
        tables.append(TextTable.fitted(table.gaps, left: 1, cutting: 0))
      }
    }
    if !calculation.targets.budgets.isEmpty {
      tables += [
        TextTable.aligned(table.budgets, left: 1),
        TextTable.fitted(table.budgetUses, left: 1, cutting: 0),
      ]
    }
    print(tables.joined(separator: "\n"), terminator: "")
    for line in table.notes { print("- \(line)") }
  }

  private func show(_ id: String, _ calculation: PlanCalculation) throws {
    let catalog = FigureCatalog(calculation)
    let figures: [String]
    if let level = calculation.levels.first(where: { $0.target.id == id }) {
      figures = catalog.figures(of: level)
    } else if calculation.targets.budgets.contains(where: { $0.target.id == id }) {
      figures = catalog.shownBudgetFigures
    } else {
      if let finding = calculation.fault(ofTarget: id) { throw CommandFailure("\(finding)") }
      let known = calculation.workspace.targets.map(\.id).joined(separator: ", ")
      guard !known.isEmpty else { throw CommandFailure(NotBegun.targets) }
      throw CommandFailure("There is no target “\(id)” in targets.csv. Targets: \(known).")
    }
    for (position, name) in figures.enumerated() {
      switch catalog.answer("target/\(id)/\(name)") {
      case .found(let found):
        let lines = depth.lines(of: found.explanation, usual: position == 0 ? 2 : 0)
        print(lines.joined(separator: "\n"))
      case .missing(let reason): print("\(name): \(reason)")
      }
    }
  }
}
