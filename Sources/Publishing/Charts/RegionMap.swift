public import Foundation
public import Plan

/// The community and its region, shaded by a value.
public enum RegionMap {
  private static let maximumHeight = 470.0

  /// Makes the map.
  ///
  /// - Parameters:
  ///   - geoJSON: A FeatureCollection of polygons in longitude and latitude, with `properties.id`,
  ///     `name`, `value` (may be missing) and `focus` (true for the community).
  ///   - valueName: What the shading shows with its unit, such as `People per square mile`.
  /// - Throws: `RegionMapError` when there are no outlines to draw.
  public static func chart(
    caption: ChartCaption, geoJSON: Data, valueName: String, theme: ChartTheme
  ) throws -> Chart {
    let outlines = try RegionOutlines(geoJSON: geoJSON)
    let projection = RegionProjection(
      outlines.features, width: ChartTheme.width - 8, maximumHeight: maximumHeight)
    let shapes = outlines.features.map { RegionShape($0, projection: projection) }
    let classes = Classes(outlines.features.compactMap(\.value), theme: theme)
    let canvas = ChartCanvas(
      left: 4, right: 4, top: classes == nil ? 34 : 64, bottom: 6, height: projection.size.height)
    var overlay = ChartOverlay()
    legend(outlines.features, classes, valueName, canvas: canvas, theme: theme, &overlay)
    label(shapes, classes, theme: theme, &overlay)
    let layers =
      [areas(shapes, classes, valueName, theme: theme)] + outline(shapes, theme: theme)
      + overlay.layers
    return caption.chart(
      title: title(outlines.features, valueName),
      description: description(outlines.features, valueName),
      spec: canvas.specification(layers: layers, theme: theme),
      columns: [.init("Name", width: 2), .init(valueName, .right)],
      rows: rows(outlines.features, classes),
      notes: outlines.leavesOutRemoteParts
        ? ["Small parts far away, such as outlying islands, are not on the map."] : [])
  }

  /// Values in classes with round limits, light to dark.
  private struct Classes {
    var limits: [Double]
    var decimals: Int
    var colors: [(ground: String, text: String)]

    init?(_ values: [Double], theme: ChartTheme) {
      guard !values.isEmpty, theme.palette.sequential.count > 1 else { return nil }
      let scale = LinearScale(covering: values, includesZero: false, count: 4, from: 0, to: 1)
      limits = scale.ticks
      decimals = scale.decimals
      let palette = theme.palette
      let count = max(1, limits.count - 1)
      colors = (0..<count).map { index in
        let last = Double(palette.sequential.count - 1)
        let place =
          count == 1 ? Int(last) : Int((Double(index) * last / Double(count - 1)).rounded())
        let text =
          palette.sequentialText.indices.contains(place)
          ? palette.sequentialText[place] : palette.ink
        return (palette.sequential[place], text)
      }
    }

    func colors(of value: Double) -> (ground: String, text: String) {
      let index = limits.dropFirst().firstIndex { value < $0 }.map { $0 - 1 } ?? colors.count - 1
      return colors[min(max(0, index), colors.count - 1)]
    }
  }

  private static func colors(
    _ feature: RegionOutlines.Feature, _ classes: Classes?, _ theme: ChartTheme
  ) -> (ground: String, text: String) {
    guard let classes, let value = feature.value else {
      return (theme.palette.grid, theme.palette.ink)
    }
    return classes.colors(of: value)
  }

  /// Coordinates are pixels already, so Vega projects nothing.
  private static let projection: ChartJSON = [
    "type": "identity", "scale": 1, "translate": [0, 0],
  ]

