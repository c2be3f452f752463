import Foundation

/// Ids made from words: lower-case letters, digits and single hyphens.
enum Slug {
  /// Makes a slug; text without a letter or digit of ASCII becomes `section`.
  static func make(from text: String) -> String {
    var words: [String] = []
    var word = ""
    // Compatibility mapping takes accents off letters and turns the ₂ of CO₂ into 2.
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9":
        word.unicodeScalars.append(scalar)
      case "A"..."Z":
        word.append(contentsOf: String(scalar).lowercased())
      case "'", "’", "\u{300}"..."\u{36F}":
        continue
      default:
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.isEmpty ? "section" : words.joined(separator: "-")
  }

  /// Makes a slug that is not yet in `taken`, and adds it there.
  static func make(from text: String, taken: inout Set<String>) -> String {
    let slug = make(from: text)
    var candidate = slug
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(slug)-\(number)"
      number += 1
    }
    return candidate
  }
}
