public import Plan

/// Emissions of each unit of grid electricity over the years.
public enum GridIntensityChart {
  /// One line; kilograms CO2e per megawatt-hour by year, in order of year.
  public struct Series: Sendable {
    public var name: String
    public var points: [(year: Int, value: Double)]
    /// The first year that is not measured, from which the line is dashed; nil when all are.
    public var projectedFrom: Int?

    public init(name: String, points: [(year: Int, value: Double)], projectedFrom: Int? = nil) {
      self.name = name
      self.points = points
      self.projectedFrom = projectedFrom
    }
  }

  /// Makes the chart.
  ///
  /// - Parameter series: One to eight lines, each with at least one point.
  public static func chart(caption: ChartCaption, series: [Series], theme: ChartTheme) -> Chart {
    let all = series.flatMap(\.points)
    let first = all.map(\.year).min() ?? 2020
    let last = max(first + 1, all.map(\.year).max() ?? 2050)
    let years = first...last
    let canvas = ChartCanvas(
      left: 48, right: series.count > 1 ? 190 : 64, top: 40, bottom: 30, height: 270)
    let scale = LinearScale(covering: all.map(\.value), from: canvas.height, to: 0)
    var layers: [ChartJSON] = []
    for (index, line) in series.enumerated() {
      layers += lines(line, years: years, scale: scale, color: color(index, theme))
    }
    layers += labels(series, years: years, canvas: canvas, scale: scale, theme: theme)
    return caption.chart(
      title: title(series), description: description(series),
      spec: canvas.specification(layers: layers, theme: theme),
      columns: [.init("Year")] + series.map { .init("\($0.name) (kg CO₂e per MWh)", .right) },
      rows: rows(series))
  }

  private static func lines(
    _ line: Series, years: ClosedRange<Int>, scale: LinearScale, color: String
  ) -> [ChartJSON] {
    let turn = line.projectedFrom ?? Int.max
    let measured = line.points.filter { $0.year < turn }
    let projected = measured.suffix(1) + line.points.filter { $0.year >= turn }
    let parts = [(measured, ChartJSON.null), (Array(projected), [5, 4])]
    return parts.filter { $0.0.count > 1 }.map { points, dash in
      let values: [ChartJSON] = points.map {
        ["year": .number($0.year), "value": .measure($0.value), "name": .string(line.name)]
      }
      return [
        "data": ["values": .array(values)],
        "mark": [
          "type": "line", "stroke": .string(color), "strokeWidth": 2.5, "strokeDash": dash,
          // Butt ends keep the dashes apart.
          "strokeCap": dash == .null ? "round" : "butt", "point": false,
        ],
        "encoding": [
          "x": Encoding.year(years, ticks: YearTicks.ticks(in: years)),
          "y": Encoding.quantity("value", scale: scale),
          "tooltip": Encoding.tooltip([
            ("name", "Grid", nil), ("year", "Year", nil), ("value", "kg CO₂e per MWh", ",.0f"),
          ]),
        ],
      ]
    }
  }

  private static func labels(
    _ series: [Series], years: ClosedRange<Int>, canvas: ChartCanvas, scale: LinearScale,
    theme: ChartTheme
  ) -> [ChartJSON] {
    var overlay = ChartOverlay()
    overlay.unit("Kilograms CO₂e per megawatt-hour", canvas: canvas, theme: theme)
    overlay.baseline(scale, canvas: canvas, theme: theme)
    let x = YearTicks.scale(years, width: canvas.width)
    mark(series, x: x, canvas: canvas, theme: theme, &overlay)
    for (index, line) in series.enumerated() {
      guard let first = line.points.first, index == 0 else { continue }
      overlay.text(
        ChartNumbers.text(first.value), x: x(first.year) + 4, y: scale(first.value) - 12,
        color: color(index, theme), size: 14, weight: .semibold)
    }
    ends(series, canvas: canvas, scale: scale, theme: theme, &overlay)
    return overlay.layers
  }