  private static func areas(
    _ shapes: [RegionShape], _ classes: Classes?, _ valueName: String, theme: ChartTheme
  ) -> ChartJSON {
    let values: [ChartJSON] = shapes.map { shape in
      [
        "type": "Feature", "geometry": shape.geometry, "name": .string(shape.feature.name),
        "value": .string(text(shape.feature.value, classes)),
        "color": .string(colors(shape.feature, classes, theme).ground),
      ]
    }
    return [
      "data": ["values": .array(values)], "projection": projection,
      "mark": [
        "type": "geoshape", "strokeWidth": 0.75,
        "stroke": .string(theme.palette.tint(of: theme.palette.muted, strength: 0.6)),
      ],
      "encoding": [
        "fill": Encoding.color,
        "tooltip": Encoding.tooltip([("name", "Name", nil), ("value", valueName, nil)]),
      ],
    ]
  }

  /// A strong line around the community, with a light casing against dark neighbors.
  private static func outline(_ shapes: [RegionShape], theme: ChartTheme) -> [ChartJSON] {
    let focus = shapes.filter(\.feature.isFocus)
    guard !focus.isEmpty else { return [] }
    let values: [ChartJSON] = focus.map { ["type": "Feature", "geometry": $0.geometry] }
    return [(theme.palette.paper, 6), (theme.palette.ink, 3)].map { color, width in
      [
        "data": ["values": .array(values)], "projection": projection,
        "mark": [
          "type": "geoshape", "aria": false, "fill": nil, "filled": false,
          "stroke": .string(color), "strokeWidth": .number(width), "strokeJoin": "round",
        ],
      ]
    }
  }

  /// Names where they fit; the community's always.
  private static func label(
    _ shapes: [RegionShape], _ classes: Classes?, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    for shape in shapes where !shape.feature.name.isEmpty {
      let isFocus = shape.feature.isFocus
      let (size, weight) = (isFocus ? 14.0 : 12.0, isFocus ? TextMetrics.Weight.semibold : .regular)
      let name = shape.feature.name
      let words = name.split(separator: " ").map(String.init)
      let half = (words.count + 1) / 2
      let layouts =
        [[name]]
        + (words.count > 1
          ? [[words[..<half].joined(separator: " "), words[half...].joined(separator: " ")]] : [])
      let fitting = layouts.lazy.compactMap { lines -> (lines: [String], x: Double, y: Double)? in
        let height = Double(lines.count) * (size + 3)
        let width = lines.map { theme.metrics.width(of: $0, size: size, weight: weight) }.max() ?? 0
        guard let room = shape.labelRoom(height: height), room.width >= width + 5 else {
          return nil
        }
        return (lines, room.x, room.y)
      }.first
      let color = colors(shape.feature, classes, theme).text
      if let fitting {
        draw(
          fitting.lines, x: fitting.x, y: fitting.y, size: size, weight: weight, color: color,
          &overlay)
      } else if isFocus {
        callOut(name, beside: shape, theme: theme, &overlay)
      }
    }
  }

  private static func draw(
    _ lines: [String], x: Double, y: Double, size: Double, weight: TextMetrics.Weight,
    color: String, _ overlay: inout ChartOverlay
  ) {
    for (index, line) in lines.enumerated() {
      let offset = (Double(index) - Double(lines.count - 1) / 2) * (size + 3)
      overlay.text(
        line, x: x, y: y + offset, color: color, size: size, weight: weight, align: .center)
    }
  }

  /// The name on a light ground beside an outline that is too small to hold it.
  private static func callOut(
    _ name: String, beside shape: RegionShape, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    let points = shape.largest?.first ?? []
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return }
    let width = theme.metrics.width(of: name, size: 14, weight: .semibold) + 12
    let y = (top + bottom) / 2
    let isRight = right + 18 + width <= ChartTheme.width - 8
    let x = isRight ? right + 18 : max(0, left - 18 - width)
    overlay.line(
      from: (isRight ? right : left, y), to: (isRight ? x : x + width, y), color: theme.palette.ink,
      width: 1.5)
    overlay.box(
      x: x, y: y - 11, width: width, height: 22, color: theme.palette.paper,
      stroke: theme.palette.ink, opacity: 0.95, radius: 3)
    overlay.text(
      name, x: x + width / 2, y: y, color: theme.palette.ink, size: 14, weight: .semibold,
      align: .center)
  }

  private static func text(_ value: Double?, _ classes: Classes?) -> String {
    guard let value else { return "no data" }
    return ChartNumbers.text(
      value, decimals: value == value.rounded() ? 0 : (classes?.decimals ?? 0) + 1)
  }
}

