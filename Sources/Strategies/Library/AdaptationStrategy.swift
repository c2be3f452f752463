public import Factors
public import Tables

/// Something that communities do to lower climate risks: a row of the library of strategies.
public struct AdaptationStrategy: Hashable, Sendable {
  /// How much of something it takes.
  public enum Level: String, Hashable, Sendable, CaseIterable, Comparable {
    case low, medium, high
    case veryHigh = "very-high"

    public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    private var rank: Int { Level.allCases.firstIndex(of: self) ?? 0 }
  }

  /// How large a community is, by its people.
  ///
  /// - Source: The limits are those of `docs/adaptation-strategies.md`, Cairn's own; unverified.
  public enum Size: String, Hashable, Sendable, CaseIterable {
    case small, medium, large

    /// Small below 20,000 people, large above 100,000.
    public init(population: Double) {
      self = population < 20_000 ? .small : population <= 100_000 ? .medium : .large
    }
  }

  public var id: String
  public var name: String
  public var spanishName: String
  public var summary: String
  public var spanishSummary: String
  /// Ids of hazards of the taxonomy.
  public var hazards: [String]
  /// Ids of community systems of the taxonomy.
  public var systems: [String]
  /// The id of an action type of the taxonomy.
  public var actionType: String
  /// Ids of action categories.
  public var categories: [String]
  /// Ids of collaborators.
  public var whoActs: [String]
  /// The calculators of what it may cut of emissions too, the usual one first; empty for none.
  public var calculators: [ActionKind]
  public var cost: Level
  public var costNote: String
  /// Years from the decision until it works, from the shortest to the longest.
  public var leadTime: ClosedRange<Int>
  /// How many people it binds.
  public var staff: Level
  public var sizes: Set<Size>
  /// Ids of regions of the national climate assessment; empty for all.
  public var regions: [String]
  /// True when it makes sense at a coast only.
  public var isCoastal: Bool
  /// Points that it may take off, 0 to 4: a proposal for people to judge.
  public var exposureDrop: Int
  public var sensitivityDrop: Int
  public var capacityGain: Int
  public var coBenefits: [String]
  /// How it can do harm.
  public var maladaptation: String
  public var equity: String
  public var indicator: String
  public var firstStep: String
  public var status: EvidenceStatus
  /// Ids of sources.
  public var sources: [String]
  public var place: Place

  /// The usual calculator of what it cuts of emissions; nil where it cuts none.
  public var alsoMitigates: ActionKind? { calculators.first }

  /// The lead time as printed, such as `1 to 3`.
  public var leadTimeText: String {
    leadTime.lowerBound == leadTime.upperBound
      ? "\(leadTime.lowerBound)" : "\(leadTime.lowerBound) to \(leadTime.upperBound)"
  }
}
