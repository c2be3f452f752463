internal import ArgumentParser
internal import Factors
internal import Forecast
internal import Plan
internal import Quantities
internal import Strategies
internal import Workspace

/// `cairn strategies macc`: actions side by side by what a ton costs.
struct StrategyCurveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "macc", abstract: "Order actions by what a metric ton costs.",
    discussion: """
      Actions that earn money come first, ordered by how much they earn, because a negative cost of a ton ranks \
      wrongly; the others follow by cost. Beside the cost of a ton at the grid's average rate stands the one with \
      electricity at its marginal rate, where one is known; it changes no order and no total. Ends with exit code 1 \
      when no action is on the curve.

        cairn strategies macc hennepin-county --year 2030 --payer government
        cairn strategies macc hennepin-county --scc epa-2023-2.0 --csv
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "The tons and the money of one year.") var year: Int?
  @Flag(help: "The tons and the money of all years; so unless --year is given.") var cumulative =
    false
  @OptionGroup var basis: ScenarioOption
  @OptionGroup var options: MoneyOptions

  func validate() throws {
    guard year == nil || !cumulative else {
      throw ValidationError("Give --year or --cumulative, not both.")
    }
  }

  func run() throws {
    let calculation = try basis.applied(to: folder.calculation())
    guard let years = calculation.portfolio?.projection.years else {
      throw CommandFailure(noForecastOf: calculation)
    }
    if let year, !years.contains(year) {
      throw CommandFailure(
        "The forecast does not have \(year). It has \(years.lowerBound) to \(years.upperBound).")
    }
    let ledger = options.ledger(calculation)
    let curve = ledger.curve(
      year.map(AbatementCurve.Span.year) ?? .cumulative, view: try options.view,
      rate: try options.rate(calculation), withMarginal: true)
    let scc = try options.socialCost(calculation)
    let rows = table(curve, ledger, scc)
    if options.csv {
      print(TextTable.csv(rows, file: "macc.csv"), terminator: "")
    } else if options.json {
      print(JSONText.of(rows, textColumns: ["action", "title"]))
    } else {
      printFollowed(calculation)
      printText(curve, ledger, scc)
    }
    if options.csv || options.json { for line in missing(curve) { printError(line) } }
    let leftOut = calculation.moneyOmissions
    for sentence in leftOut { printError("Left out: \(sentence)") }
    guard !curve.steps.isEmpty, leftOut.isEmpty else { throw ExitCode(1) }
  }

  private func table(
    _ curve: AbatementCurve, _ ledger: MoneyLedger, _ scc: SocialCost?
  ) -> [[String]] {
    let header = [
      "order", "action", "title", "tonnes", "tonnes_before", "net_cost_usd", "usd_per_tonne",
      "levelized_usd_per_tonne", "pareto_rank", "marginal_tonnes", "usd_per_marginal_tonne",
    ]
    return [header + (scc == nil ? [] : ["damage_avoided_usd"])]
      + curve.steps.enumerated().map { index, step in
        let result = ledger.result(of: step.action.id, view: curve.view, rate: curve.rate)
        let benefit = scc.map { scc in
          [
            result.flatMap { ledger.climateBenefit(of: $0, scc, in: year).dollars }
              .map { "\($0)" } ?? ""
          ]
        }
        return [
          String(index + 1), step.action.id, step.action.title, "\(step.tonnes)", "\(step.start)",
          "\(step.netCost)", "\(step.costPerTonne)",
          result?.levelisedCostPerTonne.map { "\($0)" } ?? "",
          step.paretoRank.map(String.init) ?? "",
          step.marginalTonnes.map { "\($0)" } ?? "",
          step.costPerMarginalTonne.map { "\($0)" } ?? "",
        ] + (benefit ?? [])
      }
  }

  private func printText(_ curve: AbatementCurve, _ ledger: MoneyLedger, _ scc: SocialCost?) {
    guard !curve.steps.isEmpty else { return printEmpty(curve) }
    let hasMarginal = curve.steps.contains { $0.marginalTonnes != nil }
    let header =
      ["action", "title", "t CO2e", "net, $1000", "$/t", "Pareto"]
      + (hasMarginal ? ["marg. $/t"] : [])
    let rows = curve.steps.map { step in
      [
        step.action.id, step.action.title, NumberText.grouped(step.tonnes),
        NumberText.grouped(step.netCost / 1000), NumberText.dollars(step.costPerTonne, decimals: 2),
        step.paretoRank.map(String.init) ?? "",
      ]
        + (hasMarginal
          ? [step.costPerMarginalTonne.map { NumberText.dollars($0, decimals: 2) } ?? "–"] : [])
    }
    print(TextTable.fitted([header] + rows, left: 2, cutting: 1), terminator: "")
    print(
      "\nAll: \(NumberText.grouped(curve.tonnes)) t CO2e, net cost \(NumberText.dollars(curve.netCost)), US dollars of \(ledger.dollarsOf)."
    )
    if let scc { printBenefit(curve, ledger, scc) }
    print(curve.method)
    if hasMarginal, let note = ledger.marginalNote { print(note) }
    for flaw in AbatementCurve.flaws { print("- \(flaw)") }
    for line in missing(curve) { print(line) }
  }

  private func printEmpty(_ curve: AbatementCurve) {
    print(
      curve.leftOutByReason.isEmpty
        ? "No action has an effect on emissions, so no ton has a cost. Add one to actions.csv."
        : "No action has both tons and a net cost, so there is no curve.")
    for line in missing(curve) { print(line) }
  }

  private func missing(_ curve: AbatementCurve) -> [String] {
    curve.leftOutByReason.map { group in
      "Not on it: \(group.actions.map(\.id).joined(separator: ", ")). \(group.reason)"
    }
  }

  private func printBenefit(_ curve: AbatementCurve, _ ledger: MoneyLedger, _ scc: SocialCost) {
    let benefits = curve.steps.compactMap { step in
      ledger.result(of: step.action.id, view: curve.view, rate: curve.rate)
    }.map { ledger.climateBenefit(of: $0, scc, in: year) }
    let known = benefits.compactMap(\.dollars)
    let status = scc.status == .unverified ? " (unverified)" : ""
    let sum =
      known.count == benefits.count
      ? "$" + NumberText.grouped(known.reduce(0, +)) : "cannot be told"
    let span = year.map { "in \($0)" } ?? "over all years"
    print("Damage avoided \(span), beside the money: \(sum), by \(scc.name)\(status).")
    for note in Set(benefits.map(\.note)).sorted() where !note.isEmpty { print(note) }
  }
}
