internal import Factors
public import Foundation

/// What all charts share: colors, font, sizes and the Vega-Lite configuration.
public struct ChartTheme: Sendable {
  public var palette: ChartPalette
  public var metrics: TextMetrics

  /// The family list for text; the first is the one that `text-metrics.json` measures.
  static let font = "Inter, Open Sans, Helvetica Neue, Arial, sans-serif"
  /// The width of every chart in pixels.
  static let width = 720.0
  /// Text sizes in pixels at the full width; print sets the chart about two thirds as wide.
  static let labelSize = 13.0
  static let smallSize = 12.0
  static let lineHeight = 16.0

  public init(palette: ChartPalette, metrics: TextMetrics) {
    self.palette = palette
    self.metrics = metrics
  }

  /// Reads `palette.json` and `text-metrics.json` from a folder.
  public init(resources: URL) throws {
    self.init(
      palette: try ChartPalette(contentsOf: resources.appending(path: "palette.json")),
      metrics: try TextMetrics(contentsOf: resources.appending(path: "text-metrics.json")))
  }

  /// The theme that comes with the program, read when it is first asked for; a program without it ends.
  public static let bundled = ResourceTables.required { () throws(ResourceProblem) in
    let folder = Bundle.module.bundleURL.appending(path: "Resources")
    do { return try ChartTheme(resources: folder) } catch {
      throw .file("palette.json or text-metrics.json", why: "\(error)")
    }
  }

  /// The `config` of every specification.
  var configuration: ChartJSON {
    [
      // A reader of the screen hears the description and has the table; marks would add their colors.
      "aria": false,
      "background": "transparent",
      "font": .string(Self.font),
      "view": ["stroke": nil],
      "axis": axis,
      // Charts draw their own line at zero, which need not be the lower edge.
      "axisX": [
        "domain": false, "grid": false, "labelPadding": 4, "tickColor": .string(palette.rule),
        "tickSize": 5,
      ],
      "axisY": ["domain": false, "ticks": false, "labelPadding": 8],
      "bar": ["discreteBandSize": ["band": 0.7]],
      "text": ["fontSize": .number(Self.labelSize), "fill": .string(palette.ink)],
      "line": ["strokeCap": "round", "strokeJoin": "round"],
      "mark": ["tooltip": nil],
    ]
  }

  private var axis: ChartJSON {
    [
      "domainColor": .string(palette.muted),
      "gridColor": .string(palette.grid),
      "labelColor": .string(palette.muted),
      "labelFontSize": .number(Self.smallSize),
      // Vega measures cut labels with its own guess of the font, so that nothing is cut.
      "labelLimit": 0,
      "labelFlush": false,
      "labelOverlap": false,
      "titleColor": .string(palette.muted),
      "titleFontSize": .number(Self.smallSize),
      "titleFontWeight": 400,
    ]
  }
}