// MARK: Legend, words and table

extension RegionMap {
  private static func legend(
    _ features: [RegionOutlines.Feature], _ classes: Classes?, _ valueName: String,
    canvas: ChartCanvas, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    let palette = theme.palette
    var x = -canvas.left
    let top = -canvas.top + 22.0
    if let classes {
      overlay.text(valueName, x: x, y: top - 13, color: palette.ink, size: ChartTheme.smallSize)
      let step = 52.0
      let half =
        theme.metrics.width(
          of: ChartNumbers.text(classes.limits[0], decimals: classes.decimals),
          size: ChartTheme.smallSize) / 2
      x += half
      for (index, colors) in classes.colors.enumerated() {
        overlay.box(
          x: x + Double(index) * step, y: top, width: step - 1, height: 13, color: colors.ground)
      }
      for (index, limit) in classes.limits.enumerated() {
        overlay.text(
          ChartNumbers.text(limit, decimals: classes.decimals), x: x + Double(index) * step,
          y: top + 23, color: palette.muted, size: ChartTheme.smallSize, align: .center)
      }
      x += Double(classes.colors.count) * step + 34
      if features.contains(where: { $0.value == nil }) {
        overlay.box(x: x, y: top, width: 20, height: 13, color: palette.grid)
        overlay.text("No data", x: x + 27, y: top + 7, color: palette.ink)
        x += 27 + theme.metrics.width(of: "No data", size: ChartTheme.labelSize) + 26
      }
    }
    let focus = features.filter(\.isFocus).map(\.name)
    guard !focus.isEmpty else { return }
    overlay.box(
      x: x + 1.5, y: top, width: 20, height: 13, color: palette.paper, stroke: palette.ink)
    overlay.text(ChartNumbers.list(focus), x: x + 30, y: top + 7, color: palette.ink)
  }

  private static func title(_ features: [RegionOutlines.Feature], _ valueName: String) -> String {
    let focus = features.filter(\.isFocus).map(\.name)
    let place = focus.isEmpty ? "the region" : ChartNumbers.list(focus) + " and its region"
    guard features.contains(where: { $0.value != nil }) else {
      return place.prefix(1).uppercased() + place.dropFirst()
    }
    return "\(valueName) in \(place)"
  }

  private static func description(
    _ features: [RegionOutlines.Feature], _ valueName: String
  ) -> String {
    let count = features.count == 1 ? "one area" : "\(features.count) areas"
    let valued = features.filter { $0.value != nil }
      .sorted { ($0.value ?? 0, $1.name) > ($1.value ?? 0, $0.name) }
    guard let high = valued.first, let low = valued.last else { return "A map of \(count)." }
    func text(_ feature: RegionOutlines.Feature) -> String {
      "\(feature.name) (\(ChartNumbers.significant(feature.value ?? 0)))"
    }
    var words =
      "A map of \(count) shaded by \(valueName.prefix(1).lowercased())\(valueName.dropFirst())."
    words += " The highest is \(text(high)), the lowest \(text(low))."
    for focus in valued where focus.isFocus {
      let rank = valued.filter { ($0.value ?? 0) > (focus.value ?? 0) }.count + 1
      words += " \(text(focus)) ranks \(ChartNumbers.ordinal(rank)) of \(valued.count)."
    }
    return words
  }

  private static func rows(
    _ features: [RegionOutlines.Feature], _ classes: Classes?
  ) -> [[PlanTable.Cell]] {
    features.sorted { $0.name < $1.name }.map {
      [PlanTable.Cell($0.name), PlanTable.Cell(text($0.value, classes))]
    }
  }
}
