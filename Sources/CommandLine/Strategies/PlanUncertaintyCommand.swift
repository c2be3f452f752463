internal import ArgumentParser
internal import Factors
internal import Forecast
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

/// `cairn strategies uncertainty`: how sure the plan is, and what to find out next.
struct PlanUncertaintyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uncertainty", abstract: "Say how sure the plan is, and what to find out next.",
    discussion: """
      Draws every input that has a range, from the inventory to actions and costs, and prints how emissions \
      spread, how likely each target is met, and which inputs matter most. Ranges stand in ranges.csv; the \
      inventory's own are used too. In a scenario with a climate each draw follows one model of \
      climate-models.csv. The same seed gives the same numbers.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  @OptionGroup var folder: WorkspaceArgument
  @OptionGroup var basis: ScenarioOption
  @Option(help: "How many draws.") var draws: Int = 10_000
  @Option(help: "What the draws start from.") var seed: UInt64 = 1
  @Flag(help: "Give every draw its own slice of each distribution (Latin hypercube).")
  var latin = false
  @Option(help: "The year whose inputs are ranked; the last unless given.") var year: Int?
  @Option(help: "How many inputs to list.") var top: Int = 12
  @Flag(help: "Show the money of every action: its spread and the chance that it pays back.")
  var money = false
  @Option(help: "text, csv (the fan), or json (explanations).") var format: Format = .text

  func validate() throws {
    guard (100...1_000_000).contains(draws) else {
      throw ValidationError("--draws is 100 to 1,000,000.")
    }
    guard top >= 0 else { throw ValidationError("--top is 0 or more.") }
  }

  func run() throws {
    let calculation = try basis.applied(to: folder.calculation())
    var options = PlanDraws.Options()
    (options.draws, options.seed, options.isLatin) = (draws, seed, latin)
    guard let result = calculation.draws(options) else {
      throw CommandFailure(noForecastOf: calculation)
    }
    guard !result.isEmpty else {
      for finding in result.findings { printError(finding.message) }
      throw CommandFailure(
        "No input has a range. Add rows to ranges.csv, or state the uncertainty of records in inventory.csv."
      )
    }
    let ranked = year ?? result.years.upperBound
    guard result.years.contains(ranked) else {
      throw CommandFailure(
        "--year is from \(result.years.lowerBound) to \(result.years.upperBound).")
    }
    switch format {
    case .csv: print(TextTable.csv(result.fanRows, file: "fan.csv"), terminator: "")
    case .json: print(try JSONText.encoded(result.explanations(ranking: ranked)))
    case .text:
      printFollowed(calculation)
      printText(result, ranked)
    }
    for finding in result.findings {
      printError("\(finding.severity.rawValue): \(finding.place): \(finding.message)")
    }
    // A target that cannot be computed has no chance.
    let faults = calculation.faultsOfTargets
    for finding in faults { printError("\(finding)") }
    let leftOut =
      calculation.forecastOmissions + (money ? calculation.workspace.moneyOmissions : [])
    for omission in leftOut { printError("Left out: \(omission)") }
    let isFaulty = result.findings.contains { $0.severity == .error }
    if isFaulty || !faults.isEmpty || !leftOut.isEmpty { throw ExitCode(1) }
  }

  private func printText(_ result: PlanDraws, _ ranked: Int) {
    print(result.howDrawn)
    let shown = result.years.filter {
      $0 % 5 == 0 || $0 == result.years.upperBound || $0 == ranked
    }
    let fan = shown.map { year -> [Double] in
      let spread = result.plan[year - result.years.lowerBound]
      let before = result.businessAsUsual[year - result.years.lowerBound]
      return [spread.p5, spread.p25, spread.p50, spread.p75, spread.p95, before.p5, before.p95]
    }
    let header = ["p5", "p25", "p50", "p75", "p95", "usual p5", "usual p95"]
    let unit = ColumnUnit(fitting: fan.flatMap(\.self), columns: header.count, beside: 6)
    let rows = zip(shown, fan).map { year, spread in ["\(year)"] + spread.map(unit.text) }
    print(TextTable.aligned([[unit.tonnes] + header] + rows), terminator: "")
    for goal in result.goals {
      print(
        "\(goal.level.target.name) (\(goal.level.target.year)): met in \(goal.probabilityText) of draws; the gap in \(unit.tonnes) is \(unit.text(goal.gap.p5)) to \(unit.text(goal.gap.p95))"
      )
    }
    for drawn in result.budgets {
      print(
        "\(drawn.budget.target.name) (\(drawn.budget.years.lowerBound) to \(drawn.budget.years.upperBound)): kept in \(drawn.chance.text) of draws; what is left in \(unit.tonnes) is \(unit.text(drawn.left.p5)) to \(unit.text(drawn.left.p95))"
      )
    }
    if let cost = result.cost {
      print(
        "Cost to \(result.years.upperBound) in \(unit.dollars): \(unit.text(cost.p5)) to \(unit.text(cost.p95))"
      )
    }
    if money, let drawn = result.money { printMoney(drawn, result) }
    printInputs(result, ranked)
    for sentence in result.held { print("- \(sentence)") }
  }

  /// Net present values in thousands, so that a row is read at a glance.
  private func printMoney(_ drawn: MoneyDraws, _ result: PlanDraws) {
    func row(_ name: String, _ money: MoneyDraws.Result) -> [String] {
      let worth = money.netPresentValue
      let perTonne = money.costPerTonne.map { [$0.p5, $0.p50, $0.p95] }
      return [name, money.paysBack.text]
        + [worth.p5, worth.p50, worth.p95].map { NumberText.grouped($0 / 1000) }
        + (perTonne.map { $0.map { NumberText.grouped($0) } } ?? ["", "", ""])
    }
    let header = [
      "Money", "pays back", "NPV p5, $1000", "p50", "p95", "$/t p5", "p50", "p95",
    ]
    let rows =
      drawn.order.compactMap { id in drawn.actions[id].map { row(id, $0) } }
      + [drawn.plan.map { row("all of these", $0) }].compactMap { $0 }
    guard !rows.isEmpty else { return print("No action has money that can be told.") }
    print("\nMoney to \(result.years.upperBound), all payers together")
    print(TextTable.aligned([header] + rows, left: 1), terminator: "")
    for note in drawn.notes { print("- \(note)") }
  }

  private func printInputs(_ result: PlanDraws, _ ranked: Int) {
    guard top > 0 else { return }
    print("\nWhat matters most in \(ranked), and what to find out next")
    let found = result.sensitivities(in: ranked).prefix(top)
    let hasGoals = found.contains { !$0.goals.isEmpty }
    let header =
      ["under each input", "at p5, t", "at p95, t", "% var.", "narrower, t"]
      + (hasGoals ? ["% gap"] : [])
    let lines = TextTable.aligned([header] + found.map { row($0, hasGoals: hasGoals) })
      .split(separator: "\n")
    print(lines.first ?? "")
    for (found, line) in zip(found, lines.dropFirst()) {
      print("\(found.input.title): \(found.input.text)\n\(line)")
    }
    print(
      "% var.: its part of the variance of the plan; narrower: by how much the standard deviation would fall if it were known\(hasGoals ? "; % gap: its part of the variance of the gap to a target of \(ranked), the largest. Inputs of a past year that a target counts from move that gap alone" : "")."
    )
  }

  /// The numbers of an input, under its name and range, which together may be as long as they like.
  private func row(_ found: InputSensitivity, hasGoals: Bool) -> [String] {
    func percent(_ share: Double) -> String { NumberText.grouped(share * 100, decimals: 1) }
    return [
      "",
      found.ends.map { NumberText.grouped($0.low) } ?? "",
      found.ends.map { NumberText.grouped($0.high) } ?? "", percent(found.varianceShare),
      NumberText.grouped(found.deviationReduction),
    ] + (hasGoals ? [found.gapShare.map(percent) ?? ""] : [])
  }
}
