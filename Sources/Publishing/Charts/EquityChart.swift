public import Plan

/// Measures of social vulnerability as percentiles, by theme.
public enum EquityChart {
  /// One measure; `percentile` 0 … 1, high means more vulnerable.
  public struct Measure: Sendable {
    public var theme: String
    public var name: String
    public var percentile: Double
    /// The value behind the percentile with its unit, such as `11.2 percent`; may be empty.
    public var value: String

    public init(theme: String, name: String, percentile: Double, value: String = "") {
      self.theme = theme
      self.name = name
      self.percentile = percentile
      self.value = value
    }
  }

  private static let plot = (start: 318.0, end: 668.0)
  private static let rowHeight = 22.0
  private static let headHeight = 30.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - measures: In the order of the plan; themes in order of first use.
  ///   - comparison: What the percentiles compare with, such as `all US counties`.
  public static func chart(
    caption: ChartCaption, measures: [Measure], comparison: String, theme: ChartTheme
  ) -> Chart {
    var overlay = ChartOverlay()
    overlay.tipTitles = ("Measure", "Percentile")
    let groups = groups(measures)
    let height = groups.reduce(0) {
      $0 + headHeight + rowHeight * Double($1.measures.count)
    }
    references(height: height, comparison: comparison, theme: theme, &overlay)
    var y = 0.0
    for group in groups {
      overlay.text(
        group.theme, x: 0, y: y + headHeight / 2 + 3, color: theme.palette.ink, weight: .semibold)
      y += headHeight
      for measure in group.measures {
        draw(measure, y: y + rowHeight / 2, theme: theme, &overlay)
        y += rowHeight
      }
    }
    let canvas = ChartCanvas(left: 0, right: 0, top: 42, bottom: 8, height: height)
    return caption.chart(
      title: title(measures, comparison), description: description(measures, comparison),
      spec: canvas.specification(layers: overlay.layers, theme: theme),
      columns: [
        .init("Theme"), .init("Measure", width: 2), .init("Value", .right),
        .init("Percentile among \(comparison)", .right),
      ],
      rows: measures.map {
        [
          .init($0.theme), .init($0.name), .init($0.value.isEmpty ? "–" : $0.value),
          .init(percentile($0)),
        ]
      })
  }

  private static func groups(_ measures: [Measure]) -> [(theme: String, measures: [Measure])] {
    var order: [String] = []
    for measure in measures where !order.contains(measure.theme) { order.append(measure.theme) }
    return order.map { name in (name, measures.filter { $0.theme == name }) }
  }

  private static func x(_ percentile: Double) -> Double {
    plot.start + min(1, max(0, percentile)) * (plot.end - plot.start)
  }

  private static func references(
    height: Double, comparison: String, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    let palette = theme.palette
    overlay.text(
      "Percentile among \(comparison)", x: 0, y: -14, color: palette.muted,
      size: ChartTheme.smallSize)
    for share in [0, 0.25, 0.5, 0.75, 0.9, 1] {
      let special = share == 0.5 ? palette.muted : share == 0.9 ? palette.future : nil
      overlay.line(
        from: (x(share), -4), to: (x(share), height), color: special ?? palette.grid,
        width: special == nil ? 1 : 1.25)
      overlay.text(
        "\(Int(share * 100))", x: x(share), y: -14, color: special ?? palette.muted,
        size: ChartTheme.smallSize, weight: special == nil ? .regular : .semibold, align: .center)
    }
    overlay.text(
      "middle", x: x(0.5), y: -30, color: palette.muted, size: ChartTheme.smallSize,
      weight: .semibold, align: .center)
    overlay.text(
      "highest tenth", x: x(0.9), y: -30, color: palette.future, size: ChartTheme.smallSize,
      weight: .semibold, align: .center)
  }

  private static func draw(
    _ measure: Measure, y: Double, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    let palette = theme.palette
    let color =
      measure.percentile >= 0.9
      ? palette.future : measure.percentile >= 0.5 ? palette.accent : palette.baseline
    let name = theme.metrics.shortened(
      measure.name, size: ChartTheme.labelSize, width: plot.start - 28)
    overlay.text(name, x: 12, y: y, color: palette.ink)
    overlay.line(from: (x(0.5), y), to: (x(measure.percentile), y), color: color, width: 3)
    overlay.dot(
      x: x(measure.percentile), y: y, color: color, area: 80, name: measure.name,
      value: percentile(measure))
    overlay.text(
      percentile(measure), x: ChartTheme.width, y: y, color: palette.ink, weight: .semibold,
      align: .right)
  }

  private static func percentile(_ measure: Measure) -> String {
    ChartNumbers.ordinal(Int((min(1, max(0, measure.percentile)) * 100).rounded()))
  }

  private static func title(_ measures: [Measure], _ comparison: String) -> String {
    let high = measures.filter { $0.percentile >= 0.9 }.count
    if high > 0 {
      return "\(high) of \(measures.count) measures are in the highest tenth of \(comparison)"
    }
    let above = measures.filter { $0.percentile > 0.5 }.count
    return "\(above) of \(measures.count) measures are above the middle of \(comparison)"
  }

  private static func description(_ measures: [Measure], _ comparison: String) -> String {
    let sorted = measures.enumerated().sorted {
      ($1.element.percentile, $0.offset) < ($0.element.percentile, $1.offset)
    }.map(\.element)
    guard let lowest = sorted.last else { return "No measure yet." }
    let top = sorted.prefix(3).map { "\($0.name) (\(percentile($0)))" }
    return "Percentiles among \(comparison), where higher means more vulnerable. The highest are "
      + "\(ChartNumbers.list(top)); the lowest is \(lowest.name) (\(percentile(lowest)))."
  }
}
