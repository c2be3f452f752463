public import Plan

/// How far each input moves the plan's emissions of a year, one at a time, the widest first.
public enum TornadoChart {
  /// One input, metric tons CO2e of the year with the input at either end of its range.
  public struct Input: Sendable {
    public var name: String
    /// Such as `normal, 0.2 to 0.4`.
    public var range: String
    public var low: Double
    public var high: Double
    /// Of the variance, 0…1.
    public var share: Double

    public init(name: String, range: String, low: Double, high: Double, share: Double) {
      self.name = name
      self.range = range
      self.low = low
      self.high = high
      self.share = share
    }

    var swing: Double { abs(high - low) }
  }

  private static let plot = (start: 300.0, end: 640.0)

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - stated: Metric tons with every input as the plan states it.
  ///   - inputs: At least one; the widest are drawn, all stand in the table.
  ///   - most: How many are drawn.
  public static func chart(
    caption: ChartCaption, year: Int, stated: Double, inputs: [Input], most: Int = 12,
    notes: [String], theme: ChartTheme
  ) -> Chart {
    let sorted = inputs.enumerated().sorted {
      ($1.element.swing, $0.offset) < ($0.element.swing, $1.offset)
    }.map(\.element)
    let shown = Array(sorted.prefix(most))
    let unit = EmissionsUnit(for: shown.flatMap { [$0.low, $0.high] } + [stated])
    let scale = LinearScale(
      covering: (shown.flatMap { [$0.low, $0.high] } + [stated]).map { $0 / unit.size },
      includesZero: false, count: 4, from: plot.start, to: plot.end)
    let labels = shown.map {
      theme.metrics.lines(of: $0.name, size: ChartTheme.labelSize, width: plot.start - 24)
    }
    let rowHeight = labels.contains { $0.count > 1 } ? 38.0 : 30.0
    let height = rowHeight * Double(max(1, shown.count))
    var overlay = ChartOverlay()
    overlay.tipTitles = ("Input", "\(unit.title) in \(year)")
    frame(
      scale, height: height, stated: stated / unit.size, unit: unit, year: year, theme: theme,
      &overlay)
    for (index, input) in shown.enumerated() {
      let y = (Double(index) + 0.5) * rowHeight
      overlay.lines(labels[index], x: 0, y: y, color: theme.palette.ink)
      draw(input, y: y, stated: stated, scale: scale, unit: unit, theme: theme, &overlay)
    }
    let canvas = ChartCanvas(left: 0, right: 0, top: 62, bottom: 26, height: height)
    return caption.chart(
      title: shown.first.map { "What matters most for \(year): \($0.name)" }
        ?? "What matters for \(year)",
      description: description(shown, year: year, unit: unit),
      spec: canvas.specification(layers: overlay.layers, theme: theme),
      columns: [
        .init("Input", width: 3), .init("Range", width: 2),
        .init("At its 5th percentile (t CO₂e)", .right),
        .init("At its 95th percentile (t CO₂e)", .right), .init("Part of the variance", .right),
      ],
      rows: sorted.map {
        [
          .init($0.name), .init($0.range), .init(ChartNumbers.tonnes($0.low)),
          .init(ChartNumbers.tonnes($0.high)),
          .init(ChartNumbers.text($0.share * 100, decimals: 1) + "%"),
        ]
      }, notes: notes)
  }

  private static func frame(
    _ scale: LinearScale, height: Double, stated: Double, unit: EmissionsUnit, year: Int,
    theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    let palette = theme.palette
    let next =
      22
      + overlay.key(
        "input at its 5th percentile", swatch: lowColor(theme), x: 0, y: -48, theme: theme)
    overlay.key(
      "at its 95th percentile", swatch: highColor(theme), x: next, y: -48, theme: theme)
    overlay.text(
      "\(unit.title) with the plan in \(year)", x: plot.start, y: -14, color: palette.muted,
      size: ChartTheme.smallSize)
    for tick in scale.ticks {
      overlay.line(from: (scale(tick), 0), to: (scale(tick), height), color: palette.grid)
      overlay.text(
        ChartNumbers.text(tick, decimals: scale.decimals), x: scale(tick), y: height + 14,
        color: palette.muted, size: ChartTheme.smallSize, align: .center)
    }
    overlay.line(
      from: (scale(stated), 0), to: (scale(stated), height), color: palette.ink, width: 1.5)
  }

  /// Light and dark, so that the two ends differ without telling colors apart.
  private static func lowColor(_ theme: ChartTheme) -> String {
    theme.palette.tint(of: theme.palette.accent, strength: 0.45)
  }

  private static func highColor(_ theme: ChartTheme) -> String { theme.palette.accent }

  private static func draw(
    _ input: Input, y: Double, stated: Double, scale: LinearScale, unit: EmissionsUnit,
    theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    let middle = scale(stated / unit.size)
    for (tonnes, color, name) in [
      (input.low, lowColor(theme), "5th percentile"),
      (input.high, highColor(theme), "95th percentile"),
    ] {
      let end = scale(tonnes / unit.size)
      overlay.bar(
        x: min(middle, end), y: y - 8, width: abs(end - middle), height: 16, color: color,
        name: "\(input.name), \(name)", value: unit.number(tonnes))
    }
    overlay.text(
      "\(unit.number(min(input.low, input.high)))–\(unit.number(max(input.low, input.high)))",
      x: plot.end + 8, y: y, color: theme.palette.ink, size: ChartTheme.smallSize)
  }

  private static func description(_ inputs: [Input], year: Int, unit: EmissionsUnit) -> String {
    guard !inputs.isEmpty else { return "No input has a range yet." }
    let top = inputs.prefix(3).map {
      "\($0.name) (\(unit.number(min($0.low, $0.high))) to \(unit.number(max($0.low, $0.high))))"
    }
    return
      "Bars of emissions with the plan in \(year) when one input after the other is at its 5th and its 95th percentile, in \(unit.name). The widest are \(ChartNumbers.list(top))."
  }
}
