/// Who pays a cost or gains a saving.
public enum Payer: String, Hashable, Sendable, CaseIterable {
  case government, household, business, utility
  /// Anybody else, such as the federal government for a county.
  case other

  /// As printed, such as `Households`.
  public var title: String {
    switch self {
    case .government: "Government"
    case .household: "Households"
    case .business: "Businesses"
    case .utility: "Utilities"
    case .other: "Others"
    }
  }
}

/// From whose side money is looked at.
public enum MoneyView: Hashable, Sendable, CaseIterable {
  /// Everybody together: what one gives another cancels.
  case all
  case payer(Payer)

  public static var allCases: [MoneyView] { [.all] + Payer.allCases.map(MoneyView.payer) }

  /// Reads `all` or the word of a payer.
  public init?(_ word: String) {
    if word == "all" {
      self = .all
    } else if let payer = Payer(rawValue: word) {
      self = .payer(payer)
    } else {
      return nil
    }
  }

  /// `all`, or the word of the payer.
  public var word: String {
    switch self {
    case .all: "all"
    case .payer(let payer): payer.rawValue
    }
  }

  /// As printed, such as `All together`.
  public var title: String {
    switch self {
    case .all: "All together"
    case .payer(let payer): payer.title
    }
  }
}
