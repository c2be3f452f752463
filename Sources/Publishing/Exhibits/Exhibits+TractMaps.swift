internal import Factors
internal import Geometry
internal import Inventory
internal import Plan
internal import Quantities
internal import Tables
internal import Vulnerability
internal import Workspace

/// What of a tract a map of exposure is shaded by.
public enum TractMapMeasure: String, Hashable, Sendable, CaseIterable {
  /// The share of the tract's surface, which by the assumption of even living is that of its people.
  case area
  /// The number of people.
  case people
  /// The share of the tract's assets.
  case assets

  /// With its unit.
  public var title: String {
    switch self {
    case .area: "Share of the tract inside, %"
    case .people: "People inside, estimated by area"
    case .assets: "Share of the tract’s assets inside, %"
    }
  }
}

/// Tracts by what zones reach in them, and by risk.
extension ExhibitCatalog {
  static let exposureMapID = "exposure-map"
  static let riskMapID = "risk-map"

  private var workspace: CommunityWorkspace { calculation.workspace }

  private var hasOutlines: Bool { workspace.tracts.contains { !$0.shape.isEmpty } }

  /// Hazards of the taxonomy that have zones, in order.
  var zoneHazards: [String] { Set(workspace.zones.map(\.hazard)).sorted() }

  func zoneHazardName(_ id: String) -> String {
    workspace.taxonomy().entry(.hazard, id)?.name ?? id
  }

  /// By hazard with zones, then by what is shown of it; none while no tract has an outline.
  var exposureChoices: [MapChoice] {
    guard hasOutlines else { return [] }
    return zoneHazards.flatMap { hazard in
      TractMapMeasure.allCases.map { measure in
        MapChoice(
          id: "\(Self.exposureMapID)/\(hazard)/\(measure.rawValue)",
          name: "\(zoneHazardName(hazard)): \(measure.title)",
          subject: .exposure(hazard: hazard, measure))
      }
    }
  }

  /// Of every risk whose hazard has zones.
  var riskChoices: [MapChoice] {
    guard hasOutlines else { return [] }
    let zoned = Set(zoneHazards)
    return workspace.risks.filter { zoned.contains(workspace.zoneHazard(of: $0)) }.map { risk in
      MapChoice(
        id: "\(Self.riskMapID)/\(risk.id)", name: riskTitle(risk.id), subject: .risk(risk.id))
    }
  }

  // Hazard

  func exposureBlock(_ subject: String?, _ place: Place) -> Resolution<Block> {
    let parts = (subject ?? "").split(separator: "/", maxSplits: 1).map(String.init)
    guard let hazard = parts.first, zoneHazards.contains(hazard) else {
      return missing(
        zoneHazards.isEmpty
          ? ExposureGap.zones.next
          : "Name the hazard of the zones, such as {{map exposure-map \(zoneHazards[0])/people}}. There are: \(zoneHazards.joined(separator: ", ")).",
        place)
    }
    guard let measure = parts.count < 2 ? .area : TractMapMeasure(rawValue: parts[1]) else {
      let known = TractMapMeasure.allCases.map(\.rawValue).joined(separator: ", ")
      return missing("“\(parts[1])” is none of \(known).", place)
    }
    let overlay = calculation.overlay
    let needed = Set(ExposureGap.allCases).subtracting(
      measure == .people ? [.index] : [.index, .people])
    if let gap = overlay.reach(of: hazard).gaps.first(where: needed.contains) {
      return missing(gap.next, place)
    }
    return exposureMap(hazard, measure, overlay, place)
  }

  private func exposureMap(
    _ hazard: String, _ measure: TractMapMeasure, _ overlay: ExposureOverlay, _ place: Place
  ) -> Resolution<Block> {
    let tracts = TractCells(overlay, hazard: hazard)
    let name = zoneHazardName(hazard)
    let areas = tracts.reaches.compactMap { reach in
      tracts.area(reach, value: Self.value(of: reach, measure))
    }
    let chart = try? RegionMap.chart(
      caption: ChartCaption(
        id: "\(Self.exposureMapID)-\(hazard)-\(measure.rawValue)", source: mapSource(hazard)),
      areas: areas,
      measure: .init(
        name: "\(name): \(measure.title.prefix(1).lowercased())\(measure.title.dropFirst())",
        breaks: measure == .people ? .equalCount : .fixed([0, 10, 25, 50, 75, 100]),
        decimals: measure == .people ? 0 : 1),
      details: .init(
        columns: ["People", "People inside", "Assets inside", "Assets"],
        cells: Dictionary(
          tracts.reaches.map { (tracts.tract($0).geoid, tracts.detailCells($0)) }
        ) { first, _ in first }),
      notes: mapNotes(tracts, drawn: areas.count), theme: theme)
    return chart.map { .found(.chart($0)) } ?? missing(ExposureGap.outlines.next, place)
  }

  private static func value(of reach: TractReach, _ measure: TractMapMeasure) -> Double? {
    switch measure {
    case .area: reach.share.map { $0 * 100 }
    case .people: reach.people
    case .assets: reach.assetShare.map { $0 * 100 }
    }
  }

  // Risk

