import Foundation
import Tables

/// What the library and the declarations of the calculation say, in Spanish.
///
/// Names that stand in data tables have their Spanish beside them (`name_es`). Everything else stands here by the English
/// text, as the words of columns do: a text that is changed below Web is missing here, which a test finds, and no old
/// translation is shown for a new meaning. Whatever is not here stays English and is marked so.
enum LibraryWords {
  /// The files of `Words/Library`, each with the columns `english` and `spanish`.
  enum Area: String, CaseIterable {
    case activities, audit, calculators, drivers, effects, equity, figures, findings, frameworks
    case indicators, links, maps, potentials, strategies
  }

  /// The text in a language; nil where there is none in it.
  static func text(_ english: String, _ language: Language) -> String? {
    switch language {
    case .english: english
    case .spanish: spanish(english)
    }
  }

  /// The Spanish of a text, also of one that was given the full stop of a sentence; nil where there is none.
  static func spanish(_ english: String) -> String? {
    if let whole = whole[english] { return whole }
    let filled = patterns.lazy.compactMap { $0.fill(english) { whole[$0] ?? $0 } }
    if let text = filled.first { return text }
    guard english.hasSuffix(".") else { return nil }
    return spanish(String(english.dropLast())).map { $0 + "." }
  }

  private static let whole: [String: String] = Area.allCases.map(pairs).reduce(into: [:]) {
    all, pairs in
    for (english, spanish) in pairs { all[english] = spanish }
  }

  /// Texts with `{}` for what is put into them, those that say most first.
  private static let patterns = Area.allCases.flatMap(pairs).filter { $0.english.contains("{}") }
    .map { TextPattern(english: $0.english, spanish: $0.spanish) }
    .sorted { $0.letters > $1.letters }

  /// The texts of a file in its order; empty where it cannot be read.
  static func pairs(_ area: Area) -> [(english: String, spanish: String)] {
    let name = "\(area.rawValue).csv"
    let file = Bundle.module.bundleURL.appending(path: "Library/\(name)")
    guard let bytes = try? Data(contentsOf: file) else { return [] }
    return CSVTable.read(Array(bytes), file: name).table.records.map {
      ($0["english"], $0["spanish"])
    }
  }
}

extension Visit {
  /// A text of the library in the reader's language; in English, and marked so, where it has no other.
  func library(_ english: String) -> HTML {
    guard let text = LibraryWords.text(english, language) else {
      return "<span lang=\"\(Language.english.rawValue)\">\(english)</span>"
    }
    return HTML(text)
  }

  /// A word of the tables as people write it, such as `Natural gas` for `natural-gas`.
  ///
  /// Words of the community's own stay as they are.
  func activity(_ word: String) -> String {
    let words = word.split(separator: "-").joined(separator: " ")
    let english = words.prefix(1).uppercased() + words.dropFirst()
    return LibraryWords.text(english, language) ?? english
  }
}
