public import Plan

/// Emissions carried forward by sector as if nothing new were done, with the targets beside them.
public enum ForecastChart {
  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - history: Inventory years before the first forecast year; drawn as bars. May be empty.
  ///   - forecast: Business as usual from the base year on, in order of year; at least two years.
  ///   - targets: Drawn where their year is within the forecast.
  public static func chart(
    caption: ChartCaption, history: [EmissionsBySectorChart.Year],
    forecast: [EmissionsBySectorChart.Year], targets: [EmissionsTarget], theme: ChartTheme
  ) -> Chart {
    let base = forecast.first?.year ?? 2020
    let end = max(forecast.last?.year ?? 2050, base + 1)
    let past = history.filter { $0.year < base }
    // Half a bar of room before the first inventory year.
    let years = (past.first.map { $0.year - 1 } ?? base)...end
    let shown = targets.filter { (base...end).contains($0.year) }
    let stacks = past + forecast
    let tops = stacks.map { $0.tonnes.values.reduce(0) { $0 + max(0, $1) } }
    let bottoms = stacks.map { $0.tonnes.values.reduce(0) { $0 + min(0, $1) } }
    let unit = EmissionsUnit(for: tops)
    let canvas = ChartCanvas(left: 48, right: 222, top: 40, bottom: 30, height: 340)
    let scale = LinearScale(
      covering: (tops + bottoms).map { $0 / unit.size }, from: canvas.height, to: 0)
    let frame = Frame(
      years: years, firstTick: past.first?.year ?? base, canvas: canvas, scale: scale, unit: unit,
      theme: theme)
    let marks = TargetMarks(
      targets: shown, years: years, ticks: frame.ticks, canvas: canvas, scale: scale, unit: unit,
      theme: theme)
    let layers =
      [bars(past, frame), areas(forecast, frame), top(forecast, frame)].compactMap { $0 }
      + labels(forecast, hasHistory: !past.isEmpty, frame)
      + marks.layers(from: forecast.first.map { ($0.year, $0.total) })
    return caption.chart(
      title: title(forecast), description: description(forecast, targets: shown, unit: unit),
      spec: canvas.specification(layers: layers, theme: theme), columns: columns(stacks),
      rows: rows(stacks), notes: notes(shown))
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
  }

  private static func segments(
    _ years: [EmissionsBySectorChart.Year], _ frame: Frame
  ) -> [SectorStack.Segment] {
    years.flatMap { SectorStack.segments(of: $0.tonnes, year: $0.year, unit: frame.unit) }
  }

  private static func bars(_ history: [EmissionsBySectorChart.Year], _ frame: Frame) -> ChartJSON? {
    guard !history.isEmpty else { return nil }
    let year = frame.canvas.width / Double(frame.years.upperBound - frame.years.lowerBound)
    return [
      "data": SectorStack.data(segments(history, frame), theme: frame.theme, yearAsText: false),
      "mark": ["type": "bar", "orient": "vertical", "width": .pixel(min(14, year * 1.4))],
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
      let x = YearTicks.scale(frame.years, width: canvas.width)(first.year)
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
  private static func title(_ forecast: [EmissionsBySectorChart.Year]) -> String {
    guard let first = forecast.first, let last = forecast.last, first.total > 0 else {
      return "Business as usual forecast"
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
