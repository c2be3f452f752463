public import Vulnerability

/// What a plan knows of a risk for which no known effect holds here, and what a number would take.
public struct EffectGap: Hashable, Sendable {
  /// What is missing for a number.
  public enum Need: Hashable, Sendable {
    /// How a primary indicator of the hazard changes here is known; a study of what that does to the system is not.
    case study
    /// No primary indicator tells how the hazard changes here; these climate indicators would.
    case indicators([String])
    /// No indicator of temperature and precipitation tells of the hazard well enough, and why; records of the place would.
    case records(why: String)
  }

  /// How indicators of the hazard change here, the nearest first; empty where none is known.
  public let changes: [IndicatorChange]
  /// What has happened here, the latest first.
  public let events: [HazardEvent]
  /// People inside the zones of the hazard; nil without zones.
  public let peopleInside: Double?
  public let need: Need
}
