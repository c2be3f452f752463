internal import Foundation
public import Plan

/// The community and its region, shaded by a value.
public enum RegionMap {
  private static let maximumHeight = 470.0

  /// Makes the map of areas that are at hand.
  ///
  /// - Parameters:
  ///   - measure: What the shading shows, and how it is put into classes.
  ///   - details: What the data table says beside the value.
  ///   - notes: What a reader has to know beside the map.
  /// - Throws: `RegionMapError.empty` when no area has an outline.
  public static func chart(
    caption: ChartCaption, areas: [MapArea], measure: Measure, details: Details = Details(),
    notes: [String] = [], theme: ChartTheme
  ) throws -> Chart {
    chart(
      caption: caption, outlines: try RegionOutlines(areas: areas), measure: measure,
      details: details, notes: notes, theme: theme)
  }

  /// More columns of the data table, after the value.
  public struct Details: Sendable {
    public var columns: [String]
    /// By the id of the area.
    public var cells: [String: [String]]

    public init(columns: [String] = [], cells: [String: [String]] = [:]) {
      self.columns = columns
      self.cells = cells
    }
  }

  /// What a map shows.
  public struct Measure: Hashable, Sendable {
    /// How values are put into classes.
    public enum Breaks: Hashable, Sendable {
      /// Classes as wide as each other, at round limits.
      case round
      /// Classes with about as many areas as each other.
      case equalCount
      /// At these limits, the first and the last included.
      case fixed([Double])
      /// One class for each name; values are positions in it.
      case named([String])
    }

    /// With its unit, such as `People per square mile`.
    public var name: String
    public var breaks: Breaks
    /// Decimals of values in the table; nil for as many as the limits need, and one more.
    public var decimals: Int?

    public init(name: String, breaks: Breaks = .round, decimals: Int? = nil) {
      self.name = name
      self.breaks = breaks
      self.decimals = decimals
    }
  }

  /// Makes the map of outlines that are read already.
  static func chart(
    caption: ChartCaption, outlines: RegionOutlines, measure: Measure,
    details: Details = Details(), notes: [String] = [], theme: ChartTheme
  ) -> Chart {
    let valueName = measure.name
    let projection = RegionProjection(
      outlines.features, width: ChartTheme.width - 8, maximumHeight: maximumHeight)
    let shapes = outlines.features.map { RegionShape($0, projection: projection) }
    let classes = RegionClasses(outlines.features.compactMap(\.value), measure, theme: theme)
    let canvas = ChartCanvas(
      left: 4, right: 4, top: classes == nil ? 34 : 64, bottom: 6, height: projection.size.height)
    var overlay = ChartOverlay()
    hatch(shapes, isNeeded: classes != nil, theme: theme, &overlay)
    legend(outlines.features, classes, valueName, canvas: canvas, theme: theme, &overlay)
    label(shapes, classes, theme: theme, &overlay)
    let layers =
      [areas(shapes, classes, valueName, theme: theme)] + outline(shapes, theme: theme)
      + overlay.layers
    return caption.chart(
      title: title(outlines.features, valueName),
      description: description(outlines.features, valueName, classes),
      spec: canvas.specification(layers: layers, theme: theme),
      columns: [.init("Name", width: 2), .init(valueName, .right)]
        + details.columns.map { .init($0, .right) },
      rows: rows(outlines.features, classes, details),
      notes: [classes?.sentence].compactMap(\.self) + notes
        + (outlines.leavesOutRemoteParts
          ? ["Small parts far away, such as outlying islands, are not on the map."] : []))
  }

  private static func colors(
    _ feature: RegionOutlines.Feature, _ classes: RegionClasses?, _ theme: ChartTheme
  ) -> (ground: String, text: String) {
    guard let classes, let value = feature.value else {
      return (classes == nil ? theme.palette.grid : theme.palette.paper, theme.palette.ink)
    }
    return classes.colors(of: value)
  }

  /// Coordinates are pixels already, so Vega projects nothing.
  private static let projection: ChartJSON = [
    "type": "identity", "scale": 1, "translate": [0, 0],
  ]

  private static func areas(
    _ shapes: [RegionShape], _ classes: RegionClasses?, _ valueName: String, theme: ChartTheme
  ) -> ChartJSON {
    let values: [ChartJSON] = shapes.map { shape in
      [
        "type": "Feature", "geometry": shape.geometry, "name": .string(shape.feature.name),
        "value": .string(text(shape.feature.value, classes)),
        "tip": .string(
          classes == nil
            ? shape.feature.name
            : "\(shape.feature.name): \(text(shape.feature.value, classes))"),
        "color": .string(colors(shape.feature, classes, theme).ground),
      ]
    }
    return [
      "data": ["values": .array(values)], "projection": projection,
      "mark": [
        "type": "geoshape", "strokeWidth": 0.75, "aria": true,
        "stroke": .string(theme.palette.tint(of: theme.palette.muted, strength: 0.6)),
      ],
      "encoding": [
        "fill": Encoding.color, "description": ["field": "tip", "type": "nominal"],
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
    _ shapes: [RegionShape], _ classes: RegionClasses?, theme: ChartTheme,
    _ overlay: inout ChartOverlay
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

  static func text(_ value: Double?, _ classes: RegionClasses?) -> String {
    guard let value else { return "no data" }
    if let name = classes?.name(of: value) { return name }
    let whole = value == value.rounded() && classes?.valueDecimals == nil
    return ChartNumbers.text(
      value, decimals: classes?.valueDecimals ?? (whole ? 0 : (classes?.decimals ?? 0) + 1))
  }

  /// Strokes across areas without a value, which tell them from the lightest class in print too.
  private static func hatch(
    _ shapes: [RegionShape], isNeeded: Bool, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    guard isNeeded else { return }
    for shape in shapes where shape.feature.value == nil {
      for stroke in shape.hatch(spacing: hatchSpacing) {
        overlay.line(from: stroke.from, to: stroke.to, color: theme.palette.muted, width: 0.75)
      }
    }
  }

  static let hatchSpacing = 9.0
}
