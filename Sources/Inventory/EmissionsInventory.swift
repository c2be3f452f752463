public import Factors
public import Quantities
public import Tables

/// Activity records and what they emit, by gas; warming potentials come last.
public struct EmissionsInventory: Sendable {
  /// One record that could be calculated.
  public struct Entry: Sendable {
    public let record: ActivityRecord
    public let emissions: EmissionsByGas
  }

  /// The books these are; records of other accounts are not among them.
  public let account: Account
  public let context: InventoryContext
  public let potentials: WarmingPotentials
  /// Records with emissions that totals are made of, in the order given.
  public let entries: [Entry]
  /// Positions among the entries by year, in order: most questions are about one year.
  private let positionsByYear: [Int: [Int]]
  /// Records with emissions that stand beside every total, in the order given: power supplied to the grid and
  /// waste from elsewhere, which are counted where they are used or thrown away.
  public let territorialEntries: [Entry]
  /// Records with a notation key, in the order given.
  public let unquantified: [ActivityRecord]
  /// Records that were left out because something in them is wrong; every total says so.
  public let leftOut: [ActivityRecord]
  /// Rows that could not even be read; every total they may belong to says so.
  public let rejected: [RejectedRecord]
  public let findings: [Finding]

  /// Calculates every record of an account once.
  ///
  /// Records of other accounts are passed over. A record that cannot be calculated is left out with an error finding at the cell to mend.
  /// - Parameter previous: An inventory of the same library, of which records that are as they were are not calculated again.
  public init(
    records: [ActivityRecord], rejected: [RejectedRecord] = [], account: Account = .community,
    context: InventoryContext, potentials: WarmingPotentials,
    reusing previous: EmissionsInventory? = nil
  ) {
    self.account = account
    self.rejected = rejected
    var context = context
    context.allocation = InstrumentAllocation(
      records: records, account: account, instruments: context.instruments)
    self.context = context
    self.potentials = potentials
    var entries: [Entry] = []
    var territorial: [Entry] = []
    var unquantified: [ActivityRecord] = []
    var leftOut: [ActivityRecord] = []
    var findings = context.allocation.findings(forMarketBased: records, of: account)
    let known = previous?.entriesByID(under: context) ?? [:]
    entries.reserveCapacity(records.count)
    for var record in records where record.bookedAccount == account {
      record.toldScope = record.scope(context.library.protocols)
      // A confidential amount could be worked back from any figure it is part of.
      let isConfidential = record.notationKey == .confidential
      guard !isConfidential, record.quantity != nil || record.notationKey == nil else {
        unquantified.append(record)
        continue
      }
      do {
        let entry = try Self.entry(of: record, in: context, known: known[record.id])
        if account == .community, record.isTerritorial(context.library.protocols) {
          territorial.append(entry)
        } else {
          entries.append(entry)
        }
      } catch {
        leftOut.append(record)
        findings.append(
          Finding(
            .error, "\(error.message) “\(record.id)” is not in any total.",
            at: record.place.at(column: error.column)))
      }
    }
    self.entries = entries
    positionsByYear = Dictionary(grouping: entries.indices) { entries[$0].record.year }
    territorialEntries = territorial
    self.unquantified = unquantified
    self.leftOut = leftOut
    self.findings = findings
  }

  /// What was calculated under the very same support, by id; empty when anything of it is another.
  private func entriesByID(under context: InventoryContext) -> [String: Entry] {
    guard self.context.hasSameSupport(as: context) else { return [:] }
    return Dictionary(allEntries.map { ($0.record.id, $0) }) { first, _ in first }
  }

  private static func entry(
    of record: ActivityRecord, in context: InventoryContext, known: Entry?
  ) throws(MethodProblem) -> Entry {
    if let known, known.record == record { return known }
    var recorder = SilentRecorder()
    return Entry(record: record, emissions: try emissions(of: record, in: context, &recorder))
  }

  /// The same records under other warming potentials; nothing is calculated anew.
  public init(_ other: EmissionsInventory, potentials: WarmingPotentials) {
    account = other.account
    context = other.context
    self.potentials = potentials
    entries = other.entries
    positionsByYear = other.positionsByYear
    territorialEntries = other.territorialEntries
    unquantified = other.unquantified
    leftOut = other.leftOut
    rejected = other.rejected
    findings = other.findings
  }

  /// Runs a record's method with a recorder.
  static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    guard let method = MethodRegistry.method(record.method) else {
      let known = MethodRegistry.declarations.map(\.id).joined(separator: ", ")
      throw MethodProblem("method", "“\(record.method)” is not a method. Use one of \(known).")
    }
    try record.checkOptions(of: method.declaration)
    let emissions = try method.emissions(of: record, in: context, recorder: &recorder)
    try context.checkFactorName(of: record)
    return emissions
  }

  /// True when any record is booked in the account, calculated or not.
  public var hasRecords: Bool {
    ![entries, territorialEntries].allSatisfy(\.isEmpty)
      || ![unquantified, leftOut].allSatisfy(\.isEmpty)
  }

  /// Every record with emissions, in totals or beside them.
  public var allEntries: [Entry] { entries + territorialEntries }

  /// Years with at least one record, in order.
  public var years: [Int] {
    var years = Set(positionsByYear.keys)
    years.formUnion(territorialEntries.lazy.map(\.record.year))
    years.formUnion(unquantified.lazy.map(\.year))
    years.formUnion(leftOut.lazy.map(\.year))
    return years.sorted()
  }

  /// Positions among the entries of a year, in order; of every year without one.
  func positions(_ year: Int?) -> [Int] {
    guard let year else { return Array(entries.indices) }
    return positionsByYear[year] ?? []
  }

  /// Records of a year with emissions that its total is made of, in the order given.
  public func entries(of year: Int) -> [Entry] {
    positions(year).map { entries[$0] }
  }

  /// Every record of a year with emissions, in totals or beside them.
  public func allEntries(of year: Int) -> [Entry] {
    entries(of: year) + territorialEntries.filter { $0.record.year == year }
  }

  /// The first record that a year's total is made of; nil when there is none.
  public func firstEntry(of year: Int) -> Entry? {
    positionsByYear[year]?.first.map { entries[$0] }
  }

  /// True when a total of the year is made of any record.
  public func hasEntries(of year: Int) -> Bool { positionsByYear[year] != nil }

  /// The calculated record of an id and year, in totals or beside them; nil when there is none.
  public func entry(_ id: String, of year: Int) -> Entry? {
    if let position = positions(year).first(where: { entries[$0].record.id == id }) {
      return entries[position]
    }
    return territorialEntries.first { $0.record.id == id && $0.record.year == year }
  }
}
