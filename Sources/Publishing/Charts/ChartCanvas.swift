import Foundation
import Plan

/// What a chart is called and where its data come from.
public struct ChartCaption: Sendable {
  /// Unique in the plan, such as `emissions-by-sector`.
  public var id: String
  /// The caption as a full statement; nil for the one made from the data.
  public var title: String?
  /// The source line.
  public var source: String

  public init(id: String, title: String? = nil, source: String) {
    self.id = id
    self.title = title
    self.source = source
  }

  func chart(
    title computed: String, description: String, spec: ChartJSON, columns: [PlanTable.Column],
    rows: [[PlanTable.Cell]], totalRows: [Int] = [], notes: [String] = []
  ) -> Chart {
    let title = title ?? computed
    let table = PlanTable(
      id: id + "-data", caption: title, columns: columns, rows: rows, totalRows: totalRows,
      notes: notes)
    return Chart(
      id: id, title: title, description: description,
      spec: spec.merging(["description": .string(description)]).description, data: table,
      source: source)
  }
}

/// The plot area in a chart of fixed width, with room around it for axes and direct labels.
struct ChartCanvas {
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  var height: Double

  /// Width of the plot area.
  var width: Double { ChartTheme.width - left - right }

  /// A complete specification of layers over one plot area.
  ///
  /// Nothing sizes itself: widths of text differ between browsers, and the drawing must not.
  func specification(layers: [ChartJSON], theme: ChartTheme) -> ChartJSON {
    [
      "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
      "autosize": "none",
      "config": theme.configuration,
      "height": .pixel(height),
      "layer": .array(layers),
      "padding": [
        "bottom": .pixel(bottom), "left": .pixel(left), "right": .pixel(right), "top": .pixel(top),
      ],
      "width": .pixel(width),
    ]
  }
}

/// A linear scale whose ends and ticks are round numbers.
struct LinearScale {
  var domain: ClosedRange<Double>
  var ticks: [Double]
  /// Decimals that the ticks need.
  var decimals: Int
  /// Pixels of the domain's ends.
  var start: Double
  var end: Double

  /// A scale that covers values.
  ///
  /// - Parameters:
  ///   - includesZero: True where lengths are compared.
  ///   - count: About how many ticks.
  init(
    covering values: [Double], includesZero: Bool = true, count: Int = 5, from start: Double,
    to end: Double
  ) {
    // What a step of could not be counted is out of every drawing.
    let finite =
      values.filter { $0.magnitude < 1e300 }.map { $0.magnitude < 1e-300 ? 0 : $0 }
      + (includesZero ? [0] : [])
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if high - low <= 1e-12 * max(abs(high), abs(low), 1e-300) {
      (low, high) = high > 0 ? (0, high * 1.1) : (low - 1, high + 1)
    }
    let step = Self.niceStep((high - low) / Double(max(1, count)))
    let first = (low / step + 1e-9).rounded(.down)
    let last = (high / step - 1e-9).rounded(.up)
    // A small removal below zero gets the room it needs, not a whole step.
    let isShallow = low < 0 && low > -0.4 * step && high > 0
    domain = (isShallow ? low - 0.1 * step : first * step)...last * step
    ticks = (Int(isShallow ? 0 : first)...Int(last)).map { Double($0) * step }
    decimals = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
    // Steps such as 0.25 and 2.5 need one decimal more than their power of ten.
    if abs(step * pow(10, Double(decimals)) - (step * pow(10, Double(decimals))).rounded()) > 1e-6 {
      decimals += 1
    }
    self.start = start
    self.end = end
  }

  /// 1, 2, 2.5 or 5 times a power of ten, not below the step wanted.
  private static func niceStep(_ wanted: Double) -> Double {
    let power = pow(10, log10(wanted).rounded(.down))
    let factor = [1, 2, 2.5, 5, 10].first { $0 * power >= wanted * (1 - 1e-9) } ?? 10
    return factor * power
  }

  /// The pixel of a value.
  func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + share * (end - start)
  }

  /// For `scale` of an encoding.
  var json: ChartJSON {
    ["domain": .numbers([domain.lowerBound, domain.upperBound]), "nice": false, "zero": false]
  }

  /// For `axis` of an encoding.
  var axis: ChartJSON {
    [
      "format": .string(",.\(decimals)f"), "grid": true, "title": nil, "values": .numbers(ticks),
    ]
  }
}

/// Parts of encodings that all charts use.
enum Encoding {
  static func quantity(_ field: String, scale: LinearScale) -> ChartJSON {
    [
      "field": .string(field), "type": "quantitative", "scale": scale.json, "axis": scale.axis,
    ]
  }

  /// A year on a numeric axis, from the first to the last pixel of the plot.
  static func year(_ years: ClosedRange<Int>, ticks: [Int]) -> ChartJSON {
    [
      "field": "year", "type": "quantitative",
      "scale": [
        "domain": [.number(years.lowerBound), .number(years.upperBound)], "nice": false,
        "zero": false,
      ],
      "axis": ["format": "d", "title": nil, "values": .array(ticks.map { .number($0) })],
    ]
  }

  /// Colors that are given in the data.
  static let color: ChartJSON = ["field": "color", "type": "nominal", "scale": nil]

  static func tooltip(_ fields: [(field: String, title: String, format: String?)]) -> ChartJSON {
    .array(
      fields.map { field, title, format in
        let channel: ChartJSON = ["field": .string(field), "title": .string(title)]
        guard let format else { return channel.merging(["type": "nominal"]) }
        return channel.merging(["type": "quantitative", "format": .string(format)])
      })
  }
}
