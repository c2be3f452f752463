/// Labels, lines and boxes at pixels of the plot area, for everything that is set by hand.
struct ChartOverlay {
  enum Align: String { case left, center, right }

  /// Headings of the two lines that a reader sees when pointing at a bar or dot in the browser.
  var tipTitles = (name: "Name", value: "Value")

  private var boxes: [ChartJSON] = []
  private var lines: [ChartJSON] = []
  private var bars: [ChartJSON] = []
  private var dots: [ChartJSON] = []
  private var texts: [ChartJSON] = []

  /// Adds one line of text, centered on `y`.
  mutating func text(
    _ text: String, x: Double, y: Double, color: String, size: Double = ChartTheme.labelSize,
    weight: TextMetrics.Weight = .regular, align: Align = .left
  ) {
    texts.append([
      "align": .string(align.rawValue), "color": .string(color), "size": .number(size),
      "text": .string(text), "weight": .number(weight.rawValue), "x": .pixel(x), "y": .pixel(y),
    ])
  }

  /// Adds lines of text, centered on `y` together.
  mutating func lines(_ lines: [String], x: Double, y: Double, color: String, align: Align = .left)
  {
    for (index, line) in lines.enumerated() {
      let offset = (Double(index) - Double(lines.count - 1) / 2) * ChartTheme.lineHeight
      text(line, x: x, y: y + offset, color: color, align: align)
    }
  }

  /// Says how many actions are not drawn, where any are.
  mutating func rest(of count: Int, y: Double, theme: ChartTheme) {
    guard count > 0 else { return }
    text(
      "\(count) more \(count == 1 ? "action follows" : "actions follow") in the table", x: 0, y: y,
      color: theme.palette.muted, size: ChartTheme.smallSize)
  }

  /// Adds upright lines at the ticks of a scale across, with their numbers below; the one at zero is darker.
  mutating func axis(_ scale: LinearScale, height: Double, theme: ChartTheme) {
    for tick in scale.ticks {
      line(
        from: (scale(tick), 0), to: (scale(tick), height),
        color: tick == 0 ? theme.palette.muted : theme.palette.grid)
      text(
        ChartNumbers.text(tick, decimals: scale.decimals), x: scale(tick), y: height + 14,
        color: theme.palette.muted, size: ChartTheme.smallSize, align: .center)
    }
  }

