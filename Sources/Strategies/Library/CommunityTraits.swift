public import Vulnerability

/// What of a community decides whether a strategy suits it; nil for what is not known, which excludes nothing.
public struct CommunityTraits: Hashable, Sendable {
  public var population: Double?
  /// The id of a region of the fifth national climate assessment, such as `midwest`.
  public var region: String?
  public var isCoastal: Bool?
  /// How many people the community says it can spare.
  public var staff: AdaptationStrategy.Level?

  public init(
    population: Double? = nil, region: String? = nil, isCoastal: Bool? = nil,
    staff: AdaptationStrategy.Level? = nil
  ) {
    self.population = population
    self.region = region
    self.isCoastal = isCoastal
    self.staff = staff
  }

  /// Nil without a population.
  public var size: AdaptationStrategy.Size? {
    population.map(AdaptationStrategy.Size.init(population:))
  }
}

/// What of a risk a strategy may fit.
public struct SuggestionSubject: Hashable, Sendable {
  /// The id of a hazard of the taxonomy; empty when it is not said which.
  public var hazard: String
  /// Hazards of the same family, which a strategy may name first in its place.
  public var family: Set<String>
  /// The id of a community system of the taxonomy; empty when it is not said which.
  public var system: String
  /// Ids of factors that limit the capacity to adapt.
  public var capacityFactors: [String]
  public var scores: RiskScores

  public init(
    hazard: String, family: Set<String> = [], system: String, capacityFactors: [String] = [],
    scores: RiskScores = RiskScores()
  ) {
    self.hazard = hazard
    self.family = family
    self.system = system
    self.capacityFactors = capacityFactors
    self.scores = scores
  }

  /// True where a strategy is mainly for the hazard: it is listed among the first, before any of another family.
  ///
  /// The library lists the hazards that a strategy was written for first.
  func isMainHazard(of strategy: AdaptationStrategy) -> Bool {
    strategy.hazards.prefix { $0 == hazard || family.contains($0) }.contains(hazard)
  }
}

/// Which strategies meet a limit of capacity: a row of `capacity-fit.csv`.
public struct CapacityFit: Hashable, Sendable {
  /// What of a strategy is looked at.
  public enum Property: String, Hashable, Sendable, CaseIterable {
    case staff, cost, system, category, type
  }

  /// The id of an adaptive-capacity factor.
  public var factor: String
  public var property: Property
  public var value: String
  /// A full sentence.
  public var reason: String
  public var spanishReason: String

  public init(
    factor: String, property: Property, value: String, reason: String, spanishReason: String
  ) {
    self.factor = factor
    self.property = property
    self.value = value
    self.reason = reason
    self.spanishReason = spanishReason
  }

  func holds(for strategy: AdaptationStrategy) -> Bool {
    switch property {
    case .staff: strategy.staff.rawValue == value
    case .cost: strategy.cost.rawValue == value
    case .system: strategy.systems.contains(value)
    case .category: strategy.categories.contains(value)
    case .type: strategy.actionType == value
    }
  }
}
