public import Tables

/// How far the inputs of a plan may lie from what is stated.
public struct RangeBook: Hashable, Sendable {
  /// In the order of the table.
  public var ranges: [InputRange] = []

  public init() {}
}

/// A stated range of one input, with its distribution.
///
/// For a uniform range `low` and `high` are its ends, for a triangular one too, with `best` most likely. For a normal
/// or a lognormal one they are the values that 5 % and 95 % of draws lie below, and `best` is the middle one.
public struct InputRange: Hashable, Sendable {
  /// What kind of input it is of.
  public enum What: String, Hashable, Sendable, CaseIterable {
    /// A parameter of an action, in the unit of its row.
    case parameter
    /// A community fact in a year, in its unit.
    case indicator
    /// An intensity in a year, in its unit.
    case path
    /// The quantity of a record of the inventory, in its unit.
    case record
    /// A multiple of the emission factors of an activity.
    case factor
    /// A cost of an action, in US dollars.
    case cost
    /// A price of energy.
    case price
    /// How much of a policy's effect comes.
    case policy
    /// Whole years by which the start of an action, and all that follows, moves; below 0 is earlier.
    case timing
    /// A multiple of the part of an action's full effect that is reached in each year.
    case uptake
    /// The percentage of an action's effect that more use takes back.
    case rebound
    /// The percentage of an action's effect that is lost each year after its full year.
    case decay
    /// Whole years by which a policy comes later; below 0 is earlier.
    case policyTiming = "policy-timing"
    /// The percentage a year at which money is discounted.
    case discountRate = "discount-rate"

    /// True where the subject is an action's id; that of a cost may be the id of a row of `costs.csv` instead.
    public var isOfAction: Bool {
      switch self {
      case .parameter, .cost, .timing, .uptake, .rebound, .decay: true
      case .indicator, .path, .record, .factor, .price, .policy, .policyTiming, .discountRate: false
      }
    }
  }

  /// How draws spread between the ends.
  public enum Distribution: String, Hashable, Sendable, CaseIterable {
    case uniform, triangular, normal, lognormal
  }

  public var id: String
  public var what: What
  /// The id of the action, indicator, path, record, activity, price or policy.
  public var subject: String
  /// A parameter's name, the year of a series, `capital` or `annual` of a cost, else empty.
  public var parameter: String
  public var distribution: Distribution
  public var low: Double
  /// Nil for what the plan states.
  public var best: Double?
  public var high: Double
  public var source: String
  public var note: String
  public var place: Place

  public init(
    id: String, what: What, subject: String, parameter: String, distribution: Distribution,
    low: Double, best: Double?, high: Double, source: String, note: String, place: Place
  ) {
    self.id = id
    self.what = what
    self.subject = subject
    self.parameter = parameter
    self.distribution = distribution
    self.low = low
    self.best = best
    self.high = high
    self.source = source
    self.note = note
    self.place = place
  }

  /// What is wrong with the numbers themselves, in a sentence that says what to do; nil for nothing.
  public var problem: (column: String, message: String)? {
    guard low.isFinite, high.isFinite, best?.isFinite ?? true else {
      return ("low", "A range needs numbers. Write them without words.")
    }
    guard low <= high else {
      return ("low", "The low end of the range lies above its high end. Exchange the two.")
    }
    if let best, best < low || best > high {
      return (
        "best", "The best value lies outside the range. Widen the range or correct the value."
      )
    }
    if distribution == .lognormal, low <= 0 {
      return (
        "low", "A lognormal range lies above 0. Use another distribution or a low end above 0."
      )
    }
    return nil
  }
}
