public import Plan

/// Emissions with the plan as a fan of likely courses, with business as usual and the targets beside it.
public enum FanChart {
  /// What parts of all draws lie below in one year, metric tons CO2e.
  public struct Year: Sendable {
    public var year: Int
    /// At 5, 10, 25, 50, 75, 90 and 95 %.
    public var plan: [Double]
    public var businessAsUsual: [Double]

    public init(year: Int, plan: [Double], businessAsUsual: [Double]) {
      self.year = year
      self.plan = plan
      self.businessAsUsual = businessAsUsual
    }
  }

  /// Places of lower and upper ends among the seven, the widest band first.
  private static let bands: [(low: Int, high: Int)] = [(0, 6), (1, 5), (2, 4)]
  private static let middle = 3
  static let names = ["p5", "p10", "p25", "p50", "p75", "p90", "p95"]

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - years: In order, at least two, each with seven numbers for both.
  ///   - targets: Drawn where their year is within the years; the label says how likely each is met.
  ///   - notes: What was drawn and what was held.
  public static func chart(
    caption: ChartCaption, years: [Year], targets: [EmissionsTarget], notes: [String],
    theme: ChartTheme
  ) -> Chart {
    let frame = Frame(years: years, theme: theme)
    let shown = targets.filter { frame.years.contains($0.year) }
    var marks = TargetMarks(
      targets: shown, years: frame.years, ticks: YearTicks.ticks(in: frame.years),
      canvas: frame.canvas, scale: frame.scale, unit: frame.unit, theme: theme)
    marks.edges = frame.edges(years)
    let layers =
      areas(years, frame) + [
        line(years.map { ($0.year, $0.businessAsUsual[middle]) }, theme.palette.bau, frame),
        line(years.map { ($0.year, $0.plan[middle]) }, theme.palette.ink, frame),
      ] + labels(years, frame) + marks.layers()
    return caption.chart(
      title: title(years, frame.unit), description: description(years, shown, frame.unit),
      spec: marks.room.specification(layers: layers, theme: theme), columns: columns,
      rows: years.map { year in
        [PlanTable.Cell("\(year.year)")]
          + (year.plan + [0, middle, 6].map { year.businessAsUsual[$0] }).map {
            PlanTable.Cell(ChartNumbers.tonnes($0))
          }
      }, notes: notes)
  }

  private struct Frame {
    var years: ClosedRange<Int>
    var canvas = ChartCanvas(left: 48, right: 196, top: 66, bottom: 30, height: 340)
    var scale: LinearScale
    var unit: EmissionsUnit
    var theme: ChartTheme

    init(years: [Year], theme: ChartTheme) {
      let values = years.flatMap { $0.plan + $0.businessAsUsual }
      let first = years.first?.year ?? 2020
      self.years = first...max(first + 1, years.last?.year ?? 2050)
      let unit = EmissionsUnit(for: values)
      self.unit = unit
      scale = LinearScale(covering: values.map { $0 / unit.size }, from: canvas.height, to: 0)
      self.theme = theme
    }

    var x: ChartJSON { Encoding.year(years, ticks: YearTicks.ticks(in: years)) }
    func y(_ field: String) -> ChartJSON { Encoding.quantity(field, scale: scale) }

    /// Lines that labels of targets stay clear of where they can.
    func edges(_ all: [Year]) -> [[TargetLabels.Point]] {
      let x = YearTicks.scale(years, width: canvas.width)
      let lines: [(Year) -> Double] = [
        { $0.plan[FanChart.middle] }, { $0.plan[0] }, { $0.plan[6] },
        { $0.businessAsUsual[FanChart.middle] },
      ]
      return lines.map { line in all.map { (x($0.year), scale(line($0) / unit.size)) } }
    }

    /// Tints of one color, so that the fan reads without telling colors apart.
    func color(_ band: Int) -> String {
      theme.palette.tint(of: theme.palette.accent, strength: [0.22, 0.4, 0.62][band])
    }

    var usualColor: String { theme.palette.tint(of: theme.palette.bau, strength: 0.18) }
  }

  private static func areas(_ years: [Year], _ frame: Frame) -> [ChartJSON] {
    [
      area(
        years.map { ($0.year, $0.businessAsUsual[0], $0.businessAsUsual[6]) }, frame.usualColor,
        frame)
    ]
      + bands.enumerated().map { index, band in
        area(
          years.map { ($0.year, $0.plan[band.low], $0.plan[band.high]) }, frame.color(index), frame)
      }
  }

