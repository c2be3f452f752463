import Factors

/// Which two editions the address asks for.
struct FactorEditionChoice {
  /// One edition, by a name in the address.
  struct Asked {
    /// Nil where none is asked for, or one that is not there.
    let edition: FactorEdition?
    /// What is asked for and not there.
    let unknown: String?

    init(_ name: String, _ visit: Visit, _ editions: [FactorEdition]) {
      let text = visit.query(name).flatMap { $0.isEmpty ? nil : String($0.prefix(100)) }
      let found = text.flatMap { asked in editions.first { $0.name == asked } }
      edition = found
      unknown = found == nil ? text : nil
    }
  }

  /// The two that are asked for; where nothing is asked for, the last two of the grid.
  let pair: EditionPairKey?
  /// Names that are asked for and not there; then nothing is compared in their place.
  let unknown: [String]
  let region: String

  init(_ visit: Visit, _ catalog: FactorCatalog) {
    let editions = catalog.editions
    let (old, new) = (Asked("old", visit, editions), Asked("new", visit, editions))
    unknown = [old, new].compactMap(\.unknown)
    region = String((visit.query("region") ?? "").prefix(40))
    let later = new.edition ?? editions.last { $0.family == .grid }
    let earlier =
      old.edition
      ?? later.flatMap { later in
        editions.last { $0.family == later.family && $0 < later }
      }
    pair =
      if unknown.isEmpty, let earlier, let later {
        EditionPairKey(old: earlier, new: later, region: region)
      } else { nil }
  }
}

/// By what a comparison of editions is kept.
struct EditionPairKey: Hashable, Sendable {
  let old: FactorEdition
  let new: FactorEdition
  /// Such as `MROW`; empty for all.
  let region: String
}

extension Visit {
  /// Two editions row by row; nil while they are being compared.
  ///
  /// - Parameter seconds: How long the reader waits for it.
  /// - Throws: `FactorAbsence` for editions of different publications.
  func comparison(
    _ key: EditionPairKey, within seconds: Double = 1.5
  ) async throws -> FactorComparison? {
    try await site.comparisons.value(of: key, within: seconds) {
      try FactorCatalog.standard.compare(
        edition: key.old, with: key.new, matching: FactorQuery(region: key.region))
    }
  }
}
