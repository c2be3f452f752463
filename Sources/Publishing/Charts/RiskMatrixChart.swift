public import Plan

/// Where each climate risk stands by its impact and by the capacity to adapt to it.
public enum RiskMatrixChart {
  /// One risk; scores 1 (low) … 5 (high).
  public struct Risk: Sendable {
    public var name: String
    public var impact: Int
    public var adaptiveCapacity: Int

    public init(name: String, impact: Int, adaptiveCapacity: Int) {
      self.name = name
      self.impact = impact
      self.adaptiveCapacity = adaptiveCapacity
    }
  }

  private struct Placed {
    var number: Int
    var risk: Risk
    var level: Int
  }

  private static let cell = (width: 66.0, height: 60.0)

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - risks: Those with both scores in 1 … 5; others are named in a note. They are numbered from
  ///     the highest level down.
  ///   - level: The level 1 … 5 of an impact and a capacity, from the plan's own lookup.
  public static func chart(
    caption: ChartCaption, risks: [Risk], level: (_ impact: Int, _ adaptiveCapacity: Int) -> Int,
    theme: ChartTheme
  ) -> Chart {
    let scores = 1...5
    let sorted = risks.enumerated()
      .filter { scores.contains($0.element.impact) && scores.contains($0.element.adaptiveCapacity) }
      .map {
        (
          offset: $0.offset, risk: $0.element,
          level: level($0.element.impact, $0.element.adaptiveCapacity)
        )
      }
      .sorted { ($1.level, $1.risk.impact, $0.offset) < ($0.level, $0.risk.impact, $1.offset) }
    let placed = sorted.enumerated().map {
      Placed(number: $0.offset + 1, risk: $0.element.risk, level: $0.element.level)
    }
    var overlay = ChartOverlay()
    overlay.tipTitles = ("Risk", "Scores")
    grid(placed, level: level, theme: theme, &overlay)
    let keyHeight = key(placed, theme: theme, &overlay)
    let canvas = ChartCanvas(
      left: 88, right: ChartTheme.width - 88 - cell.width * 5, top: 12, bottom: 48,
      height: max(cell.height * 5, keyHeight - 40))
    let unscored = risks.filter {
      !scores.contains($0.impact) || !scores.contains($0.adaptiveCapacity)
    }.map(\.name)
    return caption.chart(
      title: title(placed, of: risks.count), description: description(placed),
      spec: canvas.specification(layers: overlay.layers, theme: theme),
      columns: [
        .init("No.", .right), .init("Risk", width: 3), .init("Impact (1–5)", .right),
        .init("Adaptive capacity (1–5)", .right), .init("Level (1–5)", .right),
      ],
      rows: placed.map(cells),
      notes: unscored.isEmpty ? [] : ["Not scored yet: \(ChartNumbers.list(unscored))."])
  }

  private static func cells(_ placed: Placed) -> [PlanTable.Cell] {
    [
      .init("\(placed.number)"), .init(placed.risk.name), .init("\(placed.risk.impact)"),
      .init("\(placed.risk.adaptiveCapacity)"), .init("\(placed.level)", scale: placed.level),
    ]
  }

  /// The cells: impact upward, capacity falling to the right, so that the worst is at the top right.
  private static func grid(
    _ placed: [Placed], level: (Int, Int) -> Int, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    let palette = theme.palette
    for impact in 1...5 {
      let y = Double(5 - impact) * cell.height
      overlay.text(
        "\(impact)", x: -12, y: y + cell.height / 2, color: palette.muted, align: .right)
      for capacity in 1...5 {
        let x = Double(5 - capacity) * cell.width
        let colors = palette.risk(level: level(impact, capacity))
        overlay.box(
          x: x + 1, y: y + 1, width: cell.width - 2, height: cell.height - 2,
          color: colors.ground, radius: 2)
        let here = placed.filter {
          $0.risk.impact == impact && $0.risk.adaptiveCapacity == capacity
        }
        numbers(here, x: x, y: y, color: colors.text, theme: theme, &overlay)
      }
    }
    for capacity in 1...5 {
      overlay.text(
        "\(capacity)", x: (5.5 - Double(capacity)) * cell.width, y: cell.height * 5 + 14,
        color: palette.muted, align: .center)
    }
    ends(theme: theme, &overlay)
  }

