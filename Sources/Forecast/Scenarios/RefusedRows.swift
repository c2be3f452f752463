public import Tables

/// Rows of a forecast's tables that could not be used: a scenario that would have them says that it goes without.
///
/// A series with a hole still has a value for every year, from the rows beside it, so that nothing else would tell.
public struct RefusedRows: Hashable, Sendable {
  /// A row with the cell that is at fault.
  public struct Row: Hashable, Sendable {
    /// The policy or the scenario of the climate profile that it is of; empty where that cell is what cannot be read.
    public let id: String
    public let place: Place
    /// False for a policy that is stated as not adopted.
    public let isAdopted: Bool

    public init(id: String, place: Place, isAdopted: Bool = true) {
      self.id = id
      self.place = place
      self.isAdopted = isAdopted
    }
  }

  /// By the indicator or path that lacks them.
  public var series: [String: [Place]]
  /// Of `drivers.csv`.
  public var rules: [Place]
  /// Of `policies.csv`.
  public var policies: [Row]
  /// Of degree days, by the key of their scenario.
  public var climate: [Row]

  public init(
    series: [String: [Place]] = [:], rules: [Place] = [], policies: [Row] = [],
    climate: [Row] = []
  ) {
    self.series = series
    self.rules = rules
    self.policies = policies
    self.climate = climate
  }

  /// What every scenario goes without, one sentence for each row.
  var ruleOmissions: [String] {
    rules.map {
      "\($0) could not be used, so what it is for follows the next row that fits, or stays as it is."
    }
  }

  /// What a series is read without, one sentence for each row.
  func omissions(ofSeries id: String) -> [String] {
    (series[id] ?? []).map {
      "\($0) could not be used, so “\(id)” is read from its other rows."
    }
  }

  /// What the policies of a scenario go without, one sentence for each row.
  func policyOmissions(of scenario: Scenario) -> [String] {
    policies.filter { row in
      switch scenario.policies {
      case .none: false
      case .all: true
      case .adopted: row.isAdopted
      case .some(let ids): ids.contains(row.id)
      }
    }.map { "\($0.place) could not be used, so the scenario goes without this row of policies." }
  }

  /// What a changing climate goes without, one sentence for each row.
  ///
  /// - Parameter key: Of the scenario of the climate profile, which goes on from the modeled past.
  func climateOmissions(of key: String) -> [String] {
    climate.filter { ["", "historical", key].contains($0.id) }
      .map { "\($0.place) could not be used, so degree days are read from the other rows." }
  }
}
