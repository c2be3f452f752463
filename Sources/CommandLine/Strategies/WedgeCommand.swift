internal import ArgumentParser
internal import Forecast
internal import Plan
internal import Quantities
internal import Strategies

/// `cairn strategies wedge`: what part of the reduction is each action's.
struct WedgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wedge", abstract: "Divide the reduction among actions, year by year.",
    discussion: """
      Each action's share is its Shapley value, the mean over all orders in which the actions could have \
      come; the shares of a year sum to the whole to the last digit. Beside it stand what the action would \
      save alone, and what it saves on top of all others. A share that had to be sampled has its standard error.

      --marginal adds the share with electricity at marginal rates: those of the path “marginal-electricity” \
      in paths.csv, else the library's short-run rate of the grid. It is in no total.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @OptionGroup var basis: ScenarioOption
  @Option(
    parsing: .upToNextOption,
    help: "Years, such as 2030,2040 or 2030-2035; the years of targets and the last unless given.")
  var years: [String] = []
  @Flag(
    help: "Show beside it what each action saves with electricity at the margin of the grid.")
  var marginal = false
  @Flag(help: "Print JSON.") var json = false
  @Flag(help: "Print CSV.") var csv = false

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("Choose one of --json and --csv.") }
  }

  func run() throws {
    let calculation = try basis.applied(to: folder.calculation())
    guard let portfolio = calculation.portfolio else {
      throw CommandFailure(noForecastOf: calculation)
    }
    guard !portfolio.effective.isEmpty else {
      throw CommandFailure(
        "No action has an effect on emissions yet. `cairn strategies add` makes one of a calculator."
      )
    }
    guard !marginal || portfolio.marginal != nil else {
      throw CommandFailure(
        "There is no marginal rate of this grid. State one as the path “\(MarginalRates.path)” in paths.csv, in kg-co2e/MWh."
      )
    }
    let chosen = try chosenYears(portfolio.projection.years, calculation)
    if json || csv {
      let table =
        [Self.header + (marginal ? ["marginal_tonnes"] : [])]
        + chosen.flatMap { rows($0, portfolio, isPlain: true) }
      print(
        json
          ? JSONText.of(table, textColumns: ["action", "title"])
          : TextTable.csv(table, file: "wedges.csv"), terminator: json ? "\n" : "")
    } else {
      printFollowed(calculation)
      for year in chosen { printYear(year, portfolio) }
    }
    for sentence in portfolio.capped { printError("Capped: \(sentence)") }
    for sentence in portfolio.overclaims { printError("More than there is: \(sentence)") }
    for omission in calculation.forecastOmissions { printError("Left out: \(omission)") }
    if !calculation.forecastOmissions.isEmpty { throw ExitCode(1) }
  }

  private static let header = [
    "year", "action", "title", "share_tonnes", "error_tonnes", "alone_tonnes", "last_tonnes",
  ]

  private func rows(_ year: Int, _ portfolio: Portfolio, isPlain: Bool) -> [[String]] {
    func text(_ tonnes: Double) -> String { isPlain ? "\(tonnes)" : NumberText.grouped(tonnes) }
    return portfolio.effective.compactMap { action in
      portfolio.wedge(of: action.id, in: year).map { wedge in
        (isPlain ? ["\(year)"] : []) + [action.id, action.title, text(wedge.share)]
          + (isPlain || wedge.error > 0 ? [text(wedge.error)] : [""])
          + [text(wedge.alone), text(wedge.last)]
          + (marginal
            ? [portfolio.marginalReduction(of: action.id, in: year).map(text) ?? ""] : [])
      }
    }
  }

  private func printYear(_ year: Int, _ portfolio: Portfolio) {
    let whole = portfolio.reduction(in: year) ?? .nan
    let before = basis.scenario == nil ? "than business as usual" : "than without the actions"
    print(
      "\(year): \(NumberText.grouped(whole)) t CO2e less \(before), \(NumberText.grouped(portfolio.total(year) ?? .nan)) t remain"
    )
    let header =
      ["Action", "", "Share, t", "± t", "Alone, t", "Last, t"] + (marginal ? ["Marginal, t"] : [])
    var table = [header] + rows(year, portfolio, isPlain: false)
    // Exact shares, as nearly all are, need no column of errors.
    if table.dropFirst().allSatisfy({ $0[3].isEmpty }) {
      for row in table.indices { table[row].remove(at: 3) }
    }
    print(TextTable.fitted(table, left: 2, cutting: 1), terminator: "")
    for lone in portfolio.needsAlone(in: year) {
      let needs = lone.needs.map(\.id).joined(separator: " and ")
      print("- \(lone.action.id) saves nothing alone, because it needs \(needs).")
    }
    guard marginal, let rates = portfolio.marginal else { return }
    guard let rate = rates.kilogramsPerMegawattHour(year),
      let sum = portfolio.marginalReduction(in: year)
    else { return print("The path of marginal rates does not reach \(year).") }
    print(
      "\(NumberText.grouped(sum)) t with electricity at \(NumberText.significant(rate)) kg CO2e per MWh: \(rates.title). \(rates.note)"
    )
  }

  private func chosenYears(
    _ all: ClosedRange<Int>, _ calculation: PlanCalculation
  ) throws -> [Int] {
    guard years.isEmpty else { return try YearList.read(years, within: all) }
    let targets = calculation.levels.map(\.target.year).filter(all.contains)
    return Set(targets + [all.upperBound]).sorted()
  }
}
