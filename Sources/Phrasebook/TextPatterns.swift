/// Many patterns, of which those that a text may fit are found by their rarest words.
struct TextPatterns: Sendable {
  private let byWord: [String: [TextPattern]]

  init(_ patterns: [TextPattern]) {
    var counts: [String: Int] = [:]
    for word in patterns.flatMap(\.words) { counts[word, default: 0] += 1 }
    byWord = Dictionary(grouping: patterns) { pattern in
      pattern.words.min { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) } ?? Self.none
    }
  }

  /// The key of patterns without a whole word.
  private static let none = ""

  /// The Spanish of a text by the pattern that it fits; by the one that says most, where it fits several.
  ///
  /// - Parameter translated: As for `TextPattern.fill`.
  func fill(_ text: String, _ translated: (String, Bool) -> String?) -> String? {
    for pattern in candidates(for: text) {
      if let filled = pattern.fill(text, translated) { return filled }
    }
    return nil
  }

  /// The patterns that a text may fit, those that say most first.
  private func candidates(for text: String) -> [TextPattern] {
    Set(EnglishText.words(text) + [Self.none]).flatMap { byWord[$0] ?? [] }.sorted(by: >)
  }
}

/// What has to be known of English texts to find their Spanish.
enum EnglishText {
  static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  static func words(_ text: String) -> [String] {
    text.split { !isOfWord($0) }.map(String.init)
  }

  /// The sentences of a text, which begin with a capital or a quote.
  static func sentences(_ text: String) -> [String] {
    var sentences: [String] = []
    for word in text.split(separator: " ") {
      let begins = word.first.map { $0.isUppercase || $0 == "“" || $0 == "`" } ?? false
      if let last = sentences.last, !begins || !isEnded(last) {
        sentences[sentences.count - 1] = "\(last) \(word)"
      } else {
        sentences.append(String(word))
      }
    }
    return sentences
  }

  private static func isEnded(_ text: String) -> Bool {
    text.last.map { ".?!".contains($0) } ?? false
  }

  /// Whether a text is a sentence or has one in it; abbreviations such as `St. Paul` are none.
  static func isSentence(_ text: String) -> Bool {
    nextSentence(in: text[...]) != nil || isEnded(text) && text.split(separator: " ").count > 3
  }

  /// Where the second sentence of a text begins, with a capital or a quote; nil for a text of one sentence.
  ///
  /// Letter by letter, as a pattern that is made anew for each text takes four hundred times as long.
  ///
  /// - Parameter mayBeNumber: Whether it may begin with a number, too.
  static func nextSentence(in text: Substring, mayBeNumber: Bool = false) -> Substring.Index? {
    var rest = text
    while let end = rest.firstIndex(where: { ".?!".contains($0) }) {
      rest = text[text.index(after: end)...]
      guard rest.first == " ", let first = rest.dropFirst().first else { continue }
      let begins =
        first == "“" || first.isASCII && (first.isUppercase || mayBeNumber && first.isNumber)
      if begins, endsWord(text[..<end]) { return rest.index(after: rest.startIndex) }
    }
    return nil
  }

  /// Whether a full stop behind a text ends a sentence and no abbreviation.
  private static func endsWord(_ text: Substring) -> Bool {
    guard let last = text.last else { return false }
    if ")”%".contains(last) || last.isASCII && last.isNumber { return true }
    let word = text.suffix(3)
    return word.count == 3 && !word.contains { $0 == " " || $0 == "." }
  }

  private static let joiningWords: Set<Substring> = [
    "a", "after", "an", "and", "are", "as", "at", "before", "but", "by", "for", "from", "has", "if",
    "in", "is", "it", "its", "more", "no", "not", "of", "on", "or", "than", "that", "the", "to",
    "was", "were", "which", "with",
  ]

  /// Whether a text goes on in English outside of its quotes; a name such as `City of Lakes` does not.
  static func isPhrase(_ text: String) -> Bool {
    guard let first = text.first, !first.isUppercase else { return false }
    return withoutQuotes(text).split(separator: " ").contains { joiningWords.contains($0) }
  }

  private static func withoutQuotes(_ text: String) -> String {
    var (plain, rest) = ("", text[...])
    while let open = rest.firstIndex(of: "“"), let close = rest[open...].firstIndex(of: "”") {
      plain += rest[..<open]
      rest = rest[rest.index(after: close)...]
    }
    return plain + rest
  }

  static func hasBalancedQuotes(_ text: Substring) -> Bool {
    var open = 0
    for character in text {
      if character == "“" { open += 1 }
      if character == "”" { open -= 1 }
      if open < 0 { return false }
    }
    return open == 0
  }

  static func spanishQuotes(_ text: String) -> String {
    text.replacing("“", with: "«").replacing("”", with: "»")
  }

  /// What stands between the things of a list, longest first, with its Spanish.
  private static let joints = [
    ("; ", "; "), (", and ", " y "), (" and ", " y "), (" or ", " o "), (", ", ", "),
  ]

  /// The things of a list, and the Spanish of what stands between them.
  ///
  /// - Parameter bySemicolons: Whether only semicolons part them, as where things have commas of their own.
  static func list(
    _ text: String, bySemicolons: Bool = false
  ) -> (items: [String], joints: [String]) {
    let joints = bySemicolons ? Array(joints.prefix(1)) : joints
    var items = [""]
    var found: [String] = []
    var rest = text[...]
    while let character = rest.first {
      let joint = joints.first { rest.hasPrefix($0.0) }
      if let joint, hasBalancedQuotes(items[items.count - 1][...]) {
        items.append("")
        found.append(joint.1)
        rest = rest.dropFirst(joint.0.count)
      } else {
        items[items.count - 1].append(character)
        rest = rest.dropFirst()
      }
    }
    return (items, found)
  }
}
