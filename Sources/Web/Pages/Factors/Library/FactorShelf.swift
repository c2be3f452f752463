import Factors

/// The library of factors as pages look things up in it, each part read when it is first asked for.
enum FactorShelf {
  static let printed = PrintedFactors(.standard)

  /// The rows by the words of a language; English words are found in every one.
  static func index(_ language: Language) -> FactorIndex {
    switch language {
    case .english: english
    case .spanish: spanish
    }
  }

  private static let english = FactorIndex(.standard)
  private static let spanish = {
    var known: [String: String] = [:]
    return FactorIndex(.standard) { listing in
      if let name = known[listing.what] { return name }
      let name = FactorNames.text(listing.what, .spanish) ?? ""
      known[listing.what] = name
      return name
    }
  }()
}
