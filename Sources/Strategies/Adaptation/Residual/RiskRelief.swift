public import Tables

/// What one action takes off one risk, from one row: counted once and in one place.
public struct RiskRelief: Hashable, Sendable {
  /// Where the points are stated.
  public enum Origin: String, Hashable, Sendable, CaseIterable {
    case responses = "responses.csv"
    case parameters = "action-parameters.csv"
  }

  /// The id of an action.
  public var action: String
  public var actionTitle: String
  /// The id of a risk.
  public var risk: String
  /// Points off exposure, 0 to 4.
  public var exposureDrop: Int
  /// Points off sensitivity, 0 to 4.
  public var sensitivityDrop: Int
  /// Points on adaptive capacity, 0 to 4.
  public var capacityGain: Int
  /// Percent of the expected yearly loss avoided, 0 to 100; nil when not known.
  public var lossReduction: Double?
  /// The first year in which the points count.
  public var completeYear: Int
  /// True when the row names the year itself, so that losses fall at once and not with the action's growth.
  public var hasOwnYear: Bool
  public var origin: Origin
  public var reason: String
  public var place: Place

  /// True when at least one point counts somewhere.
  public var hasPoints: Bool { exposureDrop > 0 || sensitivityDrop > 0 || capacityGain > 0 }

  /// The points as printed, such as `sensitivity −1, capacity +2`; empty without points.
  public var pointsText: String {
    let parts = [
      exposureDrop > 0 ? "exposure −\(exposureDrop)" : nil,
      sensitivityDrop > 0 ? "sensitivity −\(sensitivityDrop)" : nil,
      capacityGain > 0 ? "capacity +\(capacityGain)" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}
