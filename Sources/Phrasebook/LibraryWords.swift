internal import Factors
internal import Foundation
internal import Tables

/// What the library and the declarations of the calculation say, in Spanish.
///
/// Names that stand in data tables have their Spanish beside them (`name_es`). Everything else stands here by the English
/// text, as the words of columns do: a text that is changed where it is declared is missing here, which a test finds, and no old
/// translation is shown for a new meaning. Whatever is not here stays English and is marked so.
package enum LibraryWords {
  /// The files of `Library`, each with the columns `english` and `spanish`.
  enum Area: String, CaseIterable {
    case activities, audit, calculators, drivers, effects, equity, explanations, factors, figures
    case findings
    case frameworks, indicators, links, maps, methods, potentials, strategies
  }

  /// The Spanish of a text for the end of a Spanish one; in English, and said to be so, where it has none.
  package static func inSpanish(_ english: String) -> String {
    spanish(english) ?? "En inglés: \(english)"
  }

  /// The Spanish of a text, also of one that was given the full stop of a sentence; nil where there is none.
  package static func spanish(_ english: String) -> String? { translation(english, within: 0) }

  /// - Parameter depth: How many texts the text is put into.
  private static func translation(_ english: String, within depth: Int) -> String? {
    sentence(english, depth) ?? inParts(english, depth) ?? placed(english, depth)
  }

  /// The Spanish of a sentence, also of one that a table has without its full stop.
  private static func sentence(_ english: String, _ depth: Int) -> String? {
    if let text = single(english, depth) { return text }
    guard english.hasSuffix("."), EnglishText.sentences(english).count == 1 else { return nil }
    let text = String(english.dropLast())
    return (single(text, depth) ?? DeclarationWords.spanish(text)).map { $0 + "." }
  }

  /// The Spanish of what is said of a file or model, or of several, whose names stand before it.
  ///
  /// Such as `tas.nc: The calendar “x” is not known.`
  private static func placed(_ english: String, _ depth: Int) -> String? {
    guard let end = english.firstRange(of: ": "), areNames(english[..<end.lowerBound])
    else { return nil }
    return translation(String(english[end.upperBound...]), within: depth).map {
      english[..<end.upperBound] + $0.lowercasedFirst
    }
  }

  private static func areNames(_ text: Substring) -> Bool {
    !text.isEmpty && text.split(separator: ", ").allSatisfy(isName)
  }

  /// One word that no sentence has, such as `data/tas.nc`, `CanESM5` or `rcp45`.
  private static func isName(_ text: Substring) -> Bool {
    let isOne = !text.contains(where: \.isWhitespace)
    let hasSign = text.contains { "._/".contains($0) || $0.isASCII && $0.isNumber }
    return isOne && (hasSign || text.dropFirst().contains { $0.isASCII && $0.isUppercase })
  }

  private static func single(_ english: String, _ depth: Int) -> String? {
    if let whole = whole[english] { return whole }
    let filled = patterns.fill(english) { value($0, isQuoted: $1, depth) }
    return filled ?? (depth > 0 ? part(english, depth) : nil)
  }

  /// The Spanish of words that mean something within a finding only, such as `{} per {}`.
  private static func part(_ english: String, _ depth: Int) -> String? {
    if let whole = wholeParts[english] { return whole }
    return parts.fill(english) { text, isQuoted in
      // So short a pattern fits by chance, too: neither several words nor a name may stay English in it.
      let isWord = !text.contains(" ") && text.first?.isUppercase != true
      let isAmount = text.first?.isNumber == true && !EnglishText.isPhrase(text)
      let isPlain = isQuoted || isWord || isAmount || text.contains("=")
      let translated = value(text, isQuoted: isQuoted, depth)
      return isPlain || translated != EnglishText.spanishQuotes(text) ? translated : nil
    }
  }

  /// The Spanish of several sentences, each of which has one.
  private static func inParts(_ english: String, _ depth: Int) -> String? {
    let sentences = EnglishText.sentences(english)
    guard (2...8).contains(sentences.count) else { return nil }
    for count in (1..<sentences.count).reversed() {
      let head = sentences.prefix(count).joined(separator: " ")
      let tail = sentences.dropFirst(count).joined(separator: " ")
      if let first = sentence(head, depth), let rest = translation(tail, within: depth) {
        return "\(first) \(rest)"
      }
    }
    return nil
  }

  /// What is put into a text; nil for English prose without Spanish, as half a translation is none.
  private static func value(_ english: String, isQuoted: Bool, _ depth: Int) -> String? {
    // Quotes hold what people wrote, and names in tables, which are the same in every language.
    if isQuoted { return english }
    if let text = whole[english] ?? wholeParts[english] ?? list(english, depth) { return text }
    // What is wrong with a file stands in why it is unreadable, and that in why a model is missing.
    if depth < 3, let text = translation(english, within: depth + 1) ?? word(english) {
      return text
    }
    let isProse = EnglishText.isSentence(english) || EnglishText.isPhrase(english)
    return isProse ? nil : EnglishText.spanishQuotes(english)
  }

  /// The Spanish of a title that a declaration has, or of what has its Spanish with a capital.
  private static func word(_ english: String) -> String? {
    if let text = DeclarationWords.spanish(english) { return text }
    guard english.first?.isLowercase == true else { return nil }
    let title = english.prefix(1).uppercased() + english.dropFirst()
    return whole[title].map(\.lowercasedFirst)
  }

  /// Things in a row, each of which has its Spanish, is in quotes or begins with a number; nil for any other text.
  private static func list(_ english: String, _ depth: Int) -> String? {
    joined(EnglishText.list(english), depth)
      ?? joined(EnglishText.list(english, bySemicolons: true), depth)
  }

  private static func joined(
    _ list: (items: [String], joints: [String]), _ depth: Int
  ) -> String? {
    guard list.items.count > 1 else { return nil }
    let texts = list.items.compactMap { item -> String? in
      if let text = single(item, depth + 1) ?? placed(item, depth + 1) ?? word(item) { return text }
      let isName = item.hasPrefix("“") && item.hasSuffix("”")
      let isNumber = item.first?.isNumber == true && !EnglishText.isSentence(item)
      return isName || isNumber ? EnglishText.spanishQuotes(item) : nil
    }
    guard texts.count == list.items.count else { return nil }
    return zip(texts.dropFirst(), list.joints).reduce(texts[0]) { $0 + $1.1 + $1.0 }
  }

  /// A word of the tables as people write it in English, such as `Natural gas` for `natural-gas`.
  package static func title(ofActivity word: String) -> String {
    let words = word.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A word of the tables as people write it in Spanish; nil where it has no name in it.
  package static func spanishActivity(_ word: String) -> String? {
    spanish(title(ofActivity: word))
  }

  private typealias Pair = (english: String, spanish: String)

  private static let whole = dictionary(Area.allCases.flatMap { pairs($0) })
  private static let wholeParts = dictionary(pairs(in: "parts.csv"))

  private static func dictionary(_ pairs: [Pair]) -> [String: String] {
    Dictionary(pairs.map { ($0.english, $0.spanish) }) { $1 }
  }

  /// Texts with `{}` for what is put into them.
  private static let patterns = made(Area.allCases.flatMap { pairs($0) })
  private static let parts = made(pairs(in: "parts.csv"))

  private static func made(_ pairs: [Pair]) -> TextPatterns {
    TextPatterns(
      pairs.filter { $0.english.contains("{}") }
        .map { TextPattern(english: $0.english, spanish: $0.spanish) })
  }

  /// The texts of a file in its order; a program without it ends.
  static func pairs(_ area: Area) -> [(english: String, spanish: String)] {
    pairs(in: "\(area.rawValue).csv")
  }

  static func pairs(in name: String) -> [(english: String, spanish: String)] {
    let file = Bundle.module.bundleURL.appending(path: "Library/\(name)")
    let records = ResourceTables.required { () throws(ResourceProblem) in
      try ResourceTables.records(of: "Library/\(name)", atPath: file.path)
    }
    return records.map { ($0["english"], $0["spanish"]) }
  }
}
