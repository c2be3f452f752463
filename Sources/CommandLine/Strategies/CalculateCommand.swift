internal import ArgumentParser
internal import Forecast
internal import Inventory
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables

/// `cairn strategies calculate`: what a calculator would save in a community, without changing its plan.
struct CalculateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calculate", abstract: "Work out what a calculator would save, year by year.",
    discussion: """
      Counts the one action alone against the forecast of the workspace and changes nothing. What is not \
      stated has the library's usual value, which the explanation names.

        cairn strategies calculate TOWN heat-pump-water-heaters --set participation=0.3
        cairn strategies calculate TOWN own-formula --set "formula=homes * 2 [t-co2e]" --set homes=500
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The calculator's id, such as streetlights.") var calculator: String
  @OptionGroup var inputs: CalculatorInputs
  @Option(help: "The year that is explained; the last of the forecast unless given.")
  var year: Int?
  @Option(help: "How deep parts are shown; 0 shows the figure alone.") var depth: Int = 0

  func validate() throws {
    guard depth >= 0 else { throw ValidationError("--depth is 0 or more.") }
  }

  func run() throws {
    let calculation = try folder.calculation()
    guard let projection = calculation.projection else {
      throw CommandFailure(noForecastOf: calculation)
    }
    let action = try action(in: calculation, projection)
    let portfolio = Portfolio(
      actions: [action], projection: projection, marginal: calculation.portfolio?.marginal)
    let year = year ?? projection.years.upperBound
    guard projection.years.contains(year) else {
      throw CommandFailure(
        "--year is from \(projection.years.lowerBound) to \(projection.years.upperBound).")
    }
    print(TextTable.aligned(rows(action, portfolio)), terminator: "\n")
    for finding in portfolio.findings where finding.severity == .warning { print(finding.message) }
    let explanation = portfolio.explanation(
      of: action, in: year, sources: calculation.inventory.context.sources)
    print(ExplanationText.lines(of: explanation, depth: depth).joined(separator: "\n"))
  }

  /// The calculator with what was stated, as an action that nobody has decided.
  private func action(
    in calculation: PlanCalculation, _ projection: Projection
  ) throws -> Action {
    let id = self.calculator
    guard ActionKind(rawValue: id) != nil || calculation.action(id) == nil else {
      throw CommandFailure(
        "“\(id)” is an action of the plan. `cairn strategies wedge` says what it saves, and `cairn strategies costs` what it costs; this command takes a calculator, such as streetlights."
      )
    }
    let calculator = try StrategyShelf.calculator(id)
    let years = inputs.years(in: calculation)
    guard
      let action = Action(
        trying: calculator, stated: try inputs.stated(of: calculator), startYear: years.start,
        fullYear: years.full)
    else { throw CommandFailure("A unit is not one that Cairn knows.") }
    let missing = calculator.inputs.filter { action.parameter($0.name) == nil }
    guard missing.isEmpty else { throw CalculatorInputs.ask(missing, of: calculator) }
    let problems = action.problems(in: projection).map(\.message)
    guard problems.isEmpty else { throw CommandFailure(problems.joined(separator: "\n")) }
    return action
  }

  /// What is saved each year under a header; at the margin, too, where that differs.
  private func rows(_ action: Action, _ portfolio: Portfolio) -> [[String]] {
    let years = portfolio.projection.years
    let isMarginal = years.contains { year in
      guard let saved = portfolio.marginalReduction(of: action.id, in: year),
        let average = portfolio.reduction(of: action.id, in: year)
      else { return false }
      // Without a change of electricity only rounding differs.
      return (saved - average).magnitude > 1e-6 * max(1, average.magnitude)
    }
    func tonnes(_ value: Double?) -> String { value.map { NumberText.grouped($0) } ?? "" }
    let rows = years.map { year in
      [
        String(year), NumberText.significant(action.ramp(year) * 100),
        tonnes(portfolio.reduction(of: action.id, in: year)),
      ] + (isMarginal ? [tonnes(portfolio.marginalReduction(of: action.id, in: year))] : [])
    }
    let header =
      ["year", "% of the full effect", "t CO2e saved"]
      + (isMarginal ? ["t CO2e, power at the margin"] : [])
    return [header] + rows
  }
}