  /// Adds a straight line.
  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), color: String,
    width: Double = 1
  ) {
    lines.append([
      "color": .string(color), "width": .number(width), "x": .pixel(start.x), "x2": .pixel(end.x),
      "y": .pixel(start.y), "y2": .pixel(end.y),
    ])
  }

  /// Adds a filled rectangle.
  mutating func box(
    x: Double, y: Double, width: Double, height: Double, color: String, stroke: String? = nil,
    opacity: Double = 1, radius: Double = 0
  ) {
    boxes.append([
      "color": .string(color), "opacity": .number(opacity), "radius": .number(radius),
      "stroke": stroke.map(ChartJSON.string) ?? .null, "x": .pixel(x), "x2": .pixel(x + width),
      "y": .pixel(y), "y2": .pixel(y + height),
    ])
  }

  /// Adds a swatch with one line of text beside it, and returns where the text ends.
  @discardableResult
  mutating func key(
    _ label: String, swatch: String, x: Double, y: Double, theme: ChartTheme,
    size: Double = ChartTheme.labelSize
  ) -> Double {
    box(x: x, y: y - 5, width: 10, height: 10, color: swatch, radius: 1)
    text(label, x: x + 16, y: y, color: theme.palette.ink, size: size)
    return x + 16 + theme.metrics.width(of: label, size: size)
  }

  /// Adds a rectangle that stands for a value.
  mutating func bar(
    x: Double, y: Double, width: Double, height: Double, color: String, name: String, value: String
  ) {
    bars.append([
      "color": .string(color), "name": .string(name), "value": .string(value), "x": .pixel(x),
      "x2": .pixel(x + width), "y": .pixel(y), "y2": .pixel(y + height),
    ])
  }

  /// Adds a round or diamond mark that stands for a value.
  mutating func dot(
    x: Double, y: Double, color: String, fill: String? = nil, shape: String = "circle",
    area: Double = 90, name: String = "", value: String = ""
  ) {
    dots.append([
      "area": .number(area), "color": .string(color), "fill": .string(fill ?? color),
      "name": .string(name), "shape": .string(shape), "value": .string(value), "x": .pixel(x),
      "y": .pixel(y),
    ])
  }

  /// Adds the line at zero of a vertical scale.
  mutating func baseline(_ scale: LinearScale, canvas: ChartCanvas, theme: ChartTheme) {
    let y = scale(max(0, scale.domain.lowerBound))
    line(from: (0, y), to: (canvas.width, y), color: theme.palette.muted)
  }

  /// Adds the unit of a vertical scale above the plot area.
  mutating func unit(_ text: String, canvas: ChartCanvas, theme: ChartTheme) {
    self.text(
      text, x: -canvas.left, y: -26, color: theme.palette.muted, size: ChartTheme.smallSize)
  }

  /// The layers, boxes below lines below marks below text.
  var layers: [ChartJSON] {
    [boxLayer, lineLayer, barLayer, dotLayer, textLayer].compactMap { $0 }
  }

  private static func pixel(_ field: String) -> ChartJSON {
    ["field": .string(field), "type": "quantitative", "scale": nil, "axis": nil]
  }

  private var boxLayer: ChartJSON? {
    guard !boxes.isEmpty else { return nil }
    return [
      "data": ["values": .array(boxes)],
      "mark": [
        "type": "rect", "aria": false, "cornerRadius": ["expr": "datum.radius"],
        "opacity": ["expr": "datum.opacity"], "stroke": ["expr": "datum.stroke"],
      ],
      "encoding": [
        "x": Self.pixel("x"), "x2": ["field": "x2"], "y": Self.pixel("y"), "y2": ["field": "y2"],
        "fill": Encoding.color,
      ],
    ]
  }

  private var tooltip: ChartJSON {
    Encoding.tooltip([("name", tipTitles.name, nil), ("value", tipTitles.value, nil)])
  }

  private var barLayer: ChartJSON? {
    guard !bars.isEmpty else { return nil }
    return [
      "data": ["values": .array(bars)], "mark": ["type": "rect"],
      "encoding": [
        "x": Self.pixel("x"), "x2": ["field": "x2"], "y": Self.pixel("y"), "y2": ["field": "y2"],
        "fill": Encoding.color, "tooltip": tooltip,
      ],
    ]
  }

  private var dotLayer: ChartJSON? {
    guard !dots.isEmpty else { return nil }
    return [
      "data": ["values": .array(dots)],
      "mark": ["type": "point", "opacity": 1, "strokeWidth": 2, "size": ["expr": "datum.area"]],
      "encoding": [
        "x": Self.pixel("x"), "y": Self.pixel("y"), "stroke": Encoding.color,
        "fill": ["field": "fill", "type": "nominal", "scale": nil],
        "shape": ["field": "shape", "type": "nominal", "scale": nil], "tooltip": tooltip,
      ],
    ]
  }

  private var lineLayer: ChartJSON? {
    guard !lines.isEmpty else { return nil }
    return [
      "data": ["values": .array(lines)],
      "mark": ["type": "rule", "aria": false, "strokeWidth": ["expr": "datum.width"]],
      "encoding": [
        "x": Self.pixel("x"), "x2": ["field": "x2"], "y": Self.pixel("y"), "y2": ["field": "y2"],
        "stroke": Encoding.color,
      ],
    ]
  }

  private var textLayer: ChartJSON? {
    guard !texts.isEmpty else { return nil }
    return [
      "data": ["values": .array(texts)],
      "mark": [
        "type": "text", "aria": false, "align": ["expr": "datum.align"], "baseline": "middle",
        "fontSize": ["expr": "datum.size"], "fontWeight": ["expr": "datum.weight"],
      ],
      "encoding": [
        "x": Self.pixel("x"), "y": Self.pixel("y"), "text": ["field": "text", "type": "nominal"],
        "fill": Encoding.color,
      ],
    ]
  }
}
