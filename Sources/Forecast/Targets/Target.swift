public import Factors
public import Inventory
public import Tables

/// What a community aims for: emissions of a year, or of all years of a period together.
public struct Target: Hashable, Sendable {
  /// How the figure comes about.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A reduction against the base year's total.
    case absolute
    /// A reduction against the base year's emissions per resident; the allowed total follows population.
    case perCapita = "per-capita"
    /// A share of the world's reduction by the Human Development Index; a reconstruction of the science-based target.
    case fairShare = "fair-share"
    /// The nation's pledged reduction, applied to the community as it is.
    case pledge
    /// A gross reduction, and removals that balance what is left.
    case netZero = "net-zero"
    /// A year on the way to another target.
    case interim
    /// All emissions from one year to another together.
    case budget
    /// Tonnes of the community's own.
    case own
  }

  /// How a global carbon budget is divided.
  public enum Allocation: String, Hashable, Sendable, CaseIterable {
    /// The same for every person in the world.
    case perCapita = "per-capita"
    /// By the share in the world's emissions before the budget begins.
    case grandfathering
  }

  public var id: String
  public var name: String
  public var kind: Kind
  /// The year that the target counts from; of a budget, its first year.
  public var baseYear: Int
  /// Of a budget, its last year.
  public var year: Int
  /// As stated, 0 to 1; nil where the kind makes its own.
  public var reduction: Double?
  /// Only this sector's emissions; nil for all.
  public var sector: Sector?
  /// Only these scopes and sectors; everything for the usual target, whose `sector` may narrow it.
  public var covers = TargetReach.everything
  public var source: String
  public var status: EvidenceStatus
  public var note: String
  public var place: Place
  /// Metric tons CO2e of the target's year, for tonnes of the community's own.
  public var allowedTonnes: Double?
  /// Metric tons CO2e that are taken up in the target's year, beside the emissions.
  public var removals: Double?
  public var fairShare = FairShareTerms()
  public var budget = BudgetTerms()
  /// For a year on the way: the id of the target that it leads to, and how.
  public var leadsTo = ""
  public var shape = TargetPath.Shape.straight
  /// Metric tons CO2e of the base year as they stood when the target was adopted; nil when not stated.
  public var adoptedBase: Double?

  public init(
    id: String, name: String, kind: Kind, baseYear: Int, year: Int, reduction: Double?,
    sector: Sector? = nil, source: String, status: EvidenceStatus, note: String, place: Place
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.baseYear = baseYear
    self.year = year
    self.reduction = reduction
    self.sector = sector
    self.source = source
    self.status = status
    self.note = note
    self.place = place
  }

  /// What of the inventory it counts.
  public var reach: TargetReach {
    sector.map { TargetReach(sectors: [$0], scopes: covers.scopes) } ?? covers
  }

  /// The terms of a fair share that a community may state itself; nil takes the library's.
  public struct FairShareTerms: Hashable, Sendable {
    /// The Human Development Index of the country.
    public var countryIndex: Double?
    /// The Human Development Index of the world.
    public var worldIndex: Double?
    /// What the world as a whole has to bring, 0 to 1.
    public var globalReduction: Double?

    public init() {}
  }

  /// The terms of a carbon budget: tonnes as stated, or a share of a global budget.
  public struct BudgetTerms: Hashable, Sendable {
    /// Metric tons.
    public var tonnes: Double?
    /// Degrees Celsius of warming that the global budget goes with.
    public var temperature: Double?
    /// Percent chance of staying below that warming.
    public var probability: Double?
    public var allocation: Allocation?

    public init() {}
  }
}

/// Why a target has no level.
public struct TargetProblem: Error, Hashable, Sendable {
  public let finding: Finding

  public init(finding: Finding) { self.finding = finding }
}

extension Target {
  func problem(_ message: String, _ column: String? = nil) -> TargetProblem {
    TargetProblem(
      finding: Finding(.error, message, at: column.map { place.at(column: $0) } ?? place))
  }

  func warning(_ message: String, _ column: String? = nil) -> Finding {
    Finding(.warning, message, at: column.map { place.at(column: $0) } ?? place)
  }
}
