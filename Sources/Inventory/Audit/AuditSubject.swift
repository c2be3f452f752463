internal import Factors
public import Quantities
public import Tables

/// Everything that the auditor may look at.
public struct AuditSubject: Sendable {
  /// One indicator, such as population, with the place of each given year.
  public struct IndicatorSeries: Sendable {
    public let unit: MeasurementUnit
    public let series: YearSeries
    public let places: [Int: Place]

    public init(unit: MeasurementUnit, series: YearSeries, places: [Int: Place]) {
      self.unit = unit
      self.series = series
      self.places = places
    }
  }

  /// Entries that are the same line in different years: sector, subsector, activity and GPC cell.
  public struct Line: Sendable {
    public let name: String
    public let byYear: [Int: [EmissionsInventory.Entry]]

    /// Years with an entry, in order.
    public var years: [Int] { byYear.keys.sorted() }
  }

  /// The community's account.
  public let inventory: EmissionsInventory
  /// The other accounts that have records.
  public let otherAccounts: [EmissionsInventory]
  /// Years that the community reports, in order.
  public let inventoryYears: [Int]
  /// As stated in `community.yaml`, such as `ar5`.
  public let gwpSet: String
  /// `city`, `county`, `tribe` or `region`; empty when not known.
  public let kind: String
  /// Two letters; empty when not known.
  public let state: String
  public let indicators: [String: IndicatorSeries]
  /// Figures published for the community by somebody, itself included.
  public let reported: [ReportedFigure]
  /// All records of every account that were read, calculated or not, in the order of the table.
  public let records: [ActivityRecord]
  /// Each line of the community's account, in the order of the table's first appearance.
  public let lines: [Line]
  private let entriesByID: [String: EmissionsInventory.Entry]
  private let totals: [Int: Double]
  /// Calculated records of every account that name a set of the community's own factors.
  let factorUsers: FactorUsers

  public init(
    inventory: EmissionsInventory, otherAccounts: [EmissionsInventory] = [],
    inventoryYears: [Int], gwpSet: String, kind: String = "", state: String = "",
    indicators: [String: IndicatorSeries] = [:], reported: [ReportedFigure] = []
  ) {
    self.inventory = inventory
    self.otherAccounts = otherAccounts
    self.inventoryYears = inventoryYears
    self.gwpSet = gwpSet
    self.kind = kind
    self.state = state
    self.indicators = indicators
    self.reported = reported
    records = ([inventory] + otherAccounts).flatMap { account in
      account.allEntries.map(\.record) + account.unquantified + account.leftOut
    }.sorted { ($0.place.row ?? 0, $0.id) < ($1.place.row ?? 0, $1.id) }
    lines = AuditSubject.lines(of: inventory.entries)
    var byID: [String: EmissionsInventory.Entry] = [:]
    byID.reserveCapacity(inventory.entries.count)
    for account in [inventory] + otherAccounts {
      for entry in account.entries where byID[entry.record.id] == nil {
        byID[entry.record.id] = entry
      }
    }
    entriesByID = byID
    factorUsers = FactorUsers([inventory] + otherAccounts)
    totals = inventory.entries.reduce(into: [:]) { totals, entry in
      totals[entry.record.year, default: 0] += inventory.potentials.tonnes(entry.emissions)
    }
  }

  private static func lines(of entries: [EmissionsInventory.Entry]) -> [Line] {
    let cells = LineCells(entries.lazy.map(\.record))
    var order: [String] = []
    var byName: [String: [Int: [EmissionsInventory.Entry]]] = [:]
    for entry in entries {
      let name = entry.record.lineName(cells)
      if byName[name] == nil { order.append(name) }
      byName[name, default: [:]][entry.record.year, default: []].append(entry)
    }
    return order.map { Line(name: $0, byYear: byName[$0] ?? [:]) }
  }

  /// Calculated records of the community's account.
  public var entries: [EmissionsInventory.Entry] { inventory.entries }

  /// The calculated record of an id, of any account; nil when there is none.
  public func entry(_ id: String) -> EmissionsInventory.Entry? { entriesByID[id] }

  /// Metric tons CO2e of an entry.
  public func tonnes(_ entry: EmissionsInventory.Entry) -> Double {
    inventory.potentials.tonnes(entry.emissions)
  }

  /// Metric tons CO2e of several entries.
  public func tonnes(_ entries: [EmissionsInventory.Entry]) -> Double {
    entries.reduce(0) { $0 + tonnes($1) }
  }

  /// Metric tons CO2e of a year in the community's account; 0 without a record.
  public func total(_ year: Int) -> Double { totals[year] ?? 0 }

  /// An indicator's value in a year, given or interpolated; nil when there is none.
  public func indicator(_ id: String, _ year: Int) -> Double? {
    indicators[id]?.series.value(in: year)
  }
}

extension AuditSubject {
  /// The years to compare: those that the community reports, else those with records.
  var years: [Int] { inventoryYears.isEmpty ? totals.keys.sorted() : inventoryYears }

  /// The community's own set of factors that a record names; nil when it names none.
  func factorSet(_ record: ActivityRecord) -> FactorSet? {
    inventory.context.factorSets[record.factor.name]
  }

  /// Warming potential of a gas in the inventory's set; nil for a gas that the set does not have.
  func potential(_ gas: Gas) -> Double? {
    gas == .carbonDioxide ? 1 : inventory.potentials.values[gas]
  }

  /// What a record would emit with other words in its `factor` cell; nil when it cannot be calculated.
  func emissions(of record: ActivityRecord, factor: String) -> EmissionsByGas? {
    var other = record
    other.factor = FactorChoice(factor)
    return emissions(of: other, in: inventory.context)
  }

  /// What a record emits in another context; nil when it cannot be calculated.
  func emissions(of record: ActivityRecord, in context: InventoryContext) -> EmissionsByGas? {
    var recorder = SilentRecorder()
    return try? EmissionsInventory.emissions(of: record, in: context, &recorder)
  }
}
