internal import Foundation

/// A text of a chart in two languages, with `{}` in the place of words and `{#}` in the place of a number.
///
/// Charts print names of the plan beside their own words, so a pattern as short as `{#} to {#}` must not fit `Switch to
/// heat pumps`.
struct ChartPattern: Sendable {
  /// What may stand in a place.
  private enum Place { case words, number }

  private let parts: [String]
  private let places: [Place]
  private let others: [String]
  /// How much of a text the pattern fixes.
  private let letters: Int

  /// Nil where the two texts differ in their places, and for places side by side.
  init?(english: String, spanish: String) {
    let (parts, places) = Self.read(english)
    let (others, same) = Self.read(spanish)
    guard places == same, !places.isEmpty, !parts.dropFirst().dropLast().contains("") else {
      return nil
    }
    (self.parts, self.places, self.others) = (parts, places, others)
    letters = parts.reduce(0) { $0 + $1.count }
  }

  private static func read(_ text: String) -> (parts: [String], places: [Place]) {
    let words = text.components(separatedBy: "{}").map { $0.components(separatedBy: "{#}") }
    let places = words.map { Array(repeating: Place.number, count: $0.count - 1) }
    return (Array(words.joined()), Array(places.joined(separator: [.words])))
  }

  /// The Spanish of a text that fits; nil for any other.
  ///
  /// - Parameter translated: What words are called that are put in.
  func fill(_ text: String, _ translated: (String) -> String) -> String? {
    guard text.hasPrefix(parts[0]), let last = parts.last, text.hasSuffix(last),
      text.count > parts[0].count + last.count
    else { return nil }
    let splits = splits(text.dropFirst(parts[0].count), from: 0)
    // Names may hold the words between the places themselves: the split whose names are known is the right one.
    var best: (known: Int, text: String)?
    for split in splits {
      var (filled, known) = (others[0], 0)
      for (place, value) in split.enumerated() {
        let isWords = places[place] == .words && !parts[place].hasSuffix(Self.beforeColumn)
        let said = isWords ? translated(String(value)) : String(value)
        if !isWords || said != value { known += 1 }
        filled += said + others[place + 1]
      }
      if known == split.count || splits.count == 1 { return filled }
      if known > best?.known ?? -1 { best = (known, filled) }
    }
    return best?.text
  }

  /// What stands before a column of a file, which is called so in every language.
  private static let beforeColumn = ", column "

  /// More ways than these to fill the places of a text are not looked at.
  private static let mostSplits = 4

  /// What may stand in the places from one on, when the rest of a text fits.
  private func splits(_ rest: Substring, from place: Int) -> [[Substring]] {
    let next = parts[place + 1]
    guard place < places.count - 1 else {
      guard rest.hasSuffix(next), fits(rest.dropLast(next.count), at: place) else { return [] }
      return [[rest.dropLast(next.count)]]
    }
    var (start, found) = (rest.startIndex, [[Substring]]())
    while found.count < Self.mostSplits, let end = rest[start...].range(of: next) {
      if fits(rest[..<end.lowerBound], at: place) {
        found += splits(rest[end.upperBound...], from: place + 1)
          .map { [rest[..<end.lowerBound]] + $0 }
      }
      start = rest.index(after: end.lowerBound)
    }
    return found
  }

  private func fits(_ value: Substring, at place: Int) -> Bool {
    switch places[place] {
    case .number: value.contains(where: \.isNumber) && !value.contains(where: \.isLetter)
    // Neither the end of a sentence nor one bracket of two is a part of a name.
    case .words:
      !value.isEmpty && EnglishText.nextSentence(in: value, mayBeNumber: true) == nil
        && Self.hasBalancedBrackets(value)
    }
  }

  private static func hasBalancedBrackets(_ value: Substring) -> Bool {
    var open = 0
    for character in value {
      if character == "(" { open += 1 }
      if character == ")" { open -= 1 }
      if open < 0 { return false }
    }
    return open == 0
  }
}

extension ChartPattern: Comparable {
  /// The greater of two is tried first: one that says where a list goes on, then one whose beginning is fixed, as all the rest
  /// could be a name, then one that fixes more.
  static func < (left: ChartPattern, right: ChartPattern) -> Bool {
    left.order < right.order
  }

  static func == (left: ChartPattern, right: ChartPattern) -> Bool { left.order == right.order }

  private var order: (Int, Int, Int, String) {
    let hasSteps = parts.contains { $0.contains("; ") }
    return (hasSteps ? 1 : 0, parts[0].isEmpty ? 0 : 1, letters, parts.joined(separator: "{"))
  }
}
