public import Quantities

/// One thing that a calculator asks for, with its bounds.
public struct CalculatorInput: Hashable, Sendable {
  public let name: String
  public let meaning: String
  public let spanishMeaning: String
  /// Nil for a word.
  public let kind: MeasurementUnit.Kind?
  /// In canonical units.
  public let range: ClosedRange<Double>?
  /// The words allowed when `kind` is nil; empty when free.
  public let words: [String]
  /// The units that a form offers, the usual one first; empty for a word.
  public let units: [String]
  /// The word that counts when none is stated; nil for a number, whose default is in the library's tables.
  public let usualWord: String?

  /// The range in the unit that a form offers first; nil for a word, and where only less than 0 makes no sense.
  public var rangeInUsualUnit: ClosedRange<Double>? {
    guard kind != nil, let range, range.upperBound < 1e12 else { return nil }
    let scale = units.first.flatMap(MeasurementUnit.named)?.canonicalFactor ?? 1
    return (range.lowerBound / scale)...(range.upperBound / scale)
  }

  /// What it means in a language: Spanish for `es`, else English.
  public func meaning(in language: String) -> String {
    language == "es" ? spanishMeaning : meaning
  }
}

extension CalculatorInput {
  /// A word; any word when none are given.
  static func word(
    _ name: String, _ meaning: String, es spanish: String, _ words: [String] = [],
    usual: String? = nil
  ) -> CalculatorInput {
    CalculatorInput(
      name: name, meaning: meaning, spanishMeaning: spanish, kind: nil, range: nil, words: words,
      units: [], usualWord: usual)
  }

  /// A part of a whole, 0 to 1.
  static func share(_ name: String, _ meaning: String, es spanish: String) -> CalculatorInput {
    amount(name, .share, meaning, es: spanish, 0...1, units: ["share", "percent"])
  }

  /// A number without a unit, or of a unit that is a ratio of others.
  static func number(
    _ name: String, _ meaning: String, es spanish: String, _ range: ClosedRange<Double>,
    unit: String = "ratio"
  ) -> CalculatorInput {
    amount(name, .ratio, meaning, es: spanish, range, units: [unit])
  }

  /// An amount in canonical units of its kind.
  static func amount(
    _ name: String, _ kind: MeasurementUnit.Kind, _ meaning: String, es spanish: String,
    _ range: ClosedRange<Double> = 0...1e15, units: [String]
  ) -> CalculatorInput {
    CalculatorInput(
      name: name, meaning: meaning, spanishMeaning: spanish, kind: kind, range: range, words: [],
      units: units, usualWord: nil)
  }

  // What many calculators ask for.

  static func subsector(_ usual: String? = nil) -> CalculatorInput {
    word("subsector", "which buildings", es: "qué edificios", usual: usual)
  }

  static let participation = share(
    "participation", "part of the energy reached", es: "parte de la energía alcanzada")

  static let capacity = amount(
    "capacity", .power, "capacity in MW", es: "potencia en MW", 0...100_000, units: ["MW", "kW"])

  static let capacityFactor = share(
    "capacity_factor", "average output over capacity", es: "producción media sobre la potencia")

  static func area(_ meaning: String, es spanish: String) -> CalculatorInput {
    amount(
      "area", .area, meaning, es: spanish, 0...1_000_000,
      units: ["acre", "hectare", "square-mile", "km2"])
  }

  static func uptake(_ meaning: String, es spanish: String) -> CalculatorInput {
    amount("uptake", .carbonUptake, meaning, es: spanish, 0...20, units: ["t-C/hectare/year"])
  }

  static let electricityPerMile = number(
    "electricity_per_mile", "electricity per mile, kWh", es: "electricidad por milla, kWh",
    0.005...5, unit: "kWh/mile")
}
