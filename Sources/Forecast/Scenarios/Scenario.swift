public import Tables

/// One way in which the years to come may go: which policies and actions count, which climate, which drivers.
public struct Scenario: Hashable, Sendable {
  /// Which policies count.
  public enum Policies: Hashable, Sendable {
    case none
    /// Those of `policies.csv` that are adopted.
    case adopted
    /// All of `policies.csv`, those that are only proposed included.
    case all
    /// Ids of `policies.csv` or of the library.
    case some([String])
  }

  /// Which actions of the plan count.
  public enum Actions: Hashable, Sendable {
    case none, all
    case some([String])
  }

  public var id: String
  public var name: String
  public var policies: Policies
  public var actions: Actions
  /// The year in which an action starts in this scenario, by its id; others start when the plan has it.
  public var starts: [String: Int] = [:]
  /// A scenario of the climate profile, such as `rcp45`; nil leaves heating and cooling as they are.
  public var climate: String?
  /// Indicators and paths that take the place of others, by the id of the one replaced.
  public var replacements: [String: String]
  public var source: String
  public var note: String
  public var place: Place

  public init(
    id: String, name: String, policies: Policies = .none, actions: Actions = .none,
    climate: String? = nil, replacements: [String: String] = [:], source: String = "",
    note: String = "", place: Place = Place(file: "scenarios.csv")
  ) {
    self.id = id
    self.name = name
    self.policies = policies
    self.actions = actions
    self.climate = climate
    self.replacements = replacements
    self.source = source
    self.note = note
    self.place = place
  }

  /// Drivers and paths alone: what every workspace has.
  public static let businessAsUsual = Scenario(id: "bau", name: "Business as usual")

  /// The adopted policies over business as usual.
  public static let adoptedPolicies = Scenario(
    id: "adopted", name: "Adopted policies", policies: .adopted)

  /// Heating and cooling in the climate to come, over business as usual.
  public static func climateAdjusted(_ climate: String) -> Scenario {
    Scenario(id: "climate-adjusted", name: "Climate-adjusted", climate: climate)
  }

  /// True when nothing but drivers and paths counts.
  public var isPlain: Bool {
    policies == .none && actions == .none && climate == nil && replacements.isEmpty
  }
}
