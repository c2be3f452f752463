public import Factors
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

  /// The community's account.
  public let inventory: EmissionsInventory
  /// The other accounts that have records.
  public let otherAccounts: [EmissionsInventory]
  /// Years that the community reports, in order.
  public let inventoryYears: [Int]
  /// As stated in `community.yaml`, such as `ar5`.
  public let gwpSet: String
  public let state: String
  public let indicators: [String: IndicatorSeries]
  /// Figures published for the community by somebody, itself included.
  public let reported: [ReportedFigure]

  public init(
    inventory: EmissionsInventory, otherAccounts: [EmissionsInventory] = [],
    inventoryYears: [Int], gwpSet: String, state: String = "",
    indicators: [String: IndicatorSeries] = [:], reported: [ReportedFigure] = []
  ) {
    self.inventory = inventory
    self.otherAccounts = otherAccounts
    self.inventoryYears = inventoryYears
    self.gwpSet = gwpSet
    self.state = state
    self.indicators = indicators
    self.reported = reported
  }

  /// All records of every account that were read, calculated or not, in the order of the table.
  public var records: [ActivityRecord] {
    ([inventory] + otherAccounts).flatMap { account in
      account.allEntries.map(\.record) + account.unquantified + account.leftOut
    }.sorted { ($0.place.row ?? 0, $0.id) < ($1.place.row ?? 0, $1.id) }
  }

  /// Calculated records of the community's account.
  public var entries: [EmissionsInventory.Entry] { inventory.entries }

  /// Metric tons CO2e of an entry.
  public func tonnes(_ entry: EmissionsInventory.Entry) -> Double {
    inventory.potentials.tonnes(entry.emissions)
  }

  /// Entries that are the same line in different years: sector, subsector, method, activity and GPC cell.
  ///
  /// - Returns: Each line's entries by year, in the order of the table's first appearance.
  public var lines: [(name: String, byYear: [Int: [EmissionsInventory.Entry]])] {
    var order: [String] = []
    var byName: [String: [Int: [EmissionsInventory.Entry]]] = [:]
    for entry in entries {
      let record = entry.record
      let name = [record.sector.rawValue, record.subsector, record.activity, record.gpcReference]
        .filter { !$0.isEmpty }.joined(separator: " ")
      if byName[name] == nil { order.append(name) }
      byName[name, default: [:]][record.year, default: []].append(entry)
    }
    return order.map { ($0, byName[$0] ?? [:]) }
  }

  /// An indicator's value in a year, given or interpolated; nil when there is none.
  public func indicator(_ id: String, _ year: Int) -> Double? {
    indicators[id]?.series.value(in: year)
  }
}

extension AuditSubject {
  /// The community's own set of factors that a record names; nil when it names none.
  func factorSet(_ record: ActivityRecord) -> FactorSet? {
    inventory.context.factorSets[record.factor.name]
  }
}

extension ActivityRecord {
  /// The quantity in the canonical unit of its kind; nil without one.
  var canonicalAmount: Double? {
    guard let quantity, let unit else { return nil }
    return quantity * unit.canonicalFactor
  }
}