  private static func area(
    _ points: [(year: Int, low: Double, high: Double)], _ color: String, _ frame: Frame
  ) -> ChartJSON {
    [
      "data": [
        "values": .array(
          points.map { point in
            [
              "year": .number(point.year), "low": .measure(point.low / frame.unit.size),
              "high": .measure(point.high / frame.unit.size),
            ]
          })
      ], "mark": ["type": "area", "line": false, "fill": .string(color)],
      "encoding": ["x": frame.x, "y": frame.y("low"), "y2": ["field": "high"]],
    ]
  }

  private static func line(
    _ points: [(year: Int, value: Double)], _ color: String, _ frame: Frame
  ) -> ChartJSON {
    [
      "data": [
        "values": .array(
          points.map {
            ["year": .number($0.year), "value": .measure($0.value / frame.unit.size)]
          })
      ], "mark": ["type": "line", "stroke": .string(color), "strokeWidth": 2.5],
      "encoding": [
        "x": frame.x, "y": frame.y("value"),
        "tooltip": Encoding.tooltip([
          ("year", "Year", nil), ("value", frame.unit.title, ",.\(frame.unit.decimals + 1)f"),
        ]),
      ],
    ]
  }

  private static func labels(_ years: [Year], _ frame: Frame) -> [ChartJSON] {
    guard let last = years.last else { return [] }
    let (canvas, theme) = (frame.canvas, frame.theme)
    var overlay = ChartOverlay()
    overlay.unit(frame.unit.title, canvas: canvas, theme: theme)
    overlay.baseline(frame.scale, canvas: canvas, theme: theme)
    legend(frame, &overlay)
    let unit = frame.unit
    func texts(_ name: String, _ values: [Double]) -> [String] {
      [
        name, "\(last.year): \(unit.number(values[middle]))",
        "(\(unit.number(values[0])) to \(unit.number(values[6])))",
      ]
    }
    let lines = [
      (
        texts("Business as usual", last.businessAsUsual), last.businessAsUsual[middle],
        theme.palette.bau
      ),
      (texts("With the plan", last.plan), last.plan[middle], theme.palette.ink),
    ]
    let height = ChartTheme.lineHeight
    let places = LabelPlacement.place(
      lines.map {
        LabelPlacement.Label(
          wanted: frame.scale($0.1 / unit.size), height: height * Double($0.0.count) + 8)
      }, within: -6...canvas.height + 12)
    for (index, line) in lines.enumerated() {
      var y = places[index] - height
      for (row, text) in line.0.enumerated() {
        overlay.text(
          text, x: canvas.width + 12, y: y, color: row == 0 ? line.2 : theme.palette.ink,
          weight: row == 0 ? .semibold : .regular)
        y += height
      }
    }
    return overlay.layers
  }

  private static func legend(_ frame: Frame, _ overlay: inout ChartOverlay) {
    var x = -frame.canvas.left
    let keys = [
      ("half of draws", frame.color(2)), ("8 of 10", frame.color(1)), ("9 of 10", frame.color(0)),
      ("business as usual, 9 of 10", frame.usualColor),
    ]
    for (label, color) in keys {
      x = 20 + overlay.key(label, swatch: color, x: x, y: -50, theme: frame.theme)
    }
  }

  private static let columns: [PlanTable.Column] =
    [.init("Year")] + names.map { .init("Plan, \($0) (t CO₂e)", .right) }
    + ["p5", "p50", "p95"].map { .init("Business as usual, \($0)", .right) }

  private static func title(_ years: [Year], _ unit: EmissionsUnit) -> String {
    guard let last = years.last else { return "How sure the plan is" }
    return
      "With the plan emissions in \(last.year) come to \(unit.number(last.plan[0])) to \(unit.text(last.plan[6])) in 9 of 10 draws"
  }

  private static func description(
    _ years: [Year], _ targets: [EmissionsTarget], _ unit: EmissionsUnit
  ) -> String {
    guard let last = years.last else { return "Nothing is drawn yet." }
    var text =
      "A fan of emissions by year. With the plan the median in \(last.year) is \(unit.text(last.plan[middle])), and 9 of 10 draws lie between \(unit.number(last.plan[0])) and \(unit.number(last.plan[6])). Under business as usual it is \(unit.number(last.businessAsUsual[middle])), between \(unit.number(last.businessAsUsual[0])) and \(unit.number(last.businessAsUsual[6]))."
    for target in targets {
      text += " \(target.label), \(target.year): \(unit.number(target.tonnes)) allowed."
    }
    return text
  }
}
