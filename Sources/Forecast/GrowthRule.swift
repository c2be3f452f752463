public import Inventory
public import Tables

/// What a part of the base-year inventory grows with: a driver, and an intensity path.
public struct GrowthRule: Hashable, Sendable {
  /// Nil matches every sector; likewise the next two.
  public var sector: Sector?
  public var subsector: String?
  public var activity: String?
  /// An indicator's id; nil holds the activity flat.
  public var driver: String?
  /// A path's id; nil holds emissions per activity flat.
  public var intensity: String?
  public var place: Place

  public init(
    sector: Sector?, subsector: String?, activity: String?, driver: String?, intensity: String?,
    place: Place
  ) {
    self.sector = sector
    self.subsector = subsector
    self.activity = activity
    self.driver = driver
    self.intensity = intensity
    self.place = place
  }

  func matches(_ record: ActivityRecord) -> Bool {
    (sector == nil || sector == record.sector)
      && (subsector == nil || subsector == record.subsector)
      && (activity == nil || activity == record.activity)
  }
}
