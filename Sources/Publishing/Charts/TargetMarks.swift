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
struct TargetMarks {
  var targets: [EmissionsTarget]
  var years: ClosedRange<Int>
  var ticks: [Int]
  var canvas: ChartCanvas
  var scale: LinearScale
  var unit: EmissionsUnit
  var theme: ChartTheme
  /// True where a label covers nothing of interest; such a place is taken first.
  var isClear: (Box) -> Bool = { _ in true }

  /// A rectangle in pixels of the plot area.
  struct Box {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    func overlaps(_ other: Box) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height
        && other.y < y + height
    }
  }

  private static let lineHeight = 16.0

  /// The layers, from the line below to the labels on top.
  ///
  /// - Parameters:
  ///   - withLine: True to join the targets by a dashed line.
  ///   - start: Where the line begins, such as the base year's total.
  func layers(withLine: Bool = true, from start: (year: Int, tonnes: Double)?) -> [ChartJSON] {
    guard !targets.isEmpty else { return [] }
    let sorted = targets.sorted { $0.year < $1.year }
    let way = (start.map { [($0.year, $0.tonnes)] } ?? []) + sorted.map { ($0.year, $0.tonnes) }
    var overlay = ChartOverlay()
    var taken = sorted.map { marker($0) }
    for (index, target) in sorted.enumerated() {
      let chip = place(target, avoiding: taken, except: index)
      taken.append(chip)
      leader(from: target, to: chip, &overlay)
      draw(target, in: chip, &overlay)
    }
    return (withLine ? line(way) : []) + overlay.layers + [points(sorted)]
  }

  private func position(_ target: EmissionsTarget) -> (x: Double, y: Double) {
    let x = YearTicks.scale(years, width: canvas.width)
    return (x(target.year), scale(target.tonnes / unit.size))
  }

  private func marker(_ target: EmissionsTarget) -> Box {
    let (x, y) = position(target)
    return Box(x: x - 9, y: y - 9, width: 18, height: 18)
  }

  private func heading(_ target: EmissionsTarget) -> String {
    "\(target.year) target: \(unit.number(target.tonnes))"
  }

  private func lines(_ target: EmissionsTarget) -> [String] {
    theme.metrics.lines(of: target.label, size: ChartTheme.smallSize, width: 170)
  }

  /// The first place around the marker that is free and inside the plot; a clear one if any.
  private func place(_ target: EmissionsTarget, avoiding taken: [Box], except own: Int) -> Box {
    let (x, y) = position(target)
    let lines = lines(target)
    let head = theme.metrics.width(
      of: heading(target), size: ChartTheme.labelSize, weight: .semibold)
    let width =
      12 + lines.reduce(head) { max($0, theme.metrics.width(of: $1, size: ChartTheme.smallSize)) }
    let height = Double(1 + lines.count) * Self.lineHeight + 6
    // Beside the marker, then above and below it, then farther away.
    let near: [(Double, Double)] = [
      (x + 13, y - height / 2), (x - 13 - width, y - height / 2), (x - width, y - height - 13),
      (x - 8, y - height - 13), (x - width, y + 13), (x - 8, y + 13),
    ]
    let far = (1...8).flatMap { step -> [(Double, Double)] in
      let away = 13 + Double(step) * (height + 4)
      return [(x - 8, y + away), (x - width, y + away), (x - 8, y - away - height)]
    }
    let boxes = (near + far).map { place in
      let top = min(max(place.1, 2), canvas.height - height - 2)
      return Box(x: place.0, y: top, width: width, height: height)
    }
    let marker = marker(target)
    let others = taken.enumerated().filter { $0.offset != own }.map(\.element)
    let free = boxes.filter { box in
      box.x >= 2 && box.x + width <= canvas.width - 2 && !box.overlaps(marker)
        && !others.contains { box.overlaps($0) }
    }
    return free.prefix(6).first(where: isClear) ?? free.first ?? boxes[1]
  }

  /// A line to the marker from a label that had to go far away.
  private func leader(from target: EmissionsTarget, to chip: Box, _ overlay: inout ChartOverlay) {
    let (x, y) = position(target)
    let isBelow = chip.y > y
    let end = isBelow ? chip.y : chip.y + chip.height
    guard abs(end - y) > 24, end != y else { return }
    overlay.line(
      from: (x, y), to: (min(max(x, chip.x + 4), chip.x + chip.width - 4), end),
      color: theme.palette.target)
  }

  private func draw(_ target: EmissionsTarget, in chip: Box, _ overlay: inout ChartOverlay) {
    overlay.box(
      x: chip.x, y: chip.y, width: chip.width, height: chip.height, color: theme.palette.paper,
      opacity: 0.93, radius: 3)
    let top = chip.y + 3 + Self.lineHeight / 2
    overlay.text(
      heading(target), x: chip.x + 6, y: top, color: theme.palette.target, weight: .semibold)
    for (index, line) in lines(target).enumerated() {
      overlay.text(
        line, x: chip.x + 6, y: top + Self.lineHeight * Double(index + 1), color: theme.palette.ink,
        size: ChartTheme.smallSize)
    }
  }

  private func line(_ way: [(Int, Double)]) -> [ChartJSON] {
    guard way.count > 1 else { return [] }
    let values: [ChartJSON] = way.map {
      ["year": .number($0.0), "value": .measure($0.1 / unit.size)]
    }
    // A light casing keeps the dashes visible over any color.
    let strokes: [(color: String, width: Double, dash: ChartJSON)] = [
      (theme.palette.paper, 5, nil), (theme.palette.target, 2, [4, 4]),
    ]
    return strokes.map { stroke in
      [
        "data": ["values": .array(values)],
        "mark": [
          "type": "line", "stroke": .string(stroke.color), "strokeWidth": .number(stroke.width),
          "strokeDash": stroke.dash, "strokeCap": "butt", "opacity": 0.9,
        ],
        "encoding": encoding,
      ]
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
