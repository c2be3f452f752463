internal import Factors
public import Quantities
internal import Tables

extension ContributionAnalysis {
  /// Analyzes what changed an inventory between two of its years.
  ///
  /// Records are one source when sector, subsector, activity, GPC cell and scope agree, stated or told by the method. A
  /// source in both years becomes a chain of drivers; a source in one year starts, stops, or was not counted in the other.
  ///
  /// - Parameters:
  ///   - indicators: By id: `population`, `households`, `jobs`, `vmt`, `hdd`, `cdd`. What is missing is named in
  ///     the notes, and its effect stays inside use.
  ///   - weather: Parts of energy that follow degree days, in place of the library's national averages.
  /// - Throws: `ContributionRefusal` when one of the years has no calculated record.
  public init(
    from inventory: EmissionsInventory, startYear: Int, endYear: Int,
    indicators: [String: YearSeries], weather: [WeatherSensitivity] = []
  ) throws(ContributionRefusal) {
    for year in [startYear, endYear]
    where !inventory.entries.contains(where: { $0.record.year == year }) {
      throw ContributionRefusal(
        reason: "There is no calculated record of \(year). Choose a year of the inventory.")
    }
    let builder = ChainBuilder(
      context: inventory.context, startYear: startYear, endYear: endYear, indicators: indicators,
      weather: weather)
    let sources = SourcePairs(inventory, startYear: startYear, endYear: endYear)
    let chains = sources.pairs.map { builder.chain(from: $0.start, to: $0.end) }
    let changes = sources.changes
    self.init(
      startYear: startYear, endYear: endYear, chains: chains, changes: changes,
      totals: (inventory.total(startYear), inventory.total(endYear)),
      notes: ContributionAnalysis.notes(
        inventory, years: [startYear, endYear], chains: chains, changes: changes))
  }

  private static func notes(
    _ inventory: EmissionsInventory, years: [Int], chains: [DriverChain], changes: [RecordChange]
  ) -> [String] {
    var notes = chains.flatMap(\.notes).withoutRepeats()
    let uncounted = changes.filter { $0.kind == .newlyCounted || $0.kind == .noLongerCounted }
    if !uncounted.isEmpty {
      notes.append(
        "\(uncounted.count == 1 ? "A source is" : "\(uncounted.count) sources are") counted in one of the years only, which is a change of the inventory and not of emissions."
      )
    }
    let removes = inventory.entries.contains {
      years.contains($0.record.year) && $0.emissions.removals != .zero
    }
    if removes { notes.append("Carbon taken up is beside the totals and is in no driver.") }
    return notes + inventory.errorOmissions { years.contains($0.year) }
  }
}

/// Sources of two years, set against each other.
private struct SourcePairs {
  let pairs: [(start: RecordGroup, end: RecordGroup)]
  let changes: [RecordChange]

  init(_ inventory: EmissionsInventory, startYear: Int, endYear: Int) {
    let cells = LineCells(
      inventory.entries.map(\.record) + inventory.unquantified + inventory.leftOut)
    let starts = SourcePairs.groups(inventory, startYear, cells)
    let ends = SourcePairs.groups(inventory, endYear, cells)
    var pairs: [(start: RecordGroup, end: RecordGroup)] = []
    var changes: [RecordChange] = []
    let absences = (
      start: Absence(inventory, year: startYear, cells),
      end: Absence(inventory, year: endYear, cells)
    )
    for start in starts.list {
      if let end = ends.byKey[start.key] {
        pairs.append((start, end))
      } else {
        changes.append(absences.end.change(of: start, sign: -1))
      }
    }
    for end in ends.list where starts.byKey[end.key] == nil {
      changes.append(absences.start.change(of: end, sign: 1))
    }
    self.pairs = pairs
    self.changes = changes
  }

  /// Sources of a year with activity or emissions, in order of their first record.
  private static func groups(
    _ inventory: EmissionsInventory, _ year: Int, _ cells: LineCells
  ) -> (list: [RecordGroup], byKey: [RecordGroup.Key: RecordGroup]) {
    let entries = inventory.entries.filter { $0.record.year == year }
    let byKey = Dictionary(grouping: entries) { RecordGroup.Key($0.record, cells) }
    let list = entries.map { RecordGroup.Key($0.record, cells) }.withoutRepeats()
      .compactMap { key in
        RecordGroup(key, byKey[key, default: []]) { inventory.potentials.tonnes($0.emissions) }
      }.filter { $0.tonnes != 0 || $0.activity != 0 }
    return (list, Dictionary(uniqueKeysWithValues: list.map { ($0.key, $0) }))
  }
}

/// Why a source has no emissions in a year.
private struct Absence {
  let year: Int
  private let keyed: [RecordGroup.Key: ActivityRecord]
  private let broken: Set<RecordGroup.Key>
  private let calculated: Set<RecordGroup.Key>

  init(_ inventory: EmissionsInventory, year: Int, _ cells: LineCells) {
    self.year = year
    let unquantified = inventory.unquantified.filter { $0.year == year }
    keyed = Dictionary(unquantified.map { (RecordGroup.Key($0, cells), $0) }) { first, _ in first }
    calculated = Set(
      inventory.entries.filter { $0.record.year == year }.map { RecordGroup.Key($0.record, cells) })
    broken = Set(inventory.leftOut.filter { $0.year == year }.map { RecordGroup.Key($0, cells) })
  }

  /// The change that a source makes which is absent in this year.
  ///
  /// - Parameter sign: 1 for a source of the second year, −1 for one of the first.
  func change(of group: RecordGroup, sign: Double) -> RecordChange {
    let notation = keyed[group.key]?.notationKey
    let isBroken = broken.contains(group.key)
    let isUncounted = isBroken || (notation != nil && notation != .notOccurring)
    let kind: RecordChange.Kind =
      sign > 0
      ? (isUncounted ? .newlyCounted : .started) : (isUncounted ? .noLongerCounted : .stopped)
    return RecordChange(
      kind: kind, id: group.key.id, title: group.key.title, tonnes: sign * group.tonnes,
      reason: reason(group.key, notation, isBroken: isBroken))
  }

  private func reason(
    _ key: RecordGroup.Key, _ notation: NotationKey?, isBroken: Bool
  ) -> String {
    guard !isBroken else { return "In \(year) its record was left out because of an error." }
    guard !calculated.contains(key) else { return "In \(year) its activity is 0." }
    guard let notation else {
      return
        "There is no record of it in \(year), which is taken as not occurring. If it did occur, enter it with a notation key such as NE."
    }
    return "In \(year) it is \(notation.title) (\(notation.rawValue))."
  }
}
