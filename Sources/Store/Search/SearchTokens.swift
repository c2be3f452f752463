internal import Foundation

/// Text as the words that search compares: the same on both engines.
///
/// Lower case, without accents, split at everything that is neither letter nor digit; a plural “s” is dropped from
/// words of more than three letters.
///
/// - Limits: Made for English and Spanish; no stemming beyond that. Only the first 200,000 bytes of a text are taken.
enum SearchTokens {
  static let textLimit = 200_000

  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars.prefix(textLimit) {
      if scalar.isASCII {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: word.unicodeScalars.append(scalar)
        case 0x41...0x5A: word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
        default: finish(&word, into: &words)
        }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word += folded(scalar)
      } else if scalar.properties.canonicalCombiningClass == .notReordered {
        finish(&word, into: &words)
      }
    }
    finish(&word, into: &words)
    return words
  }

  /// The words of a document's bytes; empty for what is not text.
  static func words(of body: [UInt8]) -> [String] {
    String(validating: body, as: UTF8.self).map(words) ?? []
  }

  private static func finish(_ word: inout String, into words: inout [String]) {
    defer { word = "" }
    guard !word.isEmpty, word.utf8.count <= 100 else { return }
    if word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") { word.removeLast() }
    words.append(word)
  }

  /// A letter in lower case without its accents: its first scalar when taken apart.
  private static func folded(_ scalar: Unicode.Scalar) -> String {
    let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
    return String(String.UnicodeScalarView(parts.prefix(1))).lowercased()
  }
}
