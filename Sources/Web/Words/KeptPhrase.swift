import Foundation

extension Phrase {
  /// What reads alike in every language, or was kept when only one was.
  init(alike text: String) { self.init(text, text) }

  /// Words of a catalogue with what is put into them.
  init<Text: Words>(_ type: Text.Type, _ say: (Text) -> String) {
    self.init(say(.english), say(.spanish))
  }

  /// A text of the library; in English for everybody where it has no other.
  init(library english: String) { self.init(english, Language.spanish.said(english)) }
}

/// A phrase is kept whole, so that whoever reads it later reads it in their own language.
extension Phrase: Codable {
  private enum CodingKeys: String, CodingKey {
    case english = "en"
    case spanish = "es"
  }

  init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(alike: text)
    } else {
      let texts = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        try texts.decode(String.self, forKey: .english),
        try texts.decode(String.self, forKey: .spanish))
    }
  }

  func encode(to encoder: any Encoder) throws {
    if english == spanish {
      var container = encoder.singleValueContainer()
      try container.encode(english)
    } else {
      var texts = encoder.container(keyedBy: CodingKeys.self)
      try texts.encode(english, forKey: .english)
      try texts.encode(spanish, forKey: .spanish)
    }
  }
}

extension Phrase {
  private static let keptMark = "{\"en\":"

  /// As one text for a column of the database: JSON of every language, or the text where it is alike in all.
  var kept: String {
    guard english != spanish else { return english }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? english
  }

  /// Reads what `kept` wrote, or a plain text.
  init(kept text: String) {
    let isPhrase = text.hasPrefix(Self.keptMark)
    let read = isPhrase ? try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) : nil
    self = read ?? Phrase(alike: text)
  }
}

/// The texts of a catalogue in every language at once, for what is read later.
@dynamicMemberLookup
struct EveryLanguage<Text: Words>: Sendable {
  subscript(dynamicMember text: KeyPath<Text, String>) -> Phrase {
    Phrase(Text.self) { $0[keyPath: text] }
  }

  /// Words with what is put into them.
  func callAsFunction(_ say: (Text) -> String) -> Phrase { Phrase(Text.self, say) }
}
