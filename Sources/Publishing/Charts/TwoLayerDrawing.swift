/// The marks of a map with two layers: shaded areas, hatches over them, and the legend of both.
struct TwoLayerDrawing {
  let shapes: [RegionShape]
  private let byID: [String: TwoLayerMap.Area]
  let classes: RegionClasses?
  let layers: TwoLayerMap.Layers
  let theme: ChartTheme

  /// Room above the map for two lines of legend.
  static let headHeight = 118.0
  /// As wide as where other maps have no data.
  private static let unknownSpacing = RegionMap.hatchSpacing

  init(
    shapes: [RegionShape], areas: [TwoLayerMap.Area], classes: RegionClasses?,
    layers: TwoLayerMap.Layers, theme: ChartTheme
  ) {
    self.shapes = shapes
    byID = Dictionary(areas.map { ($0.area.id, $0) }) { first, _ in first }
    self.classes = classes
    self.layers = layers
    self.theme = theme
  }

  private var palette: ChartPalette { theme.palette }

  func layers(_ canvas: ChartCanvas) -> [ChartJSON] {
    var overlay = ChartOverlay()
    shadeLegend(canvas, &overlay)
    hatchLegend(canvas, &overlay)
    labels(&overlay)
    return [areas] + hatches + overlay.layers
  }

  private func colors(_ value: Double?) -> (ground: String, text: String) {
    guard let value, let classes, value > 0 else { return (palette.paper, palette.ink) }
    return classes.colors(of: value)
  }

  // Areas

  /// Coordinates are pixels already, so Vega projects nothing.
  private static let projection: ChartJSON = [
    "type": "identity", "scale": 1, "translate": [0, 0],
  ]

  private var areas: ChartJSON {
    let values: [ChartJSON] = shapes.map { shape in
      let area = byID[shape.feature.id]
      let said = zip(layers.columns, area?.cells ?? []).map { "\($0): \($1)" }
        .joined(separator: "; ")
      return [
        "type": "Feature", "geometry": shape.geometry, "name": .string(shape.feature.name),
        "value": .string(said), "tip": .string("\(shape.feature.name): \(said)"),
        "color": .string(colors(shape.feature.value).ground),
      ]
    }
    return [
      "data": ["values": .array(values)], "projection": Self.projection,
      "mark": [
        "type": "geoshape", "strokeWidth": 0.75, "aria": true, "stroke": .string(palette.muted),
      ],
      "encoding": [
        "fill": Encoding.color, "description": ["field": "tip", "type": "nominal"],
        "tooltip": Encoding.tooltip([("name", "Name", nil), ("value", layers.shade, nil)]),
      ],
    ]
  }

  // Hatches

  /// One path for each color, however many strokes there are.
  private var hatches: [ChartJSON] {
    var lines: [String: [ChartJSON]] = [:]
    for shape in shapes {
      let quarter = byID[shape.feature.id]?.quarter
      let isUnknown = shape.feature.value == nil
      var strokes: [RegionShape.Stroke] = []
      if let spacing = quarter.flatMap({ TwoLayerMap.spacings[$0] }) {
        strokes += shape.mirroredHatch(spacing: spacing)
      }
      if isUnknown { strokes += shape.hatch(spacing: Self.unknownSpacing) }
      lines[colors(shape.feature.value).text, default: []] += strokes.map(Self.line)
    }
    return lines.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { color, lines in
      [
        "data": [
          "values": [
            [
              "type": "Feature",
              "geometry": ["type": "MultiLineString", "coordinates": .array(lines)],
            ]
          ]
        ], "projection": Self.projection,
        "mark": [
          "type": "geoshape", "aria": false, "filled": false, "stroke": .string(color),
          "strokeWidth": 1,
        ],
      ]
    }
  }

  private static func line(_ stroke: RegionShape.Stroke) -> ChartJSON {
    func rounded(_ value: Double) -> ChartJSON { .number((value * 10).rounded() / 10) }
    return [
      [rounded(stroke.from.x), rounded(stroke.from.y)],
      [rounded(stroke.to.x), rounded(stroke.to.y)],
    ]
  }

  // Names

