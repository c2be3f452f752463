public import ArgumentParser
internal import Factors
internal import Forecast
internal import Foundation
internal import Interchange
public import Inventory
internal import Plan
internal import Quantities
internal import Tables
internal import Workspace

extension ReportingFramework: ExpressibleByArgument {}
extension Account: ExpressibleByArgument {}
extension GovernmentControl: ExpressibleByArgument {}

/// `cairn inventory table`: emissions by sector, scope and gas, or under a protocol.
struct InventoryTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Print emissions by sector, scope and gas, or by protocol.",
    discussion: """
      Without --framework, prints sectors by year and then each year asked for (the last one unless \
      --year is given) by sector, scope and gas. With --framework, prints the lines of a protocol, its \
      totals by its own rules, and what is missing. With --format xlsx, writes all of it as a workbook, \
      with records, factors, sources and findings.
      --gwp moves every year and target to other warming potentials and shows the difference.
      Ends with exit code 1 when a total leaves something out because of an error.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json, xlsx
  }

  @OptionGroup var folder: WorkspaceArgument
  @Option(name: .long, parsing: .upToNextOption, help: "Years to show in detail.")
  var year: [Int] = []
  @Option(help: "uscp, gpc, lgop or crf.") var framework: ReportingFramework?
  @Option(help: "community, government, upstream or consumption.") var account: Account?
  @Option(help: "For lgop: operational or financial.")
  var control: GovernmentControl = .operational
  @Option(help: "Other warming potentials, such as ar4, ar6-by-origin or ar6:20.")
  var gwp: String?
  @Option(help: "text, csv, json or xlsx (a workbook; all years unless --year is given).")
  var format: Format = .text
  @Option(name: .shortAndLong, help: "The workbook to write, for xlsx.") var output: String?

  func validate() throws {
    guard (format == .xlsx) == (output != nil) else {
      throw ValidationError("--format xlsx and --output FILE go together.")
    }
    guard [.operational, .financial].contains(control) else {
      throw ValidationError("--control is operational or financial.")
    }
  }

  func run() throws {
    let calculation = try folder.calculation()
    let own = try inventory(calculation)
    guard own.hasRecords else { return try tellWhyEmpty(calculation, own.account) }
    let potentials = try gwp.map { try WarmingPotentialsArgument.find($0, in: calculation) }
    let inventory = potentials.map { EmissionsInventory(own, potentials: $0) } ?? own
    try refuseUnknownYears(inventory)
    var omissions = calculation.omissions + gasOmissions(inventory, own)
    if let output {
      try write(inventory, calculation, to: output)
    } else if let framework {
      let reports = years(inventory).map {
        inventory.report(framework, year: $0, control: control)
      }
      try FrameworkTables(reports: reports, format: format).print()
      omissions += reports.flatMap(\.findings).filter { $0.severity == .error }.map(\.message)
    } else {
      InventoryTables(inventory: inventory, years: years(inventory), format: format).print()
    }
    if format == .text {
      if let potentials { tellDifference(own, potentials, calculation) }
      if framework == nil, account == nil { tellOtherAccounts(calculation, potentials) }
    }
    for omission in omissions { printError("Left out: \(omission)") }
    if !omissions.isEmpty { throw ExitCode(1) }
  }

  private func refuseUnknownYears(_ inventory: EmissionsInventory) throws {
    let known = inventory.years
    guard let wrong = year.first(where: { !known.contains($0) }) else { return }
    throw CommandFailure(
      "There is no record of \(wrong) in this account. Years: \(known.map(String.init).joined(separator: ", "))."
    )
  }

  /// Gases that only the warming potentials of --gwp lack.
  private func gasOmissions(_ inventory: EmissionsInventory, _ own: EmissionsInventory) -> [String]
  {
    let before = own.account == .community ? own.gasesWithoutPotential : []
    return inventory.gasesWithoutPotential.filter { !before.contains($0) }.map { gas in
      "\(gas.formula) is in no total, because \(inventory.potentials.title) has no potential for it."
    }
  }

  private func inventory(_ calculation: PlanCalculation) throws -> EmissionsInventory {
    let wanted = account ?? framework?.account ?? .community
    if wanted == .community { return calculation.inventory }
    if let found = calculation.otherAccounts.first(where: { $0.account == wanted }) { return found }
    throw CommandFailure(
      "No record is booked in the account “\(wanted.rawValue)”. Write it in the column “account” of inventory.csv."
    )
  }

  /// The years asked for, else the last with a record.
  private func years(_ inventory: EmissionsInventory) -> [Int] {
    year.isEmpty ? inventory.years.suffix(1) : year.sorted()
  }

  private func write(
    _ inventory: EmissionsInventory, _ calculation: PlanCalculation, to output: String
  ) throws {
    let years = year.isEmpty ? inventory.years : year.sorted()
    let frameworks = framework.map { [$0] } ?? ReportingFramework.allCases
    let reports = frameworks.filter { $0.account == inventory.account }.flatMap { framework in
      years.map { inventory.report(framework, year: $0, control: control) }
    }
    let results = InventoryResults(
      inventory, community: calculation.workspace.community.name, years: years, reports: reports,
      findings: calculation.findings, omissions: calculation.omissions)
    let problems = WorkbookWriter(tools: Tools.folder)
      .write(results.workbook, to: URL(filePath: output))
    guard problems.isEmpty else {
      throw CommandFailure(problems.map(\.message).joined(separator: "\n"))
    }
    Swift.print("Wrote \(output).")
  }

  private func tellDifference(
    _ own: EmissionsInventory, _ potentials: WarmingPotentials, _ calculation: PlanCalculation
  ) {
    let comparison = own.comparison(with: potentials)
    Swift.print("\nFrom \(comparison.from.title) to \(comparison.to.title), t CO2e:")
    var rows = [["", "before", "after", "difference", "%"]]
    rows += comparison.rows.map { row in
      difference(String(row.year), row.before, row.after)
    }
    let moved = calculation.with(potentials: potentials)
    for level in calculation.levels {
      guard let other = moved.levels.first(where: { $0.target.id == level.target.id }) else {
        continue
      }
      rows.append(difference("target \(level.target.id)", level.allowed, other.allowed))
    }
    Swift.print(TextTable.aligned(rows), terminator: "")
    let missing = Set(comparison.rows.flatMap(\.missing)).sorted().map(\.formula)
    if !missing.isEmpty {
      Swift.print(
        "No potential in \(potentials.title) for \(missing.joined(separator: ", ")): left out of it."
      )
    }
  }

  private func difference(_ name: String, _ before: Double, _ after: Double) -> [String] {
    let percent = before == 0 ? "" : NumberText.grouped((after / before - 1) * 100, decimals: 2)
    return [
      name, NumberText.grouped(before), NumberText.grouped(after),
      NumberText.grouped(after - before), percent,
    ]
  }

  private func tellOtherAccounts(
    _ calculation: PlanCalculation, _ potentials: WarmingPotentials?
  ) {
    for other in calculation.otherAccounts {
      let account = potentials.map { EmissionsInventory(other, potentials: $0) } ?? other
      for year in years(account) {
        let whole = Set(
          calculation.inventory.allEntries(of: year).map(\.record.id))
        let inside = account.tonnes(of: year) { whole.contains($0.within) }
        let part =
          inside == 0 ? "" : ", of which \(NumberText.grouped(inside)) are in the community's too"
        Swift.print(
          "\(account.account.title), \(year): \(NumberText.grouped(account.total(year))) t CO2e\(part). An account of its own, not part of the total above."
        )
      }
    }
  }

  private func tellWhyEmpty(_ calculation: PlanCalculation, _ account: Account) throws {
    let errors = calculation.findings.filter {
      $0.severity == .error && $0.place.file.hasPrefix("inventory")
    }
    guard !errors.isEmpty else {
      Swift.print(NotBegun.inventory)
      return
    }
    for finding in errors.prefix(5) { printError("\(finding)") }
    throw CommandFailure("Nothing could be totaled; `cairn check` lists every error.")
  }
}

/// Finds the warming potentials that an option names.
enum WarmingPotentialsArgument {
  /// Such as `ar4`, `ar6-by-origin` or `ar6:20`; without a horizon, the workspace's.
  static func find(_ text: String, in calculation: PlanCalculation) throws -> WarmingPotentials {
    let parts = text.lowercased().split(separator: ":")
    let horizon = parts.count > 1 ? Int(parts[1]) : calculation.workspace.community.gwpHorizon
    if let set = parts.first, let horizon,
      let found = calculation.library.warmingPotentials(set: String(set), horizon: horizon)
    {
      return found
    }
    let known = calculation.library.warmingPotentials.map {
      $0.horizon == 100 ? $0.set : "\($0.set):\($0.horizon)"
    }
    throw CommandFailure(
      "There are no warming potentials “\(text)”. Known: \(known.joined(separator: ", ")).")
  }
}
