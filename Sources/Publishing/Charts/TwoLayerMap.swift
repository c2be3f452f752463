public import Plan

/// A map with two layers that are never made one number: areas shaded by a value, and hatched by the quarter of an index.
///
/// Shades run from light to dark and hatches from open to close, so that both can be told apart in grey, in print and
/// by color-blind readers.
public enum TwoLayerMap {
  /// One area with both layers.
  public struct Area: Sendable {
    /// Its value is what the shading shows; 0 is shaded as nothing, nil is not known.
    public var area: MapArea
    /// 1 to 4, high means more vulnerable; nil where the index says nothing.
    public var quarter: Int?
    /// What the data table says of it, after the name.
    public var cells: [String]

    public init(area: MapArea, quarter: Int?, cells: [String]) {
      self.area = area
      self.quarter = quarter
      self.cells = cells
    }
  }

  /// What a map shows.
  public struct Layers: Sendable {
    /// What the shading shows, with its unit.
    public var shade: String
    /// What the hatching shows, with its edition; nil where there is no index.
    public var index: String?
    /// Columns of the data table, after the name.
    public var columns: [String]
    /// A sentence or more for readers who cannot see the map.
    public var summary: String

    public init(shade: String, index: String?, columns: [String], summary: String) {
      self.shade = shade
      self.index = index
      self.columns = columns
      self.summary = summary
    }
  }

  static let maximumHeight = 470.0
  /// Pixels between strokes by quarter; quarters that are not here have none.
  static let spacings = [3: 12.0, 4: 5.0]

  /// Makes the map.
  ///
  /// - Throws: `RegionMapError.empty` when no area has an outline.
  public static func chart(
    caption: ChartCaption, areas: [Area], layers: Layers, notes: [String] = [], theme: ChartTheme
  ) throws -> Chart {
    let outlines = try RegionOutlines(areas: areas.map(\.area))
    let projection = RegionProjection(
      outlines.features, width: ChartTheme.width - 8, maximumHeight: maximumHeight)
    let shapes = outlines.features.map { RegionShape($0, projection: projection) }
    let above = areas.compactMap(\.area.value).filter { $0 > 0 }
    let classes = RegionClasses(
      above, .init(name: layers.shade, breaks: .equalCount, decimals: 0), theme: theme)
    let drawing = TwoLayerDrawing(
      shapes: shapes, areas: areas, classes: classes, layers: layers, theme: theme)
    let canvas = ChartCanvas(
      left: 4, right: 4, top: layers.index == nil ? 64 : TwoLayerDrawing.headHeight, bottom: 6,
      height: projection.size.height)
    let count = areas.count == 1 ? "one area" : "\(areas.count) areas"
    let hatched = layers.index.map { " and hatched by \(Self.lowered($0))" } ?? ""
    return caption.chart(
      title: layers.shade,
      description:
        "A map of \(count), shaded by \(Self.lowered(layers.shade))\(hatched). \(layers.summary)",
      spec: canvas.specification(layers: drawing.layers(canvas), theme: theme),
      columns: [.init("Name", width: 2)] + layers.columns.map { .init($0, .right) },
      rows: areas.sorted { $0.area.name < $1.area.name }.map { area in
        [.init(area.area.name)] + area.cells.map { .init($0) }
      },
      notes: [
        layers.index == nil
          ? nil : "Two layers that stay apart: the index changes neither the count nor any score.",
        classes?.sentence,
      ].compactMap(\.self) + notes
        + (outlines.leavesOutRemoteParts
          ? ["Small parts far away, such as outlying islands, are not on the map."] : []))
  }

  private static func lowered(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }
}
