/// Texts in CSV files that are made to be opened in a spreadsheet.
///
/// A spreadsheet runs a cell that begins like a formula, whoever wrote it. An apostrophe before the sign keeps it a text;
/// the reader of such a file takes it off again, so that every text comes back to the letter.
///
/// Source: OWASP, CSV Injection.
package enum SpreadsheetText {
  // Full-width signs begin formulas where Chinese, Japanese and Korean are written.
  private static let formulaSigns: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
  /// What spreadsheets of some countries, and some imports, take for the end of a cell.
  private static let cellEnds: Set<Unicode.Scalar> = [";", "\t", "\n", "\r"]
  private static let mark: Unicode.Scalar = "'"

  /// The text as it may stand in such a file; a number stays a number.
  package static func guarded(_ text: String) -> String {
    guard Double(text)?.isFinite != true else { return text }
    return changed(text) { $0.append(mark) }
  }

  /// The text that was meant.
  package static func plain(_ text: String) -> String {
    changed(text) { if $0.last == mark { $0.removeLast() } }
  }

  /// The text with a change of what stands before each sign that would begin a formula.
  ///
  /// Apostrophes of the text's own before such a sign do not hide it, so that none gets lost.
  private static func changed(
    _ text: String, beforeSign change: (inout String.UnicodeScalarView) -> Void
  ) -> String {
    var changed = String.UnicodeScalarView()
    var isStart = true
    for scalar in text.unicodeScalars {
      if isStart, formulaSigns.contains(scalar) { change(&changed) }
      isStart = cellEnds.contains(scalar) || (isStart && (scalar == mark || isUnseen(scalar)))
      changed.append(scalar)
    }
    return String(changed)
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
  }
}
