public import Factors

/// Ready policies with their sources, taken by id: federal rules and state standards for clean power.
public struct PolicyLibrary: Sendable {
  /// In the order of the table.
  public let policies: [Policy]
  /// Paths of multipliers that come with them, by id.
  public let paths: [String: ReferencePath]
  public let sources: [String: FactorSource]
  /// The state that a policy is of, by its id.
  public let states: [String: String]
  /// Names in Spanish, by id.
  private let spanishNames: [String: String]

  public init(
    policies: [Policy] = [], paths: [String: ReferencePath] = [:],
    sources: [String: FactorSource] = [:], states: [String: String] = [:],
    spanishNames: [String: String] = [:]
  ) {
    self.policies = policies
    self.paths = paths
    self.sources = sources
    self.states = states
    self.spanishNames = spanishNames
  }

  /// The policy of an id; nil when there is none.
  public func policy(_ id: String) -> Policy? { policies.first { $0.id == id } }

  /// What a policy is called in Spanish; nil for one that the community has given a name of its own.
  public func spanishName(of policy: Policy) -> String? {
    policy.name == self.policy(policy.id)?.name ? spanishNames[policy.id] : nil
  }

  /// Policies that may hold in a state: its own and those of the whole country.
  public func policies(in state: String) -> [Policy] {
    policies.filter { states[$0.id, default: ""].isEmpty || states[$0.id] == state }
  }
}
