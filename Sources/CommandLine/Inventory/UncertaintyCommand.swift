internal import ArgumentParser
internal import Foundation
internal import Inventory
internal import Plan
internal import Quantities

/// `cairn inventory uncertainty`: how sure a year's total is.
struct UncertaintyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uncertainty", abstract: "Say how sure a year's total is.",
    discussion: """
      By formula, with factors taken as independent and as shared, and by sampling with a seed that \
      anyone can repeat. Ranges stand in inventory.csv (activity_uncertainty_percent, \
      factor_uncertainty_percent) and factors.csv; where there is none, a default by data quality is \
      used and named. A record without either is in the total and in no interval.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "The year; the last inventory year unless given.") var year: Int?
  @Option(help: "How many draws.") var draws: Int = 10_000
  @Option(help: "What the draws start from.") var seed: UInt64 = 1
  @Option(help: "How many records to list, the largest contributors first.") var top: Int = 10

  func validate() throws {
    guard (2...10_000_000).contains(draws) else {
      throw ValidationError("--draws is 2 to 10,000,000.")
    }
    guard top >= 0 else { throw ValidationError("--top is 0 or more.") }
  }

  func run() throws {
    let calculation = try folder.calculation()
    let inventory = calculation.inventory
    guard let year = year ?? inventory.years.last else {
      throw CommandFailure(NotBegun.inventory)
    }
    let terms = inventory.uncertainTerms(year)
    guard !terms.isEmpty else {
      let years = inventory.years.map(String.init).joined(separator: ", ")
      throw CommandFailure("There is no calculated record of \(year). Years: \(years).")
    }
    let formula = UncertaintyPropagation(terms)
    guard formula.coveredTotal != 0 else {
      printCoverage(formula)
      throw CommandFailure(
        "No record of \(year) has a range for both its activity and its factor, so there is no interval. State activity_uncertainty_percent and factor_uncertainty_percent, or quality and factor_quality."
      )
    }
    print("\(year): \(NumberText.grouped(formula.total)) t CO2e, 95 percent intervals")
    print("  by formula, factors independent: \(text(formula.independent))")
    print("  by formula, factors shared:      \(text(formula.sharedFactors))")
    do {
      let sample = try UncertaintySampling(terms, draws: draws, seed: seed)
      let p = sample.percentiles
      print(
        "  by sampling (\(NumberText.grouped(Double(draws))) draws, seed \(seed)): \(NumberText.grouped(p.p2_5)) to \(NumberText.grouped(p.p97_5)) t, median \(NumberText.grouped(p.p50))"
      )
    } catch {
      throw CommandFailure(error.message)
    }
    printCoverage(formula)
    printTerms(formula)
    for note in formula.notes { print("- \(note)") }
    for omission in calculation.omissions { printError("Left out: \(omission)") }
    if !calculation.omissions.isEmpty { throw ExitCode(1) }
  }

  private func text(_ interval: UncertaintyPropagation.Interval) -> String {
    let percent = interval.percent.map { " (± \(NumberText.grouped($0, decimals: 1)) %)" } ?? ""
    return "± \(NumberText.grouped(interval.halfWidth)) t\(percent)"
  }

  private func printCoverage(_ formula: UncertaintyPropagation) {
    let coverage = formula.coverage
    let parts = [
      ("stated", coverage.stated), ("defaulted by data quality", coverage.defaulted),
      ("without a range", coverage.unknown),
    ].map { name, tonnes in
      "\(NumberText.grouped(coverage.percent(tonnes) ?? 0)) % \(name)"
    }
    print("  ranges: \(parts.joined(separator: ", "))")
  }

  private func printTerms(_ formula: UncertaintyPropagation) {
    guard top > 0, !formula.terms.isEmpty else { return }
    var rows = [["Record", "t CO2e", "± %", "± t", "% of variance"]]
    for term in formula.terms.prefix(top) {
      rows.append([
        term.id, NumberText.grouped(term.tonnes), NumberText.grouped(term.percent, decimals: 1),
        NumberText.grouped(term.halfWidth),
        NumberText.grouped(term.shareOfVariance * 100, decimals: 1),
      ])
    }
    print(TextTable.aligned(rows), terminator: "")
  }
}
