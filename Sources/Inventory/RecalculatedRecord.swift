internal import Factors
internal import Quantities

/// A record that comes to something else in two calculations of one inventory, and by what.
///
///     Δ(record) = m_after(record) − m_before(record), where a record that is not counted is 0;   Σ Δ = E_after(y) − E_before(y)
public struct RecalculatedRecord: Sendable {
  /// The inventory year.
  public let year: Int
  public let id: String
  /// As it was; nil where the first calculation has no such record.
  public let before: ActivityRecord?
  /// As it is; nil where the second calculation has no such record.
  public let after: ActivityRecord?
  /// Metric tons CO2e; nil where no total of the first calculation counts the record.
  public let old: Double?
  /// Metric tons CO2e; nil where no total of the second calculation counts the record.
  public let new: Double?
  /// What is different, in the order of the log's words; never empty.
  public let causes: [RecalculationLogEntry.Change]
  /// Inputs that are another number; empty where only one calculation counts the record.
  public let moved: [EditionChange.MovedFactor]

  /// Metric tons CO2e that the year moves by because of the record.
  public var delta: Double { (new ?? 0) - (old ?? 0) }
}

extension EmissionsInventory {
  /// Records that come to something else than in an earlier calculation, the largest first.
  ///
  /// Records are told apart by year and id. Whether factors are others is found by calculating the earlier record with
  /// the present factors, so that better activity data are not taken for a better factor.
  public func recalculatedRecords(since earlier: EmissionsInventory) -> [RecalculatedRecord] {
    let old = earlier.numberedEntries
    let new = numberedEntries
    let pair = RecalculationPair(before: earlier, after: self)
    let names = Set(old.keys).union(new.keys)
    let all = names.compactMap { pair.record($0, old: old[$0], new: new[$0]) }
    return all.sorted {
      let (first, second) = ($0.delta.magnitude, $1.delta.magnitude)
      return first == second ? ($0.year, $0.id) < ($1.year, $1.id) : first > second
    }
  }

  /// Every entry that a total counts, by what tells it from others.
  fileprivate var numberedEntries: [RecordName: Entry] {
    var seen: [RecordName: Int] = [:]
    return entries.reduce(into: [:]) { all, entry in
      var name = RecordName(year: entry.record.year, id: entry.record.id)
      let number = seen[name, default: 0]
      seen[name] = number + 1
      name.number = number
      all[name] = entry
    }
  }
}

/// What tells a record from others; of rows that share an id, also which one it is.
private struct RecordName: Hashable {
  let year: Int
  let id: String
  var number = 0
}

/// Two calculations of one inventory.
private struct RecalculationPair {
  let before: EmissionsInventory
  let after: EmissionsInventory
  private let uncountedBefore: UncountedRecords
  private let uncountedAfter: UncountedRecords

  init(before: EmissionsInventory, after: EmissionsInventory) {
    self.before = before
    self.after = after
    uncountedBefore = UncountedRecords(before)
    uncountedAfter = UncountedRecords(after)
  }

  /// Nil for a record that comes to the same.
  func record(
    _ name: RecordName, old: EmissionsInventory.Entry?, new: EmissionsInventory.Entry?
  ) -> RecalculatedRecord? {
    let was = old.map { before.potentials.tonnes($0.emissions) }
    let now = new.map { after.potentials.tonnes($0.emissions) }
    guard was != now else { return nil }
    let causes: [RecalculationLogEntry.Change] =
      if let old, let new {
        causes(from: old, to: new)
      } else {
        [(old == nil ? uncountedBefore : uncountedAfter).cause(of: name)]
      }
    let hasBoth = old != nil && new != nil
    return RecalculatedRecord(
      year: name.year, id: name.id, before: old?.record ?? uncountedBefore[name],
      after: new?.record ?? uncountedAfter[name], old: was, new: now, causes: causes,
      moved: hasBoth ? before.movedFactors(old, new, after) : [])
  }

  private func causes(
    from old: EmissionsInventory.Entry, to new: EmissionsInventory.Entry
  ) -> [RecalculationLogEntry.Change] {
    let (was, now) = (old.record, new.record)
    var causes: Set<RecalculationLogEntry.Change> = []
    if was.method != now.method { causes.insert(.method) }
    if was.activity != now.activity || was.quantity != now.quantity || was.unit != now.unit {
      causes.insert(.activity)
    }
    if was.factor != now.factor || was.parameters != now.parameters || hasOtherFactors(old) {
      causes.insert(.factor)
    }
    if before.potentials.tonnes(old.emissions) != after.potentials.tonnes(old.emissions) {
      causes.insert(.potentials)
    }
    // What is left is where the record is counted: a method may look at its scope and cell of the protocol.
    return causes.isEmpty
      ? [.boundary] : RecalculationLogEntry.Change.allCases.filter(causes.contains)
  }

  /// Whether the earlier record itself comes to other emissions with the present factors.
  private func hasOtherFactors(_ old: EmissionsInventory.Entry) -> Bool {
    var recorder = SilentRecorder()
    let again = try? EmissionsInventory.emissions(
      of: old.record, in: after.context, &recorder)
    return again != old.emissions
  }
}

/// The records of a calculation that no total counts, by name.
private struct UncountedRecords {
  private var records: [RecordName: ActivityRecord] = [:]
  private var unquantified: Set<RecordName> = []
  private var leftOut: Set<RecordName> = []
  private let rejected: Set<String>

  init(_ inventory: EmissionsInventory) {
    rejected = Set(inventory.rejected.map(\.id))
    func names(_ all: [ActivityRecord]) -> Set<RecordName> {
      Set(all.map { RecordName(year: $0.year, id: $0.id) })
    }
    unquantified = names(inventory.unquantified)
    leftOut = names(inventory.leftOut)
    let territorial = inventory.territorialEntries.map(\.record)
    for record in inventory.unquantified + inventory.leftOut + territorial {
      let name = RecordName(year: record.year, id: record.id)
      if records[name] == nil { records[name] = record }
    }
  }

  /// Nil where there is none of the name.
  subscript(name: RecordName) -> ActivityRecord? {
    records[RecordName(year: name.year, id: name.id)]
  }

  /// Why a record is not counted that another calculation counts.
  func cause(of name: RecordName) -> RecalculationLogEntry.Change {
    let name = RecordName(year: name.year, id: name.id)
    if leftOut.contains(name) || rejected.contains(name.id) { return .error }
    return unquantified.contains(name) ? .activity : .boundary
  }
}
