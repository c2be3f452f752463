import Factors

/// The library of factors as pages look things up in it, each part read when it is first asked for.
enum FactorShelf {
  static let catalog = EditionPages.catalog

  static let printed = catalog.map(PrintedFactors.init)

  static let places = Result { () throws(FactorLibraryError) in try GridPlaces.standard() }

  /// The rows by the words of a language; English words are found in every one.
  static func index(_ language: Language) -> Result<FactorIndex, FactorLibraryError> {
    switch language {
    case .english: english
    case .spanish: spanish
    }
  }

  private static let english = catalog.map { FactorIndex($0) }
  private static let spanish = catalog.map { catalog in
    var known: [String: String] = [:]
    return FactorIndex(catalog) { listing in
      if let name = known[listing.what] { return name }
      let name = FactorNames.text(listing.what, .spanish) ?? ""
      known[listing.what] = name
      return name
    }
  }
}
