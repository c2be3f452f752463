/// What a community states about its forecasts beyond drivers and paths: scenarios and the policies that they switch.
public struct ScenarioBook: Hashable, Sendable {
  /// Rows of `scenarios.csv`; empty when there is none.
  public var stated: [Scenario] = []
  /// Rows of `policies.csv`, in the order in which they are stacked.
  public var policies: [Policy] = []
  /// Paths that are made, from `path-makers.csv`.
  public var makers: [PathRequest] = []

  public init(
    stated: [Scenario] = [], policies: [Policy] = [], makers: [PathRequest] = []
  ) {
    self.stated = stated
    self.policies = policies
    self.makers = makers
  }

  /// True when the community states nothing.
  public var isEmpty: Bool { stated.isEmpty && policies.isEmpty && makers.isEmpty }

  /// The scenarios to compare: the stated ones, else business as usual and what the tables allow beside it.
  ///
  /// - Parameter climate: A scenario of the climate profile with degree days; nil when it has none.
  public func scenarios(climate: String? = nil) -> [Scenario] {
    guard stated.isEmpty else { return stated }
    let hasAdopted = policies.contains { $0.status == .adopted }
    return [.businessAsUsual] + (hasAdopted ? [.adoptedPolicies] : [])
      + (climate.map { [.climateAdjusted($0)] } ?? [])
  }

  /// The policies that count in a scenario, in the order in which they are stacked; those of the library last.
  public func policies(
    of scenario: Scenario, library: PolicyLibrary
  ) -> (found: [Policy], unknown: [String]) {
    switch scenario.policies {
    case .none: return ([], [])
    case .all: return (policies, [])
    case .adopted: return (policies.filter { $0.status == .adopted }, [])
    case .some(let ids):
      let wanted = Set(ids)
      let own = policies.filter { wanted.contains($0.id) }
      let known = Set(own.map(\.id))
      let others = ids.filter { !known.contains($0) }
      return (
        own + others.compactMap(library.policy),
        others.filter { library.policy($0) == nil }
      )
    }
  }
}
