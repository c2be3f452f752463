/// What is different between two editions of one publication, row by row.
public struct FactorComparison: Hashable, Sendable {
  /// One row of either edition.
  public struct Row: Hashable, Sendable {
    /// What became of a row.
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
    /// Model years that both rows hold for; nil for everything but vehicles.
    public let modelYears: ClosedRange<Int>?

    init?(old: FactorListing?, new: FactorListing?, modelYears: ClosedRange<Int>? = nil) {
      guard old != nil || new != nil else { return nil }
      self.old = old
      self.new = new
      self.modelYears = modelYears ?? (new ?? old)?.modelYears
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

    /// What the row is about, with the model years that both rows hold for.
    public var what: String {
      guard let listing else { return "" }
      guard let modelYears else { return listing.what }
      return listing.subjectWithoutYears + ", " + FactorListing.text(ofModelYears: modelYears)
    }

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
  /// - Parameter query: Which rows to compare, such as those of one subregion or gas; its words are not used.
  /// - Throws: `FactorAbsence` when the editions are of two publications, or neither has such a row.
  public func compare(
    edition old: FactorEdition, with new: FactorEdition, matching query: FactorQuery = FactorQuery()
  ) throws(FactorAbsence) -> FactorComparison {
    guard old.family == new.family else {
      throw FactorAbsence(
        "\(old.name) and \(new.name) are editions of different publications. Compare two of one: \(editions.filter { $0.family == old.family }.map(\.name).joined(separator: ", "))."
      )
    }
    let before = listings.filter { $0.comparableEdition == old && query.admits($0) }
    let after = listings.filter { $0.comparableEdition == new && query.admits($0) }
    guard !before.isEmpty || !after.isEmpty else {
      throw FactorAbsence("Neither \(old.name) nor \(new.name) has a row that fits the filters.")
    }
    let unread = unreadTables(before, after)
    let rows = paired(
      before.filter { !unread.contains($0.table) }, after.filter { !unread.contains($0.table) })
    return FactorComparison(
      old: old, new: new, rows: rows,
      notes: notes(unread, before: before, after: after, old: old, new: new)
        + gapNotes(rows, old: old, new: new, before: before, after: after) + setNotes(rows))
  }

  private func unreadTables(_ before: [FactorListing], _ after: [FactorListing]) -> Set<String> {
    Set(before.map(\.table)).symmetricDifference(after.map(\.table))
  }

  private func paired(
    _ before: [FactorListing], _ after: [FactorListing]
  ) -> [FactorComparison.Row] {
    let new = Dictionary(after.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let old = Set(before.map(\.key))
    let kept = before.compactMap { listing in
      new[listing.key].flatMap { FactorComparison.Row(old: listing, new: $0) }
    }
    return kept
      + pairedBySpan(
        before.filter { new[$0.key] == nil }, after.filter { !old.contains($0.key) })
  }

  /// Rows of vehicles whose model years are cut differently meet where they overlap.
  private func pairedBySpan(
    _ before: [FactorListing], _ after: [FactorListing]
  ) -> [FactorComparison.Row] {
    let groups = Dictionary(grouping: after, by: \.spanKey)
    var met: Set<String> = []
    var rows: [FactorComparison.Row] = []
    for old in before {
      let overlapping = (groups[old.spanKey] ?? []).compactMap { new in
        old.overlap(with: new).map { (new: new, years: $0) }
      }
      rows += overlapping.compactMap {
        FactorComparison.Row(old: old, new: $0.new, modelYears: $0.years)
      }
      met.formUnion(overlapping.map(\.new.id))
      if overlapping.isEmpty {
        rows += [FactorComparison.Row(old: old, new: nil)].compactMap(\.self)
      }
    }
    return rows
      + after.filter { !met.contains($0.id) }
      .compactMap { FactorComparison.Row(old: nil, new: $0) }
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

  /// A row without a counterpart may be one that was not read; the source says what was.
  private func gapNotes(
    _ rows: [FactorComparison.Row], old: FactorEdition, new: FactorEdition,
    before: [FactorListing], after: [FactorListing]
  ) -> [String] {
    let gaps = [
      (FactorComparison.Row.Change.removed, new, after), (.added, old, before),
    ]
    return gaps.compactMap { change, edition, listings in
      let count = rows.count { $0.change == change }
      guard count > 0, let note = listings.first?.source.note, !note.isEmpty else { return nil }
      return
        "\(count) row\(count == 1 ? " has" : "s have") no counterpart in \(edition.name), which may not have been read in full. Its source: \(note)"
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
  /// What two rows of vehicles share whose model years differ.
  fileprivate var spanKey: String {
    [table, subjectWithoutYears, gas, unit, per].joined(separator: ":")
  }

  /// Model years that both rows hold for; nil when there are none or either has none.
  fileprivate func overlap(with other: FactorListing) -> ClosedRange<Int>? {
    guard let modelYears, let years = other.modelYears, modelYears.overlaps(years) else {
      return nil
    }
    return modelYears.clamped(to: years)
  }

  /// The warming potentials baked into a CO2e row; nil for a gas.
  var warmingPotentialSet: String? {
    if gas.hasPrefix("co2e-") { return gas.dropFirst("co2e-".count).uppercased() }
    return details.first { $0.column == "gwp_set" }?.text.uppercased()
  }
}
