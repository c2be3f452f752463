/// Texts in CSV files that are made to be opened in a spreadsheet.
///
/// A spreadsheet runs a cell that begins like a formula, whoever wrote it. An apostrophe in front keeps it a text; the
/// reader of such a file takes it off again, so that every text comes back to the letter.
package enum SpreadsheetText {
  private static let formulaStarts: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]

  /// The text as it may stand in such a file; a number stays a number.
  package static func guarded(_ text: String) -> String {
    isRunnable(text) ? "'" + text : text
  }

  /// The text that was meant.
  package static func plain(_ text: String) -> String {
    guard text.first == "'" else { return text }
    let rest = String(text.dropFirst())
    return isRunnable(rest) ? rest : text
  }

  /// True for what a spreadsheet would run, and for such a text with apostrophes of its own, so that none gets lost.
  private static func isRunnable(_ text: String) -> Bool {
    let body = text.drop { $0 == "'" }
    guard let first = body.first, formulaStarts.contains(first) else { return false }
    return Double(body)?.isFinite != true
  }
}
