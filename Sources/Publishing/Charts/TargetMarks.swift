/// A community's target for the emissions of one year.
public struct EmissionsTarget: Sendable {
  public var year: Int
  /// Metric tons CO2e allowed in that year.
  public var tonnes: Double
  /// What the target says, such as `50% below 2005`.
  public var label: String

  public init(year: Int, tonnes: Double, label: String) {
    self.year = year
    self.tonnes = tonnes
    self.label = label
  }
}

/// Targets as diamonds with a label on a light ground, over areas of any color.
///
/// No line joins them: they are goals of their own, not steps on one path.
struct TargetMarks {
  var targets: [EmissionsTarget]
  var years: ClosedRange<Int>
  var ticks: [Int]
  var canvas: ChartCanvas
  var scale: LinearScale
  var unit: EmissionsUnit
  var theme: ChartTheme
  /// Lines of the drawing in pixels, which labels should not cover.
  var edges: [[TargetLabels.Point]] = []

  private static let lineHeight = 16.0
  /// From so many on, labels would hide the drawing: diamonds have numbers, and a list below says what they are.
  private static let crowd = 5
  private static let rowHeight = 18.0

  private var isListed: Bool { targets.count >= Self.crowd }

  /// The canvas with room for what is written below the plot area.
  var room: ChartCanvas {
    var room = canvas
    if isListed { room.bottom += Double(targets.count) * Self.rowHeight + 8 }
    return room
  }

  /// What is written beside a diamond.
  private struct Words {
    var heading: String
    var lines: [String]
    var width: Double
    var height: Double { Double(1 + lines.count) * TargetMarks.lineHeight + 6 }
  }

  /// The layers, from the labels to the diamonds on top.
  func layers() -> [ChartJSON] {
    guard !targets.isEmpty else { return [] }
    let sorted = targets.sorted { $0.year < $1.year }
    // Where room is short a label keeps its first line, and the notes of the table have the rest.
    let written =
      isListed
      ? sorted.indices.map { [words("\($0 + 1)", lines: [])] }
      : sorted.map { [words(heading($0), lines: lines($0)), words(heading($0), lines: [])] }
    let places = TargetLabels(
      width: canvas.width, height: canvas.height, marks: sorted.map(position), edges: edges
    ).place(written.map { $0.map { ($0.width, $0.height) } })
    // Labels lie over every line.
    var (leaders, overlay) = (ChartOverlay(), ChartOverlay())
    for (choices, place) in zip(written, places) {
      guard let place else { continue }
      if let line = place.placed.leader { draw(from: line.from, to: line.to, &leaders) }
      draw(choices[place.size], in: place.placed.box, &overlay)
    }
    if isListed { list(sorted, &overlay) }
    return leaders.layers + overlay.layers + [points(sorted)]
  }

  /// One line for each target below the plot area, by the number beside its diamond.
  private func list(_ targets: [EmissionsTarget], _ overlay: inout ChartOverlay) {
    let (palette, start) = (theme.palette, 20.0)
    let width =
      targets.map {
        theme.metrics.width(of: heading($0), size: ChartTheme.labelSize, weight: .semibold)
      }.max() ?? 0
    for (index, target) in targets.enumerated() {
      let y = canvas.height + canvas.bottom + Self.rowHeight * (Double(index) + 0.5)
      let lines = theme.metrics.lines(
        of: target.label, size: ChartTheme.smallSize,
        width: ChartTheme.width - canvas.left - start - width - 24)
      overlay.text("\(index + 1)", x: 0, y: y, color: palette.target, weight: .semibold)
      overlay.text(heading(target), x: start, y: y, color: palette.target, weight: .semibold)
      overlay.text(
        (lines.first ?? "") + (lines.count > 1 ? "…" : ""), x: start + width + 8, y: y,
        color: palette.ink, size: ChartTheme.smallSize)
    }
  }

  private func heading(_ target: EmissionsTarget) -> String {
    "\(target.year) target: \(unit.number(target.tonnes))"
  }

  private func position(_ target: EmissionsTarget) -> TargetLabels.Point {
    let x = YearTicks.scale(years, width: canvas.width)
    return (x(target.year), scale(target.tonnes / unit.size))
  }

  private func lines(_ target: EmissionsTarget) -> [String] {
    theme.metrics.lines(of: target.label, size: ChartTheme.smallSize, width: 170)
  }

  private func words(_ heading: String, lines: [String]) -> Words {
    let head = theme.metrics.width(of: heading, size: ChartTheme.labelSize, weight: .semibold)
    let width = lines.reduce(head) {
      max($0, theme.metrics.width(of: $1, size: ChartTheme.smallSize))
    }
    return Words(heading: heading, lines: lines, width: 12 + width)
  }

  private func draw(
    from mark: TargetLabels.Point, to label: TargetLabels.Point, _ overlay: inout ChartOverlay
  ) {
    // A light casing keeps the thin line visible over any color.
    overlay.line(from: mark, to: label, color: theme.palette.paper, width: 3)
    overlay.line(from: mark, to: label, color: theme.palette.target)
  }

  private func draw(_ words: Words, in box: TargetLabels.Box, _ overlay: inout ChartOverlay) {
    overlay.box(
      x: box.x, y: box.y, width: box.width, height: box.height, color: theme.palette.paper,
      opacity: 0.93, radius: 3)
    let top = box.y + 3 + Self.lineHeight / 2
    overlay.text(
      words.heading, x: box.x + 6, y: top, color: theme.palette.target, weight: .semibold)
    for (index, line) in words.lines.enumerated() {
      overlay.text(
        line, x: box.x + 6, y: top + Self.lineHeight * Double(index + 1), color: theme.palette.ink,
        size: ChartTheme.smallSize)
    }
  }

  private func points(_ targets: [EmissionsTarget]) -> ChartJSON {
    let values: [ChartJSON] = targets.map {
      [
        "year": .number($0.year), "value": .measure($0.tonnes / unit.size),
        "label": .string($0.label),
      ]
    }
    return [
      "data": ["values": .array(values)],
      "mark": [
        "type": "point", "shape": "diamond", "size": 150, "filled": true, "opacity": 1,
        "fill": .string(theme.palette.paper), "stroke": .string(theme.palette.target),
        "strokeWidth": 3,
      ],
      "encoding": encoding.merging([
        "tooltip": Encoding.tooltip([
          ("year", "Target year", nil), ("label", "Target", nil),
          ("value", unit.title, ",.\(unit.decimals + 1)f"),
        ])
      ]),
    ]
  }

  private var encoding: ChartJSON {
    [
      "x": Encoding.year(years, ticks: ticks),
      "y": Encoding.quantity("value", scale: scale),
    ]
  }
}
