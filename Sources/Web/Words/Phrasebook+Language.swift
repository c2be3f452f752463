import Phrasebook

extension LibraryWords {
  /// The text in a language; nil where there is none in it.
  static func text(_ english: String, _ language: Language) -> String? {
    switch language {
    case .english: english
    case .spanish: spanish(english)
    }
  }

  /// A word of the tables as people write it in a language; nil where it has no name in it.
  static func activity(_ word: String, _ language: Language) -> String? {
    text(title(ofActivity: word), language)
  }
}

extension DeclarationWords {
  /// The text in a language; the English one where there is no other.
  static func text(_ english: String, _ language: Language) -> String {
    switch language {
    case .english: english
    case .spanish: spanish(english) ?? english
    }
  }

  /// Whether a text has its words in every language.
  static func knows(_ english: String) -> Bool { spanish(english) != nil }
}

extension ChartPhrases {
  /// The text in a language; nil where there is none in it.
  static func text(_ english: String, _ language: Language) -> String? {
    switch language {
    case .english: english
    case .spanish: spanish(english)
    }
  }

  /// What a figure is called in a language; nil where it has a name of the plan's own.
  static func figure(_ english: String, _ language: Language) -> String? {
    switch language {
    case .english: english
    case .spanish: spanishFigure(english)
    }
  }
}

extension Language {
  /// A text of the library in the language; in English, and marked so, where it has no other.
  func library(_ english: String) -> HTML {
    guard let text = LibraryWords.text(english, self) else {
      return "<span lang=\"\(Language.english.rawValue)\">\(english)</span>"
    }
    return HTML(text)
  }

  /// A text of the library in the language, or in English, where no mark of the language can stand.
  func said(_ english: String) -> String { LibraryWords.text(english, self) ?? english }
}

extension Visit {
  /// A text of the library in the reader's language; in English, and marked so, where it has no other.
  func library(_ english: String) -> HTML { language.library(english) }

  /// A word of the tables as people write it, such as `Natural gas` for `natural-gas`.
  ///
  /// Words of the community's own stay as they are.
  func activity(_ word: String) -> String {
    LibraryWords.activity(word, language) ?? LibraryWords.title(ofActivity: word)
  }
  /// The same within a line, such as `natural gas`.
  func inlineActivity(_ word: String) -> String { activity(word).lowercasedFirst }
}

extension Language {
  /// What a figure is called in the language; in English, and marked so, where it has no other name.
  func figure(_ english: String) -> HTML {
    guard let text = ChartPhrases.figure(english, self) else {
      return "<span lang=\"\(Language.english.rawValue)\">\(english)</span>"
    }
    return HTML(text)
  }
}
