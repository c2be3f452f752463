internal import Factors
internal import Foundation
internal import Geometry
internal import Inventory
internal import Plan
internal import Tables
internal import Vulnerability
internal import Workspace

/// A map to choose, such as `county-map/svi-2022`.
public struct MapChoice: Hashable, Sendable {
  /// What it is a map of.
  public enum Subject: Hashable, Sendable {
    /// Counties of the state by a number of the county tables.
    case counties
    /// Tracts by their people or by an index.
    case tracts
    /// Tracts by what the zones of a hazard reach.
    case exposure(hazard: String, TractMapMeasure)
    /// Tracts by people inside the zones of a risk's hazard, beside an index.
    case risk(String)
    /// The zones and assets themselves; of one hazard, or all.
    case zones(hazard: String?)
  }

  public let id: String
  public let name: String
  public let subject: Subject
}

/// Maps that take a subject: `{{map county-map svi-2022}}`, `{{map tract-map svi-2022/overall}}`,
/// `{{map exposure-map river-flooding/people}}` and `{{map risk-map flood-homes}}`; `{{map zone-map}}` needs none.
extension ExhibitCatalog {
  static let countyMapID = "county-map"
  static let tractMapID = "tract-map"

  /// Names with a subject, for suggestions.
  var mapIDs: [String] { mapChoices.map(\.id) }

  /// Every map that there may be, by its id and what it shows.
  public var mapChoices: [MapChoice] {
    CountyMeasure.all.map {
      MapChoice(id: "\(Self.countyMapID)/\($0.id)", name: $0.name, subject: .counties)
    }
      + tractSubjects.map {
        MapChoice(id: "\(Self.tractMapID)/\($0.id)", name: $0.name, subject: .tracts)
      } + exposureChoices + riskChoices + zoneMapChoices
  }

  /// The map that an id with a subject names, or why there is none; nil for another id.
  func mapBlock(_ kind: ExhibitKind, _ id: String, at place: Place) -> Resolution<Block>? {
    guard kind == .map else { return nil }
    let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
    let subject = parts.count == 2 ? parts[1] : nil
    switch parts.first {
    case Self.countyMapID: return countyBlock(subject, place)
    case Self.tractMapID: return tractBlock(subject, place)
    case Self.exposureMapID: return exposureBlock(subject, place)
    case Self.riskMapID: return riskBlock(subject, place)
    case Self.zoneMapID: return zoneMapBlock(subject, place)
    default: return nil
    }
  }

}

// MARK: Counties of the state

extension ExhibitCatalog {
  private func countyBlock(_ subject: String?, _ place: Place) -> Resolution<Block> {
    guard let measure = subject.flatMap(CountyMeasure.named) else {
      let known = CountyMeasure.all.map(\.id).joined(separator: ", ")
      return missing(
        "Name what the counties are shaded by, such as {{map county-map svi-2022}}. There are: \(known).",
        place)
    }
    let community = calculation.workspace.community
    let library = CountyLibrary.standard
    guard let table = library.table(state: community.state),
      let outlines = CountyOutlines.bundled(state: community.state)
    else {
      return missing(
        "There are no county outlines of “\(community.state)”. Write the postal code of the state in community.yaml.",
        place)
    }
    let focus = Self.county(of: community.geoid)
    let areas = outlines.counties.map { outline in
      MapArea(
        id: outline.geoid, name: Self.shortName(outline.name),
        value: table.facts(of: outline.geoid).flatMap { measure.value($0) },
        isFocus: outline.geoid == focus, polygons: outline.polygons)
    }
    guard areas.contains(where: { $0.value != nil }) else {
      let why = notes(measure, community.state).joined(separator: " ")
      return missing("No county of \(community.state) has “\(measure.name)”. \(why)", place)
    }
    let source = library.columns[measure.column]?.citation ?? measure.column
    let caption = ChartCaption(
      id: "\(Self.countyMapID)-\(measure.id)",
      source: "\(source); outlines: \(CountyOutlines.citation)")
    let shown = RegionMap.Measure(
      name: measure.name, breaks: measure.limits.map { .fixed($0) } ?? .equalCount,
      decimals: measure.decimals)
    let chart = try? RegionMap.chart(
      caption: caption, areas: areas, measure: shown, notes: notes(measure, community.state),
      theme: theme)
    return chart.map { .found(.chart($0)) }
      ?? missing("There are no county outlines of \(community.state).", place)
  }

  private func notes(_ measure: CountyMeasure, _ state: String) -> [String] {
    var notes: [String] = []
    if state.uppercased() == "CT" {
      notes.append(
        "The outlines are Connecticut’s counties until 2022; figures that were published for its planning regions only have no place on them."
      )
    }
    if measure.subject == .hazard {
      notes.append(
        "The change is from the observed average to the weighted average of the models, so part of it may be a bias of the models; the source does not state the scenario (RCP8.5 is likely)."
      )
    }
    return notes
  }

