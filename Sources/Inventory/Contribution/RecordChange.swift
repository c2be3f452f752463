/// A source that is counted in one of two years only.
public struct RecordChange: Hashable, Sendable {
  /// Why it is counted in one year only.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The source began: it is in the second year's inventory and did not occur in the first.
    case started
    /// The source ended: it is in the first year's inventory and does not occur in the second.
    case stopped
    /// The source is counted in the second year and was left uncounted in the first: no change of emissions.
    case newlyCounted = "newly-counted"
    /// The source was counted in the first year and is left uncounted in the second: no change of emissions.
    case noLongerCounted = "no-longer-counted"

    /// As printed, such as `Sources that started`.
    public var title: String {
      switch self {
      case .started: "Sources that started"
      case .stopped: "Sources that stopped"
      case .newlyCounted: "Sources newly counted"
      case .noLongerCounted: "Sources no longer counted"
      }
    }
  }

  public let kind: Kind
  public let id: String
  public let title: String
  /// Metric tons CO2e that the total moves by; below zero for an end.
  public let tonnes: Double
  /// A full sentence.
  public let reason: String

  public init(kind: Kind, id: String, title: String, tonnes: Double, reason: String) {
    self.kind = kind
    self.id = id
    self.title = title
    self.tonnes = tonnes
    self.reason = reason
  }
}
