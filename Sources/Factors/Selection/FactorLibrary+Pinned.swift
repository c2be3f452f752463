extension FactorLibrary {
  /// Every edition that the library can be pinned to, in order.
  public var editions: [FactorEdition] {
    let grid = Set(self.grid.values.joined().map(\.edition)).map {
      FactorEdition(family: .grid, mark: $0)
    }
    let hub = Set(combustion.values.joined().map(\.edition)).map {
      FactorEdition(family: .hub, mark: $0)
    }
    let potentials = warmingPotentials.map {
      FactorEdition(family: .warmingPotentials, mark: "\($0.set)-\($0.horizon)")
    }
    return (grid + hub + potentials).sorted()
  }

  /// The edition of a name, as `FactorCatalog.edition(named:)` reads it.
  ///
  /// - Throws: `FactorAbsence` that lists what there is.
  public func edition(named text: String) throws(FactorAbsence) -> FactorEdition {
    try FactorEdition.named(text, among: editions)
  }

  /// The same library with one edition in place of every other that it could choose.
  ///
  /// A hub edition is used for every year and overrules a stated one. A grid edition is used for its own
  /// data year; other years are not touched, and a subregion without it keeps what it has. Warming
  /// potentials are not the library's choice: it is returned as it is.
  public func pinned(to edition: FactorEdition) -> FactorLibrary {
    var copy = self
    switch edition.family {
    case .warmingPotentials: break
    case .hub: copy.pinnedHub = edition.mark
    case .grid: copy.grid = grid.mapValues { FactorLibrary.keeping(edition.mark, of: $0) }
    }
    return copy
  }

  /// The data year of a grid edition; nil for another family, or when no subregion has it.
  public func year(of edition: FactorEdition) -> Int? {
    guard edition.family == .grid else { return nil }
    return grid.values.joined().first { $0.edition == edition.mark }?.year
  }

  /// The warming potentials of an edition; nil for another family.
  public func warmingPotentials(of edition: FactorEdition) -> WarmingPotentials? {
    guard edition.family == .warmingPotentials else { return nil }
    return warmingPotentials.first { "\($0.set)-\($0.horizon)" == edition.mark }
  }

  private static func keeping(_ mark: String, of editions: [GridRates]) -> [GridRates] {
    guard let kept = editions.first(where: { $0.edition == mark }) else { return editions }
    return editions.filter { $0.year != kept.year || $0 == kept }
  }
}
