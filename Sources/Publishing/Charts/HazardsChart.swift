public import Plan
internal import Vulnerability

/// Climate hazards in a baseline period and in the future, with the range of the models.
public enum HazardsChart {
  /// A value with the lowest and highest model's, in the hazard's own unit.
  public struct Span: Sendable {
    public var value: Double
    public var low: Double?
    public var high: Double?

    public init(value: Double, low: Double? = nil, high: Double? = nil) {
      self.value = value
      self.low = low
      self.high = high
    }

    var ends: [Double] { [value, low, high].compactMap { $0 } }
  }

  /// One hazard; a hazard that lacks either value is named in a note instead of drawn.
  public struct Hazard: Sendable {
    public var name: String
    /// As printed, such as `days per year`.
    public var unit: String
    public var baseline: Span?
    public var future: Span?
    /// True where one value was observed and the other modeled: part of the change may be a bias of the models, which a note
    /// says.
    public var mayHoldBias: Bool

    public init(
      name: String, unit: String, baseline: Span?, future: Span?, mayHoldBias: Bool = false
    ) {
      self.name = name
      self.unit = unit
      self.baseline = baseline
      self.future = future
      self.mayHoldBias = mayHoldBias
    }
  }

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - baselineLabel: Such as `1976–2005`.
  ///   - futureLabel: Such as `2036–2065, higher emissions`.
  ///   - rangeLabel: What the bars span, such as `lowest to highest of 32 models`; nil when no hazard
  ///     has a range.
  public static func chart(
    caption: ChartCaption, hazards: [Hazard], baselineLabel: String, futureLabel: String,
    rangeLabel: String?, theme: ChartTheme
  ) -> Chart {
    let drawn = hazards.compactMap(Row.init)
    let canvas = ChartCanvas(
      left: 0, right: 0, top: 36, bottom: 4, height: Row.height * Double(max(1, drawn.count)))
    var overlay = ChartOverlay()
    overlay.tipTitles = ("Hazard", "Value")
    legend([baselineLabel, futureLabel], rangeLabel, theme: theme, &overlay)
    for (index, row) in drawn.enumerated() {
      row.draw(top: Double(index) * Row.height, theme: theme, &overlay)
    }
    let missing = hazards.filter { $0.baseline == nil || $0.future == nil }.map(\.name)
    return caption.chart(
      title: title(drawn, baselineLabel, futureLabel),
      description: description(drawn, baselineLabel, futureLabel),
      spec: canvas.specification(layers: overlay.layers, theme: theme),
      columns: columns(baselineLabel, futureLabel), rows: hazards.map(cells),
      notes: notes(missing, drawn))
  }

  private static func notes(_ missing: [String], _ drawn: [Row]) -> [String] {
    var notes: [String] = []
    if !missing.isEmpty {
      notes.append(
        "Described in words only, so not in the chart: \(ChartNumbers.list(missing)).")
    }
    if drawn.contains(where: \.mayHoldBias),
      let caveat = IndicatorChange.Basis.observedToModels.caveat
    {
      notes.append("\(biasMark) \(caveat)")
    }
    return notes
  }

  private static let rangeStrength = 0.42
  /// Beside a change that a note says more of.
  static let biasMark = "*"

  private static func legend(
    _ labels: [String], _ rangeLabel: String?, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    let colors = [theme.palette.baseline, theme.palette.future]
    let size = ChartTheme.labelSize
    var x = 7.0
    for (label, color) in zip(labels, colors) {
      overlay.dot(x: x, y: -22, color: color)
      overlay.text(label, x: x + 12, y: -22, color: theme.palette.ink)
      x += 12 + theme.metrics.width(of: label, size: size) + 26
    }
    guard let rangeLabel else { return }
    let color = theme.palette.tint(of: theme.palette.muted, strength: rangeStrength)
    overlay.line(from: (x, -22), to: (x + 30, -22), color: color, width: 6)
    overlay.text(rangeLabel, x: x + 38, y: -22, color: theme.palette.ink)
  }

  /// A hazard with both values, drawn on a scale of its own.
  struct Row {
    static let height = 78.0
    private static let plot = 232.0...566.0

    var name: String
    var unit: String
    var baseline: Span
    var future: Span
    var mayHoldBias: Bool

    init?(_ hazard: Hazard) {
      guard let baseline = hazard.baseline, let future = hazard.future else { return nil }
      (name, unit, mayHoldBias) = (hazard.name, hazard.unit, hazard.mayHoldBias)
      (self.baseline, self.future) = (baseline, future)
    }

    var change: Double { future.value - baseline.value }

    var changeText: String {
      guard change != 0 else { return "no change" }
      return (change < 0 ? "" : "+") + text(change) + (mayHoldBias ? biasMark : "")
    }

    /// A value with the decimals that suit both values of the row.
    func text(_ value: Double) -> String {
      let values = [baseline.value, future.value]
      let largest = values.map(abs).max() ?? 0
      let isWhole = values.allSatisfy { $0 == $0.rounded() }
      return ChartNumbers.text(value, decimals: isWhole || largest >= 100 ? 0 : largest < 2 ? 2 : 1)
    }

