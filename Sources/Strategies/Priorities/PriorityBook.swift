/// What actions are ranked and chosen by: criteria, weights and scores of several people, limits of a portfolio.
public struct PriorityBook: Hashable, Sendable {
  public init() {}
}
