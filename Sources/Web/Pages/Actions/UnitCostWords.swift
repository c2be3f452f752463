/// What the sentence of a cost per a quantity is made of, as printed.
struct UnitCostWords {
  let dollars: String
  /// As in the column `per`, such as `home`.
  let word: String
  let isYearly: Bool
  /// The year of whose dollars it is.
  let year: String
  /// The most of the quantity that is reached.
  let whole: String
  let meaning: String
}
