import Foundation

/// A name as it is compared with others: its words without signs, accents and capitals, and which of them stand in brackets.
struct NameWords: Sendable {
  struct Word: Sendable {
    let text: String
    let isInBrackets: Bool
  }

  let all: [Word]

  init(_ name: String) {
    var words: [Word] = []
    var depth = 0
    var word = ""
    func end() {
      if !word.isEmpty { words.append(Word(text: word, isInBrackets: depth > 0)) }
      word = ""
    }
    for letter in Self.plain(name) {
      if letter.isLetter || letter.isNumber {
        word.append(letter)
        continue
      }
      end()
      if "([{".contains(letter) { depth += 1 }
      if ")]}".contains(letter) { depth = max(0, depth - 1) }
    }
    end()
    all = words
  }

  /// The words with a space between, such as `natural gas` of `Natural-gas`.
  var text: String { text(all.indices) }

  func text(_ span: Range<Int>) -> String { all[span].map(\.text).joined(separator: " ") }

  func isInBrackets(_ span: Range<Int>) -> Bool { all[span].allSatisfy(\.isInBrackets) }

  private static func plain(_ name: String) -> String {
    name.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil
    )
    .replacing("₂", with: "2").replacing("₄", with: "4")
  }

  /// Words that say nothing of what is counted.
  static let silent: Set<String> = [
    "and", "of", "the", "for", "by", "in", "to", "per", "use", "used", "usage", "consumption",
    "consumed",
    "total", "sales", "sold", "sector", "energy", "year", "yr", "annual", "annually", "community",
    "communitywide", "wide", "class", "customer", "customers", "type", "fuel", "service",
    "de", "del", "la", "el", "los", "las", "y", "e", "en", "por", "para", "consumo", "uso",
    "ventas",
    "energia", "anual", "ano", "clientes", "cliente", "clase", "tipo", "combustible", "servicio",
  ]

  /// Words that turn a name into what it is not, so that nothing is suggested.
  static let turning: Set<String> = [
    "non", "no", "not", "without", "except", "excluding", "other", "others", "sin", "excepto",
    "otro", "otros",
    "otra", "otras",
  ]

  /// Words that stand for a multiple of a unit, so that no unit is suggested.
  static let multiplying: Set<String> = [
    "thousand", "thousands", "hundred", "hundreds", "million", "millions", "billion", "10", "100",
    "1000", "000",
    "1000000", "mil", "cien", "cientos", "millon", "millones", "kilo", "mega", "giga",
  ]
}
