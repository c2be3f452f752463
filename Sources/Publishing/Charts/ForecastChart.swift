public import Plan

/// Emissions carried forward by sector as if nothing new were done, with the targets beside them.
public enum ForecastChart {
  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - history: Inventory years before the first forecast year; drawn as bars. May be empty.
  ///   - forecast: Business as usual from the base year on, in order of year; at least two years.
  ///   - targets: Drawn where their year is within the forecast.
  ///   - tellsChange: False where nothing says yet what emissions grow with, so that no change is told.
  public static func chart(
    caption: ChartCaption, history: [EmissionsBySectorChart.Year],
    forecast: [EmissionsBySectorChart.Year], targets: [EmissionsTarget],
    tellsChange: Bool = true, theme: ChartTheme
  ) -> Chart {
    let past = history.filter { $0.year < forecast.first?.year ?? 2020 }
    let frame = frame(past, forecast, theme)
    let shown = targets.filter {
      ((forecast.first?.year ?? 2020)...frame.years.upperBound).contains($0.year)
    }
    var marks = TargetMarks(
      targets: shown, years: frame.years, ticks: frame.ticks, canvas: frame.canvas,
      scale: frame.scale, unit: frame.unit, theme: theme)
    marks.edges = edges(past, forecast, frame)
    let layers =
      [bars(past, frame), areas(forecast, frame), top(forecast, frame)].compactMap { $0 }
      + labels(forecast, hasHistory: !past.isEmpty, frame) + marks.layers()
    return caption.chart(
      title: tellsChange ? title(forecast) : unknown,
      description: description(forecast, targets: shown, unit: frame.unit),
      spec: marks.room.specification(layers: layers, theme: theme),
      columns: columns(past + forecast), rows: rows(past + forecast), notes: notes(shown))
  }

  private struct Frame {
    var years: ClosedRange<Int>
    var firstTick: Int
    var canvas: ChartCanvas
    var scale: LinearScale
    var unit: EmissionsUnit
    var theme: ChartTheme

    var ticks: [Int] { YearTicks.ticks(in: firstTick...years.upperBound) }
    var x: ChartJSON { Encoding.year(years, ticks: ticks) }
    func y(_ field: String) -> ChartJSON { Encoding.quantity(field, scale: scale) }
    var pixels: YearTicks.Scale { YearTicks.scale(years, width: canvas.width) }
    var barWidth: Double {
      min(14, canvas.width / Double(years.upperBound - years.lowerBound) * 1.4)
    }
  }

  private static func frame(
    _ past: [EmissionsBySectorChart.Year], _ forecast: [EmissionsBySectorChart.Year],
    _ theme: ChartTheme
  ) -> Frame {
    let base = forecast.first?.year ?? 2020
    let end = max(forecast.last?.year ?? 2050, base + 1)
    let stacks = past + forecast
    let tops = stacks.map { $0.tonnes.values.reduce(0) { $0 + max(0, $1) } }
    let bottoms = stacks.map { $0.tonnes.values.reduce(0) { $0 + min(0, $1) } }
    let unit = EmissionsUnit(for: tops)
    let canvas = ChartCanvas(left: 48, right: 222, top: 40, bottom: 30, height: 340)
    let scale = LinearScale(
      covering: (tops + bottoms).map { $0 / unit.size }, from: canvas.height, to: 0)
    return Frame(
      // Half a bar of room before the first inventory year.
      years: (past.first.map { $0.year - 1 } ?? base)...end, firstTick: past.first?.year ?? base,
      canvas: canvas, scale: scale, unit: unit, theme: theme)
  }

  /// The outlines of bars and areas, which labels of targets stay clear of where they can.
  private static func edges(
    _ past: [EmissionsBySectorChart.Year], _ forecast: [EmissionsBySectorChart.Year],
    _ frame: Frame
  ) -> [[TargetLabels.Point]] {
    let (x, scale, foot) = (frame.pixels, frame.scale, frame.canvas.height)
    let bars = past.map { year -> [TargetLabels.Point] in
      let (middle, half) = (x(year.year), frame.barWidth / 2)
      let top = scale(segments([year], frame).map(\.high).max() ?? 0)
      return [
        (middle - half, foot), (middle - half, top), (middle + half, top), (middle + half, foot),
      ]
    }
    let areas = Dictionary(grouping: segments(forecast, frame), by: \.sector).values.map {
      $0.map { (x($0.year), scale($0.high)) }
    }
    let total = forecast.map { (x($0.year), scale($0.total / frame.unit.size)) }
    let start = past.isEmpty ? [] : forecast.prefix(1).map { x($0.year) }
    return bars + areas + [total] + start.map { [($0, 0), ($0, foot)] }
  }

  private static func segments(
    _ years: [EmissionsBySectorChart.Year], _ frame: Frame
  ) -> [SectorStack.Segment] {
    years.flatMap { SectorStack.segments(of: $0.tonnes, year: $0.year, unit: frame.unit) }
  }

  private static func bars(_ history: [EmissionsBySectorChart.Year], _ frame: Frame) -> ChartJSON? {
    guard !history.isEmpty else { return nil }
    return [
      "data": SectorStack.data(segments(history, frame), theme: frame.theme, yearAsText: false),
      "mark": ["type": "bar", "orient": "vertical", "width": .pixel(frame.barWidth)],
      "encoding": [
        "x": frame.x, "y": frame.y("low"), "y2": ["field": "high"], "fill": Encoding.color,
        "tooltip": SectorStack.tooltip(frame.unit),
      ],
    ]
  }

