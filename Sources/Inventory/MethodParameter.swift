internal import Quantities
public import Tables

/// An input of a method beside the quantity: the one source of forms, checks, explanations and pages.
public struct MethodParameter: Hashable, Sendable {
  /// What holds when a record does not state the parameter.
  public enum Fallback: Hashable, Sendable {
    /// Nothing: the record is left out with a finding.
    case required
    /// Nothing, and the method does without.
    case absent
    /// A constant of the factor library, by name and variant.
    case constant(String, variant: String = "")
    /// Nothing: it must be stated, as a number or as a variant of a constant of the library.
    case variant(String)
    /// A number that needs no source, such as “nothing is recovered”, with the reason.
    case assumed(Double, String)
    /// One of the words.
    case word(String)
  }

  public let id: String
  /// As in the equation, such as `OX`.
  public let symbol: String
  public let meaning: String
  /// The unit of the number, such as `share` or `kg BOD5/person/day`; empty for a word.
  public let unit: String
  /// Values that make sense; nil when any number does.
  public let range: ClosedRange<Double>?
  /// The words that may be stated; empty for a number.
  public let words: [String]
  public let fallback: Fallback

  public init(
    _ id: String, _ symbol: String, _ meaning: String, unit: String,
    range: ClosedRange<Double>? = nil, _ fallback: Fallback = .required
  ) {
    self.id = id
    self.symbol = symbol
    self.meaning = meaning
    self.unit = unit
    self.range = range
    self.fallback = fallback
    words = []
  }

  /// The constant of the library whose variants may be named in place of a number; nil without one.
  var constantName: String? {
    switch fallback {
    case .constant(let name, _), .variant(let name): name
    default: nil
    }
  }

  /// A parameter that is one of several words.
  public init(
    _ id: String, _ meaning: String, words: [String], _ fallback: Fallback = .required
  ) {
    self.id = id
    symbol = id
    self.meaning = meaning
    unit = ""
    range = nil
    self.words = words
    self.fallback = fallback
  }
}

extension ActivityRecord {
  /// A parameter as stated: in its own table, else in the `factor` cell; nil when it is in neither.
  func statedText(_ id: String) -> String? { parameters[id]?.text ?? factor.options[id] }
}

/// A stated parameter of a record: a row of `inventory-parameters.csv`.
public struct RecordParameter: Hashable, Sendable {
  /// As written: a number, a variant's name or a word.
  public var text: String
  /// As written; empty when the declared unit is meant.
  public var unit: String
  public var source: String
  public var place: Place

  public init(_ text: String, unit: String = "", source: String = "", place: Place) {
    self.text = text
    self.unit = unit
    self.source = source
    self.place = place
  }
}
