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
}