  private static func areas(_ forecast: [EmissionsBySectorChart.Year], _ frame: Frame) -> ChartJSON
  {
    [
      "data": SectorStack.data(segments(forecast, frame), theme: frame.theme, yearAsText: false),
      "mark": [
        "type": "area", "line": false, "stroke": .string(frame.theme.palette.paper),
        "strokeWidth": 0.5,
      ],
      "encoding": [
        "x": frame.x, "y": frame.y("low"), "y2": ["field": "high"], "fill": Encoding.color,
        "detail": ["field": "name", "type": "nominal"],
        "tooltip": Encoding.tooltip([("name", "Sector", nil)]),
      ],
    ]
  }

  /// The line of the total, and one point per year that tells its value.
  private static func top(_ forecast: [EmissionsBySectorChart.Year], _ frame: Frame) -> ChartJSON {
    let values: [ChartJSON] = forecast.map {
      ["year": .number($0.year), "total": .measure($0.total / frame.unit.size)]
    }
    return [
      "data": ["values": .array(values)],
      "mark": [
        "type": "line", "stroke": .string(frame.theme.palette.bau), "strokeWidth": 2.5,
      ],
      "encoding": [
        "x": frame.x, "y": frame.y("total"),
        "tooltip": Encoding.tooltip([
          ("year", "Year", nil), ("total", frame.unit.title, ",.\(frame.unit.decimals + 1)f"),
        ]),
      ],
    ]
  }

  private static func labels(
    _ forecast: [EmissionsBySectorChart.Year], hasHistory: Bool, _ frame: Frame
  ) -> [ChartJSON] {
    guard let last = forecast.last else { return [] }
    let (canvas, palette) = (frame.canvas, frame.theme.palette)
    var overlay = ChartOverlay()
    overlay.unit(frame.unit.title, canvas: canvas, theme: frame.theme)
    overlay.baseline(frame.scale, canvas: canvas, theme: frame.theme)
    let entries = segments([last], frame).map {
      SectorStack.Entry(
        sector: $0.sector, middle: frame.scale(($0.low + $0.high) / 2),
        detail: frame.unit.number($0.tonnes))
    }
    let total = "Business as usual \(frame.unit.number(last.total))"
    SectorStack.label(
      entries, heading: (total, palette.bau, frame.scale(last.total / frame.unit.size)),
      from: canvas.width + 2, canvas: canvas, theme: frame.theme, in: &overlay)
    if hasHistory, let first = forecast.first {
      let x = frame.pixels(first.year)
      overlay.text(
        "Inventories", x: x - 8, y: -8, color: palette.muted, size: ChartTheme.smallSize,
        align: .right)
      overlay.text(
        "Forecast from \(first.year)", x: x + 6, y: -8, color: palette.muted,
        size: ChartTheme.smallSize)
      overlay.line(from: (x, -14), to: (x, canvas.height), color: palette.muted)
    }
    return overlay.layers
  }
}

// MARK: Words and table

extension ForecastChart {
  private static let unknown = "Business as usual forecast"

  private static func title(_ forecast: [EmissionsBySectorChart.Year]) -> String {
    guard let first = forecast.first, let last = forecast.last, first.total > 0 else {
      return unknown
    }
    let change = last.total / first.total - 1
    if abs(change) < 0.005 { return "Without new action, emissions stay about the same" }
    let verb = change < 0 ? "fall" : "rise"
    return "Without new action, emissions \(verb) by \(ChartNumbers.percent(abs(change))) from "
      + "\(first.year) to \(last.year)"
  }

  private static func description(
    _ forecast: [EmissionsBySectorChart.Year], targets: [EmissionsTarget], unit: EmissionsUnit
  ) -> String {
    guard let first = forecast.first, let last = forecast.last else { return "No forecast yet." }
    var text =
      "Stacked areas of business-as-usual emissions by sector. The total goes from "
      + "\(unit.text(first.total)) in \(first.year) to \(unit.number(last.total)) in \(last.year)."
    let words = targets.map { "\(unit.number($0.tonnes)) in \($0.year) (\($0.label))" }
    if !words.isEmpty { text += " The targets allow \(ChartNumbers.list(words))." }
    return text
  }

  private static func columns(_ years: [EmissionsBySectorChart.Year]) -> [PlanTable.Column] {
    [.init("Year")] + sectors(years).map { .init("\($0.title) (t CO₂e)", .right) }
      + [.init("Total (t CO₂e)", .right)]
  }

  private static func rows(_ years: [EmissionsBySectorChart.Year]) -> [[PlanTable.Cell]] {
    let sectors = sectors(years)
    return years.map { year in
      [PlanTable.Cell("\(year.year)")]
        + sectors.map { PlanTable.Cell(year.tonnes[$0].map(ChartNumbers.tonnes) ?? "–") }
        + [PlanTable.Cell(ChartNumbers.tonnes(year.total))]
    }
  }

  private static func sectors(_ years: [EmissionsBySectorChart.Year]) -> [ChartSector] {
    ChartSector.allCases.filter { sector in years.contains { $0.tonnes[sector] ?? 0 != 0 } }
  }

  private static func notes(_ targets: [EmissionsTarget]) -> [String] {
    targets.map { "Target for \($0.year), \($0.label): \(ChartNumbers.tonnes($0.tonnes)) t CO₂e." }
  }
}
