public import Plan

/// Scenarios side by side as lines, each with its name at its end, with the targets beside them.
public enum ScenariosChart {
  /// One scenario over the years of the chart.
  public struct Line: Sendable {
    public var name: String
    /// Metric tons CO2e, or metric tons per person, by year.
    public var values: [Double?]
    /// The lowest and highest under the models of its climate, by year; nil without a spread.
    public var spread: [ClosedRange<Double>?]

    public init(name: String, values: [Double?], spread: [ClosedRange<Double>?] = []) {
      self.name = name
      self.values = values
      self.spread = spread
    }

    var last: Double? { values.last ?? nil }
  }

  /// Dashes, so that lines differ without telling colors apart; the first is unbroken.
  private static let dashes: [[Double]] = [
    [], [8, 3], [2, 3], [10, 3, 2, 3], [5, 5], [12, 4, 2, 4, 2, 4], [1, 5], [16, 4],
  ]

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - years: At least two.
  ///   - lines: At least one, in order; the first is what the others are held against.
  ///   - targets: Drawn where their year is within the years, in the unit of the lines.
  ///   - notes: What is in each scenario, and what is left out.
  public static func chart(
    caption: ChartCaption, years: ClosedRange<Int>, lines: [Line], targets: [EmissionsTarget],
    isPerPerson: Bool = false, notes: [String], theme: ChartTheme
  ) -> Chart {
    let frame = Frame(years: years, lines: lines, isPerPerson: isPerPerson, theme: theme)
    let shown = targets.filter { years.contains($0.year) && $0.tonnes.isFinite }
    var marks = TargetMarks(
      targets: shown, years: frame.years, ticks: YearTicks.ticks(in: frame.years),
      canvas: frame.canvas, scale: frame.scale, unit: frame.unit, theme: theme)
    marks.edges = lines.map { line in frame.points(line).map { frame.pixel($0.year, $0.value) } }
    let drawn = lines.enumerated().flatMap { index, line in draw(line, index, frame) }
    return caption.chart(
      title: title(lines, frame), description: description(lines, shown, frame),
      spec: marks.room.specification(
        layers: drawn + labels(lines, frame) + marks.layers(), theme: theme),
      columns: [.init("Year")] + lines.map { .init("\($0.name) (\(frame.tableUnit))", .right) },
      rows: rows(years, lines, frame), notes: notes)
  }

  private struct Frame {
    let years: ClosedRange<Int>
    let canvas = ChartCanvas(left: 48, right: 212, top: 40, bottom: 30, height: 340)
    let scale: LinearScale
    let unit: EmissionsUnit
    let isPerPerson: Bool
    let theme: ChartTheme

    init(years: ClosedRange<Int>, lines: [Line], isPerPerson: Bool, theme: ChartTheme) {
      self.years = years.lowerBound...max(years.lowerBound + 1, years.upperBound)
      let ends = lines.flatMap(\.spread).compactMap(\.self)
      let values =
        lines.flatMap(\.values).compactMap(\.self)
        + ends.flatMap { [$0.lowerBound, $0.upperBound] }
      let unit = isPerPerson ? EmissionsUnit.perPerson : EmissionsUnit(for: values)
      self.unit = unit
      self.isPerPerson = isPerPerson
      scale = LinearScale(covering: values.map { $0 / unit.size }, from: canvas.height, to: 0)
      self.theme = theme
    }

    var x: ChartJSON { Encoding.year(years, ticks: YearTicks.ticks(in: years)) }
    func y(_ field: String) -> ChartJSON { Encoding.quantity(field, scale: scale) }
    var tableUnit: String { isPerPerson ? "t CO₂e per person" : "t CO₂e" }

    func points(_ line: Line) -> [(year: Int, value: Double)] {
      zip(years, line.values).compactMap { year, value in value.map { (year, $0) } }
    }

    func pixel(_ year: Int, _ value: Double) -> TargetLabels.Point {
      (YearTicks.scale(years, width: canvas.width)(year), scale(value / unit.size))
    }

    /// The first is business as usual, mostly; the series color that is nearest to its own comes last.
    func color(_ index: Int) -> String {
      let series = theme.palette.series
      guard index > 0, series.count > 2 else { return theme.palette.bau }
      let others = [series[0]] + series.dropFirst(2) + [series[1]]
      return others[(index - 1) % others.count]
    }
  }

