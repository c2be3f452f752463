/// What the declarations of tables and columns say, in Spanish.
///
/// The declarations are written in English; Spanish stands here by the English text, so that a
/// text that is changed there is missing here, which a test finds, and no old translation is shown for a new meaning.
package enum DeclarationWords {
  /// The Spanish of a text; nil where it has none.
  package static func spanish(_ english: String) -> String? { all[english] }

  private static let all: [String: String] = [
    general, accounting, climate, factors, facts, forecast, targets, inventory, actions, plan,
    risks,
    vulnerability, exposure, adaptation, assessment, review,
    scenarios, uptake, money, uncertainty, priorities,
    cells, composed, methods, inputs,
  ].reduce(into: [:]) { all, part in
    for (english, spanish) in part { all[english] = spanish }
  }
}