  func riskBlock(_ subject: String?, _ place: Place) -> Resolution<Block> {
    guard let risk = workspace.risks.first(where: { $0.id == subject }) else {
      let known = workspace.risks.map(\.id)
      return missing(
        known.isEmpty
          ? "There is no risk to draw: risks.csv is empty."
          : "Name a risk, such as {{map risk-map \(known[0])}}. There are: \(known.joined(separator: ", ")).",
        place)
    }
    let overlay = calculation.overlay
    let reach = overlay.reach(of: risk, in: workspace)
    if let gap = reach.gaps.first(where: { $0 != .index }) { return missing(gap.next, place) }
    let tracts = TractCells(overlay, hazard: reach.hazard)
    let areas = tracts.reaches.compactMap { item -> TwoLayerMap.Area? in
      tracts.area(item, value: item.people).map {
        .init(area: $0, quarter: tracts.quarter(item), cells: tracts.riskCells(item))
      }
    }
    let layers = TwoLayerMap.Layers(
      shade: "\(riskTitle(risk.id)): people inside the zones, estimated by area",
      index: overlay.ranks.map { "Quarters of the \($0.label)" },
      columns: ["People", "Inside", "Share, %", "Rank in the index", "Quarter"],
      summary: ReachSentence.text(reach))
    let chart = try? TwoLayerMap.chart(
      caption: ChartCaption(
        id: "\(Self.riskMapID)-\(risk.id)", source: mapSource(reach.hazard, overlay.ranks)),
      areas: areas, layers: layers,
      notes: [ReachSentence.text(reach)] + mapNotes(tracts, drawn: areas.count)
        + (overlay.ranks.map { [$0.basis] } ?? [ExposureGap.index.next]),
      theme: theme)
    return chart.map { .found(.chart($0)) } ?? missing(ExposureGap.outlines.next, place)
  }

  // Beside the maps

  private func mapNotes(_ tracts: TractCells, drawn: Int) -> [String] {
    let left = tracts.reaches.count - drawn
    return [
      "People are estimated by area, as if they lived evenly over their tract. Zones of the hazard that overlap count once."
    ]
      + (left > 0
        ? [
          "\(left) of \(tracts.reaches.count) tracts have no outline that can be read and are not drawn."
        ] : [])
  }

  /// Sources by their ids, and what else is known of what was taken from them.
  func cited(_ ids: [String], and more: [String] = []) -> String {
    let known = Set(ids.flatMap { $0.split(separator: " ").map(String.init) }).sorted()
      .map { calculation.inventory.context.citation($0) }
    // Zones and indices that a file brought in may name no source; the reader sees that.
    return known.isEmpty
      ? (["source not stated"] + more).joined(separator: ", ")
      : (known + more).joined(separator: "; ")
  }

  /// Zones with their vintages, tracts, and the index.
  private func mapSource(_ hazard: String, _ layer: TractLayer? = nil) -> String {
    let zones = workspace.zones.filter { $0.hazard == hazard }
    let vintages = Set(zones.map(\.vintage)).filter { !$0.isEmpty }.sorted()
    let overlaid = workspace.tractMeasures.filter { $0.overlay == layer?.declaration.id }
    let parts = [
      "zones: \(cited(zones.map(\.source), and: vintages))",
      "tracts: \(cited(workspace.tracts.map(\.source)))",
    ]
    let index = overlaid.isEmpty ? [] : ["index: \(cited(overlaid.map(\.source)))"]
    return (parts + index).joined(separator: ". ")
  }
}

/// Cells of the tables beside maps of tracts.
private struct TractCells {
  let reaches: [TractReach]
  private let exposure: Exposure
  private let ranks: TractLayer?

  init(_ overlay: ExposureOverlay, hazard: String) {
    exposure = overlay.exposure
    ranks = overlay.ranks
    reaches = exposure.band(of: hazard).map(exposure.tractReaches(of:)) ?? []
  }

  func tract(_ reach: TractReach) -> Tract { exposure.tracts[reach.tract] }

  /// Nil without an outline that a map can draw.
  func area(_ reach: TractReach, value: Double?) -> MapArea? {
    let tract = tract(reach)
    return WellKnownText.polygons(tract.shape).map {
      MapArea(
        id: tract.geoid, name: tract.name.isEmpty ? tract.geoid : tract.name, value: value,
        isFocus: false, polygons: $0)
    }
  }

  /// 1 to 4; nil where the index says nothing.
  func quarter(_ reach: TractReach) -> Int? {
    guard case .quartile(let number) = ranks?.bands[tract(reach).geoid] else { return nil }
    return number
  }

  func detailCells(_ reach: TractReach) -> [String] {
    [
      whole(tract(reach).population), whole(reach.people), "\(reach.assets)",
      "\(reach.assetsTotal)",
    ]
  }

  func riskCells(_ reach: TractReach) -> [String] {
    let rank = ranks?.percentiles[tract(reach).geoid]
    return [
      whole(tract(reach).population), whole(reach.people),
      reach.share.map { NumberText.grouped($0 * 100, decimals: 1) } ?? "not known",
      rank.map { NumberText.grouped($0, decimals: 2) } ?? "no rank",
      quarter(reach).map { "\($0)" } ?? "—",
    ]
  }

  private func whole(_ value: Double?) -> String {
    value.map { NumberText.grouped($0) } ?? "not known"
  }
}
