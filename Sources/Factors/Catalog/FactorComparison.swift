/// What is different between two editions of one publication, row by row.
public struct FactorComparison: Hashable, Sendable {
  /// One row of either edition.
  public struct Row: Hashable, Sendable {
    public enum Change: String, Hashable, Sendable, CaseIterable {
      case added, removed, changed, same
    }

    /// Nil when the row was added.
    public let old: FactorListing?
    /// Nil when the row was removed.
    public let new: FactorListing?
    public let change: Change
    /// New less old, in the unit of the row; nil unless both have a number.
    public let difference: Double?

    init?(old: FactorListing?, new: FactorListing?) {
      guard old != nil || new != nil else { return nil }
      self.old = old
      self.new = new
      guard let before = old?.value, let after = new?.value else {
        difference = nil
        change = old == nil ? .added : new == nil ? .removed : .changed
        return
      }
      difference = after - before
      change = after == before ? .same : .changed
    }

    /// The row that both have, or the only one.
    public var listing: FactorListing? { new ?? old }

    /// The difference in percent of the old number; nil when that is 0 or missing.
    public var percent: Double? {
      guard let before = old?.value, before != 0, let difference else { return nil }
      return difference / before.magnitude * 100
    }
  }

  public let old: FactorEdition
  public let new: FactorEdition
  /// In the order of the library's tables.
  public let rows: [Row]
  /// What could not be compared, in full sentences: tables of which one edition was not read.
  public let notes: [String]

  /// Rows that are not the same in both.
  public var differences: [Row] { rows.filter { $0.change != .same } }

  /// How many rows have a change.
  public func count(_ change: Row.Change) -> Int { rows.count { $0.change == change } }
}

extension FactorCatalog {
  /// Compares two editions of one publication, row by row.
  ///
  ///     percent = (new − old) / old · 100
  ///
  /// A row of one edition meets the row of the other for the same thing in the same units. A table of which
  /// one edition was not read is named in the notes, and its rows are not called removed.
  ///
  /// - Parameter region: One grid subregion; empty for all.
  /// - Throws: `FactorAbsence` when the editions are of two publications, or the region is in neither.
  public func compare(
    edition old: FactorEdition, with new: FactorEdition, region: String = ""
  ) throws(FactorAbsence) -> FactorComparison {
    guard old.family == new.family else {
      throw FactorAbsence(
        "\(old.name) and \(new.name) are editions of different publications. Compare two of one: \(editions.filter { $0.family == old.family }.map(\.name).joined(separator: ", "))."
      )
    }
    let wanted = region.uppercased()
    let before = rows(of: old, region: wanted)
    let after = rows(of: new, region: wanted)
    guard !before.isEmpty || !after.isEmpty else {
      throw FactorAbsence("Neither \(old.name) nor \(new.name) has rows for “\(region)”.")
    }
    let unread = unreadTables(before, after)
    let rows = paired(
      before.filter { !unread.contains($0.table) }, after.filter { !unread.contains($0.table) })
    return FactorComparison(
      old: old, new: new, rows: rows,
      notes: notes(unread, before: before, after: after, old: old, new: new) + setNotes(rows))
  }

  private func rows(of edition: FactorEdition, region: String) -> [FactorListing] {
    listings.filter { $0.comparableEdition == edition && (region.isEmpty || $0.region == region) }
  }

  private func unreadTables(_ before: [FactorListing], _ after: [FactorListing]) -> Set<String> {
    Set(before.map(\.table)).symmetricDifference(after.map(\.table))
  }

  private func paired(
    _ before: [FactorListing], _ after: [FactorListing]
  ) -> [FactorComparison.Row] {
    let new = Dictionary(after.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let old = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = before.compactMap { FactorComparison.Row(old: $0, new: new[$0.key]) }
    let added = after.filter { old[$0.key] == nil }
      .compactMap { FactorComparison.Row(old: nil, new: $0) }
    return kept + added
  }

  private func notes(
    _ unread: Set<String>, before: [FactorListing], after: [FactorListing], old: FactorEdition,
    new: FactorEdition
  ) -> [String] {
    unread.sorted().map { table in
      let has = before.contains { $0.table == table } ? old : new
      let lacks = has == old ? new : old
      let count = (before + after).count { $0.table == table }
      return
        "\(FactorTableLayout.named(table).title) (\(table)): \(lacks.name) was not read, so its \(count) rows of \(has.name) are not compared."
    }
  }

  /// CO2e that was published under two sets of warming potentials differs for that reason alone.
  private func setNotes(_ rows: [FactorComparison.Row]) -> [String] {
    let mixed = rows.filter { row in
      guard let old = row.old?.warmingPotentialSet, let new = row.new?.warmingPotentialSet else {
        return false
      }
      return old != new
    }
    guard let first = mixed.first, let old = first.old?.warmingPotentialSet,
      let new = first.new?.warmingPotentialSet
    else { return [] }
    return [
      "\(mixed.count) rows are CO2e under different warming potentials (\(old) and \(new)); part of their change comes from those."
    ]
  }
}

extension FactorListing {
  /// The warming potentials baked into a CO2e row; nil for a gas.
  var warmingPotentialSet: String? {
    details.first { $0.column == "gwp_set" }?.text.uppercased()
  }
}
