public import Plan

/// A climate indicator over the years: the median of models with the band of most of them, and what was observed.
public enum ClimateSeriesChart {
  /// What a line stands for; it decides color and drawing.
  public enum Role: Sendable, Hashable {
    /// Measured: points joined by a thin line.
    case observed
    /// Models of the past.
    case historical
    /// Models of a possible future; from 0, the lowest emissions first.
    case scenario(Int)
  }

  /// One line; its points are in order of year, and a year that is not there breaks the line.
  public struct Series: Sendable {
    public var name: String
    /// Such as `lower emissions`; empty for none.
    public var detail: String
    public var role: Role
    public var points: [Point]

    public init(name: String, detail: String = "", role: Role, points: [Point]) {
      self.name = name
      self.detail = detail
      self.role = role
      self.points = points
    }
  }

  /// One year in the unit of the chart; what is not known is nil.
  public struct Point: Sendable {
    public var year: Int
    public var median: Double?
    public var low: Double?
    public var high: Double?
    public var models: Int?

    public init(
      year: Int, median: Double?, low: Double? = nil, high: Double? = nil, models: Int? = nil
    ) {
      self.year = year
      self.median = median
      self.low = low
      self.high = high
      self.models = models
    }

    var values: [Double] { [median, low, high].compactMap { $0 } }
  }

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - name: The indicator, such as `Days above 95 °F`.
  ///   - unit: As printed, such as `days`.
  ///   - series: One to five, each with at least one point that has a median.
  public static func chart(
    caption: ChartCaption, name: String, unit: String, series: [Series], notes: [String] = [],
    theme: ChartTheme
  ) -> Chart {
    let frame = Frame(series: series, theme: theme)
    let layers =
      series.compactMap { band($0, frame) } + series.flatMap { line($0, unit: unit, frame) }
      + labels(series, unit: unit, frame)
    let words = Words(name: name, unit: unit, series: series)
    return caption.chart(
      title: words.title, description: words.description,
      spec: frame.canvas.specification(layers: layers, theme: theme), columns: words.columns,
      rows: words.rows, notes: notes)
  }

  private struct Frame {
    var years: ClosedRange<Int>
    var canvas: ChartCanvas
    var scale: LinearScale
    var theme: ChartTheme

    init(series: [Series], theme: ChartTheme) {
      let points = series.flatMap(\.points)
      let first = points.map(\.year).min() ?? 2020
      years = first...max(first + 1, points.map(\.year).max() ?? 2099)
      canvas = ChartCanvas(left: 48, right: 176, top: 62, bottom: 30, height: 290)
      let values = points.flatMap(\.values)
      let (low, high) = (values.min() ?? 0, values.max() ?? 1)
      // Counts of days read from zero; temperatures would lose their spread.
      let includesZero = low >= 0 && low < 0.4 * high
      scale = LinearScale(
        covering: values, includesZero: includesZero, from: canvas.height, to: 0)
      self.theme = theme
    }

    var x: ChartJSON { Encoding.year(years, ticks: YearTicks.ticks(in: years)) }
    func y(_ field: String) -> ChartJSON { Encoding.quantity(field, scale: scale) }
    var pixels: YearTicks.Scale { YearTicks.scale(years, width: canvas.width) }

    func color(_ role: Role) -> String {
      let palette = theme.palette
      switch role {
      case .observed: return palette.ink
      case .historical: return palette.baseline
      case .scenario(let index):
        let colors =
          [palette.series.first ?? palette.ink, palette.future]
          + palette.series.dropFirst(2)
        return colors[index % colors.count]
      }
    }
  }

  private static let bandStrength = 0.2

