/// What somebody has written whom nobody knows, without what would change how the text of others is shown.
enum StrangersText {
  /// No script puts more marks on a letter than this; towers of them cover the lines around.
  private static let marksOnLetter = 4

  /// The text without control characters, marks that turn the direction of reading, and towers of accents.
  ///
  /// - Parameter isLine: Then line ends and tabs become spaces.
  static func plain(_ text: String, isLine: Bool = false) -> String {
    var plain = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark:
        marks += 1
        if marks <= marksOnLetter { plain.append(scalar) }
        continue
      case .control where ["\n", "\r", "\t"].contains(scalar), .lineSeparator, .paragraphSeparator:
        plain.append(isLine ? " " : scalar == "\t" ? scalar : "\n")
      case .control: continue
      case .format where turnsDirection(scalar): continue
      default: plain.append(scalar)
      }
      // Signs that are not seen do not begin another letter.
      if scalar.properties.generalCategory != .format { marks = 0 }
    }
    return String(plain)
  }

  /// Embeddings, overrides and isolates; the two marks that writers of Hebrew and Arabic need stay.
  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar)
  }

  /// The text for a cell of a table that spreadsheets open, where nothing of it runs as a formula.
  ///
  /// An apostrophe stands before each sign that begins a formula, at the beginning and behind what spreadsheets of other
  /// countries take for the end of a cell.
  ///
  /// Source: OWASP, CSV Injection.
  static func cell(_ text: String) -> String {
    var cell = String.UnicodeScalarView()
    var isStart = true
    for scalar in text.unicodeScalars {
      if isStart, formulaSigns.contains(scalar) {
        cell.append("'")
        isStart = false
      }
      if cellEnds.contains(scalar) { isStart = true } else if !isUnseen(scalar) { isStart = false }
      cell.append(scalar)
    }
    return String(cell)
  }

  // Full-width signs begin formulas where Chinese, Japanese and Korean are written.
  private static let formulaSigns: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
  private static let cellEnds: Set<Unicode.Scalar> = [";", "\t", "\n", "\r"]

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
  }
}