  private static func ends(theme: ChartTheme, _ overlay: inout ChartOverlay) {
    let (ink, muted) = (theme.palette.ink, theme.palette.muted)
    let bottom = cell.height * 5
    overlay.text("Impact", x: -88, y: bottom / 2, color: ink, weight: .semibold)
    overlay.text("high", x: -88, y: cell.height / 2, color: muted)
    overlay.text("low", x: -88, y: bottom - cell.height / 2, color: muted)
    overlay.text(
      "Adaptive capacity", x: cell.width * 2.5, y: bottom + 36, color: ink, weight: .semibold,
      align: .center)
    overlay.text("high", x: 0, y: bottom + 36, color: muted)
    overlay.text("low", x: cell.width * 5, y: bottom + 36, color: muted, align: .right)
  }

  /// The numbers of the risks in one cell, in lines of three.
  private static func numbers(
    _ placed: [Placed], x: Double, y: Double, color: String, theme: ChartTheme,
    _ overlay: inout ChartOverlay
  ) {
    let perLine = placed.count > 9 ? 4 : 3
    let lines = stride(from: 0, to: placed.count, by: perLine).map {
      placed[$0..<min($0 + perLine, placed.count)].map { String($0.number) }
    }
    // Three numbers of two digits fill a cell at the usual size.
    let isWide = placed.count { $0.number > 9 } >= 3
    let size = placed.count > 9 || isWide ? 12.0 : 14.0
    let spacing = min(17, (cell.height - 8) / Double(max(1, lines.count)))
    for (index, line) in lines.enumerated() {
      let middle = (Double(index) - Double(lines.count - 1) / 2) * spacing
      overlay.text(
        line.joined(separator: "\u{2002}"), x: x + cell.width / 2, y: y + cell.height / 2 + middle,
        color: color, size: size, weight: .semibold, align: .center)
    }
  }

  /// Numbers and names beside the cells.
  ///
  /// - Returns: How many pixels the list needs.
  private static func key(
    _ placed: [Placed], theme: ChartTheme, _ overlay: inout ChartOverlay
  ) -> Double {
    let x = cell.width * 5 + 26
    let room = ChartTheme.width - 88 - x - 32
    var y = 10.0
    for entry in placed {
      let colors = theme.palette.risk(level: entry.level)
      let lines = theme.metrics.lines(
        of: entry.risk.name, size: ChartTheme.smallSize, width: room)
      overlay.bar(
        x: x, y: y - 8.5, width: 24, height: 17, color: colors.ground, name: entry.risk.name,
        value: "impact \(entry.risk.impact), adaptive capacity \(entry.risk.adaptiveCapacity)")
      overlay.text(
        "\(entry.number)", x: x + 12, y: y, color: colors.text, size: ChartTheme.smallSize,
        weight: .semibold, align: .center)
      for (index, line) in lines.enumerated() {
        overlay.text(
          line, x: x + 32, y: y + Double(index) * 15, color: theme.palette.ink,
          size: ChartTheme.smallSize)
      }
      y += 15 * Double(lines.count - 1) + 21
    }
    return y
  }

  /// Counts the risks of the register, also those that are not scored: the plan's text names as many.
  private static func title(_ placed: [Placed], of count: Int) -> String {
    let high = placed.filter { $0.level >= 4 }.count
    guard high > 0 else { return "Climate risks by impact and adaptive capacity" }
    return "\(high) of \(count) climate risks reach level 4 or 5"
  }

  private static func description(_ placed: [Placed]) -> String {
    guard !placed.isEmpty else { return "No risk is scored yet." }
    var text = "A grid of impact, 1 to 5, against adaptive capacity, 1 to 5, with "
    text += placed.count == 1 ? "one risk." : "\(placed.count) risks."
    let highest = placed.filter { $0.level == placed.first?.level }.map(\.risk.name)
    text += " At the highest level, \(placed.first?.level ?? 0) of 5: "
    return text + ChartNumbers.list(highest) + "."
  }
}
