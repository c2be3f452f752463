internal import Quantities

/// Finds the row of the library whose number an explanation prints.
///
/// An input of an explanation holds a number, a unit and a source in words. A row is found by all three; where several
/// rows have them in common, by the edition, region, subject and year that the explanation names. What is still not
/// certain is not answered, so that no page leads to a row that was not used.
public struct PrintedFactors: Sendable {
  private struct Key: Hashable {
    let value: String
    let unit: String
  }

  private let rows: [Key: [FactorListing]]

  public init(_ catalog: FactorCatalog) {
    var rows: [Key: [FactorListing]] = [:]
    for listing in catalog.listings {
      for key in Self.keys(of: listing) { rows[key, default: []].append(listing) }
    }
    self.rows = rows
  }

  /// The row of an input; nil for a number of the community's own, for one that is calculated, and where rows are too alike.
  ///
  /// - Parameter subject: What the explanation is of, such as `Propane, residential, 2021`: many fuels share a factor.
  public func row(of input: Explanation.Input, about subject: String) -> FactorListing? {
    guard input.place == nil else { return nil }
    let found = (rows[Key(value: input.value, unit: input.unit.lowercased())] ?? [])
      .filter { !$0.source.citation.isEmpty && input.source.contains($0.source.citation) }
    let named = Set(FactorQuery.words("\(input.name) \(subject)"))
    var left = narrowed(found) { !$0.edition.isEmpty && input.source.contains($0.edition) }
    left = narrowed(left) { !$0.region.isEmpty && named.contains($0.region.lowercased()) }
    left = narrowed(left) { named.isSuperset(of: FactorQuery.words($0.what)) }
    left = narrowed(left) { $0.year.map { named.contains(String($0)) } ?? false }
    return left.count == 1 ? left.first : nil
  }

  /// Those that fit where there are several; all of them where none does.
  private func narrowed(
    _ listings: [FactorListing], _ fits: (FactorListing) -> Bool
  ) -> [FactorListing] {
    guard listings.count > 1 else { return listings }
    let fitting = listings.filter(fits)
    return fitting.isEmpty ? listings : fitting
  }

  /// How explanations print the row: factors with seven digits, constants and heat contents as they are.
  private static func keys(of listing: FactorListing) -> Set<Key> {
    guard let value = listing.value else { return [] }
    let values = [
      NumberText.significant(value, digits: 7), NumberText.significant(value), "\(value)",
    ]
    let per = MeasurementUnit.named(listing.per)?.symbol ?? listing.per
    let units =
      listing.per.isEmpty
      ? [listing.unit]
      : ["\(listing.unit) \(listing.gasName) per \(per)", "\(listing.unit) per \(per)"]
    return Set(
      values.flatMap { value in units.map { Key(value: value, unit: $0.lowercased()) } })
  }
}
