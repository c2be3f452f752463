public import ArgumentParser
internal import Factors
internal import Forecast
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
    let community = after.workspace.community
    guard
      let base = after.wholeLevels.first?.target.baseYear ?? community.inventoryYears.first,
      let policy = RecalculationPolicy(
        thresholdPercent: community.recalculationThreshold, baseYear: base)
    else { throw CommandFailure("There is no base year: state inventory_years in community.yaml.") }
    let comparison = RecalculationComparison(
      before: earlier.inventory, after: after.inventory, policy: policy,
      targets: after.wholeLevels.compactMap { level in
        level.base == 0 || !follows(level, after.levels)
          ? nil
          : TargetBasis(
            id: level.target.id, name: level.target.name, baseYear: level.target.baseYear,
            allowedShare: level.allowed / level.base)
      })
    print(comparison)
    guard let what, let why else { return }
    try log(comparison, what: what, why: why, in: after)
  }

  /// True when a level is a part of its base year: tons of a community's own are not, nor is a way from one to another.
  private func follows(_ level: TargetLevel, _ levels: [TargetLevel]) -> Bool {
    guard level.target.kind == .interim else { return level.target.kind != .own }
    return levels.contains { goal in
      goal.target.id == level.target.leadsTo && goal.target.kind != .own
        && goal.target.baseYear == level.target.baseYear
    }
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
      let values = [
        "year": String(entry.year), "date": entry.date, "change": entry.change.rawValue,
        "what": entry.what, "why": entry.why, "tonnes_before": "\(entry.tonnesBefore)",
        "tonnes_after": "\(entry.tonnesAfter)",
      ]
      table.append(table.header.map { values[$0] ?? "" })
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
