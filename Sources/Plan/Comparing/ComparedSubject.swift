/// An action or a scenario with everything that it is compared by; what is not known is nil, never 0.
public struct ComparedSubject: Sendable {
  /// What is compared.
  public enum Kind: String, Hashable, Sendable {
    case action
    /// A scenario or a saved portfolio, with its actions.
    case scenario
  }

  /// What is saved in one year, metric tons CO2e.
  public struct Saving: Hashable, Sendable {
    public let year: Int
    /// An action's Shapley value among all actions of the plan, or what a scenario's actions save together under its policies.
    ///
    /// Nil of a scenario without actions.
    public let share: Double?
    /// What an action would save without the others; nil of a scenario.
    public let alone: Double?
    /// What an action saves on top of all others; nil of a scenario.
    public let last: Double?
    /// What is emitted; nil of an action.
    public let remaining: Double?
    /// How far a scenario with its policies and actions is below the first scenario without actions; nil of an action.
    public let belowUsual: Double?
  }

  /// What it costs from one side at one rate, today's worth, US dollars.
  public struct Cost: Hashable, Sendable {
    /// Gains less costs; of a scenario the sum over those actions whose money is known.
    public let net: Double?
    /// Net cost of a metric ton, US dollars: −NPV over the tons of all years, of the actions that take tons away.
    ///
    /// What is spent on an action without tons is in `net` and not in here, so that this is the quotient of the sums of
    /// an `AbatementCurve` of the same actions at the same rate.
    public let perTonne: Double?
    /// Of how many actions the money is known.
    public let known: Int
    /// How many actions there are.
    public let count: Int

    /// True when the money of every action is known.
    public var isComplete: Bool { known == count }
  }

  /// A risk that is lowered.
  public struct LoweredRisk: Hashable, Sendable {
    public let risk: String
    /// Such as `Heat waves: residents`.
    public let title: String
    /// Such as `sensitivity −1`; empty where an action is tied to the risk without points.
    public let points: String
  }

  public let id: String
  public let title: String
  public let kind: Kind
  /// The ids of its actions, its own for an action.
  public let actions: [String]
  /// By the years of the comparison, in their order.
  public let savings: [Saving]
  /// Metric tons CO2e saved over all years of the forecast, as `Saving.share`.
  public let cumulative: Double?
  /// The same of `Saving.belowUsual`.
  public let cumulativeBelowUsual: Double?
  /// From the side and at the rate that were asked for.
  public let cost: Cost
  /// Hours a year; of a scenario the sum, nil when that of one action is not stated.
  public let staffHours: Double?
  public let coBenefits: [String]
  public let risks: [LoweredRisk]
  /// 0…1 by the group's weights; nil of a scenario, which has no score.
  public let score: Double?
  /// From 1 for the best score of all actions of the plan; nil without a score.
  public let place: Int?
  /// What counts with less than its actions state, since there is no more to save, one sentence each; part of `remarks`.
  public let limits: [String]
  /// What is not in it, limited or not known, one sentence each.
  public let remarks: [String]
}

/// Actions and scenarios side by side.
public struct SubjectComparison: Sendable {
  /// The years of targets and the last of the forecast.
  public let years: [Int]
  /// In the order asked for.
  public let subjects: [ComparedSubject]
}
