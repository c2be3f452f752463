public import Plan

/// Until when each measure suffices, and what takes over: a map of adaptation pathways.
public enum PathwaysChart {
  /// One measure of one risk.
  public struct Line: Sendable {
    public var name: String
    /// Nil when it does not take over within the series.
    public var start: Int?
    /// The tipping point at which it no longer suffices; nil when it goes on.
    public var end: Int?
    /// The last year in which to decide on it; nil for what is done now.
    public var decision: Int?
    /// The years between which models put its start; nil for what is done now.
    public var window: ClosedRange<Int>?
    /// True when the window goes on beyond the series.
    public var isWindowOpen: Bool

    public init(
      name: String, start: Int?, end: Int?, decision: Int? = nil, window: ClosedRange<Int>? = nil,
      isWindowOpen: Bool = false
    ) {
      self.name = name
      self.start = start
      self.end = end
      self.decision = decision
      self.window = window
      self.isWindowOpen = isWindowOpen
    }
  }

  /// The measures of one risk in one scenario, what is done now first.
  public struct Path: Sendable {
    public var title: String
    public var lines: [Line]

    public init(title: String, lines: [Line]) {
      self.title = title
      self.lines = lines
    }
  }

  private static let plot = (start: 316.0, end: 702.0)
  private static let headHeight = 34.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - paths: In the order in which they are drawn, each with its lines below its title.
  ///   - years: The axis; what lies outside is cut off at its ends.
  public static func chart(
    caption: ChartCaption, paths: [Path], years: ClosedRange<Int>, theme: ChartTheme
  ) -> Chart {
    var overlay = ChartOverlay()
    overlay.tipTitles = ("Measure", "Years")
    let rows = Self.rows(paths, theme)
    let height = rows.last?.bottom ?? headHeight
    let scale = YearTicks.scale(years, width: plot.end - plot.start)
    func x(_ year: Int) -> Double {
      plot.start + scale(min(years.upperBound, max(years.lowerBound, year)))
    }
    legend(theme, &overlay)
    // Years that would be printed into the first one are left out.
    let ticks = YearTicks.ticks(in: years).filter {
      $0 == years.lowerBound || x($0) - plot.start > 36
    }
    for tick in ticks {
      overlay.line(from: (x(tick), -2), to: (x(tick), height), color: theme.palette.grid)
      overlay.text(
        "\(tick)", x: x(tick), y: -12, color: theme.palette.muted, size: 12, align: .center)
    }
    for row in rows { draw(row, x: x, last: years.upperBound, theme, &overlay) }
    let canvas = ChartCanvas(left: 0, right: 0, top: 60, bottom: 8, height: height)
    return caption.chart(
      title: title(paths), description: description(paths),
      spec: canvas.specification(layers: overlay.layers, theme: theme),
      columns: [
        .init("Risk", width: 2), .init("Measure", width: 2), .init("From", .right),
        .init("Suffices until", .right), .init("Decide by", .right), .init("Window"),
      ], rows: paths.flatMap(dataRows))
  }

  private struct Row {
    var path: Path
    var line: Line?
    var labels: [String]
    var top: Double
    var bottom: Double
    var middle: Double { (top + bottom) / 2 }
  }

  /// A head for each path and a row for each of its lines, as high as their labels need.
  private static func rows(_ paths: [Path], _ theme: ChartTheme) -> [Row] {
    var rows: [Row] = []
    for path in paths {
      let items: [Line?] = [nil] + path.lines.map { $0 }
      for line in items {
        let labels = theme.metrics.lines(
          of: line?.name ?? path.title, size: ChartTheme.labelSize,
          width: line == nil ? plot.end : plot.start - 24)
        let top = rows.last?.bottom ?? 0
        let least = line == nil ? headHeight : 30.0
        let height = max(least, Double(labels.count) * ChartTheme.lineHeight + 10)
        rows.append(Row(path: path, line: line, labels: labels, top: top, bottom: top + height))
      }
    }
    return rows
  }

