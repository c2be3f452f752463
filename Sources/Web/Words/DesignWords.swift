/// The few words that the pieces of the design say themselves.
struct DesignText: Words {
  let lookAgain: String
  let optional: String
  let trail: String
  let languages: String

  static let english = DesignText(
    lookAgain: "Please look at this again", optional: "(optional)", trail: "Path",
    languages: "Language")

  static let spanish = DesignText(
    lookAgain: "Revise esto, por favor", optional: "(opcional)", trail: "Ruta",
    languages: "Idioma")

  /// In the language of whoever is being answered.
  static var ofReader: DesignText { .in(.ofReader) }
}
