import Plan

extension WedgesChart {
  /// One label right of the wedges.
  struct SideLabel {
    var lines: [String]
    var value: String
    var swatch: String?
    var color: String
    /// Where the wedge ends, in pixels.
    var anchor: Double
  }

  private static let gap = 26.0

  static func sideLabels(
    _ stack: Stack, colors: (Int) -> String, room: Double, scale: LinearScale, theme: ChartTheme
  ) -> [SideLabel] {
    let palette = theme.palette
    func lines(_ text: String) -> [String] {
      theme.metrics.lines(of: text, size: ChartTheme.labelSize, width: room)
    }
    var labels = [
      SideLabel(
        lines: ["Business as usual"], value: number(stack.top.last, stack), swatch: nil,
        color: palette.bau, anchor: scale(stack.top.last ?? 0) - 6)
    ]
    for (index, wedge) in stack.wedges.enumerated() {
      guard let edge = stack.edges[index].last else { continue }
      labels.append(
        SideLabel(
          lines: lines(wedge.name), value: number(edge.high - edge.low, stack),
          swatch: colors(index), color: palette.ink, anchor: scale((edge.low + edge.high) / 2)))
    }
    let remaining = stack.remaining.last ?? 0
    labels.append(
      SideLabel(
        lines: ["Emissions that remain"], value: number(remaining, stack), swatch: palette.grid,
        color: palette.ink, anchor: scale(remaining / 2)))
    return labels
  }

  private static func number(_ value: Double?, _ stack: Stack) -> String {
    stack.unit.number((value ?? 0) * stack.unit.size)
  }

  static func draw(
    _ labels: [SideLabel], canvas: ChartCanvas, room: Double, theme: ChartTheme,
    in overlay: inout ChartOverlay
  ) {
    let size = ChartTheme.labelSize
    let laid = labels.map { label -> (lines: [String], tail: Double?) in
      let last = theme.metrics.width(of: label.lines.last ?? "", size: size)
      let value = theme.metrics.width(of: label.value, size: size, weight: .semibold)
      return last + 6 + value <= room ? (label.lines, last + 6) : (label.lines, nil)
    }
    let heights = laid.map { Double($0.lines.count + ($0.tail == nil ? 1 : 0)) * 16 + 5 }
    let middles = LabelPlacement.place(
      zip(labels, heights).map { .init(wanted: $0.anchor, height: $1) },
      within: -24...canvas.height + 24)
    let x = canvas.width + gap
    for (index, label) in labels.enumerated() {
      let rows = laid[index].lines.count + (laid[index].tail == nil ? 1 : 0)
      let top = middles[index] - Double(rows - 1) * 8
      if label.swatch != nil {
        overlay.line(
          from: (canvas.width + 3, label.anchor), to: (x - 4, top), color: theme.palette.muted,
          width: 0.75)
      }
      if let swatch = label.swatch {
        overlay.box(x: x, y: top - 5, width: 10, height: 10, color: swatch, radius: 1)
      }
      for (row, line) in label.lines.enumerated() {
        overlay.text(
          line, x: x + 16, y: top + Double(row) * 16, color: label.color,
          weight: label.swatch == nil ? .semibold : .regular)
      }
      let semibold = theme.metrics.width(of: label.lines.last ?? "", size: size, weight: .semibold)
      let offset = label.swatch == nil ? semibold + 6 : laid[index].tail ?? 0
      overlay.text(
        label.value, x: x + 16 + offset, y: top + Double(rows - 1) * 16, color: label.color,
        weight: .semibold)
    }
  }
}

// MARK: Words and table

extension WedgesChart {
  static func title(_ stack: Stack) -> String {
    guard let top = stack.top.last, let remaining = stack.remaining.last,
      let year = stack.years.last,
      top > 0
    else { return "What the actions take away from business as usual" }
    let share = ChartNumbers.percent(1 - remaining / top)
    return "The actions take \(share) off business as usual by \(year)"
  }

  static func description(_ stack: Stack, targets: [EmissionsTarget]) -> String {
    guard let top = stack.top.last, let remaining = stack.remaining.last,
      let year = stack.years.last
    else { return "No actions with an effect yet." }
    let unit = stack.unit
    var text =
      "Wedges between business as usual, \(unit.text(top * unit.size)) in \(year), and the "
      + "\(unit.number(remaining * unit.size)) that remain with every action."
    let largest = stack.wedges.prefix(3).map { "\($0.name) (\(unit.number($0.last)))" }
    if !largest.isEmpty { text += " The largest are \(ChartNumbers.list(largest))." }
    for target in targets {
      guard let index = stack.years.firstIndex(of: target.year) else { continue }
      let gap = stack.remaining[index] * unit.size - target.tonnes
      text += " The \(target.year) target (\(target.label)) is \(unit.number(target.tonnes)): "
      text += gap <= 0 ? "the actions meet it." : "the actions leave \(unit.number(gap)) too much."
    }
    return text
  }

  static func columns(_ wedges: [Wedge]) -> [PlanTable.Column] {
    [.init("Year"), .init("Business as usual (t CO₂e)", .right)]
      + wedges.map { .init("\($0.name) (t CO₂e)", .right) }
      + [.init("Emissions that remain (t CO₂e)", .right)]
  }

  static func rows(
    _ years: [Int], _ businessAsUsual: [Double], _ wedges: [Wedge]
  ) -> [[PlanTable.Cell]] {
    zip(years, businessAsUsual).enumerated().map { index, pair in
      let parts = wedges.map { $0.tonnes.indices.contains(index) ? $0.tonnes[index] : 0 }
      return [PlanTable.Cell("\(pair.0)"), PlanTable.Cell(ChartNumbers.tonnes(pair.1))]
        + parts.map { PlanTable.Cell(ChartNumbers.tonnes($0)) }
        + [PlanTable.Cell(ChartNumbers.tonnes(pair.1 - parts.reduce(0, +)))]
    }
  }

  static func notes(
    _ wedges: [Wedge], shown: [Wedge], targets: [EmissionsTarget]
  ) -> [String] {
    var notes = targets.map {
      "Target for \($0.year), \($0.label): \(ChartNumbers.tonnes($0.tonnes)) t CO₂e."
    }
    let raising = wedges.filter { $0.tonnes.contains { $0 < 0 } }.map(\.name)
    if !raising.isEmpty {
      notes.append(
        "In some years these raise emissions, which the areas do not show and the line does: "
          + ChartNumbers.list(raising) + ".")
    }
    if shown.count < wedges.count, let rest = shown.last {
      notes.append("The chart draws \(rest.name) as one.")
    }
    return notes
  }
}
