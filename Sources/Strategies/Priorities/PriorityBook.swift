/// What actions are ranked and chosen by: criteria, weights and scores of several people, limits of a portfolio.
public struct PriorityBook: Hashable, Sendable {
  /// The community's own criteria, in the order of the table; empty when it has none.
  public var criteria: [Criterion] = []
  public var weights: [CriterionWeight] = []
  public var scores: [ActionScore] = []
  public var limits: [PortfolioLimit] = []

  public init() {}

  /// The community's criteria, or Cairn's own where it has none.
  public var usedCriteria: [Criterion] { criteria.isEmpty ? Criterion.standard : criteria }
  /// True when the criteria are Cairn's own choice.
  public var isStandard: Bool { criteria.isEmpty }

  /// Without actions that are kept from an edition.
  public func without(actions hidden: Set<String>) -> PriorityBook {
    var copy = self
    copy.scores.removeAll { hidden.contains($0.action) }
    return copy
  }
}
