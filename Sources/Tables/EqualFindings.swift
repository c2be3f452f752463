/// One thing found in several rows of a table, in the same column.
public struct EqualFindings: Hashable, Sendable, CustomStringConvertible {
  /// The first of them.
  public let first: Finding
  /// Where it was found, from the first row to the last; empty where a whole file is meant.
  public let rows: [Int]

  /// Gathers findings that say the same of the same column, each where the first of them stood.
  public static func grouped(_ findings: [Finding]) -> [EqualFindings] {
    var order: [Finding] = []
    var rows: [Finding: [Int]] = [:]
    for finding in findings {
      var key = finding
      key.place.row = nil
      key.tonnesAtStake = nil
      if rows[key] == nil { order.append(finding) }
      rows[key, default: []] += finding.place.row.map { [$0] } ?? []
    }
    return order.map { first in
      var key = first
      key.place.row = nil
      key.tonnesAtStake = nil
      return EqualFindings(first: first, rows: Set(rows[key] ?? []).sorted())
    }
  }

  /// For example `error: risks.csv, rows 2–4 and 14, column hazard: There is no hazard …`.
  public var description: String {
    guard rows.count > 1 else { return first.description }
    let noun = first.place.file.hasSuffix(".md") ? "lines" : "rows"
    let place = ["\(first.place.file), \(noun) \(Self.written(rows))"]
    let column = first.place.column.map { ["column \($0)"] } ?? []
    return
      "\(first.severity.rawValue): \((place + column).joined(separator: ", ")): \(first.message)"
  }

  /// Rows that follow each other as `2–4`, and the last after “and”.
  private static func written(_ rows: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for row in rows {
      if let last = runs.last, last.upperBound + 1 == row {
        runs[runs.count - 1] = last.lowerBound...row
      } else {
        runs.append(row...row)
      }
    }
    let texts = runs.map { run in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)–\(run.upperBound)"
    }
    guard let last = texts.last, texts.count > 1 else { return texts.joined() }
    return "\(texts.dropLast().joined(separator: ", ")) and \(last)"
  }
}
