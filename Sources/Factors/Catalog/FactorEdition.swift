/// One edition of a publication that the library has in more than one.
public struct FactorEdition: Hashable, Sendable, Comparable {
  /// The publication; only editions of one family can be compared.
  public enum Family: String, Hashable, Sendable, CaseIterable {
    case grid
    case hub
    case warmingPotentials = "warming-potentials"

    /// As printed, such as `EPA GHG Emission Factors Hub`.
    public var title: String {
      switch self {
      case .grid: "eGRID, total output rates"
      case .hub: "EPA GHG Emission Factors Hub"
      case .warmingPotentials: "Global warming potentials"
      }
    }
  }

  public let family: Family
  /// The edition as its tables write it, such as `eGRID2023 rev2`, `2025` or `ar6-100`.
  public let mark: String

  /// The name to ask for it by, such as `eGRID2023 rev2`, `hub-2025` or `ar6-100`.
  public var name: String { family == .hub ? "hub-\(mark)" : mark }

  public static func < (left: FactorEdition, right: FactorEdition) -> Bool {
    (left.family.rawValue, left.mark) < (right.family.rawValue, right.mark)
  }

  /// Letters and digits alone, in lower case, so that `eGRID2023 rev2` and `egrid-2023-rev2` are one.
  static func normalized(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The edition of a name among those there are.
  static func named(
    _ text: String, among editions: [FactorEdition]
  ) throws(FactorAbsence) -> FactorEdition {
    let wanted = normalized(text)
    let names = editions.map { (edition: $0, name: normalized($0.name)) }
    for spelling in [wanted, wanted + "100", wanted.replacing("epa", with: "")] {
      if let exact = names.first(where: { $0.name == spelling }) { return exact.edition }
    }
    let revisions = names.filter { !wanted.isEmpty && $0.name.hasPrefix(wanted + "rev") }
    if let newest = revisions.last { return newest.edition }
    throw FactorAbsence(
      "The library has no edition “\(text)”. It has \(editions.map(\.name).joined(separator: ", ")).",
      suggestions: editions.map(\.name))
  }
}

extension FactorCatalog {
  /// Every edition that can be compared with another of its family, in order.
  public var editions: [FactorEdition] { Set(listings.compactMap(\.comparableEdition)).sorted() }

  /// The edition of a name.
  ///
  /// Spaces, hyphens and case do not matter: `eGRID2023 rev2` is `egrid-2023-rev2`. Without a revision the
  /// newest is meant, without a horizon 100 years.
  ///
  /// - Throws: `FactorAbsence` that lists what there is.
  public func edition(named text: String) throws(FactorAbsence) -> FactorEdition {
    try FactorEdition.named(text, among: editions)
  }
}

extension FactorListing {
  /// The edition that the row belongs to; nil for tables without editions to compare.
  public var comparableEdition: FactorEdition? {
    let family: FactorEdition.Family? =
      switch table {
      case "egrid": .grid
      case "gwp": .warmingPotentials
      default: id.hasPrefix("epa-hub-") ? .hub : nil
      }
    guard let family, !edition.isEmpty else { return nil }
    return FactorEdition(family: family, mark: edition)
  }
}
