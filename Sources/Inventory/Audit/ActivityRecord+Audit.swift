internal import Quantities

extension ActivityRecord {
  /// What is the same line in every year: sector, subsector, activity and GPC cell.
  var lineName: String {
    [sector.rawValue, subsector, activity, gpcReference]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The quantity in the canonical unit of its kind; nil without one.
  var canonicalAmount: Double? {
    guard let quantity, let unit else { return nil }
    return quantity * unit.canonicalFactor
  }

  /// Such as `54,000 mcf`; empty without an amount.
  var amountText: String {
    quantity.map { "\(NumberText.significant($0, digits: 9)) \(unit?.symbol ?? "")" } ?? ""
  }

  /// True when the quantity counts people, so that it follows population by right.
  var isPerPerson: Bool { unit?.kind == .count }
}

/// Phrases looked for in notes and titles, as whole words in any case; hyphens count as spaces.
struct PhraseList: Sendable {
  private let phrases: [(printed: String, words: String)]

  init(_ phrases: [String]) {
    self.phrases = phrases.map { ($0, PhraseList.words($0)) }
  }

  /// The first phrase that a text has, as listed; nil when it has none.
  func first(in text: String) -> String? {
    guard !text.isEmpty else { return nil }
    let words = PhraseList.words(text)
    return phrases.first { words.contains($0.words) }?.printed
  }

  private static func words(_ text: String) -> String {
    let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    return " " + parts.joined(separator: " ") + " "
  }
}
