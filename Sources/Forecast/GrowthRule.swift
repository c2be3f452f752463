public import Inventory
public import Tables

/// What a part of the base-year inventory grows with: a driver or a rate, and intensity paths.
public struct GrowthRule: Hashable, Sendable {
  /// Nil matches every sector; likewise the next three.
  public var sector: Sector?
  public var subsector: String?
  public var activity: String?
  /// The id of one record of the base year.
  public var record: String?
  /// An indicator's id; nil holds the activity flat, unless there is a rate.
  public var driver: String?
  /// Yearly change of the activity; nil beside a driver.
  public var rate: GrowthRate?
  /// Ids of paths, which are multiplied; empty holds emissions per activity flat, unless there is a rate.
  public var intensities: [String]
  /// Yearly change of emissions per activity, on top of the paths.
  public var intensityRate: GrowthRate?
  /// How driver and paths are read between given years; nil is a straight line that nobody has chosen.
  public var between: SeriesReading.Between?
  /// How driver and paths are read after their last year.
  public var beyond: SeriesReading.Beyond
  /// Part of the activity that follows heating degree days, 0…1; nil for the library's.
  public var heatingShare: Double?
  /// Part of the activity that follows cooling degree days, 0…1; nil for the library's.
  public var coolingShare: Double?
  public var place: Place

  public init(
    sector: Sector?, subsector: String?, activity: String?, record: String? = nil,
    driver: String?, rate: GrowthRate? = nil, intensities: [String] = [],
    intensityRate: GrowthRate? = nil, between: SeriesReading.Between? = nil,
    beyond: SeriesReading.Beyond = .stop, heatingShare: Double? = nil,
    coolingShare: Double? = nil, place: Place
  ) {
    self.sector = sector
    self.subsector = subsector
    self.activity = activity
    self.record = record
    self.driver = driver
    self.rate = rate
    self.intensities = intensities
    self.intensityRate = intensityRate
    self.between = between
    self.beyond = beyond
    self.heatingShare = heatingShare
    self.coolingShare = coolingShare
    self.place = place
  }

  /// True when the rule is for a record; the first one of the table that is counts.
  public func matches(_ record: ActivityRecord) -> Bool {
    (sector == nil || sector == record.sector)
      && (subsector == nil || subsector == record.subsector)
      && (activity == nil || activity == record.activity)
      && (self.record == nil || self.record == record.id)
  }

  /// How its series are read.
  var reading: SeriesReading { SeriesReading(between: between ?? .linear, beyond: beyond) }
}
