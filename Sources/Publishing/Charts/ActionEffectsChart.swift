public import Plan

/// What each action takes away in one year.
public enum ActionEffectsChart {
  /// One action; metric tons CO2e avoided in the chart's year, negative when it adds some.
  public struct Effect: Sendable {
    public var name: String
    public var sector: ChartSector
    public var tonnes: Double
    /// True when the action also lowers a climate risk.
    public var alsoAdaptation: Bool

    public init(name: String, sector: ChartSector, tonnes: Double, alsoAdaptation: Bool) {
      self.name = name
      self.sector = sector
      self.tonnes = tonnes
      self.alsoAdaptation = alsoAdaptation
    }
  }

  private static let plot = (start: 316.0, end: 650.0)
  private static let labelWidth = plot.start - 34
  /// More bars than that would be too small to read on a page.
  private static let mostBars = 20

  /// Makes the chart, largest effect first; those that are not drawn stand in its data.
  public static func chart(
    caption: ChartCaption, year: Int, effects: [Effect], theme: ChartTheme
  ) -> Chart {
    let sorted = effects.enumerated().sorted {
      ($1.element.tonnes, $0.offset) < ($0.element.tonnes, $1.offset)
    }.map(\.element)
    let unit = EmissionsUnit(for: effects.map(\.tonnes))
    let scale = LinearScale(
      covering: effects.map { $0.tonnes / unit.size }, count: 4, from: plot.start, to: plot.end)
    var overlay = ChartOverlay()
    overlay.tipTitles = ("Action", "\(unit.title) avoided in \(year)")
    let drawn = Array(sorted.prefix(mostBars))
    let labels = drawn.map {
      theme.metrics.lines(of: $0.name, size: ChartTheme.labelSize, width: labelWidth)
    }
    let rowHeight = labels.contains { $0.count > 1 } ? 38.0 : 28.0
    let height = rowHeight * Double(max(1, drawn.count))
    legend(drawn, unit: unit, year: year, theme: theme, &overlay)
    overlay.axis(scale, height: height, theme: theme)
    for (index, effect) in drawn.enumerated() {
      let y = (Double(index) + 0.5) * rowHeight
      overlay.lines(labels[index], x: 0, y: y, color: theme.palette.ink)
      draw(effect, y: y, scale: scale, unit: unit, theme: theme, &overlay)
    }
    overlay.rest(of: sorted.count - drawn.count, y: height + 14, theme: theme)
    let canvas = ChartCanvas(left: 0, right: 0, top: 62, bottom: 26, height: height)
    return caption.chart(
      title: title(sorted, year: year), description: description(sorted, year: year, unit: unit),
      spec: canvas.specification(layers: overlay.layers, theme: theme),
      columns: [
        .init("Action", width: 3), .init("Sector"), .init("Avoided in \(year) (t CO₂e)", .right),
        .init("Also lowers a climate risk"),
      ],
      rows: rows(sorted))
  }

  private static func rows(_ effects: [Effect]) -> [[PlanTable.Cell]] {
    effects.map {
      [
        .init($0.name), .init($0.sector.title), .init(ChartNumbers.tonnes($0.tonnes)),
        .init($0.alsoAdaptation ? "yes" : "no"),
      ]
    }
  }

  /// The sectors' colors and the mark of adaptation, then the unit above the bars.
  private static func legend(
    _ effects: [Effect], unit: EmissionsUnit, year: Int, theme: ChartTheme,
    _ overlay: inout ChartOverlay
  ) {
    var x = 0.0
    for sector in ChartSector.allCases where effects.contains(where: { $0.sector == sector }) {
      x =
        22
        + overlay.key(
          sector.title, swatch: theme.palette.color(of: sector), x: x, y: -48, theme: theme)
    }
    if effects.contains(where: \.alsoAdaptation) {
      let words = "also lowers a climate risk"
      let end = x + 16 + theme.metrics.width(of: words, size: ChartTheme.labelSize)
      // Six sectors leave no room beside them; left of the unit there is.
      let place = end <= ChartTheme.width ? (x: x, y: -48.0) : (x: 0, y: -14)
      adaptationMark(x: place.x + 5, y: place.y, theme: theme, &overlay)
      overlay.text(words, x: place.x + 16, y: place.y, color: theme.palette.ink)
    }
    overlay.text(
      "\(unit.title) avoided in \(year)", x: plot.start, y: -14, color: theme.palette.muted,
      size: ChartTheme.smallSize)
  }

  private static func adaptationMark(
    x: Double, y: Double, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    overlay.dot(
      x: x, y: y, color: theme.palette.accent, fill: theme.palette.paper, shape: "diamond",
      area: 70, name: "Also lowers a climate risk")
  }

  private static func draw(
    _ effect: Effect, y: Double, scale: LinearScale, unit: EmissionsUnit, theme: ChartTheme,
    _ overlay: inout ChartOverlay
  ) {
    if effect.alsoAdaptation {
      adaptationMark(x: plot.start - 16, y: y, theme: theme, &overlay)
    }
    let (zero, end) = (scale(0), scale(effect.tonnes / unit.size))
    let number = unit.number(effect.tonnes)
    overlay.bar(
      x: min(zero, end), y: y - 8, width: abs(end - zero), height: 16,
      color: theme.palette.color(of: effect.sector), name: effect.name, value: number)
    overlay.text(number, x: max(zero, end) + 6, y: y, color: theme.palette.ink, weight: .semibold)
  }

  private static func title(_ effects: [Effect], year: Int) -> String {
    guard let first = effects.first, first.tonnes > 0 else {
      return "Effect of the actions in \(year)"
    }
    return "Largest effect in \(year): \(first.name)"
  }

  private static func description(_ effects: [Effect], year: Int, unit: EmissionsUnit) -> String {
    guard !effects.isEmpty else { return "No action has an effect on emissions yet." }
    let total = effects.reduce(0) { $0 + $1.tonnes }
    let top = effects.prefix(3).map { "\($0.name) (\(unit.number($0.tonnes)))" }
    let both = effects.filter(\.alsoAdaptation).count
    var text = "Bars of emissions avoided in \(year): \(unit.text(total)) in all. "
    text += "The largest are \(ChartNumbers.list(top))."
    if both > 0 { text += " \(both) of \(effects.count) actions also lower a climate risk." }
    return text
  }
}
