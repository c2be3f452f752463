public import Factors

/// Everything that a projection is made from beside the inventory: rules, series, policies and climates.
public struct ForecastInputs: Sendable {
  /// The share of power without carbon dioxide in the base year.
  public struct CleanShare: Hashable, Sendable {
    /// The indicator by which a community states its own.
    public static let indicator = "clean-electricity-share"

    /// 0…1.
    public let share: Double
    /// The part of it that is nuclear on the grid subregion, 0…1 of all power; nil where it is not known.
    public let nuclear: Double?
    /// Where it comes from, as printed.
    public let source: String

    public init(share: Double, nuclear: Double? = nil, source: String) {
      self.share = share
      self.nuclear = nuclear
      self.source = source
    }
  }

  public var rules: [GrowthRule]
  public var indicators: [String: Indicator]
  /// The community's own paths.
  public var ownPaths: [String: ReferencePath]
  /// Paths that were made, by id.
  public var made: [String: MadePath]
  public var book: ScenarioBook
  public var policyLibrary: PolicyLibrary
  public var cleanShare: CleanShare?
  /// Rows that could not be used.
  public var refused: RefusedRows
  /// Degree days to come by the scenario of the climate profile.
  public var climates: [String: ClimateAdjustment]
  /// Published paths by id.
  public var library: FactorLibrary?

  public init(
    rules: [GrowthRule], indicators: [String: Indicator], ownPaths: [String: ReferencePath] = [:],
    made: [String: MadePath] = [:], book: ScenarioBook = ScenarioBook(),
    policyLibrary: PolicyLibrary = PolicyLibrary(), cleanShare: CleanShare? = nil,
    refused: RefusedRows = RefusedRows(), climates: [String: ClimateAdjustment] = [:],
    library: FactorLibrary? = nil
  ) {
    self.rules = rules
    self.indicators = indicators
    self.ownPaths = ownPaths
    self.made = made
    self.book = book
    self.policyLibrary = policyLibrary
    self.cleanShare = cleanShare
    self.refused = refused
    self.climates = climates
    self.library = library
  }

  /// A path by id: the community's own, a made one, one that comes with a policy, or a published one.
  public func path(_ id: String) -> ReferencePath? {
    ownPaths[id] ?? made[id]?.path ?? policyLibrary.paths[id] ?? library?.path(id)
  }
}
