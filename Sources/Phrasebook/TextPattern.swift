internal import Foundation

/// A text in two languages with `{}` in the place of numbers and names, such as `Days hotter than {}`.
package struct TextPattern: Sendable {
  private let parts: [String]
  private let others: [String]
  /// How much of a text the pattern fixes.
  let letters: Int
  /// What it fixes, for an order in which no two are alike.
  private let text: String

  package init(english: String, spanish: String) {
    parts = english.components(separatedBy: "{}")
    others = spanish.components(separatedBy: "{}")
    text = parts.joined()
    letters = text.count
  }

  /// The words that every text that fits has whole, so not those that join on to what is put in.
  var words: Set<String> {
    parts.enumerated().reduce(into: []) { words, part in
      let all = EnglishText.words(part.element)
      let isJoined = part.offset > 0 && part.element.first.map(EnglishText.isOfWord) == true
      let goesOn =
        part.offset < parts.count - 1 && part.element.last.map(EnglishText.isOfWord) == true
      words.formUnion(all.dropFirst(isJoined ? 1 : 0).dropLast(goesOn ? 1 : 0))
    }
  }

  /// The Spanish of a text that fits, with the same numbers and names in the same order; nil for any other text.
  ///
  /// - Parameter translated: What a name is called that is put in, by whether it stands in quotes; nil where the text
  ///   cannot be told because of it.
  package func fill(
    _ text: String, _ translated: (String, Bool) -> String? = { value, _ in value }
  ) -> String? {
    guard parts.count == others.count, let first = parts.first, let last = parts.last,
      text.hasPrefix(first), text.hasSuffix(last), text.count >= first.count + last.count
    else { return nil }
    var rest = text.dropFirst(first.count).dropLast(last.count)
    var values: [Substring] = []
    for part in parts.dropFirst().dropLast() {
      guard let found = rest.range(of: part) else { return nil }
      values.append(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    values.append(rest)
    var filled = others[0]
    for (place, value) in values.enumerated() {
      let isQuoted = parts[place].hasSuffix("“") && parts[place + 1].hasPrefix("”")
      guard !value.isEmpty || mayBeEmpty(place), EnglishText.hasBalancedQuotes(value),
        let text = word(of: value, at: place) ?? translated(String(value), isQuoted)
      else { return nil }
      filled += text + others[place + 1]
    }
    return filled
  }

  /// What comes before words that a table has to hold, which are the same in every language.
  private static let beforeWords = [
    "Use ", "one of ", "none of ", "It takes ", "Words are ", "Known: ", "Sets there: ", "Write ",
    "write ", "State ",
  ]

  /// A value that is words of a table, as it is; nil for any other.
  private func word(of value: Substring, at place: Int) -> String? {
    let isWord =
      parts[place].hasSuffix("” is ")
      ? parts[0] == "The audience of “" : Self.beforeWords.contains { parts[place].hasSuffix($0) }
    let text = String(value)
    let isListOfWords = EnglishText.list(text).items.allSatisfy { !$0.contains(" ") }
    let isProse = EnglishText.isSentence(text) || EnglishText.isPhrase(text)
    guard isWord, isListOfWords || !isProse else { return nil }
    return EnglishText.spanishQuotes(text)
  }

  /// Whether a value may be missing: one that joins on to what stands before it adds something at times only.
  private func mayBeEmpty(_ place: Int) -> Bool {
    parts[place].last.map { EnglishText.isOfWord($0) || "”).".contains($0) } ?? false
  }
}

extension TextPattern: Comparable {
  /// By how much a pattern fixes, and by its text, so that the same of two that fit alike is always taken.
  package static func < (left: TextPattern, right: TextPattern) -> Bool {
    (left.letters, left.text) < (right.letters, right.text)
  }
}
