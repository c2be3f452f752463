internal import Interchange
internal import Tables

/// What an import did, or would do, for people.
struct ImportReport {
  let plan: ImportPlan
  let isWritten: Bool
  /// Of many changes, only the first are named.
  let isShort: Bool

  /// So many changes, and so many rows that are left out or missing, are named.
  private static let named = 40

  /// Changes cell by cell, then what is left out and what stays.
  var lines: [String] {
    shortened(plan.changes.flatMap(changeLines), "more lines of changes; --all prints them")
      + shortened(
        plan.leftOut.filter { $0.reason == .error }
          .map { "left out, because of an error: \(named($0.name))\($0.place)" },
        "more rows are left out because of errors")
      + shortened(
        plan.leftOut.filter { $0.reason == .unfilled }
          .map { "not filled yet: \(named($0.name))\($0.place)" }, "more rows are not filled yet")
      + shortened(
        plan.missing.map { "not in the workbook, kept: \(named($0.name))\($0.place)" },
        "more rows are not in the workbook and stay")
  }

  /// One sentence or more with every count.
  var summary: String {
    let would = isWritten ? "" : "would be "
    let counts = ImportPlan.RowChange.Kind.allCases.map { kind in
      let count = plan.changes.count { $0.kind == kind }
      return "\(count) \(count == 1 ? "row" : "rows") \(would)\(kind.rawValue)"
    }
    let files = plan.tables.keys.sorted().joined(separator: ", ")
    let wrote =
      isWritten ? files.isEmpty ? " Nothing had to be written." : " Wrote \(files)." : ""
    return "\(counts.joined(separator: ", ")); \(plan.unchangedRows) unchanged.\(leftOut)\(wrote)"
  }

  private var leftOut: String {
    let wrong = plan.leftOut.count { $0.reason == .error }
    let unfilled = plan.leftOut.count - wrong
    let parts = [
      (wrong, "left out because of errors"), (unfilled, "not filled yet"),
      (plan.missing.count, "of the workspace not in the workbook, and kept"),
    ].filter { $0.0 > 0 }.map { count, what in "\(count) \(count == 1 ? "row" : "rows") \(what)" }
    let errors = plan.findings.count { $0.severity == .error }
    let found = errors == 0 ? "" : " \(errors) error\(errors == 1 ? "" : "s")."
    return (parts.isEmpty ? "" : " \(parts.joined(separator: "; ")).") + found
  }

  private func changeLines(_ change: ImportPlan.RowChange) -> [String] {
    let head = "\(change.kind.rawValue): \(named(change.name))\(change.place)"
    switch change.kind {
    case .removed: return [head]
    case .added:
      let cells = change.cells.map { "\($0.column) \(quoted($0.new))" }
      return [head, "  \(cells.joined(separator: ", "))"]
    case .changed:
      return [head] + change.cells.map { "  \($0.column): \(quoted($0.old)) → \(quoted($0.new))" }
    }
  }

  private func named(_ name: String) -> String { name.isEmpty ? "" : "\(name) at " }

  private func quoted(_ text: String) -> String { text.isEmpty ? "(empty)" : text }

  private func shortened(_ lines: [String], _ rest: String) -> [String] {
    guard isShort, lines.count > ImportReport.named else { return lines }
    return lines.prefix(ImportReport.named) + ["… \(lines.count - ImportReport.named) \(rest)."]
  }
}
