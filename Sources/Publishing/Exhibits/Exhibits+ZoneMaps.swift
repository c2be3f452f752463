internal import Factors
internal import Geometry
internal import Plan
internal import Tables
internal import Vulnerability
internal import Workspace

/// The zones and assets themselves: `{{map zone-map}}`, and `{{map zone-map river-flooding}}` for one hazard.
extension ExhibitCatalog {
  static let zoneMapID = "zone-map"

  /// All zones, and each hazard by itself where there are several; the first is offered without any, to say what to import.
  var zoneMapChoices: [MapChoice] {
    let all = MapChoice(
      id: Self.zoneMapID, name: "Hazard zones and assets", subject: .zones(hazard: nil))
    let hazards = zoneHazards
    guard hazards.count > 1 else { return [all] }
    return [all]
      + hazards.map {
        MapChoice(
          id: "\(Self.zoneMapID)/\($0)", name: "\(zoneHazardName($0)): zones and assets",
          subject: .zones(hazard: $0))
      }
  }

  func zoneMapBlock(_ hazard: String?, _ place: Place) -> Resolution<Block> {
    let workspace = calculation.workspace
    if let hazard, !zoneHazards.contains(hazard) {
      return missing(
        zoneHazards.isEmpty
          ? ExposureGap.zones.next
          : "Name a hazard that has zones, such as {{map zone-map \(zoneHazards[0])}}, or none for all. There are: \(zoneHazards.joined(separator: ", ")).",
        place)
    }
    guard !workspace.zones.isEmpty || !workspace.assets.isEmpty else {
      return missing(
        "There are no hazard zones and no assets to draw. Import them: `cairn exposure import --as zones` and `--as assets`, or the page Hazards › Exposure.",
        place)
    }
    let layers = ZoneMapLayers(calculation, hazard: hazard, hazardName: zoneHazardName)
    guard !layers.zones.isEmpty || !layers.assets.isEmpty else {
      return missing(
        "No shape of zones.csv and assets.csv can be used, so there is nothing to draw. The check of the plan says what is wrong with each.",
        place)
    }
    let outline = communityOutline()
    let chart = try? ZoneMap.chart(
      caption: ChartCaption(
        id: [Self.zoneMapID, hazard].compactMap(\.self).joined(separator: "-"),
        source: zoneMapSource(layers, outline: outline?.source)),
      content: .init(
        title: hazard.map { "\(zoneHazardName($0)): zones and assets" }
          ?? "Hazard zones and assets",
        community: outline?.area, zones: layers.zones, assets: layers.assets),
      notes: layers.notes
        + (outline == nil
          ? [
            "There is no outline of the community. Put one into boundaries.geojson, with “focus” true."
          ] : []),
      theme: theme)
    return chart.map { .found(.chart($0)) }
      ?? missing(
        "No shape of zones.csv and assets.csv can be used, so there is nothing to draw. The check of the plan says what is wrong with each.",
        place)
  }

  /// The community as its own file of outlines has it, else the county that comes with the program.
  private func communityOutline() -> (area: MapArea, source: String)? {
    let community = calculation.workspace.community
    let own = regionOutlines?.features.filter(\.isFocus) ?? []
    if !own.isEmpty {
      let polygons = own.flatMap(\.polygons).map { rings in
        rings.map { $0.map { MapArea.Point(longitude: $0.x, latitude: $0.y) } }
      }
      return (
        MapArea(
          id: community.geoid, name: ChartNumbers.list(own.map(\.name)), value: nil, isFocus: true,
          polygons: polygons), "boundaries.geojson"
      )
    }
    let county = CountyOutlines.bundled(state: community.state)?.counties
      .first { $0.geoid == community.geoid }
    return county.map {
      (
        MapArea(
          id: $0.geoid, name: $0.name, value: nil, isFocus: true, polygons: $0.polygons),
        CountyOutlines.citation
      )
    }
  }

  private func zoneMapSource(_ layers: ZoneMapLayers, outline: String?) -> String {
    let vintages = Set(layers.zoneRows.map(\.vintage)).filter { !$0.isEmpty }.sorted()
    let zones =
      layers.zones.isEmpty
      ? [] : ["zones: \(cited(layers.zoneRows.map(\.source), and: vintages))"]
    let assets =
      layers.assets.isEmpty
      ? [] : ["assets: \(cited(calculation.workspace.assets.map(\.source)))"]
    return (zones + assets + (outline.map { ["outline: \($0)"] } ?? [])).joined(separator: ". ")
  }
}

