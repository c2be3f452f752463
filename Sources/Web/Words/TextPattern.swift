import Foundation

/// A text in two languages with `{}` in the place of numbers and names, such as `Days hotter than {}`.
struct TextPattern: Sendable {
  private let parts: [String]
  private let others: [String]

  init(english: String, spanish: String) {
    parts = english.components(separatedBy: "{}")
    others = spanish.components(separatedBy: "{}")
  }

  /// How much of a text the pattern fixes.
  var letters: Int { parts.reduce(0) { $0 + $1.count } }

  /// The Spanish of a text that fits, with the same numbers and names in the same order; nil for any other text.
  ///
  /// - Parameter translated: What a name is called that is put in.
  func fill(_ text: String, _ translated: (String) -> String = { $0 }) -> String? {
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
    guard values.allSatisfy({ !$0.isEmpty }) else { return nil }
    return zip(others.dropFirst(), values).reduce(others[0]) {
      $0 + translated(String($1.1)) + $1.0
    }
  }
}
