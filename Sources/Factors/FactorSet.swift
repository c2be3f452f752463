public import Quantities
public import Tables

/// A community's own emission factors under one name: a utility's rates, a district system, a measured fuel.
///
/// A record names the set in its `factor` cell; the set's rows then stand in place of the library's.
public struct FactorSet: Hashable, Sendable {
  /// One row: a factor for a gas, perhaps for one activity or year only.
  public struct Row: Hashable, Sendable {
    /// Empty when it holds for every activity.
    public let activity: String
    /// Nil when it holds for every year.
    public let year: Int?
    public let factor: EmissionFactor
    public let uncertaintyPercent: Double?
    public let place: Place

    public init(
      activity: String, year: Int?, factor: EmissionFactor, uncertaintyPercent: Double? = nil,
      place: Place
    ) {
      self.activity = activity
      self.year = year
      self.factor = factor
      self.uncertaintyPercent = uncertaintyPercent
      self.place = place
    }
  }

  public let id: String
  public let rows: [Row]

  public init(id: String, rows: [Row]) {
    self.id = id
    self.rows = rows
  }

  /// The rows that fit an activity and year best, one per gas.
  ///
  /// A row for the very activity goes before one for any, a row for the very year before one for all.
  ///
  /// - Returns: Empty when no row fits; a row of another year never stands in.
  public func rows(activity: String, year: Int) -> [Row] {
    let fitting = rows.filter { row in
      (row.activity.isEmpty || row.activity == activity) && (row.year == nil || row.year == year)
    }
    func rank(_ row: Row) -> Int { (row.activity.isEmpty ? 0 : 2) + (row.year == nil ? 0 : 1) }
    return Dictionary(grouping: fitting, by: \.factor.gas).values.compactMap { rows in
      rows.max { rank($0) < rank($1) }
    }.sorted { $0.factor.gas < $1.factor.gas }
  }
}

/// A contract that gives electricity an emission rate of its own, for market-based accounts.
///
/// - Source: [GHGP-SCOPE2-2015], chapter 6.
public struct ContractualInstrument: Hashable, Sendable {
  /// What sort of contract, in the order in which market-based accounts use them.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Energy attribute certificates, such as RECs, retired for the community.
    case certificate
    /// A contract with a plant, such as a power purchase agreement.
    case contract
    /// A supplier's or utility's own rate, such as a green tariff.
    case supplier
    /// What is left in the grid after certificates have been claimed.
    case residualMix = "residual-mix"
  }

  public var id: String
  public var year: Int
  public var kind: Kind
  /// Electricity covered; nil for a rate that covers all the rest.
  public var electricity: Energy?
  /// The records it covers, by id or subsector; empty for any.
  public var covers: [String]
  /// Rates by gas, each per amount of electricity; empty means no emissions, as of wind or sun.
  public var rates: [EmissionFactor]
  public var source: String
  public var place: Place

  public init(
    id: String, year: Int, kind: Kind, electricity: Energy?, covers: [String] = [],
    rates: [EmissionFactor], source: String = "", place: Place
  ) {
    self.id = id
    self.year = year
    self.kind = kind
    self.electricity = electricity
    self.covers = covers
    self.rates = rates
    self.source = source
    self.place = place
  }
}
