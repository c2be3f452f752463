public import Tables

/// One thing that actions are compared by: a row of `criteria.csv`.
public struct Criterion: Hashable, Sendable {
  /// What is compared.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    case emissions, risk, cost, equity, feasibility
    case coBenefits = "co-benefits"
    case staffHours = "staff-hours"
    /// For actions that cut emissions and lower a risk.
    case interaction
    /// Anything of the community's own, scored by people.
    case own
  }

  /// Which end is the better one.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case higher, lower
  }

  /// What a criterion is read from.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// People's scores, 1 to 5, in `action-scores.csv`.
    case score
    /// Metric tons over all years of the forecast.
    case cumulative
    /// Metric tons of one year.
    case year
    /// Dollars over all years of the forecast.
    case total
    /// Dollars for a metric ton.
    case perTonne = "per-tonne"
    /// Costs less gains of all payers in today's worth, energy included.
    case net
    /// The same for a metric ton of all years.
    case netPerTonne = "net-per-tonne"
    /// Points that scores of the risk register move by.
    case points
    /// Hours of staff in a year.
    case hours
    /// How many co-benefits the action names.
    case count
    /// The mean, as a product, of the cut and the relief.
    case both
  }

  /// How a measure becomes a value from 0 to 1.
  public enum Scale: String, Hashable, Sendable, CaseIterable {
    /// By the distance from the worst to the best action; scores by that from 1 to 5.
    case minMax = "min-max"
    /// By the part of the other actions that are worse, those that are equal counted by half.
    case rank
  }

  public var id: String
  public var name: String
  public var measure: Measure
  /// 0 or more; only the proportions count.
  public var weight: Double
  public var direction: Direction
  public var basis: Basis
  /// The year of `Basis.year`; nil for the last of the forecast.
  public var year: Int?
  public var scale: Scale
  /// Differences up to this count for nothing in outranking, 0…1 of the scale.
  public var indifference: Double
  /// Differences from this on count in full in outranking, 0…1 of the scale.
  public var preference: Double
  public var source: String
  public var note: String
  public var place: Place

  public init(
    id: String, name: String, measure: Measure, weight: Double, direction: Direction? = nil,
    basis: Basis? = nil, year: Int? = nil, scale: Scale = .minMax,
    indifference: Double = Self.usualIndifference, preference: Double = Self.usualPreference,
    source: String = "", note: String = "", place: Place = Place(file: "criteria.csv")
  ) {
    self.id = id
    self.name = name
    self.measure = measure
    self.weight = weight
    self.direction = direction ?? measure.usualDirection
    self.basis = basis ?? measure.bases[0]
    self.year = year
    self.scale = scale
    self.indifference = indifference
    self.preference = preference
    self.source = source
    self.note = note
    self.place = place
  }

  /// A twentieth of the scale; Cairn's own choice.
  public static let usualIndifference = 0.05
  /// Half of the scale, which is two points of five; Cairn's own choice.
  public static let usualPreference = 0.5

  /// True when people score it.
  public var isScored: Bool { basis == .score }
}

extension Criterion.Measure {
  /// What it can be read from, the usual one first.
  public var bases: [Criterion.Basis] {
    switch self {
    case .emissions: [.cumulative, .year, .score]
    case .risk: [.points, .score]
    case .cost: [.total, .perTonne, .net, .netPerTonne, .score]
    case .staffHours: [.hours, .score]
    case .coBenefits: [.score, .count]
    case .interaction: [.both, .score]
    case .equity, .feasibility, .own: [.score]
    }
  }

  /// Less of money and staff is better, more of everything else.
  public var usualDirection: Criterion.Direction {
    self == .cost || self == .staffHours ? .lower : .higher
  }
}

extension Criterion {
  /// What ranks actions while a community has no criteria of its own.
  ///
  /// Weights and the choice are Cairn's own: two thirds for what an action does to emissions and risks and for whom,
  /// one third for what it asks for. They are a start of a talk, not a finding.
  public static let standard: [Criterion] = [
    Criterion(id: "emissions", name: "Emissions cut", measure: .emissions, weight: 25),
    Criterion(id: "risk", name: "Risk lowered", measure: .risk, weight: 20),
    Criterion(id: "interaction", name: "Both at once", measure: .interaction, weight: 5),
    Criterion(id: "equity", name: "Equity", measure: .equity, weight: 15),
    Criterion(id: "cost", name: "Cost", measure: .cost, weight: 15),
    Criterion(id: "feasibility", name: "Feasibility", measure: .feasibility, weight: 10),
    Criterion(
      id: "co-benefits", name: "Co-benefits", measure: .coBenefits, weight: 5, basis: .count),
    Criterion(id: "staff-hours", name: "Staff hours", measure: .staffHours, weight: 5),
  ]
}