  /// The last value of each line, and its name when there are several.
  private static func ends(
    _ series: [Series], canvas: ChartCanvas, scale: LinearScale, theme: ChartTheme,
    _ overlay: inout ChartOverlay
  ) {
    let names = series.map { line in
      series.count > 1
        ? theme.metrics.lines(of: line.name, size: ChartTheme.labelSize, width: canvas.right - 16)
        : []
    }
    let labels = zip(series, names).map { line, name in
      LabelPlacement.Label(
        wanted: line.points.last.map { scale($0.value) } ?? 0,
        height: 22 + Double(name.count) * ChartTheme.lineHeight)
    }
    let middles = LabelPlacement.place(labels, within: -10...canvas.height + 10)
    for (index, line) in series.enumerated() {
      guard let last = line.points.last else { continue }
      var y = middles[index] - Double(names[index].count) * ChartTheme.lineHeight / 2
      overlay.text(
        ChartNumbers.text(last.value), x: canvas.width + 12, y: y, color: color(index, theme),
        size: 14, weight: .semibold)
      for text in names[index] {
        y += ChartTheme.lineHeight
        overlay.text(text, x: canvas.width + 12, y: y, color: theme.palette.ink)
      }
    }
  }

  private static func color(_ index: Int, _ theme: ChartTheme) -> String {
    let colors = theme.palette.series
    return colors.isEmpty ? theme.palette.ink : colors[index % colors.count]
  }

  /// A line where measurement ends and projection begins.
  private static func mark(
    _ series: [Series], x: YearTicks.Scale, canvas: ChartCanvas, theme: ChartTheme,
    _ overlay: inout ChartOverlay
  ) {
    guard let turn = series.compactMap(\.projectedFrom).min(),
      let last = series.flatMap(\.points).map(\.year).filter({ $0 < turn }).max()
    else { return }
    overlay.line(from: (x(last), 0), to: (x(last), canvas.height), color: theme.palette.rule)
    // At the foot, as grids become cleaner: lines and their numbers begin at the top.
    overlay.text(
      "Projection", x: x(last) + 8, y: canvas.height - 12, color: theme.palette.muted,
      size: ChartTheme.smallSize)
  }

  private static func title(_ series: [Series]) -> String {
    guard let line = series.first, let first = line.points.first, let last = line.points.last,
      series.count == 1, first.value > 0, line.points.count > 1
    else { return "Emissions of grid electricity" }
    let change = ChartNumbers.change(from: first.value, to: last.value)
    if let turn = line.projectedFrom, turn <= last.year {
      return "Grid electricity goes from \(ChartNumbers.text(first.value)) kg CO₂e per MWh in "
        + "\(first.year) to \(ChartNumbers.text(last.value)) in \(last.year)"
    }
    return "Emissions of grid electricity \(change) between \(first.year) and \(last.year)"
  }

  private static func description(_ series: [Series]) -> String {
    let sentences = series.compactMap { line -> String? in
      guard let first = line.points.first, let last = line.points.last else { return nil }
      var text =
        "\(line.name): \(ChartNumbers.text(first.value)) kilograms CO₂e per megawatt-hour "
        + "in \(first.year), \(ChartNumbers.text(last.value)) in \(last.year)"
      if let turn = line.projectedFrom { text += ", projected from \(turn)" }
      return text + "."
    }
    return sentences.isEmpty ? "No grid data yet." : sentences.joined(separator: " ")
  }

  private static func rows(_ series: [Series]) -> [[PlanTable.Cell]] {
    let years = Set(series.flatMap { $0.points.map(\.year) }).sorted()
    return years.map { year in
      [PlanTable.Cell("\(year)")]
        + series.map { line in
          let point = line.points.first { $0.year == year }
          return PlanTable.Cell(point.map { ChartNumbers.text($0.value, decimals: 1) } ?? "–")
        }
    }
  }
}