  /// The county of a community's code: its own five digits, or the county that its place is in.
  private static func county(of geoid: String) -> String {
    if geoid.utf8.count == 5 { return geoid }
    return Gazetteer.standard.place(geoid: geoid)?.county ?? ""
  }

  /// Without the kind that all on the map share.
  private static func shortName(_ name: String) -> String {
    for ending in [" County", " Parish", " Municipio"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}

// MARK: Tracts of the community

extension ExhibitCatalog {
  /// What the tracts can be shaded by.
  private struct TractSubject {
    /// `OVERLAY/MEASURE`, or `population`.
    var id: String
    var name: String
    var values: [String: Double]
    var breaks: RegionMap.Measure.Breaks
    var decimals: Int?
    /// What has to be known of the index, such as its vintage.
    var notes: [String] = []
    var sources: Set<String> = []
  }

  private var tractSubjects: [TractSubject] {
    let workspace = calculation.workspace
    guard workspace.tracts.contains(where: { !$0.shape.isEmpty }) else { return [] }
    let groups = Dictionary(grouping: workspace.tractMeasures) { "\($0.overlay)/\($0.measure)" }
    let measures = groups.sorted { $0.key < $1.key }.map(Self.tractSubject)
    let people = TractSubject(
      id: "population", name: "People",
      values: Dictionary(
        workspace.tracts.compactMap { row in row.population.map { (row.geoid, $0) } }
      ) { first, _ in first }, breaks: .equalCount)
    return measures + (people.values.isEmpty ? [] : [people])
  }

  /// Ranks where there are any, else marks, else figures.
  private static func tractSubject(_ id: String, _ rows: [TractMeasure]) -> TractSubject {
    func subject(
      _ what: String, _ breaks: RegionMap.Measure.Breaks, decimals: Int?,
      _ value: (TractMeasure) -> Double?
    ) -> TractSubject {
      let first = rows.first
      let known = first.flatMap { OverlayDeclaration.known[$0.overlay] }
      let title = known?.title ?? first?.overlay.replacing("-", with: " ") ?? id
      let measure = first?.measure.replacing("-", with: " ") ?? ""
      return TractSubject(
        id: id, name: "\(title): \(measure)\(what)",
        values: Dictionary(rows.compactMap { row in value(row).map { (row.tract, $0) } }) {
          first, _ in first
        }, breaks: breaks, decimals: decimals,
        notes: known.map { ["Edition of the index: \($0.vintage)."] } ?? [],
        sources: Set(rows.map(\.source)))
    }
    if rows.contains(where: { $0.percentile != nil }) {
      return subject(", percentile", .fixed([0, 0.25, 0.5, 0.75, 1]), decimals: 2, \.percentile)
    }
    if rows.contains(where: { $0.flag != nil }) {
      return subject("", .named(["Not marked", "Marked by the index"]), decimals: nil) {
        $0.flag.map { $0 ? 1 : 0 }
      }
    }
    return subject("", .equalCount, decimals: nil, \.value)
  }

  private func tractBlock(_ subject: String?, _ place: Place) -> Resolution<Block> {
    let known = tractSubjects
    guard !known.isEmpty else {
      return missing(
        "There are no census tracts to draw: tracts.csv has no row with an outline in “shape”, or no row of tract-measures.csv says anything about one.",
        place)
    }
    guard let wanted = known.first(where: { $0.id == subject }) else {
      return missing(
        "Name what the tracts are shaded by, such as {{map tract-map \(known[0].id)}}. There are: \(known.map(\.id).joined(separator: ", ")).",
        place)
    }
    let tracts = calculation.workspace.tracts
    let areas = tracts.compactMap { tract -> MapArea? in
      guard let polygons = WellKnownText.polygons(tract.shape) else { return nil }
      return MapArea(
        id: tract.geoid, name: tract.name.isEmpty ? tract.geoid : tract.name,
        value: wanted.values[tract.geoid], isFocus: false, polygons: polygons)
    }
    let without = tracts.count - areas.count
    let sources = wanted.sources.union(tracts.map(\.source)).filter { !$0.isEmpty }.sorted()
    let chart = try? RegionMap.chart(
      caption: ChartCaption(
        id: "\(Self.tractMapID)-\(wanted.id.replacing("/", with: "-"))",
        source: sources.map { calculation.inventory.context.citation($0) }.joined(separator: "; ")),
      areas: areas,
      measure: .init(name: wanted.name, breaks: wanted.breaks, decimals: wanted.decimals),
      notes: wanted.notes
        + (without > 0
          ? [
            "\(without) of \(tracts.count) tracts have no outline that can be read and are not drawn."
          ] : []),
      theme: theme)
    return chart.map { .found(.chart($0)) }
      ?? missing(
        "No outline in “shape” of tracts.csv can be read as POLYGON or MULTIPOLYGON.", place)
  }
}
