/// Sentences of known effects as they stand in a plan, with numbers in the place of their fields.
enum EffectPhrases {
  /// In English and Spanish, with `{}` for words and `{#}` for a number; those whose fields stand in one order only.
  static let pairs: [(english: String, spanish: String)] = LibraryWords.pairs(.effects)
    .flatMap { pair in
      let whole = (without(clause, pair.english), without(clause, pair.spanish))
      return [whole, (withoutRange(whole.0), withoutRange(whole.1))]
    }
    .filter { $0.0.contains("{") && fields($0.0) == fields($0.1) }
    .map { (placed($0.0), placed($0.1)) }

  /// What statements end with where a change of the place is known; it is a sentence of its own.
  private static let clause = " {place}: {change}."

  private static func without(_ part: String, _ text: String) -> String {
    text.hasSuffix(part) ? String(text.dropLast(part.count)) : text
  }

  /// A text without the bracket that holds the range, which a place may have no numbers for.
  private static func withoutRange(_ text: String) -> String {
    guard text.contains("{local_low}") else { return text }
    return text.replacing(#/ \([^()]*\{local_low\}[^()]*\)/#, with: "")
  }

  private static func fields(_ text: String) -> [Substring] {
    pieces(text).dropFirst().map { $0.prefix { $0 != "}" } }
  }

  private static func placed(_ text: String) -> String {
    let pieces = pieces(text)
    return zip(pieces.dropFirst(), fields(text)).reduce(String(pieces[0])) { said, next in
      said + (words.contains(next.1) ? "{" : "{#") + next.0.dropFirst(next.1.count)
    }
  }

  /// Fields that words are put into; all others get a number.
  private static let words: Set<Substring> = ["place", "rise"]

  /// A text cut before each field; the first piece has none.
  private static func pieces(_ text: String) -> [Substring] {
    text.split(separator: "{", omittingEmptySubsequences: false)
  }
}
