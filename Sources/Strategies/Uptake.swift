/// How an action spreads from its start to its full year, and what is left of it later.
public struct Uptake: Hashable, Sendable {
  /// The shape between the two years.
  public enum Curve: String, Hashable, Sendable, CaseIterable {
    case linear, logistic, step
    /// The community's own shares by year.
    case own
  }

  public var curve = Curve.linear
  /// Own shares of the full effect by year, 0…1.
  public var shares: [Int: Double] = [:]
  /// The last year with an effect; nil for one that stays.
  public var endYear: Int?
  /// The part of the effect that is lost each year after the full year, 0…1.
  public var decay = 0.0
  /// The part of the effect that is taken back by more use, 0…1.
  public var rebound = 0.0

  public init() {}
}
