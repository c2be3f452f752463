/// Why one row of the library was chosen, and what else was there.
public struct FactorReason: Hashable, Sendable {
  /// The rule that decided.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// The record names the edition or revision.
    case stated
    /// There is one edition for the very year.
    case exactYear = "exact-year"
    /// There are several revisions for the very year; the newest stands.
    case newestRevision = "newest-revision"
    /// The year lies between two editions.
    case interpolated
    /// The edition that the library uses for the year.
    case forYear = "for-year"
    /// The constant is the same for every year.
    case everyYear = "every-year"
  }

  public let basis: Basis
  /// The reason in full sentences.
  public let sentence: String
  /// What else could have been used, such as `eGRID2023 rev1: 436.7 lb CO₂ per MWh`.
  public let alternatives: [String]

  public init(_ basis: Basis, _ sentence: String, alternatives: [String] = []) {
    self.basis = basis
    self.sentence = sentence
    self.alternatives = alternatives
  }
}

/// A row chosen from the library, with the reason.
public struct FactorSelection<Choice: Hashable & Sendable>: Hashable, Sendable {
  public let choice: Choice
  public let reason: FactorReason

  public init(_ choice: Choice, _ reason: FactorReason) {
    self.choice = choice
    self.reason = reason
  }
}

/// Why the library has nothing to choose, and what it does have.
public struct FactorAbsence: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is missing and what to do, in full sentences.
  public let message: String
  /// What could be asked for instead; nothing was taken for it.
  public let suggestions: [String]

  public init(_ message: String, suggestions: [String] = []) {
    self.message = message
    self.suggestions = suggestions
  }

  public var description: String { message }
}
