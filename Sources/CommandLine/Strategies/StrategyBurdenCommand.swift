internal import ArgumentParser
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

/// `cairn strategies burden`: what part of their income households spend on energy at home, by income.
struct StrategyBurdenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "burden",
    abstract: "Show what energy at home is of households' incomes, before and after the actions.",
    discussion: """
      Incomes and what households spend on energy are rows of incomes.csv; what the actions save and add at home is \
      priced by prices.csv and goes to the bands as savings_percent says, else in proportion to what they spend. What \
      households pay for the actions themselves and fuel of vehicles are not in it. With an action's name only that \
      action counts. Ends with exit code 1 when something is left out.

        cairn strategies burden hennepin-county
        cairn strategies burden hennepin-county b1 --year 2040 --limit 8
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "An action's short name, such as b1; all actions together unless given.")
  var action: String?
  @OptionGroup var basis: ScenarioOption
  @Option(help: "The year; that of the first target unless given.") var year: Int?
  @Option(help: "Percent of income above which the burden counts as high.")
  var limit = EnergyBurden.usualLimit * 100
  @Option(help: "The year of whose dollars savings are; the newest one stated unless given.")
  var dollars: Int?
  @Flag(help: "Print JSON.") var json = false
  @Flag(help: "Print CSV.") var csv = false

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("Give --json or --csv, not both.") }
    guard limit > 0, limit < 100 else {
      throw ValidationError("--limit is a percentage of income, above 0 and below 100.")
    }
  }

  func run() throws {
    let calculation = try basis.applied(to: folder.calculation())
    let burden = try burden(calculation)
    if csv {
      print(TextTable.csv(rows(burden), file: "energy-burden.csv"), terminator: "")
    } else if json {
      print(JSONText.of(rows(burden), textColumns: ["band"]))
    } else {
      printFollowed(calculation)
      printText(burden)
    }
    let leftOut =
      burden.notes + burden.findings.filter { $0.severity == .error }.map { "\($0)" }
      + calculation.workspace.burdenOmissions + calculation.planOmissions
    for sentence in leftOut { printError("Left out: \(sentence)") }
    guard leftOut.isEmpty else { throw ExitCode(1) }
  }

  private func burden(_ calculation: PlanCalculation) throws -> EnergyBurden {
    if let action { _ = try calculation.namedAction(action) }
    let ledger = dollars.map { calculation.money(inDollarsOf: $0) } ?? calculation.money
    let year = year ?? calculation.moneyYear
    guard ledger.years.contains(year) else {
      throw CommandFailure(
        "--year is from \(ledger.years.lowerBound) to \(ledger.years.upperBound).")
    }
    guard let burden = ledger.burden(in: year, of: action, limit: limit / 100) else {
      throw CommandFailure("There are no usable incomes. Add rows to incomes.csv.")
    }
    return burden
  }

  private func rows(_ burden: EnergyBurden) -> [[String]] {
    let header = [
      "band", "households", "income_usd", "energy_cost_usd", "price_year", "burden_before_percent",
      "saving_usd", "burden_after_percent", "over_before", "over_after",
    ]
    return [header]
      + burden.bands.map { row in
        [
          row.band.band, "\(row.band.households)", "\(row.band.income)",
          "\(row.band.energyCost)", row.band.priceYear.map(String.init) ?? "",
          "\(row.before * 100)", "\(row.saving)", "\(row.after * 100)",
          row.before > burden.limit ? "yes" : "no", row.after > burden.limit ? "yes" : "no",
        ]
      }
  }

  private func printText(_ burden: EnergyBurden) {
    let header = [
      "income", "households", "mean, $", "energy, $", "burden", "saved, $", "in \(burden.year)",
    ]
    let lines = burden.bands.map { row in
      [
        row.band.band, NumberText.grouped(row.band.households),
        NumberText.grouped(row.band.income), NumberText.grouped(row.band.energyCost),
        EnergyBurden.percent(row.before), NumberText.grouped(row.saving),
        EnergyBurden.percent(row.after),
      ]
    }
    print(TextTable.fitted([header] + lines, left: 1, cutting: 0), terminator: "")
    print(
      "What a household of each band spends on energy at home in a year, and what part of its income that is: the burden, now and with what the actions save."
    )
    print(
      "Households in bands over \(EnergyBurden.percent(burden.limit)) of income: \(NumberText.grouped(burden.householdsOverBefore)) before, \(NumberText.grouped(burden.householdsOverAfter)) after. All households of a band count by its mean."
    )
    print(
      "All households together save $\(NumberText.grouped(burden.savings)) of \(burden.dollarsOf) at home in \(burden.year). Incomes and energy costs stay as stated, each band in dollars of its own year."
    )
  }
}
