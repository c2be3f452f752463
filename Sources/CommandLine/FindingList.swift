internal import Foundation
internal import Tables

/// Findings as JSON, CSV or lines, with the many that follow from a few kept short.
enum FindingList {
  /// How many errors of the plan's text are printed before the rest are only counted.
  private static let shown = 8

  /// As an array of objects.
  static func json(_ findings: [Finding]) throws -> String {
    try JSONText.encoded(findings) + "\n"
  }

  /// One row per finding.
  static func csv(_ findings: [Finding]) -> String {
    let rows = findings.map { finding in
      [
        finding.severity.rawValue, finding.place.file, finding.place.row.map(String.init) ?? "",
        finding.place.column ?? "", finding.message,
      ]
    }
    return TextTable.csv(
      [["severity", "file", "row", "column", "message"]] + rows, file: "findings.csv")
  }

  /// For example `2 errors, 1 warning, 0 notes`.
  static func counts(_ severities: [Finding.Severity]) -> String {
    Finding.Severity.allCases.reversed().map { severity in
      let count = severities.count { $0 == severity }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }

  /// One line per finding, the same of several rows in one; of many errors in the text of the plan, the first few and a
  /// count.
  ///
  /// - Parameter all: One line for each, whatever it says.
  static func lines(_ findings: [Finding], all: Bool) -> [String] {
    guard !all else { return findings.map(\.description) }
    let text = findings.filter { $0.place.file.hasSuffix(".md") && $0.severity == .error }
    guard text.count > shown else { return EqualFindings.grouped(findings).map(\.description) }
    let hidden = Set(text.dropFirst(shown))
    let rest = EqualFindings.grouped(findings.filter { !hidden.contains($0) })
    return rest.map(\.description) + [
      "error: plan: \(text.count - shown) more references in the text cannot be resolved. Mend the "
        + "tables first; `cairn check --all` lists every one."
    ]
  }
}