  private static func draw(_ line: Line, _ index: Int, _ frame: Frame) -> [ChartJSON] {
    let values = frame.points(line).map { point -> ChartJSON in
      [
        "year": .number(point.year), "value": .measure(point.value / frame.unit.size),
        "name": .string(line.name),
      ]
    }
    let stroke: ChartJSON = [
      "data": ["values": .array(values)],
      "mark": [
        "type": "line", "stroke": .string(frame.color(index)), "strokeWidth": 2.5,
        "strokeDash": .numbers(dashes[index % dashes.count]),
      ],
      "encoding": [
        "x": frame.x, "y": frame.y("value"),
        "tooltip": Encoding.tooltip([
          ("name", "Scenario", nil), ("year", "Year", nil),
          ("value", frame.unit.title, ",.\(frame.unit.decimals + 1)f"),
        ]),
      ],
    ]
    return [band(line, index, frame), stroke].compactMap(\.self)
  }

  private static func band(_ line: Line, _ index: Int, _ frame: Frame) -> ChartJSON? {
    let values = zip(frame.years, line.spread).compactMap { year, range -> ChartJSON? in
      range.map { range in
        [
          "year": .number(year), "low": .measure(range.lowerBound / frame.unit.size),
          "high": .measure(range.upperBound / frame.unit.size),
        ]
      }
    }
    guard values.count > 1 else { return nil }
    return [
      "data": ["values": .array(values)],
      // Bands lie over one another, so that a tint would hide the lower.
      "mark": [
        "type": "area", "line": false, "fill": .string(frame.color(index)), "fillOpacity": 0.18,
      ],
      "encoding": ["x": frame.x, "y": frame.y("low"), "y2": ["field": "high"]],
    ]
  }

  /// Names at the ends of the lines, apart from one another.
  private static func labels(_ lines: [Line], _ frame: Frame) -> [ChartJSON] {
    let (canvas, theme) = (frame.canvas, frame.theme)
    var overlay = ChartOverlay()
    overlay.unit(frame.unit.title, canvas: canvas, theme: theme)
    overlay.baseline(frame.scale, canvas: canvas, theme: theme)
    let ends = lines.enumerated().compactMap { index, line -> (Int, Double, [String])? in
      guard let last = line.last else { return nil }
      let words = "\(line.name) \(frame.unit.number(last))"
      return (
        index, last,
        theme.metrics.lines(of: words, size: ChartTheme.smallSize, width: canvas.right - 34)
      )
    }
    let height = 14.0
    let places = LabelPlacement.place(
      ends.map {
        .init(
          wanted: frame.scale($0.1 / frame.unit.size), height: height * Double($0.2.count) + 5)
      }, within: -20...canvas.height + 24)
    for ((index, last, words), middle) in zip(ends, places) {
      let end = (canvas.width, frame.scale(last / frame.unit.size))
      overlay.line(from: end, to: (canvas.width + 14, middle), color: frame.color(index))
      var y = middle - height * Double(words.count - 1) / 2
      for word in words {
        overlay.text(
          word, x: canvas.width + 18, y: y, color: frame.theme.palette.ink,
          size: ChartTheme.smallSize)
        y += height
      }
    }
    return overlay.layers
  }

  // Words and table

  private static func title(_ lines: [Line], _ frame: Frame) -> String {
    let ends = lines.compactMap { line in line.last.map { (line.name, $0) } }
    guard let low = ends.min(by: { $0.1 < $1.1 }), let high = ends.max(by: { $0.1 < $1.1 }),
      ends.count > 1, low.0 != high.0
    else { return "Scenarios side by side" }
    return
      "In \(frame.years.upperBound) emissions lie between \(frame.unit.number(low.1)) (\(low.0)) and \(frame.unit.text(high.1)) (\(high.0))"
  }

  private static func description(
    _ lines: [Line], _ targets: [EmissionsTarget], _ frame: Frame
  ) -> String {
    let ends = lines.compactMap { line in
      line.last.map { "\(line.name) \(frame.unit.number($0))" }
    }
    var text =
      "Lines of emissions by scenario from \(frame.years.lowerBound) to \(frame.years.upperBound), in \(frame.unit.name). At the end: \(ChartNumbers.list(ends))."
    for target in targets {
      text += " \(target.label), \(target.year): \(frame.unit.number(target.tonnes)) allowed."
    }
    return text
  }

  private static func rows(
    _ years: ClosedRange<Int>, _ lines: [Line], _ frame: Frame
  ) -> [[PlanTable.Cell]] {
    years.enumerated().map { index, year in
      [PlanTable.Cell("\(year)")]
        + lines.map { line in
          guard line.values.indices.contains(index), let value = line.values[index] else {
            return PlanTable.Cell("–")
          }
          return PlanTable.Cell(
            frame.isPerPerson
              ? ChartNumbers.text(value, decimals: 2) : ChartNumbers.tonnes(value))
        }
    }
  }
}
