import Plan
import Quantities
import Strategies
import Tables
import Workspace

/// Turns what was tried out into changes of the tables.
struct WhatIfSaving {
  private let pairs: [(saved: Action, now: Action)]

  init(saved: [Action], trial: WhatIf) {
    pairs = saved.compactMap { action in
      guard trial.changed.contains(action.id),
        let now = trial.actions.first(where: { $0.id == action.id })
      else { return nil }
      return (action, now)
    }
  }

  /// Why actions would not work as they were tried out; empty when all would.
  var problems: [String] {
    pairs.flatMap { pair in
      let known = pair.saved.parameterProblems().map(\.message)
      return pair.now.parameterProblems().map(\.message).filter { !known.contains($0) }
    }
      + pairs.filter { $0.now.startYear > $0.now.fullYear }.map {
        "“\($0.now.title)” would have its full effect before it starts."
      }
  }

  func write(into edits: inout TableEdits) {
    for (saved, now) in pairs {
      let cells = changes(of: saved, to: now)
      if !cells.isEmpty { edits.put(cells, in: "actions.csv", where: ["id": saved.id]) }
      writeParameters(saved, now, &edits)
      writeShares(saved, now, &edits)
    }
  }

  private func changes(of saved: Action, to now: Action) -> [String: String] {
    var cells: [String: String] = [:]
    if now.startYear != saved.startYear { cells["start_year"] = String(now.startYear) }
    if now.fullYear != saved.fullYear { cells["full_year"] = String(now.fullYear) }
    if now.uptake.endYear != saved.uptake.endYear {
      cells["end_year"] = now.uptake.endYear.map(String.init) ?? ""
    }
    if now.uptake.curve != saved.uptake.curve { cells["uptake"] = now.uptake.curve.rawValue }
    return cells
  }

  /// A number that was left to the library's usual value gets a row of its own.
  private func writeParameters(_ saved: Action, _ now: Action, _ edits: inout TableEdits) {
    for (name, parameter) in now.parameters.sorted(by: { $0.key < $1.key }) {
      guard parameter.number != saved.parameter(name)?.number else { continue }
      var cells = ["value": parameter.text]
      if saved.parameters[name] == nil {
        cells["unit"] = parameter.unit?.symbol ?? ""
        cells["source"] = "assumption"
      }
      edits.put(
        cells, in: WorkspaceTables.actionParameters.file,
        where: ["action": saved.id, "parameter": name])
    }
  }

  private func writeShares(_ saved: Action, _ now: Action, _ edits: inout TableEdits) {
    guard now.uptake.shares != saved.uptake.shares else { return }
    let file = WorkspaceTables.uptakeShares.file
    // Rows of years that no longer count, also those that an even uptake did not read.
    for year in edits.records(of: file, where: ["action": saved.id]).map({ $0["year"] })
    where Int(year).map({ now.uptake.shares[$0] == nil }) ?? true {
      edits.remove(from: file, where: ["action": saved.id, "year": year])
    }
    for (year, share) in now.uptake.shares.sorted(by: { $0.key < $1.key }) {
      var cells = [
        "percent": NumberText.significant(share * 100).replacing(",", with: "")
      ]
      if saved.uptake.shares[year] == nil { cells["source"] = "assumption" }
      edits.put(cells, in: file, where: ["action": saved.id, "year": String(year)])
    }
  }
}