  private static func legend(_ theme: ChartTheme, _ overlay: inout ChartOverlay) {
    var x = overlay.key(
      "suffices", swatch: theme.palette.accent, x: 0, y: -46, theme: theme)
    x = overlay.key(
      "by other models", swatch: theme.palette.tint(of: theme.palette.accent, strength: 0.3),
      x: x + 22, y: -46, theme: theme)
    overlay.dot(
      x: x + 28, y: -46, color: theme.palette.ink, fill: theme.palette.paper, shape: "diamond",
      area: 80)
    overlay.text("decide by", x: x + 40, y: -46, color: theme.palette.ink)
    let next = x + 40 + theme.metrics.width(of: "decide by", size: ChartTheme.labelSize)
    overlay.dot(x: next + 28, y: -46, color: theme.palette.ink, area: 60)
    overlay.text("tipping point", x: next + 40, y: -46, color: theme.palette.ink)
  }

  private static func draw(
    _ row: Row, x: (Int) -> Double, last: Int, _ theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    guard let line = row.line else {
      for (index, label) in row.labels.enumerated() {
        overlay.text(
          label, x: 0,
          y: row.bottom - 10 - Double(row.labels.count - 1 - index) * ChartTheme.lineHeight,
          color: theme.palette.ink, weight: .semibold)
      }
      return
    }
    overlay.lines(row.labels, x: 0, y: row.middle, color: theme.palette.ink)
    guard let start = line.start else {
      overlay.text(
        "not needed within the series", x: plot.start, y: row.middle, color: theme.palette.muted,
        size: 12)
      return
    }
    let tint = theme.palette.tint(of: theme.palette.accent, strength: 0.3)
    if let window = line.window {
      let end = line.isWindowOpen ? last : window.upperBound
      overlay.box(
        x: x(window.lowerBound), y: row.middle - 9, width: max(2, x(end) - x(window.lowerBound)),
        height: 18, color: tint)
    }
    let end = line.end ?? last
    let text = "\(start) to \(line.end.map(String.init) ?? "after \(last)")"
    overlay.bar(
      x: x(start), y: row.middle - 4, width: max(2, x(max(start, end)) - x(start)), height: 8,
      color: theme.palette.accent, name: line.name, value: text)
    if let tipping = line.end {
      overlay.dot(
        x: x(tipping), y: row.middle, color: theme.palette.ink, area: 60, name: line.name,
        value: "no longer suffices in \(tipping)")
    }
    if let decision = line.decision {
      overlay.dot(
        x: x(decision), y: row.middle, color: theme.palette.ink, fill: theme.palette.paper,
        shape: "diamond", area: 80, name: line.name, value: "decide by \(decision)")
    }
  }

  private static func dataRows(_ path: Path) -> [[PlanTable.Cell]] {
    path.lines.map { line in
      let window = line.window.map {
        "\($0.lowerBound) to \(line.isWindowOpen ? "after the series" : "\($0.upperBound)")"
      }
      return [
        .init(path.title), .init(line.name),
        .init(line.start.map(String.init) ?? "not within the series"),
        .init(line.end.map(String.init) ?? "—"), .init(line.decision.map(String.init) ?? "—"),
        .init(window ?? "—"),
      ]
    }
  }

  private static func title(_ paths: [Path]) -> String {
    let ends = paths.compactMap { $0.lines.first?.end }
    guard let first = ends.min() else {
      return "What is done now suffices to the end of the series"
    }
    return ends.count == 1
      ? "What is done now suffices until \(first)"
      : "What is done now suffices until \(first) for the first of \(paths.count) risks"
  }

  private static func description(_ paths: [Path]) -> String {
    let sentences = paths.map { path in
      let steps = path.lines.map { line -> String in
        guard let start = line.start else { return "\(line.name): not needed within the series" }
        let end = line.end.map { " until \($0)" } ?? " to the end"
        return "\(line.name) from \(start)\(end)"
      }
      return "\(path.title): \(steps.joined(separator: "; "))."
    }
    return "A map of adaptation pathways. " + sentences.prefix(3).joined(separator: " ")
  }
}
