internal import Tables

/// Findings as lines, with the many that follow from a few kept short.
enum FindingList {
  /// How many errors of the plan's text are printed before the rest are only counted.
  private static let shown = 8

  /// One line per finding; of many errors in the text of the plan, the first few and a count.
  static func lines(_ findings: [Finding], all: Bool) -> [String] {
    let text = findings.filter { $0.place.file.hasSuffix(".md") && $0.severity == .error }
    guard !all, text.count > shown else { return findings.map(\.description) }
    let hidden = Set(text.dropFirst(shown))
    let rest = findings.filter { !hidden.contains($0) }.map(\.description)
    return rest + [
      "error: plan: \(text.count - shown) more references in the text cannot be resolved. Mend the "
        + "tables first; `cairn check --all` lists every one."
    ]
  }
}
