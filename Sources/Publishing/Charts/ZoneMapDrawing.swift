/// The marks of a map of zones and assets.
struct ZoneMapDrawing {
  let scene: ZoneMapScene
  let theme: ChartTheme

  /// How much of its color a zone's ground takes.
  static let groundOpacity = 0.2
  /// Beyond so many, zones have no words beside the pointer, which would be more than the drawing.
  private static let toldZones = 300

  private var palette: ChartPalette { theme.palette }

  /// From the ground up: zones, the community's outline, and assets over them.
  var layers: [ChartJSON] {
    zones + outline + [assetAreas, assetLines, assetPoints].compactMap(\.self)
  }

  // Style

  /// Moves on by one each time the hatches begin anew, so that as many layers look apart as there are pairs of both.
  static func color(_ layer: Int, _ palette: ChartPalette) -> String {
    guard !palette.series.isEmpty else { return palette.muted }
    let (round, hatch) = layer.quotientAndRemainder(dividingBy: ZonePattern.all.count)
    return palette.series[(hatch + round) % palette.series.count]
  }

  static func pattern(_ layer: Int) -> ZonePattern {
    ZonePattern.all[layer % ZonePattern.all.count]
  }

  /// Square pixels of a mark; what is not said is in the middle, for it is not low.
  static func markArea(_ criticality: Int?) -> Double {
    let areas = [45.0, 75, 115, 165, 225]
    return areas[min(5, max(1, criticality ?? 3)) - 1]
  }

  /// Lighter where nobody said how critical the asset is.
  static func markColor(_ criticality: Int?, _ palette: ChartPalette) -> String {
    criticality == nil ? palette.muted : palette.ink
  }

  /// Pixels of a line, or of the edge of an area.
  static func strokeWidth(_ criticality: Int?) -> Double {
    1.5 + 0.6 * Double(criticality ?? 3)
  }

  // Zones

  private var zones: [ChartJSON] {
    let numbers = Set(scene.zones.map(\.layer)).sorted()
    return numbers.flatMap { number -> [ChartJSON] in
      let members = scene.zones.filter { $0.layer == number }
      let color = Self.color(number, palette)
      let ground: ChartJSON = [
        "type": "MultiPolygon",
        "coordinates": .array(members.flatMap { $0.shape.polygons }.map(Self.polygon)),
      ]
      let pattern = Self.pattern(number)
      let strokes = members.flatMap { pattern.strokes(in: $0.shape) }.filter(isSeen)
      let hatch: ChartJSON = [
        "type": "MultiLineString", "coordinates": .array(strokes.map(Self.stroke)),
      ]
      return [
        shapes(
          [feature(ground)],
          mark: [
            "fill": .string(color), "fillOpacity": .number(Self.groundOpacity),
            "stroke": nil,
          ]),
        shapes(
          [feature(hatch)],
          mark: ["filled": false, "stroke": .string(color), "strokeWidth": 1]),
        outlines(of: members, color: color),
      ]
    }
  }

  private func outlines(of members: [ZoneMapScene.DrawnZone], color: String) -> ChartJSON {
    let isTold = scene.zones.count <= Self.toldZones
    return shapes(
      members.map { member in
        feature(
          member.shape.geometry, name: member.zone.name, value: "zone of \(member.zone.layer)",
          tip: isTold ? "\(member.zone.name): zone of \(member.zone.layer)" : nil)
      },
      mark: [
        "fill": .string(color), "fillOpacity": 0, "stroke": .string(color), "strokeWidth": 1.5,
      ], isTold: isTold)
  }

  private func isSeen(_ stroke: RegionShape.Stroke) -> Bool {
    let (from, to) = stroke
    return max(from.x, to.x) >= 0 && min(from.x, to.x) <= ZoneMapScene.width
      && max(from.y, to.y) >= 0 && min(from.y, to.y) <= scene.height
  }

  // The community

  /// A strong line with a light casing, as on the map of the region.
  private var outline: [ChartJSON] {
    guard let community = scene.community else { return [] }
    return [(palette.paper, 5.0), (palette.ink, 2.5)].map { color, width in
      shapes(
        [feature(community.geometry)],
        mark: [
          "filled": false, "fill": nil, "stroke": .string(color), "strokeWidth": .number(width),
          "strokeJoin": "round",
        ])
    }
  }

  // Assets

  private static func said(_ asset: ZoneMap.Asset) -> String {
    let type = asset.type.isEmpty ? "asset" : asset.type
    let criticality = asset.criticality.map { "criticality \($0)" } ?? "criticality not said"
    let zones =
      asset.hazards.isEmpty
      ? "outside of the zones" : "inside: \(ChartNumbers.list(asset.hazards))"
    return "\(type); \(criticality); \(zones)"
  }

  private func told(_ asset: ZoneMap.Asset, _ geometry: ChartJSON) -> ChartJSON {
    let said = Self.said(asset)
    return feature(
      geometry, name: asset.name, value: said, tip: "\(asset.name): \(said)",
      color: Self.markColor(asset.criticality, palette),
      opacity: asset.hazards.isEmpty ? 0 : 0.55, width: Self.strokeWidth(asset.criticality),
      dash: asset.hazards.isEmpty ? [3, 3] : [1, 0])
  }

