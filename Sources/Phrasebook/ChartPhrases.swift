internal import Forecast
internal import Foundation
internal import Strategies
internal import Vulnerability

/// What charts and tables of the calculation say, and what it calls its figures, in Spanish.
///
/// They print names of the plan's own among their words; those stay as they are, in every language.
package enum ChartPhrases {
  /// The files of `Library`, each with the columns `english` and `spanish`.
  static let files = ["charts.csv", "exhibits.csv", "figure-names.csv", "policies.csv"]

  /// The texts of the catalogue in the order of the files.
  static let pairs = files.flatMap { LibraryWords.pairs(in: $0) }

  private static let whole = Dictionary(pairs.map { ($0.english, $0.spanish) }) { first, _ in first
  }

  private static let patterns = (pairs + EffectPhrases.pairs).compactMap {
    ChartPattern(english: $0.english, spanish: $0.spanish)
  }.sorted(by: >)

  /// Names of the library's hazards, systems, discount rates and ready policies, and its questions of equity, which have their
  /// Spanish in its tables.
  private static let names: [String: String] = {
    let (taxonomy, policies) = (Taxonomy.standard, ForecastLibrary.standard.policies)
    let names =
      taxonomy.entries.values.joined().map { ($0.name, $0.spanishName) }
      + StrategyLibrary.standard.discountRates.map { ($0.name, $0.spanishName) }
      + policies.policies.map { ($0.name, policies.spanishName(of: $0) ?? "") }
      + taxonomy.questions.map { ($0.question, $0.spanishQuestion) }
    return Dictionary(names.filter { !$0.1.isEmpty }) { first, _ in first }
  }()

  /// A text that is put into so many others is not looked at.
  private static let deepest = 5

  /// What a figure is called in Spanish; nil where it has a name of the plan's own.
  package static func spanishFigure(_ english: String) -> String? {
    spanish(english) ?? steps(english, 0) ?? list(english, 0) ?? dated(english)
  }

  /// The Spanish of a name with a year, such as `Adopted policies in 2030`, which may be the plan's own.
  private static func dated(_ english: String) -> String? {
    guard let space = english.lastIndex(of: " "), let year = Int(english[space...].dropFirst())
    else { return nil }
    let head = english[..<space]
    if head.hasSuffix(" in") { return "\(value(String(head.dropLast(3)), 0)) en \(year)" }
    guard head.hasSuffix(",") else { return nil }
    let name = String(head.dropLast())
    let said = value(name, 0)
    return said == name ? nil : "\(said), \(year)"
  }

  /// What charts themselves say, such as the name of an axis.
  private static let ofCharts = Set(LibraryWords.pairs(in: "charts.csv").map { $0.english })

  /// Whether a text is a name of several words that the library or a form has, such as that of a risk, and no chart's own word.
  package static func isName(_ text: String) -> Bool {
    text.contains(" ") && !ofCharts.contains(text)
      && (DeclarationWords.spanish(text) != nil || names[text] != nil || risk(text) != nil)
  }

  /// The Spanish of a text of one or more sentences; nil where any part of it has none.
  package static func spanish(_ english: String) -> String? { translation(english, within: 0) }

  /// - Parameter depth: How many texts the text is put into.
  private static func translation(_ english: String, within depth: Int) -> String? {
    guard english.contains(where: \.isLetter) else { return english }
    if let text = single(english, depth) { return text }
    let sentences = sentences(english)
    guard sentences.count > 1 else { return nil }
    for count in (1..<sentences.count).reversed() {
      let head = sentences.prefix(count).joined(separator: " ")
      let tail = sentences.dropFirst(count).joined(separator: " ")
      if let first = single(head, depth), let rest = translation(tail, within: depth) {
        return "\(first) \(rest)"
      }
    }
    return nil
  }

  /// The sentences of a text; one may begin with a number.
  private static func sentences(_ text: String) -> [String] {
    var (sentences, rest) = ([String](), text[...])
    while let start = EnglishText.nextSentence(in: rest, mayBeNumber: true) {
      sentences.append(String(rest[..<rest.index(before: start)]))
      rest = rest[start...]
    }
    return sentences + [String(rest)]
  }

  private static func single(_ english: String, _ depth: Int) -> String? {
    if let text = whole[english] { return text }
    if depth < deepest {
      for pattern in patterns {
        if let text = pattern.fill(english, { value($0, depth + 1) }) { return text }
      }
    }
    return LibraryWords.spanish(english) ?? names[english] ?? DeclarationWords.spanish(english)
      ?? risk(english) ?? joined(english) ?? sentence(english, depth)
  }

  /// The Spanish of a text that was given the full stop of a sentence.
  private static func sentence(_ english: String, _ depth: Int) -> String? {
    guard english.hasSuffix("."), depth < deepest, sentences(english).count == 1 else { return nil }
    return single(String(english.dropLast()), depth + 1).map { $0 + "." }
  }

  /// The Spanish of a word of the inventory with hyphens, such as `On-road`.
  private static func joined(_ english: String) -> String? {
    guard english.contains("-"), english.first?.isUppercase == true, !english.contains(" ")
    else { return nil }
    return LibraryWords.spanishActivity(english)
  }

  /// A risk: a hazard and one or more systems of the library, such as `Cold waves: housing`.
  private static func risk(_ english: String) -> String? {
    // A hazard in the community's own words makes the whole a name of its own.
    guard let colon = english.firstRange(of: ": "),
      let hazard = names[String(english[..<colon.lowerBound])]
    else { return nil }
    return systems(english[colon.upperBound...]).map { "\(hazard): \($0)" }
  }

  /// Systems of the library or of a form as they stand behind a hazard, such as `housing, people and public health`.
  package static func systems(_ english: Substring) -> String? {
    let items = english.split(separator: ", ")
    let said = items.compactMap { item -> String? in
      guard item.first?.isLowercase == true else { return nil }
      let title = item.prefix(1).uppercased() + item.dropFirst()
      return (names[title] ?? DeclarationWords.spanish(title)).map(\.lowercasedFirst)
    }
    return said.count == items.count && !said.isEmpty ? said.joined(separator: ", ") : nil
  }

  /// What is put into a text: its Spanish, or a name of the plan as it is.
  private static func value(_ english: String, _ depth: Int) -> String {
    numbered(english, depth) ?? steps(english, depth) ?? translation(english, within: depth)
      ?? lowercased(english) ?? list(english, depth) ?? ownRisk(english) ?? english
  }

  /// A risk within a text whose hazard is in the community's own words: its systems have their Spanish.
  private static func ownRisk(_ english: String) -> String? {
    guard let colon = english.firstRange(of: ": ") else { return nil }
    return systems(english[colon.upperBound...]).map { english[..<colon.upperBound] + $0 }
  }

  /// The Spanish of a word that has one with a capital.
  private static func lowercased(_ english: String) -> String? {
    guard let first = english.first, first.isLowercase else { return nil }
    let title = first.uppercased() + english.dropFirst()
    let said = whole[title] ?? LibraryWords.spanish(title) ?? names[title]
    return (said ?? LibraryWords.spanishActivity(english)).map(\.lowercasedFirst)
  }

  /// Names in a row that each end in a number or a bracket, such as `Roofs and walls (12) and Heat (7)`.
  private static func numbered(_ english: String, _ depth: Int) -> String? {
    var (items, rest, isEnded) = ([String](), english[...], false)
    while let joint = jointBehindNumber(in: rest) {
      items.append(String(rest[..<joint.lowerBound]))
      isEnded = rest[joint] == " and "
      rest = rest[joint.upperBound...]
    }
    items.append(String(rest))
    guard depth < deepest, isEnded,
      items.allSatisfy({ $0.last == ")" || $0.last?.isNumber == true })
    else { return nil }
    let texts = items.map { value($0, depth + 1) }
    return texts.dropLast().joined(separator: ", ") + " y " + texts[texts.count - 1]
  }

  /// The first comma or “and” behind a number or a bracket.
  private static func jointBehindNumber(in text: Substring) -> Range<Substring.Index>? {
    for index in text.indices where text[index] == ")" || text[index].isWholeNumber {
      let rest = text[text.index(after: index)...]
      if let joint = [", ", " and "].first(where: { rest.hasPrefix($0) }) {
        return rest.startIndex..<rest.index(rest.startIndex, offsetBy: joint.count)
      }
    }
    return nil
  }

  /// Steps of a pathway, one after the other.
  private static func steps(_ english: String, _ depth: Int) -> String? {
    let steps = english.components(separatedBy: "; ")
    guard depth < deepest, steps.count > 1 else { return nil }
    let said = steps.compactMap { translation($0, within: depth + 1) }
    return said.count == steps.count ? said.joined(separator: "; ") : nil
  }

  /// Things in a row, each of which has its Spanish; nil for a text that may be one name with “and” in it.
  private static func list(_ english: String, _ depth: Int) -> String? {
    guard depth < deepest else { return nil }
    let (items, joints) = EnglishText.list(english)
    // A hazard's own name may hold an “and” as well.
    let areRisks = items.allSatisfy { $0.contains(": ") }
    let texts = items.compactMap {
      translation($0, within: depth + 1) ?? lowercased($0) ?? (areRisks ? ownRisk($0) : nil)
    }
    guard items.count > 1, texts.count == items.count else { return nil }
    return zip(texts.dropFirst(), joints).reduce(texts[0]) { $0 + $1.1 + $1.0 }
  }
}
