public import Plan

/// Each action's score among the actions, best first.
public enum RankingChart {
  /// One action.
  public struct Bar: Sendable {
    public var name: String
    /// 0…1.
    public var score: Double
    /// Where it would lie if all that is not known were worst or best.
    public var bounds: ClosedRange<Double>
    /// True when it lowers a climate risk.
    public var isAdaptation: Bool

    public init(name: String, score: Double, bounds: ClosedRange<Double>, isAdaptation: Bool) {
      self.name = name
      self.score = score
      self.bounds = bounds
      self.isAdaptation = isAdaptation
    }

    var isCertain: Bool { bounds.upperBound - bounds.lowerBound < 0.005 }
  }

  private static let plot = (start: 316.0, end: 640.0)
  private static let labelWidth = plot.start - 14
  /// More bars than that would be too small to read on a page.
  private static let mostBars = 20

  /// Makes the chart; bars are in the order of the ranking, and those that are not drawn stand in its data.
  public static func chart(caption: ChartCaption, bars: [Bar], theme: ChartTheme) -> Chart {
    let scale = LinearScale(covering: [0, 1], count: 4, from: plot.start, to: plot.end)
    var overlay = ChartOverlay()
    overlay.tipTitles = ("Action", "Score")
    let drawn = Array(bars.prefix(mostBars))
    let labels = drawn.map {
      theme.metrics.lines(of: $0.name, size: ChartTheme.labelSize, width: labelWidth)
    }
    let rowHeight = labels.contains { $0.count > 1 } ? 38.0 : 28.0
    let height = rowHeight * Double(max(1, drawn.count))
    overlay.text(
      "Score, 0 to 1", x: plot.start, y: -14, color: theme.palette.muted,
      size: ChartTheme.smallSize)
    overlay.axis(scale, height: height, theme: theme)
    for (index, bar) in drawn.enumerated() {
      let y = (Double(index) + 0.5) * rowHeight
      overlay.lines(labels[index], x: 0, y: y, color: theme.palette.ink)
      draw(bar, y: y, scale: scale, theme: theme, &overlay)
    }
    overlay.rest(of: bars.count - drawn.count, y: height + 14, theme: theme)
    let canvas = ChartCanvas(left: 0, right: 0, top: 34, bottom: 26, height: height)
    return caption.chart(
      title: bars.first.map { "In front: \($0.name)" } ?? "Ranking of the actions",
      description: description(bars),
      spec: canvas.specification(layers: overlay.layers, theme: theme),
      columns: [
        .init("Action", width: 3), .init("Score", .right), .init("At least", .right),
        .init("At most", .right),
      ],
      rows: bars.map { bar in
        [.init(bar.name)]
          + [bar.score, bar.bounds.lowerBound, bar.bounds.upperBound].map {
            .init(ChartNumbers.text($0, decimals: 2))
          }
      })
  }

  private static func draw(
    _ bar: Bar, y: Double, scale: LinearScale, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    let number = ChartNumbers.text(bar.score, decimals: 2)
    overlay.bar(
      x: scale(0), y: y - 8, width: scale(bar.score) - scale(0), height: 16,
      color: theme.palette.accent, name: bar.name, value: number)
    guard !bar.isCertain else {
      overlay.text(
        number, x: scale(bar.score) + 6, y: y, color: theme.palette.ink, weight: .semibold)
      return
    }
    overlay.line(
      from: (scale(bar.bounds.lowerBound), y), to: (scale(bar.bounds.upperBound), y),
      color: theme.palette.ink)
    for end in [bar.bounds.lowerBound, bar.bounds.upperBound] {
      overlay.line(from: (scale(end), y - 5), to: (scale(end), y + 5), color: theme.palette.ink)
    }
    overlay.text(
      number, x: scale(bar.bounds.upperBound) + 6, y: y, color: theme.palette.ink,
      weight: .semibold)
  }

  private static func description(_ bars: [Bar]) -> String {
    let top = bars.prefix(3).map { "\($0.name) (\(ChartNumbers.text($0.score, decimals: 2)))" }
    let open = bars.prefix(mostBars).count { !$0.isCertain }
    let which =
      bars.count > mostBars
      ? "the first \(mostBars) of \(bars.count) actions" : "\(bars.count) actions"
    var text =
      "Bars of the scores of \(which), from 0 to 1. In front are \(ChartNumbers.list(top))."
    if open > 0 {
      text +=
        " Lines show where the scores of \(open) would lie if all that is not known of them were worst or best."
    }
    return text
  }
}
