internal import Quantities

extension GridRates {
  /// Adds the years whose carbon dioxide alone was read, with the other two gases between the editions around them.
  ///
  ///     r(CH4), r(N2O) = r0 + (r1 − r0) · (y − y0) ÷ (y1 − y0)
  ///
  /// Carbon dioxide is nearly all of a grid's emissions and moves by a tenth from year to year, so a
  /// published rate goes before an interpolated one.
  ///
  /// - Parameters:
  ///   - grid: Editions with all three gases by subregion, oldest first.
  ///   - partial: Carbon dioxide and loss of the other years.
  /// - Returns: The grid, oldest first; a year without an edition on both sides stays out.
  static func completed(
    _ grid: [String: [GridRates]],
    with partial: [(key: GridKey, carbonDioxide: EmissionFactor, grossLoss: Double?)]
  ) -> [String: [GridRates]] {
    var completed = grid
    for (key, carbonDioxide, grossLoss) in partial {
      let editions = grid[key.subregion] ?? []
      guard let before = editions.last(where: { $0.year < key.year }),
        let next = editions.first(where: { $0.year > key.year })?.year,
        let after = editions.last(where: { $0.year == next }),
        !editions.contains(where: { $0.year == key.year })
      else { continue }
      let span = Interpolation(key: key, before: before, after: after)
      completed[key.subregion, default: []].append(
        GridRates(
          subregion: key.subregion, year: key.year, revision: key.revision,
          carbonDioxide: carbonDioxide, methane: span.rate(\.methane),
          nitrousOxide: span.rate(\.nitrousOxide), grossLoss: grossLoss,
          interpolatedGases: [.methane, .nitrousOxide]))
    }
    return completed.mapValues { editions in
      editions.sorted { ($0.year, $0.revision) < ($1.year, $1.revision) }
    }
  }

  /// A year between two editions.
  private struct Interpolation {
    let key: GridKey
    let before: GridRates
    let after: GridRates

    func rate(_ gas: KeyPath<GridRates, EmissionFactor>) -> EmissionFactor {
      let first = before[keyPath: gas]
      let last = after[keyPath: gas]
      let part = Double(key.year - before.year) / Double(after.year - before.year)
      return EmissionFactor(
        id: "egrid-\(key.year):\(key.subregion):\(first.gas.id):interpolated", gas: first.gas,
        value: first.value + (last.value - first.value) * part, massUnit: first.massUnit,
        per: first.per, edition: "between \(first.edition) and \(last.edition)",
        source: first.source, status: .unverified)
    }
  }
}
