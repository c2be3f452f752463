public import Plan

/// Emissions per resident in each inventory year.
public enum EmissionsPerPersonChart {
  /// One inventory year; metric tons CO2e per resident.
  public struct Point: Sendable {
    public var year: Int
    public var tonnesPerPerson: Double

    public init(year: Int, tonnesPerPerson: Double) {
      self.year = year
      self.tonnesPerPerson = tonnesPerPerson
    }
  }

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - points: At least one year, in order of year.
  ///   - tellsChange: False where the first and the last year do not count the same, so that no change is told.
  public static func chart(
    caption: ChartCaption, points: [Point], tellsChange: Bool = true, theme: ChartTheme
  ) -> Chart {
    let canvas = ChartCanvas(left: 48, right: 48, top: 40, bottom: 30, height: 240)
    let scale = LinearScale(
      covering: points.map(\.tonnesPerPerson), from: canvas.height, to: 0)
    let years = (points.first?.year ?? 2020)...(points.last?.year ?? 2020)
    let span =
      years.lowerBound == years.upperBound
      ? years.lowerBound - 1...years.upperBound + 1 : years
    var overlay = ChartOverlay()
    overlay.unit("Metric tons CO₂e per resident", canvas: canvas, theme: theme)
    overlay.baseline(scale, canvas: canvas, theme: theme)
    return caption.chart(
      title: tellsChange ? title(points) : "Emissions per resident",
      description: description(points),
      spec: canvas.specification(
        layers: lines(points, years: span, scale: scale, theme: theme) + overlay.layers,
        theme: theme),
      columns: [.init("Year"), .init("Emissions per resident (t CO₂e)", .right)],
      rows: points.map {
        [.init("\($0.year)"), .init(ChartNumbers.text($0.tonnesPerPerson, decimals: 2))]
      })
  }

  private static func lines(
    _ points: [Point], years: ClosedRange<Int>, scale: LinearScale, theme: ChartTheme
  ) -> [ChartJSON] {
    let values: [ChartJSON] = points.map {
      [
        "year": .number($0.year), "value": .measure($0.tonnesPerPerson),
        "text": .string(ChartNumbers.text($0.tonnesPerPerson, decimals: 1)),
      ]
    }
    let data: ChartJSON = ["values": .array(values)]
    let position: ChartJSON = [
      "x": Encoding.year(years, ticks: points.map(\.year)),
      "y": Encoding.quantity("value", scale: scale),
    ]
    let color = ChartJSON.string(theme.palette.accent)
    return [
      [
        "data": data, "mark": ["type": "line", "stroke": color, "strokeWidth": 2.5],
        "encoding": position,
      ],
      [
        "data": data,
        "mark": [
          "type": "point", "filled": true, "size": 70, "color": color, "opacity": 1,
          "stroke": .string(theme.palette.paper), "strokeWidth": 1.5,
        ],
        "encoding": position.merging([
          "tooltip": Encoding.tooltip([
            ("year", "Year", nil), ("value", "Metric tons CO₂e per resident", ",.2f"),
          ])
        ]),
      ],
      [
        "data": data,
        "mark": ["type": "text", "dy": -16, "fontWeight": 600, "fontSize": 14],
        "encoding": position.merging(["text": ["field": "text", "type": "nominal"]]),
      ],
    ]
  }

  private static func title(_ points: [Point]) -> String {
    guard let first = points.first, let last = points.last, points.count > 1 else {
      return "Emissions per resident"
    }
    let change = ChartNumbers.change(from: first.tonnesPerPerson, to: last.tonnesPerPerson)
    return "Emissions per resident \(change) between \(first.year) and \(last.year)"
  }

  private static func description(_ points: [Point]) -> String {
    let values = points.map {
      "\(ChartNumbers.text($0.tonnesPerPerson, decimals: 1)) in \($0.year)"
    }
    guard !values.isEmpty else { return "No inventory yet." }
    return "A line through the inventory years. Metric tons CO₂e per resident were "
      + ChartNumbers.list(values) + "."
  }
}
