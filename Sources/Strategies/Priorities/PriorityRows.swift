public import Tables

/// What one person would have a criterion count: a row of `criteria-weights.csv`.
public struct CriterionWeight: Hashable, Sendable {
  public var person: String
  public var criterion: String
  /// 0 or more; only the proportions of one person's weights count.
  public var weight: Double
  public var reason: String
  public var place: Place

  public init(person: String, criterion: String, weight: Double, reason: String, place: Place) {
    self.person = person
    self.criterion = criterion
    self.weight = weight
    self.reason = reason
    self.place = place
  }
}

/// What one person gives an action by a criterion: a row of `action-scores.csv`.
public struct ActionScore: Hashable, Sendable {
  public var action: String
  public var criterion: String
  public var person: String
  /// 1 to 5; nil for unsure.
  public var score: Double?
  public var reason: String
  public var place: Place

  public init(
    action: String, criterion: String, person: String, score: Double?, reason: String,
    place: Place
  ) {
    self.action = action
    self.criterion = criterion
    self.person = person
    self.score = score
    self.reason = reason
    self.place = place
  }
}

/// A bound that a portfolio keeps: a row of `limits.csv`.
public struct PortfolioLimit: Hashable, Sendable {
  /// What is limited.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// US dollars that may be spent in a year, by all payers together.
    case budget
    /// US dollars that one payer may spend in a year; what others give it is taken off, and what it gives is on it.
    case governmentBudget = "government-budget"
    case householdBudget = "household-budget"
    case businessBudget = "business-budget"
    /// Hours of staff in a year.
    case staffHours = "staff-hours"
    /// Percent of all spending that serves priority groups.
    case equity
    /// Metric tons CO2e that may be emitted in a year.
    case target

    /// Whose budget it is; nil for all payers together, and for what is no budget.
    public var payer: Payer? {
      switch self {
      case .governmentBudget: .government
      case .householdBudget: .household
      case .businessBudget: .business
      case .budget, .staffHours, .equity, .target: nil
      }
    }

    /// Budgets of one payer.
    static let ofPayers = allCases.filter { $0.payer != nil }
  }

  public var kind: Kind
  /// Nil for every year; of an equity floor always nil.
  public var year: Int?
  public var value: Double
  public var note: String
  public var place: Place

  public init(kind: Kind, year: Int?, value: Double, note: String, place: Place) {
    self.kind = kind
    self.year = year
    self.value = value
    self.note = note
    self.place = place
  }
}
