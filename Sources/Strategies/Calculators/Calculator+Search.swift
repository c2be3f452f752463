internal import Factors

extension Calculator {
  /// Calculators that fit words and a group, in the order of every list.
  ///
  /// - Parameters:
  ///   - words: In English or Spanish, in any order; every one must stand somewhere in the title, the summary or the id.
  ///   - group: Nil for all.
  public static func search(_ words: String, group: CalculatorGroup? = nil) -> [Calculator] {
    let wanted = PlainWords.list(words)
    return all.filter { calculator in
      guard group == nil || calculator.group == group else { return false }
      let text = PlainWords.plain(
        [
          calculator.kind.rawValue, calculator.title, calculator.spanishTitle, calculator.summary,
          calculator.spanishSummary,
        ].joined(separator: " "))
      return wanted.allSatisfy { text.contains($0) }
    }
  }

  /// How sure its usual values are: verified when every one is, `stated` when it has none.
  public var usualStanding: String {
    let facts = CalculatorFacts.standard
    let usual = inputs.compactMap { facts.usual($0.name, of: kind) }
      .filter { $0.standing != .definition }
    guard !usual.isEmpty else { return "stated" }
    return usual.allSatisfy { $0.standing == .verified } ? "verified" : "unverified"
  }
}
