public import Tables

/// One stated amount of an action, with who pays it, when, and in the dollars of which year.
public struct CostRow: Hashable, Sendable {
  /// What the money is for, and so whether it is a whole or comes again each year.
  public enum What: String, Hashable, Sendable, CaseIterable {
    /// The whole amount, in equal parts over its years.
    case capital
    /// Each year.
    case operating
    /// What is saved each year beside the energy that Cairn calculates.
    case saving
    /// The whole amount that the payer gives the receiver, in equal parts over its years.
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
  /// US dollars of `priceYear`.
  public var amount: Double
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
    fromYear: Int, toYear: Int? = nil, priceYear: Int, low: Double? = nil, high: Double? = nil,
    source: String = "", note: String = "", place: Place
  ) {
    self.id = id
    self.action = action
    self.what = what
    self.payer = payer
    self.receiver = receiver
    self.amount = amount
    self.fromYear = fromYear
    self.toYear = toYear
    self.priceYear = priceYear
    self.low = low
    self.high = high
    self.source = source
    self.note = note
    self.place = place
  }

  /// What falls due in a year, US dollars of `priceYear`.
  ///
  /// A whole is spread evenly over its years; everything else is due in each of them.
  public func due(in year: Int) -> Double {
    let end = toYear ?? (what.isWhole ? fromYear : .max)
    guard year >= fromYear, year <= end else { return 0 }
    return what.isWhole ? amount / Double(end - fromYear + 1) : amount
  }
}