  /// Points in runs of consecutive years, as long as each has what is asked for.
  static func runs(_ points: [Point], where isThere: (Point) -> Bool) -> [[Point]] {
    var runs: [[Point]] = []
    for point in points where isThere(point) {
      if let last = runs.last?.last, last.year + 1 == point.year {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
    return runs
  }

  private static func band(_ series: Series, _ frame: Frame) -> ChartJSON? {
    let runs = runs(series.points) { $0.low != nil && $0.high != nil }.filter { $0.count > 1 }
    guard !runs.isEmpty, series.role != .observed else { return nil }
    let values = runs.enumerated().flatMap { index, run in
      run.map { point -> ChartJSON in
        [
          "year": .number(point.year), "low": point.low.map(ChartJSON.measure) ?? .null,
          "high": point.high.map(ChartJSON.measure) ?? .null, "run": .number(index),
        ]
      }
    }
    return [
      "data": ["values": .array(values)],
      // Bands lie over one another, so that a tint would hide the lower.
      "mark": [
        "type": "area", "line": false, "fill": .string(frame.color(series.role)),
        "fillOpacity": .number(bandStrength),
      ],
      "encoding": [
        "x": frame.x, "y": frame.y("low"), "y2": ["field": "high"],
        "detail": ["field": "run", "type": "nominal"],
      ],
    ]
  }

  private static func line(_ series: Series, unit: String, _ frame: Frame) -> [ChartJSON] {
    let runs = runs(series.points) { $0.median != nil }
    let isObserved = series.role == .observed
    let long = runs.enumerated().filter { $0.element.count > 1 }
    var layers: [ChartJSON] = []
    if !long.isEmpty {
      layers.append([
        "data": [
          "values": .array(long.flatMap { run in run.element.map { datum($0, run.offset) } })
        ],
        "mark": [
          "type": "line", "stroke": .string(frame.color(series.role)),
          "strokeWidth": .number(isObserved ? 1 : 2.5), "point": false,
        ],
        "encoding": [
          "x": frame.x, "y": frame.y("median"), "detail": ["field": "run", "type": "nominal"],
        ],
      ])
    }
    let dotted = isObserved ? runs : runs.filter { $0.count == 1 }
    guard !dotted.isEmpty else { return layers }
    layers.append([
      "data": ["values": .array(dotted.joined().map { datum($0, 0) })],
      "mark": [
        "type": "point", "filled": true, "opacity": 1, "size": .number(isObserved ? 14 : 40),
        "color": .string(frame.color(series.role)),
      ],
      "encoding": [
        "x": frame.x, "y": frame.y("median"),
        "tooltip": Encoding.tooltip([
          ("year", "Year", nil), ("median", "\(series.name), \(unit)", ",.1f"),
        ]),
      ],
    ])
    return layers
  }

  private static func datum(_ point: Point, _ run: Int) -> ChartJSON {
    [
      "year": .number(point.year), "median": point.median.map(ChartJSON.measure) ?? .null,
      "run": .number(run),
    ]
  }

  private static func labels(_ series: [Series], unit: String, _ frame: Frame) -> [ChartJSON] {
    var overlay = ChartOverlay()
    let (canvas, theme) = (frame.canvas, frame.theme)
    overlay.text(
      unit.prefix(1).uppercased() + unit.dropFirst(), x: -canvas.left, y: -18,
      color: theme.palette.muted, size: ChartTheme.smallSize)
    if frame.scale.domain.contains(0) {
      overlay.baseline(frame.scale, canvas: canvas, theme: theme)
    }
    legend(series, frame, &overlay)
    ends(series, decimals: Words.decimals(series, unit: unit), frame, &overlay)
    return overlay.layers
  }

  /// What line, band and points are.
  private static func legend(
    _ series: [Series], _ frame: Frame, _ overlay: inout ChartOverlay
  ) {
    let palette = frame.theme.palette
    var x = -frame.canvas.left
    func add(_ label: String, _ overlay: inout ChartOverlay) {
      overlay.text(label, x: x + 32, y: -46, color: palette.ink)
      x += 32 + frame.theme.metrics.width(of: label, size: ChartTheme.labelSize) + 24
    }
    if series.contains(where: { $0.role == .observed }) {
      overlay.line(from: (x, -46), to: (x + 24, -46), color: palette.ink)
      overlay.dot(x: x + 12, y: -46, color: palette.ink, area: 14)
      add("observed", &overlay)
    }
    let modeled = series.filter { $0.role != .observed }
    guard !modeled.isEmpty else { return }
    overlay.line(from: (x, -46), to: (x + 24, -46), color: palette.muted, width: 2.5)
    let isOne = modeled.allSatisfy { $0.points.allSatisfy { $0.models == 1 } }
    add(isOne ? "one model" : "median of models", &overlay)
    guard series.contains(where: { band($0, frame) != nil }) else { return }
    overlay.box(
      x: x, y: -52, width: 24, height: 12,
      color: palette.tint(of: palette.muted, strength: bandStrength * 1.6))
    add("10th to 90th percentile of models", &overlay)
  }

  /// The name and last value of each line, right of the plot.
  private static func ends(
    _ series: [Series], decimals: Int, _ frame: Frame, _ overlay: inout ChartOverlay
  ) {
    let (canvas, theme) = (frame.canvas, frame.theme)
    let width = canvas.right - 16
    let texts = series.map { series in
      label(series, decimals: decimals) {
        theme.metrics.width(of: $0, size: ChartTheme.labelSize) <= width
      }
    }
    let height = ChartTheme.lineHeight
    let places = LabelPlacement.place(
      zip(series, texts).map { line, texts in
        LabelPlacement.Label(
          wanted: line.points.last { $0.median != nil }?.median.map { frame.scale($0) } ?? 0,
          height: height * Double(texts.count) + 8)
      }, within: -6...canvas.height + 12)
    for (index, line) in series.enumerated() {
      var y = places[index] - height * Double(texts[index].count - 1) / 2
      for (row, text) in texts[index].enumerated() {
        let fitting = theme.metrics.shortened(
          text, size: ChartTheme.labelSize, weight: row == 0 ? .semibold : .regular,
          width: width)
        overlay.text(
          fitting, x: canvas.width + 12, y: y,
          color: row == 0 ? frame.color(line.role) : theme.palette.ink,
          weight: row == 0 ? .semibold : .regular)
        y += height
      }
    }
  }

  /// The lines of a label; a spread that does not fit beside its value stands below it.
  private static func label(
    _ series: Series, decimals: Int, fits: (String) -> Bool
  ) -> [String] {
    guard let last = series.points.last(where: { $0.median != nil }), let median = last.median
    else { return [series.name] }
    func text(_ value: Double) -> String { ChartNumbers.text(value, decimals: decimals) }
    var values = ["\(last.year): \(text(median))"]
    if series.role != .observed, let low = last.low, let high = last.high {
      let spread = "(\(text(low)) to \(text(high)))"
      let whole = "\(values[0]) \(spread)"
      values = fits(whole) ? [whole] : values + [spread]
    }
    return ([series.name, series.detail] + values).filter { !$0.isEmpty }
  }
}

// MARK: Words and table

extension ClimateSeriesChart {
  /// The chart in words and as a table.
  private struct Words {
    var name: String
    var unit: String
    var series: [Series]

    static func decimals(_ series: [Series], unit: String) -> Int {
      if ["°F", "°C"].contains(unit) { return 1 }
      let largest = series.flatMap { $0.points.flatMap(\.values) }.map(\.magnitude).max() ?? 0
      return largest < 2 ? 2 : largest < 100 ? 1 : 0
    }

    private func text(_ value: Double) -> String {
      ChartNumbers.text(value, decimals: Self.decimals(series, unit: unit))
    }

    var title: String {
      let years = series.flatMap { $0.points.map(\.year) }
      guard let first = years.min(), let last = years.max() else { return name }
      return "\(name), \(first)–\(last)"
    }

    var description: String {
      guard !series.isEmpty else { return "No yearly values yet." }
      let sentences = series.compactMap { line -> String? in
        let points = line.points.filter { $0.median != nil }
        guard let first = points.first, let last = points.last else { return nil }
        let ends = first.year == last.year ? [first] : [first, last]
        return "\(line.name): \(ChartNumbers.list(ends.map { sentence($0, line.role) }))."
      }
      return "\(name) by year, in \(unit). \(sentences.joined(separator: " "))"
    }

    private func sentence(_ point: Point, _ role: Role) -> String {
      let value = point.median.map(text) ?? "unknown"
      guard role != .observed, let low = point.low, let high = point.high else {
        return "\(value) in \(point.year)"
      }
      let count = point.models.map { "\($0) models" } ?? "models"
      return
        "\(value) in \(point.year) (median of \(count), 10th to 90th percentile \(text(low)) to \(text(high)))"
    }

    var columns: [PlanTable.Column] {
      [.init("Year")]
        + series.flatMap { line -> [PlanTable.Column] in
          guard line.role != .observed else { return [.init("\(line.name) (\(unit))", .right)] }
          return [
            .init("\(line.name), median (\(unit))", .right),
            .init("\(line.name), 10th percentile", .right),
            .init("\(line.name), 90th percentile", .right), .init("\(line.name), models", .right),
          ]
        }
    }

    var rows: [[PlanTable.Cell]] {
      let years = Set(series.flatMap { $0.points.map(\.year) }).sorted()
      let byYear = series.map { line in
        Dictionary(line.points.map { ($0.year, $0) }) { first, _ in first }
      }
      func cell(_ value: Double?) -> PlanTable.Cell { .init(value.map(text) ?? "–") }
      return years.map { year in
        [PlanTable.Cell("\(year)")]
          + zip(series, byYear).flatMap { line, points -> [PlanTable.Cell] in
            let point = points[year]
            guard line.role != .observed else { return [cell(point?.median)] }
            return [
              cell(point?.median), cell(point?.low), cell(point?.high),
              .init(point?.models.map(String.init) ?? "–"),
            ]
          }
      }
    }
  }
}