    func draw(top: Double, theme: ChartTheme, _ overlay: inout ChartOverlay) {
      let palette = theme.palette
      overlay.line(from: (0, top), to: (ChartTheme.width, top), color: palette.rule)
      let lines = theme.metrics.lines(
        of: name, size: ChartTheme.labelSize, weight: .semibold, width: 210)
      for (index, line) in lines.enumerated() {
        overlay.text(
          line, x: 0, y: top + 20 + Double(index) * 16, color: palette.ink, weight: .semibold)
      }
      overlay.text(
        unit, x: 0, y: top + 22 + Double(lines.count) * 16, color: palette.muted,
        size: ChartTheme.smallSize)
      let scale = scale
      axis(scale, top: top, theme: theme, &overlay)
      mark(baseline, y: top + 19, scale: scale, color: palette.baseline, theme: theme, &overlay)
      mark(future, y: top + 41, scale: scale, color: palette.future, theme: theme, &overlay)
      overlay.text(
        changeText, x: ChartTheme.width, y: top + 24, color: palette.future, size: 17,
        weight: .semibold, align: .right)
      overlay.text(
        "change", x: ChartTheme.width, y: top + 43, color: palette.muted,
        size: ChartTheme.smallSize, align: .right)
    }

    private var scale: LinearScale {
      let values = baseline.ends + future.ends
      let (low, high) = (values.min() ?? 0, values.max() ?? 1)
      // Counts of days read from zero; temperatures would lose their spread.
      let includesZero = low >= 0 && low < 0.4 * high
      return LinearScale(
        covering: values, includesZero: includesZero, count: 4, from: Self.plot.lowerBound,
        to: Self.plot.upperBound)
    }

    private func axis(
      _ scale: LinearScale, top: Double, theme: ChartTheme, _ overlay: inout ChartOverlay
    ) {
      for tick in scale.ticks {
        let x = scale(tick)
        overlay.line(from: (x, top + 6), to: (x, top + 54), color: theme.palette.grid)
        overlay.text(
          ChartNumbers.text(tick, decimals: scale.decimals), x: x, y: top + 64,
          color: theme.palette.muted, size: ChartTheme.smallSize, align: .center)
      }
    }

    private func mark(
      _ span: Span, y: Double, scale: LinearScale, color: String, theme: ChartTheme,
      _ overlay: inout ChartOverlay
    ) {
      let ends = span.ends.map { scale($0) }
      let right = ends.max() ?? 0
      if let low = ends.min(), right > low {
        let tint = theme.palette.tint(of: color, strength: rangeStrength)
        overlay.line(from: (low, y), to: (right, y), color: tint, width: 6)
      }
      let text = text(span.value)
      overlay.dot(
        x: scale(span.value), y: y, color: color, name: name, value: "\(text) \(unit)")
      overlay.text(
        text, x: max(right, scale(span.value) + 5) + 8, y: y, color: theme.palette.ink,
        weight: .semibold)
    }
  }
}

// MARK: Words and table

extension HazardsChart {
  private static func title(
    _ rows: [Row], _ baselineLabel: String, _ futureLabel: String
  ) -> String {
    let count =
      rows.count == 1 ? "one climate hazard changes" : "\(rows.count) climate hazards change"
    return "How \(count) between \(baselineLabel) and \(futureLabel)"
  }

  private static func description(
    _ rows: [Row], _ baselineLabel: String, _ futureLabel: String
  ) -> String {
    guard !rows.isEmpty else { return "No hazard has values yet." }
    let sentences = rows.map { row -> String in
      let (before, after) = (row.text(row.baseline.value), row.text(row.future.value))
      return "\(row.name): from \(before) to \(after) \(row.unit)\(range(row.future, row))."
    }
    return "Each hazard in \(baselineLabel) and \(futureLabel), on its own scale. "
      + sentences.joined(separator: " ")
  }

  private static func range(_ span: Span, _ row: Row) -> String {
    guard let low = span.low, let high = span.high else { return "" }
    return " (models: \(row.text(low)) to \(row.text(high)))"
  }

  private static func columns(
    _ baselineLabel: String, _ futureLabel: String
  ) -> [PlanTable.Column] {
    [
      .init("Hazard", width: 2), .init("Unit"), .init(baselineLabel, .right),
      .init("Range of models", .right), .init(futureLabel, .right),
      .init("Range of models", .right), .init("Change", .right),
    ]
  }

  private static func cells(_ hazard: Hazard) -> [PlanTable.Cell] {
    let row = Row(hazard)
    let text = row.map { row in row.text } ?? ChartNumbers.significant
    func value(_ span: Span?) -> String { span.map { text($0.value) } ?? "–" }
    func range(_ span: Span?) -> String {
      guard let low = span?.low, let high = span?.high else { return "–" }
      return "\(text(low)) to \(text(high))"
    }
    let cells = [
      hazard.name, hazard.unit, value(hazard.baseline), range(hazard.baseline),
      value(hazard.future), range(hazard.future), row?.changeText ?? "–",
    ]
    return cells.map { PlanTable.Cell($0) }
  }
}
