public import Plan

/// What each action takes away from business as usual, and what remains.
public enum WedgesChart {
  /// One action's part of the reduction; metric tons CO2e for each of the chart's years.
  public struct Wedge: Sendable {
    public var id: String
    public var name: String
    public var tonnes: [Double]

    public init(id: String, name: String, tonnes: [Double]) {
      self.id = id
      self.name = name
      self.tonnes = tonnes
    }

    var last: Double { tonnes.last ?? 0 }
  }

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - years: In order, at least two.
  ///   - businessAsUsual: Metric tons CO2e for each year.
  ///   - wedges: Each with one value per year; the largest in the last year stands at the top. Ten
  ///     are told apart; the smallest of more are drawn as one.
  ///   - targets: Drawn where their year is within `years`.
  public static func chart(
    caption: ChartCaption, years: [Int], businessAsUsual: [Double], wedges: [Wedge],
    targets: [EmissionsTarget], theme: ChartTheme
  ) -> Chart {
    let unit = EmissionsUnit(for: businessAsUsual)
    let canvas = ChartCanvas(left: 48, right: 252, top: 40, bottom: 30, height: 420)
    let shown = merged(wedges, limit: theme.palette.wedges.count)
    let stack = Stack(years: years, top: businessAsUsual, wedges: shown, unit: unit)
    let scale = LinearScale(
      covering: businessAsUsual.map { $0 / unit.size } + stack.remaining, from: canvas.height, to: 0
    )
    let range = (years.first ?? 2020)...max(years.last ?? 2050, (years.first ?? 2020) + 1)
    let frame = Frame(years: range, canvas: canvas, scale: scale, unit: unit, theme: theme)
    let drawn = targets.filter { range.contains($0.year) }
    var marks = TargetMarks(
      targets: drawn, years: range, ticks: YearTicks.ticks(in: range), canvas: canvas,
      scale: scale, unit: unit, theme: theme)
    marks.edges = frame.edges(of: stack)
    let layers =
      areas(stack, frame) + [lines(stack, frame)] + labels(stack, frame)
      + marks.layers()
    return caption.chart(
      title: title(stack), description: description(stack, targets: drawn),
      spec: marks.room.specification(layers: layers, theme: theme),
      columns: columns(wedges), rows: rows(years, businessAsUsual, wedges),
      notes: notes(wedges, shown: shown, targets: drawn))
  }

  private struct Frame {
    var years: ClosedRange<Int>
    var canvas: ChartCanvas
    var scale: LinearScale
    var unit: EmissionsUnit
    var theme: ChartTheme

    var x: ChartJSON { Encoding.year(years, ticks: YearTicks.ticks(in: years)) }
    func y(_ field: String) -> ChartJSON { Encoding.quantity(field, scale: scale) }

    /// The lines that labels of targets stay clear of where they can.
    func edges(of stack: Stack) -> [[TargetLabels.Point]] {
      let x = YearTicks.scale(years, width: canvas.width)
      let lines = [stack.top, stack.remaining] + stack.edges.map { $0.map(\.low) }
      return lines.map { line in zip(stack.years, line).map { (x($0), scale($1)) } }
    }

    func color(_ index: Int) -> String {
      let colors = theme.palette.wedges
      return colors.isEmpty ? theme.palette.muted : colors[index % colors.count]
    }
  }

  /// Wedges hung from business as usual, in the chart's unit.
  struct Stack {
    var years: [Int]
    var wedges: [Wedge]
    var unit: EmissionsUnit
    /// Business as usual, in the unit.
    var top: [Double]
    /// What remains after every wedge, in the unit.
    var remaining: [Double]
    /// For each wedge, the lower and upper edge in each year.
    var edges: [[(low: Double, high: Double)]]

    init(years: [Int], top: [Double], wedges: [Wedge], unit: EmissionsUnit) {
      self.years = years
      self.wedges = wedges
      self.unit = unit
      self.top = top.map { $0 / unit.size }
      var level = self.top
      var net = self.top
      edges = wedges.map { wedge in
        years.indices.map { year in
          let part = (wedge.tonnes.indices.contains(year) ? wedge.tonnes[year] : 0) / unit.size
          net[year] -= part
          let high = level[year]
          // A part that raises emissions cannot hang from the line above; the notes name it.
          level[year] -= max(0, part)
          return (level[year], high)
        }
      }
      remaining = net
    }
  }

