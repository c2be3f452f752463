/// Something in the data that a person should look at.
///
/// Findings are values, not errors: a planner's bad row never stops the reading of the next one. An
/// `error` finding means that the row was left out, and totals say so.
public struct Finding: Hashable, Sendable, Codable {
  /// How much a finding weighs.
  public enum Severity: String, Hashable, Sendable, Codable, Comparable, CaseIterable {
    /// Worth knowing; nothing is wrong.
    case note
    /// Probably wrong; the value was used as given.
    case warning
    /// Wrong; the value was not used.
    case error

    public static func < (left: Severity, right: Severity) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  public var severity: Severity
  /// What is the matter and what to do, in full sentences.
  public var message: String
  public var place: Place
  /// Metric tons CO2e that depend on this finding, when known.
  public var tonnesAtStake: Double?
  /// The row that is named here and that there is not, where that is what is the matter.
  ///
  /// It tells what follows from a row that could not be read; the message is for people alone.
  public var missing: MissingRow?

  public init(
    _ severity: Severity, _ message: String, at place: Place, tonnesAtStake: Double? = nil,
    missing: MissingRow? = nil
  ) {
    self.severity = severity
    self.message = message
    self.place = place
    self.tonnesAtStake = tonnesAtStake
    self.missing = missing
  }
}

extension Finding: CustomStringConvertible {
  /// For example `error: inventory.csv, row 12, column unit: “kWhh” is not a unit …`.
  public var description: String {
    "\(severity.rawValue): \(place): \(message)"
  }
}
