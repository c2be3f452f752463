/// What the declarations of tables and columns say, in every language.
///
/// The declarations are written in English, below Web; the other languages stand here by the English text, so that a
/// text that is changed there is missing here, which a test finds, and no old translation is shown for a new meaning.
enum DeclarationWords {
  /// The text in a language; the English one where there is no other.
  static func text(_ english: String, _ language: Language) -> String {
    switch language {
    case .english: english
    case .spanish: spanish[english] ?? english
    }
  }

  /// Whether a text has its words in every language.
  static func knows(_ english: String) -> Bool { spanish[english] != nil }

  private static let spanish: [String: String] = [
    general, accounting, climate, factors, facts, forecast, targets, inventory, actions, plan,
    risks,
    vulnerability, exposure, adaptation, assessment, review,
    scenarios, uptake, money, uncertainty, priorities,
    cells, composed, methods, inputs,
  ].reduce(into: [:]) { all, part in
    for (english, spanish) in part { all[english] = spanish }
  }
}