  /// The wedges, largest in the last year first; what exceeds the limit becomes one.
  static func merged(_ wedges: [Wedge], limit: Int) -> [Wedge] {
    let sorted = wedges.enumerated().sorted {
      ($1.element.last, $0.offset) < ($0.element.last, $1.offset)
    }.map(\.element)
    guard sorted.count > max(1, limit) else { return sorted }
    let rest = sorted[(limit - 1)...]
    let count = rest.map(\.tonnes.count).max() ?? 0
    let sums = (0..<count).map { year in
      rest.reduce(0) { $0 + ($1.tonnes.indices.contains(year) ? $1.tonnes[year] : 0) }
    }
    return sorted[..<(limit - 1)]
      + [Wedge(id: "other", name: "\(rest.count) smaller actions", tonnes: sums)]
  }

  private static func areas(_ stack: Stack, _ frame: Frame) -> [ChartJSON] {
    var values: [ChartJSON] = []
    for (index, wedge) in stack.wedges.enumerated() {
      for (year, edge) in zip(stack.years, stack.edges[index]) {
        values.append([
          "year": .number(year), "name": .string(wedge.name), "low": .measure(edge.low),
          "high": .measure(edge.high), "color": .string(frame.color(index)),
          "last": .measure(wedge.last / stack.unit.size),
        ])
      }
    }
    for (year, value) in zip(stack.years, stack.remaining) {
      values.append([
        "year": .number(year), "name": "Emissions that remain", "low": 0, "high": .measure(value),
        "color": .string(frame.theme.palette.grid), "last": .measure(stack.remaining.last ?? 0),
      ])
    }
    return [
      [
        "data": ["values": .array(values)],
        "mark": [
          "type": "area", "stroke": .string(frame.theme.palette.paper), "strokeWidth": 0.75,
        ],
        "encoding": [
          "x": frame.x, "y": frame.y("low"), "y2": ["field": "high"], "fill": Encoding.color,
          "detail": ["field": "name", "type": "nominal"],
          "tooltip": Encoding.tooltip([
            ("name", "Action", nil),
            (
              "last", "\(stack.unit.title), \(stack.years.last ?? 0)",
              ",.\(stack.unit.decimals + 1)f"
            ),
          ]),
        ],
      ]
    ]
  }

  private static func lines(_ stack: Stack, _ frame: Frame) -> ChartJSON {
    let top = zip(stack.years, stack.top).map {
      ($0, $1, frame.theme.palette.bau, "Business as usual")
    }
    let low = zip(stack.years, stack.remaining).map {
      ($0, $1, frame.theme.palette.ink, "With every action")
    }
    let values: [ChartJSON] = (top + low).map { year, value, color, name in
      [
        "year": .number(year), "value": .measure(value), "color": .string(color),
        "name": .string(name),
      ]
    }
    return [
      "data": ["values": .array(values)], "mark": ["type": "line", "strokeWidth": 2.5],
      "encoding": [
        "x": frame.x, "y": frame.y("value"), "stroke": Encoding.color,
        "tooltip": Encoding.tooltip([
          ("name", "Line", nil), ("year", "Year", nil),
          ("value", stack.unit.title, ",.\(stack.unit.decimals + 1)f"),
        ]),
      ],
    ]
  }

  private static func labels(_ stack: Stack, _ frame: Frame) -> [ChartJSON] {
    var overlay = ChartOverlay()
    overlay.unit(frame.unit.title, canvas: frame.canvas, theme: frame.theme)
    overlay.baseline(frame.scale, canvas: frame.canvas, theme: frame.theme)
    let room = frame.canvas.right - 44
    let labels = sideLabels(
      stack, colors: frame.color, room: room, scale: frame.scale, theme: frame.theme)
    draw(labels, canvas: frame.canvas, room: room, theme: frame.theme, in: &overlay)
    return overlay.layers
  }
}