/// Zones and assets of a plan as a map draws them, mended where they could be, and what a reader has to know of them.
private struct ZoneMapLayers {
  var zones: [ZoneMap.Zone] = []
  var assets: [ZoneMap.Asset] = []
  var notes: [String] = []
  /// The rows of the zones that are asked for.
  let zoneRows: [HazardZone]

  /// - Parameter hazard: Only zones of this one; nil for all.
  init(_ calculation: PlanCalculation, hazard: String?, hazardName: (String) -> String) {
    let workspace = calculation.workspace
    zoneRows = workspace.zones.filter { hazard == nil || $0.hazard == hazard }
    let shapes = calculation.shapes
    var names: [String: String] = [:]
    for id in Set(zoneRows.map(\.hazard)) { names[id] = hazardName(id) }
    zones = zip(workspace.zones, shapes.zones).compactMap { zone, shape in
      guard hazard == nil || zone.hazard == hazard, case .areas(let parts)? = shape else {
        return nil
      }
      let name = names[zone.hazard] ?? zone.hazard
      return ZoneMap.Zone(
        name: zone.name.isEmpty ? zone.id : zone.name,
        layer: zone.level.isEmpty ? name : "\(name), level: \(zone.level)",
        polygons: Self.polygons(parts))
    }
    // Nothing is laid over where no zone can be met.
    let met = zones.isEmpty ? [:] : Self.met(calculation, names)
    assets = zip(workspace.assets, shapes.assets).compactMap { asset, shape in
      Self.form(shape).map {
        ZoneMap.Asset(
          name: asset.name.isEmpty ? asset.id : asset.name,
          type: asset.type.replacing("-", with: " "), form: $0, criticality: asset.criticality,
          hazards: met[asset.id]?.sorted() ?? [])
      }
    }
    notes = notes(workspace, shapes)
  }

  /// Names of hazards by asset.
  private static func met(
    _ calculation: PlanCalculation, _ names: [String: String]
  ) -> [String: Set<String>] {
    let exposure = calculation.overlay.exposure
    var met: [String: Set<String>] = [:]
    for item in exposure.assetExposures {
      let band = exposure.bands[item.band]
      guard band.level == nil, let name = names[band.hazard] else { continue }
      met[exposure.assets[item.asset].id, default: []].insert(name)
    }
    return met
  }

  private func notes(_ workspace: CommunityWorkspace, _ shapes: ExposureShapes) -> [String] {
    var notes: [String] = []
    if zoneRows.isEmpty {
      notes.append(ExposureGap.zones.next)
    } else if zoneRows.count <= 5 {
      // A zone may be no more than an illustration, and says so in its name.
      notes.append("Zones: \(Set(zoneRows.map(\.name)).sorted().joined(separator: "; ")).")
    }
    if workspace.assets.isEmpty {
      notes.append(
        "There are no assets. Import them: `cairn exposure import --as assets`, or the page Hazards › Exposure."
      )
    }
    let lost = zoneRows.count + workspace.assets.count - zones.count - assets.count
    if lost > 0 {
      notes.append(
        "\(lost) zones and assets have no shape that can be used and are not drawn. The check of the plan names each."
      )
    }
    let drawn = Set(zoneRows.map(\.place) + workspace.assets.map(\.place))
    let mended = Set(
      shapes.findings.filter { $0.severity == .warning }
        .map { Place(file: $0.place.file, row: $0.place.row) }
    ).intersection(drawn).count
    if mended > 0 {
      notes.append(
        "\(mended) shapes were mended before they were drawn, such as areas that cross themselves. The check of the plan names each."
      )
    }
    return notes
  }

  // Shapes

  private static func form(_ shape: Shape?) -> ZoneMap.Form? {
    switch shape {
    case .points(let points): .points(points.map(point))
    case .lines(let lines): .lines(lines.map { $0.map(point) })
    case .areas(let parts): .areas(polygons(parts))
    case nil: nil
    }
  }

  private static func polygons(_ parts: [AreaPart]) -> [[[MapArea.Point]]] {
    parts.map { $0.rings.map { $0.map(point) } }
  }

  private static func point(_ position: Position) -> MapArea.Point {
    MapArea.Point(longitude: position.x, latitude: position.y)
  }
}
