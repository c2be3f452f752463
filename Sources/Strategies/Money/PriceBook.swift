internal import Quantities
internal import Tables

/// Prices by what is bought and where, in the dollars of one year.
///
/// - Limits: Linear between given years; nothing before the first or after the last, unless the last row says that it
///   is held. The most specific rows count: those of the subsector, else of the sector, else of neither.
struct PriceBook: Sendable {
  /// A price as found.
  struct Found: Hashable, Sendable {
    /// US dollars of one year for a canonical unit of `kind`.
    let dollars: Double
    /// What it is stated for: the activity's own kind, or energy where it is stated for the heat in it.
    let kind: MeasurementUnit.Kind
    let payer: Payer?
    /// The rows behind it.
    let rows: [EnergyPrice]
  }

  /// Why there is no price.
  enum Lack: Hashable, Sendable {
    case noRow
    case notInYear
    /// It is in dollars of a year that no index joins to the others.
    case noIndex(Int)
    /// The rows on both sides of the year are stated for unlike kinds of units; the place of the later one.
    case mixedUnits(Place)
  }

  private struct Key: Hashable {
    let activity: String
    let sector: String
    let subsector: String
  }

  private let rows: [Key: [EnergyPrice]]
  private let dollarsOf: Int
  private let indexes: [PriceIndex]

  init(_ prices: [EnergyPrice], dollarsOf: Int, indexes: [PriceIndex]) {
    self.dollarsOf = dollarsOf
    self.indexes = indexes
    rows = Dictionary(grouping: prices) {
      Key(activity: $0.activity, sector: $0.sector, subsector: $0.subsector)
    }.mapValues { $0.sorted { $0.year < $1.year } }
  }

  /// True when anything is priced.
  var isEmpty: Bool { rows.isEmpty }

  /// The price of a subject in a year.
  func price(of subject: EnergyChange.Subject, in year: Int) -> Result<Found, PriceLack> {
    let keys = [
      Key(
        activity: subject.activity, sector: subject.sector, subsector: subject.subsector),
      Key(activity: subject.activity, sector: "", subsector: subject.subsector),
      Key(activity: subject.activity, sector: subject.sector, subsector: ""),
      Key(activity: subject.activity, sector: "", subsector: ""),
    ]
    guard let series = keys.lazy.compactMap({ rows[$0] }).first else {
      return .failure(PriceLack(lack: .noRow))
    }
    return found(series, in: year)
  }

  /// What a change of energy is worth in a year, US dollars, below 0 for what is added, and by which rows.
  func worth(
    of change: EnergyChange, in year: Int
  ) -> Result<(dollars: Double, found: Found), PriceLack> {
    switch price(of: change.subject, in: year) {
    case .failure(let lack): return .failure(lack)
    case .success(let found):
      let amount: Double? =
        found.kind == change.subject.kind
        ? change.saved : found.kind == .energy ? change.heat : nil
      guard let amount else { return .failure(PriceLack(lack: .noRow)) }
      return .success((amount * found.dollars, found))
    }
  }

  private func found(_ series: [EnergyPrice], in year: Int) -> Result<Found, PriceLack> {
    let after = series.first { $0.year >= year }
    let before = series.last { $0.year <= year }
    let used: [(row: EnergyPrice, part: Double)]
    switch (before, after) {
    case (let before?, let after?) where before.year == after.year: used = [(after, 1)]
    case (let before?, let after?):
      let part = Double(year - before.year) / Double(after.year - before.year)
      used = [(before, 1 - part), (after, part)]
    case (let before?, nil) where before.isHeld: used = [(before, 1)]
    default: return .failure(PriceLack(lack: .notInYear))
    }
    if let odd = used.last?.row, used[0].row.unit.kind != odd.unit.kind {
      return .failure(PriceLack(lack: .mixedUnits(odd.place.at(column: "unit"))))
    }
    var dollars = 0.0
    for (row, part) in used {
      guard let factor = indexes.factor(from: row.priceYear, to: dollarsOf) else {
        return .failure(PriceLack(lack: .noIndex(row.priceYear)))
      }
      dollars += row.price / row.unit.canonicalFactor * factor * part
    }
    return .success(
      Found(
        dollars: dollars, kind: used[0].row.unit.kind, payer: used[0].row.payer,
        rows: used.map(\.row)))
  }
}

/// The lack of a price, as an error of one question.
struct PriceLack: Error, Hashable {
  let lack: PriceBook.Lack
}

extension [PriceIndex] {
  /// What a dollar of one year is in dollars of another, by the first index that has both; nil when none has.
  func factor(from: Int, to: Int) -> Double? {
    if from == to { return 1 }
    return lazy.compactMap { $0.factor(from: from, to: to) }.first
  }
}
