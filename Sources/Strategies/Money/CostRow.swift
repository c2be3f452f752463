public import Tables

/// One stated amount of an action, with who pays it, when, and in the dollars of which year.
public struct CostRow: Hashable, Sendable {
  /// What the money is for, and so whether it is a whole or comes again each year.
  public enum What: String, Hashable, Sendable, CaseIterable {
    /// The whole amount over its years: in equal parts, or per a quantity as the action spreads.
    case capital
    /// Each year.
    case operating
    /// What is saved each year beside the energy that Cairn calculates.
    case saving
    /// The whole amount that the payer gives the receiver, over its years like capital.
    case grant
    /// What the payer gives the receiver each year.
    case incentive

    /// As printed, such as `Capital cost`.
    public var title: String {
      switch self {
      case .capital: "Capital cost"
      case .operating: "Operating"
      case .saving: "Saving"
      case .grant: "Grant"
      case .incentive: "Incentive"
      }
    }
    /// True when the amount is a whole, not one that comes again.
    public var isWhole: Bool { self == .capital || self == .grant }
    /// True when one payer gives it to another.
    public var isTransfer: Bool { self == .grant || self == .incentive }
  }

  public var id: String
  public var action: String
  public var what: What
  /// Who pays, gives or, for a saving, gains.
  public var payer: Payer
  /// Who gets a grant or incentive; nil when it is not said, and for everything else.
  public var receiver: Payer?
  /// US dollars of `priceYear`, for one of `per` where that is stated.
  public var amount: Double
  /// The quantity of the action that the amount is for one of, such as `home`; nil for a whole amount.
  public var per: String?
  public var fromYear: Int
  /// Nil for a whole that falls due at once, and for what comes again to the end of the forecast.
  public var toYear: Int?
  public var priceYear: Int
  /// The least and the most that it may be; nil when not stated.
  public var low: Double?
  public var high: Double?
  public var source: String
  public var note: String
  public var place: Place

  public init(
    id: String, action: String, what: What, payer: Payer, receiver: Payer? = nil, amount: Double,
    per: String? = nil, fromYear: Int, toYear: Int? = nil, priceYear: Int, low: Double? = nil,
    high: Double? = nil,
    source: String = "", note: String = "", place: Place
  ) {
    self.id = id
    self.action = action
    self.what = what
    self.payer = payer
    self.receiver = receiver
    self.amount = amount
    self.per = per
    self.fromYear = fromYear
    self.toYear = toYear
    self.priceYear = priceYear
    self.low = low
    self.high = high
    self.source = source
    self.note = note
    self.place = place
  }

  /// What falls due in a year, US dollars of `priceYear`; of a unit cost, for one of its quantity.
  ///
  /// A whole amount is spread evenly over its years, that of a quantity as the action spreads in them; everything else is
  /// due in each of them.
  ///
  /// - Parameters:
  ///   - action: The action of the row.
  ///   - move: How many years later the action starts than as the row was stated, so that the row moves with it.
  public func due(in year: Int, of action: Action, movedBy move: Int = 0) -> Double {
    let end = toYear ?? (what.isWhole ? fromYear : .max)
    guard year - move >= fromYear, year - move <= end else { return 0 }
    guard what.isWhole else { return amount }
    guard per != nil else { return amount / Double(end - fromYear + 1) }
    return action.due(amount, in: year, of: fromYear + move...end + move)
  }
}
