public import Factors
public import Inventory
public import Tables

/// A law, rule or program beyond the community that changes activity or emissions per activity: one layer of a forecast.
public struct Policy: Hashable, Sendable {
  /// Who makes it.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    case federal, state, regional, utility, local
  }

  /// Whether it is in force or decided, or only proposed.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case adopted, proposed
  }

  /// What it changes.
  public enum Effect: String, Hashable, Sendable, CaseIterable {
    /// Multiplies the activity.
    case activity
    /// Multiplies emissions per activity.
    case intensity
    /// Is the most that emissions per activity may be against the base year; paths that already go lower are left alone.
    case ceiling
  }

  /// How strong it is by year.
  public enum Strength: Hashable, Sendable {
    /// The id of a path of multipliers.
    case path(String)
    /// Shares of power by year, from the library, whose unit is a `CleanPowerBasis`.
    case cleanShares(ReferencePath)
    /// A percentage less, reached in equal steps from one year to another; below 0 is more.
    case percent(Double, from: Int, to: Int)
  }

  public var id: String
  public var name: String
  public var level: Level
  public var status: Status
  /// Nil matches every sector; likewise the next two.
  public var sector: Sector?
  public var subsector: String?
  public var activity: String?
  public var effect: Effect
  public var strength: Strength
  /// Ids of policies that must not count beside it; of two that exclude each other the first in the table counts.
  public var excludes: [String] = []
  /// Ids of policies that it holds already, so that they do not count beside it.
  public var contains: [String] = []
  /// The id of a source.
  public var source: String
  /// Whether its numbers were read in the source; nil when the community does not say.
  public var evidence: EvidenceStatus?
  public var note: String
  public var place: Place

  public init(
    id: String, name: String, level: Level, status: Status, sector: Sector? = nil,
    subsector: String? = nil, activity: String? = nil, effect: Effect, strength: Strength,
    source: String = "", evidence: EvidenceStatus? = nil, note: String = "", place: Place
  ) {
    self.id = id
    self.name = name
    self.level = level
    self.status = status
    self.sector = sector
    self.subsector = subsector
    self.activity = activity
    self.effect = effect
    self.strength = strength
    self.source = source
    self.evidence = evidence
    self.note = note
    self.place = place
  }

  /// True when it changes something about a record.
  public func matches(_ record: ActivityRecord) -> Bool {
    (sector == nil || sector == record.sector)
      && (subsector == nil || subsector == record.subsector)
      && (activity == nil || activity == record.activity)
  }
}
