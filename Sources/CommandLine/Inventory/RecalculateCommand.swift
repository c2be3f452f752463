public import ArgumentParser
internal import Factors
internal import Foundation
public import Inventory
internal import Plan
internal import Quantities
internal import Tables
internal import Workspace

extension RecalculationLogEntry.Change: ExpressibleByArgument {}

/// `cairn inventory recalculate`: which past years a change reaches, and the log of them.
struct RecalculateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recalculate",
    abstract: "Compare with an earlier state of the workspace, and log what was recalculated.",
    discussion: """
      Names the years whose total moved by the policy's threshold (recalculation_threshold_percent in \
      community.yaml, 5 unless given), and whether the base year and its targets move. With --what and \
      --why, adds the recalculated years to recalculations.csv.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "A folder with the workspace as it was.", completion: .directory)
  var before: String
  @Option(help: "method, factor, boundary, activity, error or potentials.")
  var change: RecalculationLogEntry.Change = .factor
  @Option(help: "What changed; writes the log.") var what: String?
  @Option(help: "Why it changed.") var why: String?

  func validate() throws {
    guard (what == nil) == (why == nil) else {
      throw ValidationError("State both --what and --why, or neither.")
    }
  }

  func run() throws {
    let after = try folder.calculation()
    let earlier = try WorkspaceArgument.calculation(folder: before)
    guard let comparison = after.recalculation(since: earlier) else {
      throw CommandFailure("There is no base year: state inventory_years in community.yaml.")
    }
    print(comparison)
    guard let what, let why else { return }
    try log(comparison, what: what, why: why, in: after)
  }

  private func print(_ comparison: RecalculationComparison) {
    for year in comparison.years { Swift.print(year.reason) }
    let years = comparison.mustRecalculate.map(String.init).joined(separator: ", ")
    Swift.print(years.isEmpty ? "No year passes the threshold." : "To recalculate: \(years).")
    let also = comparison.recalculateForConsistency.map(String.init).joined(separator: ", ")
    if !also.isEmpty { Swift.print("The base year moves, so for consistency also: \(also).") }
    for shift in comparison.targets where shift.moves {
      guard let before = shift.before, let after = shift.after else { continue }
      Swift.print(
        "Target “\(shift.target.id)” moves from \(NumberText.grouped(before)) to \(NumberText.grouped(after)) t CO2e."
      )
    }
    for note in comparison.notes { Swift.print("- \(note)") }
  }

  private func log(
    _ comparison: RecalculationComparison, what: String, why: String,
    in calculation: PlanCalculation
  ) throws {
    var log = calculation.workspace.recalculations
    let added = log.record(comparison, date: DateText.today, change: change, what: what, why: why)
    guard !added.isEmpty else { return Swift.print("Nothing was logged.") }
    let name = WorkspaceTables.recalculations.file
    var table =
      calculation.workspace.tables[name]
      ?? CSVTable(file: name, header: WorkspaceTables.recalculations.columns)
    for entry in added {
      let cells = entry.cells
      table.append(table.header.map { cells[$0] ?? "" })
    }
    let file = URL(filePath: folder.workspace).appending(path: name)
    do {
      try Data(table.text.utf8).write(to: file, options: .atomic)
    } catch {
      throw CommandFailure(writing: file.path, error)
    }
    Swift.print("\(added.count) years were logged in \(file.path).")
  }
}
