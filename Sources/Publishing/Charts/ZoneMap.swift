public import Plan

/// Hazard zones and assets of a community over its outline.
///
/// Zones differ by hatch before they differ by color, assets by shape for their type and by size for their criticality. What
/// lies inside a zone is filled and what does not is hollow, so that nothing hangs on a color.
public enum ZoneMap {
  /// One zone.
  public struct Zone: Sendable {
    public var name: String
    /// What the legend calls zones of the same hazard and level.
    public var layer: String
    /// Polygons of closed rings in degrees, outer ring first.
    public var polygons: [[[MapArea.Point]]]

    public init(name: String, layer: String, polygons: [[[MapArea.Point]]]) {
      self.name = name
      self.layer = layer
      self.polygons = polygons
    }
  }

  /// Where an asset is, in degrees.
  public enum Form: Sendable {
    case points([MapArea.Point])
    case lines([[MapArea.Point]])
    case areas([[[MapArea.Point]]])
  }

  /// One asset.
  public struct Asset: Sendable {
    public var name: String
    /// As the legend says it; empty when not said.
    public var type: String
    public var form: Form
    /// 1 to 5; nil when not said, which is not low.
    public var criticality: Int?
    /// Names of the hazards whose zones it meets; empty outside of all.
    public var hazards: [String]

    public init(
      name: String, type: String, form: Form, criticality: Int?, hazards: [String]
    ) {
      self.name = name
      self.type = type
      self.form = form
      self.criticality = criticality
      self.hazards = hazards
    }
  }

  /// What a map shows.
  public struct Content: Sendable {
    /// As a heading.
    public var title: String
    /// The community; nil where its outline is not at hand.
    public var community: MapArea?
    public var zones: [Zone]
    public var assets: [Asset]

    public init(title: String, community: MapArea?, zones: [Zone], assets: [Asset]) {
      self.title = title
      self.community = community
      self.zones = zones
      self.assets = assets
    }
  }

  /// Rows of assets in the table beside the map.
  static let shownAssets = 150
  /// Rows of zones in the table beside the map.
  static let shownZones = 100

  /// Makes the map.
  ///
  /// - Parameter notes: What a reader has to know beside the map.
  /// - Throws: `RegionMapError.empty` without a zone or an asset that can be drawn.
  public static func chart(
    caption: ChartCaption, content: Content, notes: [String] = [], theme: ChartTheme
  ) throws -> Chart {
    let scene = try ZoneMapScene(content)
    let legend = ZoneMapLegend(scene, theme: theme)
    let canvas = ChartCanvas(
      left: ZoneMapScene.margin, right: ZoneMapScene.margin, top: legend.height, bottom: 6,
      height: scene.height)
    var overlay = ChartOverlay()
    legend.draw(canvas, &overlay)
    let drawing = ZoneMapDrawing(scene: scene, theme: theme)
    return caption.chart(
      title: content.title, description: description(content),
      spec: canvas.specification(layers: drawing.layers + overlay.layers, theme: theme),
      columns: [
        .init("Name", width: 2.4), .init("What it is", width: 1.4),
        .init("Hazard zones", width: 1.8), .init("Criticality", .right),
      ],
      rows: rows(content.zones) + rows(scene.assets, among: content.zones),
      notes: self.notes(content, scene) + notes)
  }

  // Words

  private static func description(_ content: Content) -> String {
    let inside = content.assets.count { !$0.hazards.isEmpty }
    return [
      "A map of \(content.community?.name ?? "the community").",
      "Hazard zones: \(content.zones.count).",
      "Assets: \(content.assets.count), of which inside a zone: \(inside).",
    ].joined(separator: " ")
  }

  private static func rows(_ zones: [Zone]) -> [[PlanTable.Cell]] {
    zones.prefix(shownZones).map { [.init($0.name), .init("Zone"), .init($0.layer), .init("—")] }
  }

  private static func rows(_ assets: [Asset], among zones: [Zone]) -> [[PlanTable.Cell]] {
    // Where there are no zones, nothing is known to lie outside of them.
    let outside = zones.isEmpty ? "—" : "outside"
    return assets.prefix(shownAssets).map { asset in
      [
        .init(asset.name), .init(asset.type.isEmpty ? "—" : asset.type),
        .init(asset.hazards.isEmpty ? outside : ChartNumbers.list(asset.hazards)),
        .init(asset.criticality.map { "\($0)" } ?? "not said"),
      ]
    }
  }

  private static func notes(_ content: Content, _ scene: ZoneMapScene) -> [String] {
    var notes: [String] = []
    func note(_ count: Int, _ what: String) { if count > 0 { notes.append("\(what): \(count).") } }
    note(scene.hiddenZones, "Zones too small to be seen, or outside of this map")
    note(scene.outsideAssets, "Assets outside of this map")
    note(scene.coveredAssets, "Assets that stand where another of their kind is drawn")
    note(
      scene.undrawnAssets,
      "Assets not drawn, or in part, since a map holds no more marks and these are the least critical"
    )
    note(content.zones.count - shownZones, "Zones that are not in the table")
    note(content.assets.count - shownAssets, "Assets that are not in the table")
    return notes
  }
}
