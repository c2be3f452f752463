public import Tables

/// What one action does for one risk: a row of `responses.csv`.
public struct RiskResponse: Hashable, Sendable {
  /// The id of an action.
  public var action: String
  /// The id of a risk.
  public var risk: String
  /// Points off exposure when the action is complete.
  public var exposureDrop: Int
  /// Points off sensitivity.
  public var sensitivityDrop: Int
  /// Points on adaptive capacity.
  public var capacityGain: Int
  /// Percent of the expected yearly loss avoided; nil when not known.
  public var lossReduction: Double?
  /// Nil for the action’s full year.
  public var fromYear: Int?
  /// Why so much.
  public var reason: String
  /// Ids of sources, separated by spaces.
  public var source: String
  public var note: String
  public var place: Place

  public init(
    action: String, risk: String, exposureDrop: Int, sensitivityDrop: Int, capacityGain: Int,
    lossReduction: Double?, fromYear: Int?, reason: String, source: String, note: String,
    place: Place
  ) {
    self.action = action
    self.risk = risk
    self.exposureDrop = exposureDrop
    self.sensitivityDrop = sensitivityDrop
    self.capacityGain = capacityGain
    self.lossReduction = lossReduction
    self.fromYear = fromYear
    self.reason = reason
    self.source = source
    self.note = note
    self.place = place
  }
}
