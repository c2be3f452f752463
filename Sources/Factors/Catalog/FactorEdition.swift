/// One edition of a publication that the library has in more than one.
public struct FactorEdition: Hashable, Sendable, Comparable {
  /// The publication; only editions of one family can be compared.
  public enum Family: String, Hashable, Sendable, CaseIterable {
    case grid
    case hub
    case warmingPotentials = "warming-potentials"

    /// As printed, such as `eGRID`.
    public var title: String {
      switch self {
      case .grid: "eGRID, total output rates"
      case .hub: "EPA GHG Emission Factors Hub"
      case .warmingPotentials: "Global warming potentials"
      }
    }
  }

  public let family: Family
  /// Such as `eGRID2023 rev2`, `hub-2025` or `ar6-100`.
  public let name: String
  /// The edition as its tables write it, such as `2025`.
  let mark: String

  public static func < (left: FactorEdition, right: FactorEdition) -> Bool {
    (left.family.rawValue, left.name) < (right.family.rawValue, right.name)
  }

  /// Letters and digits alone, in lower case, so that `eGRID2023 rev2` and `egrid-2023-rev2` are one.
  static func normalized(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// True when a row belongs to the edition.
  func contains(_ listing: FactorListing) -> Bool {
    listing.edition == mark && FactorEdition.family(of: listing) == family
  }

  static func family(of listing: FactorListing) -> Family? {
    switch listing.table {
    case "egrid": .grid
    case "gwp": .warmingPotentials
    case _ where listing.id.hasPrefix("epa-hub-"): .hub
    default: nil
    }
  }
}

extension FactorCatalog {
  /// Every edition that can be compared with another of its family, in order.
  public var editions: [FactorEdition] {
    var editions: Set<FactorEdition> = []
    for listing in listings {
      guard let family = FactorEdition.family(of: listing), !listing.edition.isEmpty else {
        continue
      }
      let name = family == .hub ? "hub-\(listing.edition)" : listing.edition
      editions.insert(FactorEdition(family: family, name: name, mark: listing.edition))
    }
    return editions.sorted()
  }

  /// The edition of a name.
  ///
  /// Spaces, hyphens and case do not matter: `eGRID2023 rev2` is `egrid-2023-rev2`. Without a revision the
  /// newest is meant, without a horizon 100 years.
  ///
  /// - Throws: `FactorAbsence` that lists what there is.
  public func edition(named text: String) throws(FactorAbsence) -> FactorEdition {
    let wanted = FactorEdition.normalized(text)
    let names = editions.map { (edition: $0, name: FactorEdition.normalized($0.name)) }
    let spellings = [wanted, wanted + "100", wanted.replacing("epa", with: "")]
    for spelling in spellings where !spelling.isEmpty {
      if let exact = names.first(where: { $0.name == spelling }) { return exact.edition }
    }
    let revisions = names.filter { !wanted.isEmpty && $0.name.hasPrefix(wanted + "rev") }
    if let newest = revisions.last { return newest.edition }
    throw FactorAbsence(
      "The library has no edition “\(text)”. It has \(editions.map(\.name).joined(separator: ", ")).",
      suggestions: editions.map(\.name))
  }
}
