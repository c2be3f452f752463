public import Tables

/// One amount of one year of an action.
public struct CashLine: Hashable, Sendable {
  /// What the money is for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case capital, operating
    /// Energy that the action uses in place of another, or that it adds.
    case energyAdded = "energy-added"
    case energySaved = "energy-saved"
    /// Saved beside energy.
    case saving
    case grantGiven = "grant-given"
    case grantReceived = "grant-received"
    case incentiveGiven = "incentive-given"
    case incentiveReceived = "incentive-received"

    /// True for what comes in.
    public var isGain: Bool {
      switch self {
      case .energySaved, .saving, .grantReceived, .incentiveReceived: true
      case .capital, .operating, .energyAdded, .grantGiven, .incentiveGiven: false
      }
    }

    /// True for what one payer gives another: nothing for all together.
    public var isTransfer: Bool {
      switch self {
      case .grantGiven, .grantReceived, .incentiveGiven, .incentiveReceived: true
      case .capital, .operating, .energyAdded, .energySaved, .saving: false
      }
    }

    /// True for what comes once and not again each year.
    public var isOnce: Bool {
      self == .capital || self == .grantGiven || self == .grantReceived
    }

    /// As printed, such as `Energy saved`.
    public var title: String {
      switch self {
      case .capital: "Capital"
      case .operating: "Operating"
      case .energyAdded: "Energy added"
      case .energySaved: "Energy saved"
      case .saving: "Other savings"
      case .grantGiven: "Grants given"
      case .grantReceived: "Grants received"
      case .incentiveGiven: "Incentives given"
      case .incentiveReceived: "Incentives received"
      }
    }
  }

  public var year: Int
  public var kind: Kind
  /// Who pays or gains; nil when it is not said.
  public var payer: Payer?
  /// US dollars as the kind counts them: above 0 is a cost for a cost and a gain for a gain.
  public var dollars: Double
  /// What is saved or added, such as `natural-gas, residential`; empty for stated amounts.
  public var subject: String
  /// True for energy of vehicles, which is no part of what a home spends on energy.
  public var isTravel: Bool
  /// The row that states it; nil for energy.
  public var place: Place?

  public init(
    year: Int, kind: Kind, payer: Payer?, dollars: Double, subject: String = "",
    isTravel: Bool = false, place: Place? = nil
  ) {
    self.year = year
    self.kind = kind
    self.payer = payer
    self.dollars = dollars
    self.subject = subject
    self.isTravel = isTravel
    self.place = place
  }

  /// What it adds to somebody's pocket, below 0 for a cost.
  public var flow: Double { kind.isGain ? dollars : -dollars }

  /// True when it counts from a side.
  public func counts(for view: MoneyView) -> Bool {
    switch view {
    case .all: true
    case .payer(let payer): self.payer == payer
    }
  }
}
