internal import Factors
internal import Foundation
internal import Inventory
public import Plan
public import Tables
internal import Workspace

/// Every chart, table and map that a plan can place, made from its calculation on demand.
public struct ExhibitCatalog: Sendable {
  /// As the edition shows it: the public one without internal actions.
  let calculation: PlanCalculation
  /// How many actions the public edition leaves out; 0 in the public edition itself.
  let internalActions: Int
  let edition: Edition
  let theme: ChartTheme
  private let deferredOutlines: Deferred<RegionOutlines?>

  public init(calculation: PlanCalculation, edition: Edition, theme: ChartTheme = .bundled) {
    self.calculation = calculation.shown(in: edition)
    internalActions = edition == .internal ? calculation.internalRecords.actions.count : 0
    self.edition = edition
    self.theme = theme
    let boundaries = calculation.workspace.documents["boundaries.geojson"]
    deferredOutlines = Deferred { boundaries.flatMap { try? RegionOutlines(geoJSON: Data($0)) } }
  }

  /// The community's own file of outlines, read once for all maps; nil without one that can be read.
  ///
  /// A FeatureCollection of polygons in longitude and latitude, with `properties.id`, `name`, `value` (may be missing) and
  /// `focus` (true for the community).
  var regionOutlines: RegionOutlines? { deferredOutlines.value }

  /// Names by kind, for suggestions.
  public var ids: [ExhibitKind: [String]] {
    let fixed: [ExhibitKind: [String]] = [
      .chart: Self.charts.keys + [Self.climateSeriesID],
      .table: Self.tables.keys + [Self.climateSummaryID, Self.rareEventsID], .map: ["region"],
    ]
    return fixed.merging(climateIDs) { ($0 + $1) }.merging([.map: mapIDs]) { ($0 + $1) }
      .mapValues { $0.sorted() }
  }

  /// The exhibit of a name, or why it cannot be shown.
  public func block(_ kind: ExhibitKind, _ id: String, at place: Place) -> Resolution<Block> {
    if let block = climateBlock(kind, id, at: place) { return block }
    if let block = mapBlock(kind, id, at: place) { return block }
    if let slash = id.firstIndex(of: "/") {
      let name = id[..<slash]
      return .missing(
        Finding(
          .error,
          "The \(kind.rawValue) “\(name)” is placed by its name alone, such as {{\(kind.rawValue) \(name)}}.",
          at: place))
    }
    switch kind {
    case .table:
      guard let make = Self.tables[id] else { return unknown("table", id, place) }
      guard let table = make(self)() else { return empty("table", id, place) }
      return .found(.table(table))
    case .chart, .map:
      let known = kind == .map ? ["region": Self.regionMap] : Self.charts
      guard let make = known[id] else { return unknown(kind == .map ? "map" : "chart", id, place) }
      guard var chart = make(self)() else { return empty("chart", id, place) }
      let omissions = omissions(of: id)
      chart.data.notes += omissions
      chart.tell(leftOut: omissions)
      return .found(.chart(chart))
    }
  }

  /// What a chart does not show, one sentence each with why.
  private func omissions(of chart: String) -> [String] {
    switch chart {
    case "emissions-by-sector", "emissions-per-person": calculation.omissions
    case "forecast", "wedges", "action-effects", "fan", "tornado", "abatement-costs":
      calculation.forecastOmissions
    default: []
    }
  }

  var displayUnits: DisplayUnits { DisplayUnits(calculation.workspace.community.units) }

  /// A source in few words, for narrow columns; the table of sources has the whole.
  func shortCitation(_ id: String) -> String {
    let context = calculation.inventory.context
    guard let source = context.sources[id] ?? context.library.sources[id] else { return id }
    guard !source.author.isEmpty else { return source.title }
    return source.year.isEmpty ? source.author : "\(source.author), \(source.year)"
  }

  private func unknown(_ kind: String, _ id: String, _ place: Place) -> Resolution<Block> {
    .missing(Finding(.error, "There is no \(kind) “\(id)”.", at: place))
  }

  private func empty(_ kind: String, _ id: String, _ place: Place) -> Resolution<Block> {
    .missing(
      Finding(
        .error,
        "The \(kind) “\(id)” has no data yet. Fill the tables it is made from, or take it out of the text.",
        at: place))
  }

  /// Tables by name.
  static var tables: [String: (ExhibitCatalog) -> () -> PlanTable?] {
    [
      "inventory-by-sector": inventoryBySector, "inventory-by-gas": inventoryByGas,
      "inventory-records": inventoryRecords, "forecast": forecastTable, "targets": targetsTable,
      "target-pace": targetPaceTable, "carbon-budgets": carbonBudgetsTable,
      "scenarios": scenariosTable,
      "hazards": hazardsTable, "risks": risksTable, "equity": equityTable, "actions": actionsTable,
      "action-equity": actionEquityTable, "action-parameters": actionParametersTable,
      "implementation": implementationTable, "costs": costsTable, "staffing": staffingTable,
      "engagement": engagementTable, "monitoring": monitoringTable, "factors": factorsTable,
      "methods": methodsTable, "sources": sourcesTable, "findings": findingsTable,
      "audit": auditTable, "assumptions": assumptionsTable, "data-files": dataFilesTable,
    ].merging(adaptationTables) { own, _ in own }.merging(uncertaintyTables) { own, _ in own }
      .merging(moneyTables) { own, _ in own }
      .merging(priorityTables) { own, _ in own }
  }
}