  /// Names where they fit, on a ground that keeps strokes away from the letters.
  private func labels(_ overlay: inout ChartOverlay) {
    for shape in shapes where !shape.feature.name.isEmpty {
      let width = theme.metrics.width(of: shape.feature.name, size: ChartTheme.smallSize)
      guard let room = shape.labelRoom(height: 18), room.width >= width + 12 else { continue }
      overlay.box(
        x: room.x - width / 2 - 4, y: room.y - 9, width: width + 8, height: 18,
        color: palette.paper, opacity: 0.88, radius: 3)
      overlay.text(
        shape.feature.name, x: room.x, y: room.y, color: palette.ink, size: ChartTheme.smallSize,
        align: .center)
    }
  }

  // Legend

  private func shadeLegend(_ canvas: ChartCanvas, _ overlay: inout ChartOverlay) {
    let left = -canvas.left
    let top = -canvas.top + 22
    overlay.text(
      layers.shade, x: left, y: top - 13, color: palette.ink, size: ChartTheme.smallSize)
    overlay.box(
      x: left, y: top, width: 20, height: 13, color: palette.paper, stroke: palette.muted)
    overlay.text("None", x: left + 27, y: top + 7, color: palette.ink)
    var x = left + 27 + theme.metrics.width(of: "None", size: ChartTheme.labelSize) + 30
    if let classes {
      let step = 60.0
      x += classes.drawScale(x: x, y: top, step: step, palette: palette, &overlay) + 34
    }
    guard shapes.contains(where: { $0.feature.value == nil }) else { return }
    let unknown = RegionShape.box(x: x, y: top, width: 20, height: 13)
    swatch(
      "Not known", strokes: unknown.hatch(spacing: Self.unknownSpacing), x: x, y: top, &overlay)
  }

  private func hatchLegend(_ canvas: ChartCanvas, _ overlay: inout ChartOverlay) {
    guard let index = layers.index else { return }
    let top = -canvas.top + 80
    var x = -canvas.left
    overlay.text(
      index, x: x, y: top - 13, color: palette.ink, size: ChartTheme.smallSize)
    let quarters = shapes.map { byID[$0.feature.id]?.quarter }
    let missing = quarters.contains(nil) ? ", or no rank" : ""
    for (label, quarter) in [
      ("Quarter 4, most vulnerable", 4), ("Quarter 3", 3), ("Quarters 1 and 2\(missing)", 1),
    ] {
      let box = RegionShape.box(x: x, y: top, width: 30, height: 13)
      let strokes = TwoLayerMap.spacings[quarter].map { box.mirroredHatch(spacing: $0) } ?? []
      x = swatch(label, strokes: strokes, x: x, y: top, width: 30, &overlay) + 26
    }
  }

  @discardableResult
  private func swatch(
    _ label: String, strokes: [RegionShape.Stroke], x: Double, y: Double, width: Double = 20,
    _ overlay: inout ChartOverlay
  ) -> Double {
    overlay.box(
      x: x, y: y, width: width, height: 13, color: palette.paper, stroke: palette.muted)
    for stroke in strokes {
      overlay.line(from: stroke.from, to: stroke.to, color: palette.ink)
    }
    overlay.text(label, x: x + width + 7, y: y + 7, color: palette.ink)
    return x + width + 7 + theme.metrics.width(of: label, size: ChartTheme.labelSize)
  }
}

extension RegionShape {
  typealias Stroke = (from: (x: Double, y: Double), to: (x: Double, y: Double))

  /// Strokes at 45° the other way than those of `hatch`, on lines that all areas share.
  func mirroredHatch(spacing: Double) -> [Stroke] {
    var mirrored = self
    mirrored.polygons = polygons.map { rings in
      rings.map { ring in ring.map { .init(x: -$0.x, y: $0.y) } }
    }
    return mirrored.hatch(spacing: spacing).map { stroke in
      (from: (-stroke.from.x, stroke.from.y), to: (-stroke.to.x, stroke.to.y))
    }
  }

  /// A rectangle in pixels, as for a legend.
  static func box(x: Double, y: Double, width: Double, height: Double) -> RegionShape {
    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    let ring = corners.map { RegionOutlines.Point(x: $0.0, y: $0.1) }
    return RegionShape(polygons: [[ring]])
  }
}