  private var assetAreas: ChartJSON? {
    guard !scene.areas.isEmpty else { return nil }
    return shapes(
      scene.areas.map { told($0.asset, $0.shape.geometry) },
      mark: [
        "fill": .string(palette.ink), "fillOpacity": ["expr": "datum.opacity"],
        "stroke": ["expr": "datum.color"], "strokeWidth": ["expr": "datum.width"],
      ], isTold: true)
  }

  /// A line inside a zone is drawn whole, one outside in dashes.
  private var assetLines: ChartJSON? {
    guard !scene.lines.isEmpty else { return nil }
    return shapes(
      scene.lines.map { item in
        told(
          item.asset,
          [
            "type": "MultiLineString", "coordinates": .array(item.lines.map(Self.line)),
          ])
      },
      mark: [
        "filled": false, "fill": nil, "stroke": ["expr": "datum.color"],
        "strokeWidth": ["expr": "datum.width"], "strokeDash": ["expr": "datum.dash"],
      ], isTold: true)
  }

  /// What lies outside first, so that what lies inside stays on top; among them the large first.
  private var assetPoints: ChartJSON? {
    guard !scene.marks.isEmpty else { return nil }
    let marks = scene.marks.enumerated().sorted { left, right in
      func key(_ item: (offset: Int, element: ZoneMapScene.Mark)) -> (Int, Double, Int) {
        let asset = item.element.asset
        return (asset.hazards.isEmpty ? 0 : 1, -Self.markArea(asset.criticality), item.offset)
      }
      return key(left) < key(right)
    }
    let values: [ChartJSON] = marks.map { _, mark in
      let said = Self.said(mark.asset)
      let color = Self.markColor(mark.asset.criticality, palette)
      return [
        "area": .number(Self.markArea(mark.asset.criticality)), "color": .string(color),
        "fill": .string(mark.asset.hazards.isEmpty ? palette.paper : color),
        "name": .string(mark.asset.name), "shape": .string(ZoneMapScene.symbols[mark.symbol]),
        "tip": .string("\(mark.asset.name): \(said)"), "value": .string(said),
        "x": .pixel(mark.x), "y": .pixel(mark.y),
      ]
    }
    return [
      "data": ["values": .array(values)],
      "mark": [
        "type": "point", "opacity": 1, "strokeWidth": 2, "aria": true,
        "size": ["expr": "datum.area"],
      ],
      "encoding": [
        "x": Self.pixel("x"), "y": Self.pixel("y"), "stroke": Encoding.color,
        "fill": ["field": "fill", "type": "nominal", "scale": nil],
        "shape": ["field": "shape", "type": "nominal", "scale": nil],
        "description": ["field": "tip", "type": "nominal"], "tooltip": Self.tooltip,
      ],
    ]
  }

  // JSON

  private static func pixel(_ field: String) -> ChartJSON {
    ["field": .string(field), "type": "quantitative", "scale": nil, "axis": nil]
  }

  private static let tooltip = Encoding.tooltip([
    ("name", "Name", nil), ("value", "What it is", nil),
  ])

  private func feature(
    _ geometry: ChartJSON, name: String = "", value: String = "", tip: String? = nil,
    color: String? = nil, opacity: Double = 0, width: Double = 0, dash: [Double] = []
  ) -> ChartJSON {
    [
      "type": "Feature", "geometry": geometry, "name": .string(name), "value": .string(value),
      "tip": tip.map(ChartJSON.string) ?? .null, "color": color.map(ChartJSON.string) ?? .null,
      "opacity": .number(opacity), "width": .number(width), "dash": .numbers(dash),
    ]
  }

  /// Shapes at pixels, cut at the edge of the map.
  private func shapes(
    _ values: [ChartJSON], mark: ChartJSON, isTold: Bool = false
  ) -> ChartJSON {
    let own: ChartJSON = ["type": "geoshape", "clip": true, "aria": isTold ? true : false]
    let layer: ChartJSON = [
      "data": ["values": .array(values)],
      // Coordinates are pixels already, so Vega projects nothing.
      "projection": ["type": "identity", "scale": 1, "translate": [0, 0]],
      "mark": own.merging(mark),
    ]
    guard isTold else { return layer }
    return layer.merging([
      "encoding": [
        "description": ["field": "tip", "type": "nominal"], "tooltip": Self.tooltip,
      ]
    ])
  }

  private static func tenth(_ value: Double) -> ChartJSON { .number((value * 10).rounded() / 10) }

  private static func line(_ points: [RegionOutlines.Point]) -> ChartJSON {
    .array(points.map { [tenth($0.x), tenth($0.y)] })
  }

  private static func polygon(_ rings: [[RegionOutlines.Point]]) -> ChartJSON {
    .array(rings.map(line))
  }

  private static func stroke(_ stroke: RegionShape.Stroke) -> ChartJSON {
    [[tenth(stroke.from.x), tenth(stroke.from.y)], [tenth(stroke.to.x), tenth(stroke.to.y)]]
  }
}
