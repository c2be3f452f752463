public import Plan

/// When each action starts and when it has its full effect.
public enum TimelineChart {
  /// How soon an action is wanted.
  public enum Priority: Int, Sendable, CaseIterable {
    case near, mid, long

    var title: String {
      switch self {
      case .near: "Near term"
      case .mid: "Middle term"
      case .long: "Long term"
      }
    }
  }

  /// One action; `fullYear` is not before `startYear`.
  public struct Action: Sendable {
    public var name: String
    public var startYear: Int
    public var fullYear: Int
    public var priority: Priority

    public init(name: String, startYear: Int, fullYear: Int, priority: Priority) {
      self.name = name
      self.startYear = startYear
      self.fullYear = fullYear
      self.priority = priority
    }
  }

  private static let plot = (start: 316.0, end: 702.0)
  /// More rows than these are set closer, or a page would shrink them until nobody can read them.
  private static let mostRoomyRows = 24

  /// Makes the chart, the earliest start first.
  ///
  /// - Parameter end: The last year of the plan; actions keep their effect until then.
  public static func chart(
    caption: ChartCaption, actions: [Action], end: Int, theme: ChartTheme
  ) -> Chart {
    let sorted = actions.enumerated().sorted {
      ($0.element.startYear, $0.element.fullYear, $0.offset)
        < ($1.element.startYear, $1.element.fullYear, $1.offset)
    }.map(\.element)
    let first = sorted.first?.startYear ?? end - 1
    let years = first...max(first + 1, max(end, sorted.map(\.fullYear).max() ?? end))
    let isDense = sorted.count > mostRoomyRows
    let labels = sorted.map {
      theme.metrics.lines(
        of: $0.name, size: isDense ? ChartTheme.smallSize : ChartTheme.labelSize,
        width: plot.start - (isDense ? 12 : 24), maximum: isDense ? 1 : 2)
    }
    let rowHeight = isDense ? 17.0 : labels.contains { $0.count > 1 } ? 38.0 : 28.0
    let height = rowHeight * Double(max(1, sorted.count))
    var overlay = ChartOverlay()
    overlay.tipTitles = ("Action", "Years")
    legend(sorted, theme: theme, &overlay)
    let scale = YearTicks.scale(years, width: plot.end - plot.start)
    for tick in YearTicks.ticks(in: years) {
      let x = plot.start + scale(tick)
      overlay.line(from: (x, -2), to: (x, height), color: theme.palette.grid)
      overlay.text("\(tick)", x: x, y: -12, color: theme.palette.muted, size: 12, align: .center)
    }
    for (index, action) in sorted.enumerated() {
      let y = (Double(index) + 0.5) * rowHeight
      if isDense {
        overlay.text(
          labels[index].joined(), x: 0, y: y, color: theme.palette.ink, size: ChartTheme.smallSize)
      } else {
        overlay.lines(labels[index], x: 0, y: y, color: theme.palette.ink)
      }
      draw(
        action, y: y, height: isDense ? 9 : 14, x: { plot.start + scale($0) }, theme: theme,
        &overlay)
    }
    let canvas = ChartCanvas(left: 0, right: 0, top: 60, bottom: 8, height: height)
    return caption.chart(
      title: title(sorted), description: description(sorted),
      spec: canvas.specification(layers: overlay.layers, theme: theme),
      columns: [
        .init("Action", width: 3), .init("Priority"), .init("Start", .right),
        .init("Full effect", .right),
      ],
      rows: rows(sorted))
  }

  private static func rows(_ actions: [Action]) -> [[PlanTable.Cell]] {
    actions.map {
      [
        .init($0.name), .init($0.priority.title), .init("\($0.startYear)"),
        .init("\($0.fullYear)"),
      ]
    }
  }

  private static func color(_ priority: Priority, _ theme: ChartTheme) -> String {
    let colors = theme.palette.sequential
    guard colors.count >= 3 else { return theme.palette.accent }
    // Dark, middle and light of the same hue, so that priorities part in grey too.
    return colors[colors.count - 1 - [0, 2, 3][priority.rawValue]]
  }

  private static func legend(
    _ actions: [Action], theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    var x = 0.0
    for priority in Priority.allCases where actions.contains(where: { $0.priority == priority }) {
      x =
        22
        + overlay.key(
          priority.title, swatch: color(priority, theme), x: x, y: -46, theme: theme)
    }
    overlay.dot(
      x: x + 12, y: -46, color: theme.palette.ink, fill: theme.palette.paper, area: 60)
    overlay.line(from: (x + 12, -46), to: (x + 36, -46), color: theme.palette.muted, width: 1.5)
    overlay.text("full effect, kept from then on", x: x + 44, y: -46, color: theme.palette.ink)
  }

  private static func draw(
    _ action: Action, y: Double, height: Double, x: (Int) -> Double, theme: ChartTheme,
    _ overlay: inout ChartOverlay
  ) {
    let span = "\(action.startYear) to \(action.fullYear)"
    let (start, full) = (x(action.startYear), x(max(action.startYear, action.fullYear)))
    overlay.line(from: (full, y), to: (plot.end, y), color: theme.palette.muted, width: 1.5)
    overlay.bar(
      x: start, y: y - height / 2, width: max(2, full - start), height: height,
      color: color(action.priority, theme), name: action.name, value: span)
    overlay.dot(
      x: full, y: y, color: theme.palette.ink, fill: theme.palette.paper, area: height * 4.3,
      name: action.name, value: span)
  }

  private static func title(_ actions: [Action]) -> String {
    guard let first = actions.first?.startYear else { return "When the actions start" }
    let soon = actions.filter { $0.startYear <= first + 2 }.count
    return "\(soon) of \(actions.count) actions start by \(first + 2)"
  }

  private static func description(_ actions: [Action]) -> String {
    guard let first = actions.first, let last = actions.map(\.fullYear).max() else {
      return "No action has years yet."
    }
    let counts = Priority.allCases.compactMap { priority -> String? in
      let count = actions.filter { $0.priority == priority }.count
      return count == 0 ? nil : "\(count) \(priority.title.lowercased())"
    }
    return "Bars from the start of each action to its full effect, from \(first.startYear) to "
      + "\(last). Of \(actions.count) actions, \(ChartNumbers.list(counts)). The first to start: "
      + "\(first.name), \(first.startYear)."
  }
}
