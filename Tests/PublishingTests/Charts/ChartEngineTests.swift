import Foundation
import Plan
import Testing

@testable import Publishing

/// Needs JavaScriptCore and the scripts in the tools folder, which `make test` sees to.
@Suite(.serialized) struct ChartEngineTests {
  private let theme: ChartTheme

  init() { theme = ChartTheme.bundled }

  private func engine() throws -> ChartEngine {
    try ChartEngine(javaScriptFolder: ChartTools.scripts, metrics: theme.metrics)
  }

  @Test func `every chart of a plan is drawn, well-formed and without warnings`() throws {
    let engine = try engine()
    for chart in try ChartSamples(theme: theme).all {
      let drawing = try engine.render(chart.spec)
      #expect(drawing.warnings == [], "\(chart.id)")
      let svg = try SVGAccessibility.accessible(
        svg: drawing.svg, id: chart.id, title: chart.title, description: chart.description)
      let outline = XMLOutline(svg)
      #expect(outline.isWellFormed, "\(chart.id)")
      #expect(outline.root["width"] == "720", "\(chart.id)")
      #expect(outline.texts["title"] == chart.title)
      #expect(outline.texts["desc"] == chart.description)
      #expect(Set(outline.ids).count == outline.ids.count)
    }
  }

  @Test func `no text of a chart overlaps another or leaves the drawing`() throws {
    let engine = try engine()
    let samples = ChartSamples(theme: theme)
    for chart in try samples.all + samples.crowded {
      let svg = try engine.render(chart.spec).svg
      let root = try SVGReader.read(svg)
      let bounds = CGRect(
        x: -0.5, y: -0.5, width: (Double(root["width"] ?? "") ?? 0) + 1,
        height: (Double(root["height"] ?? "") ?? 0) + 1)
      let texts = try DrawnText.all(in: svg, metrics: theme.metrics).filter { !$0.text.isEmpty }
      #expect(texts.count > 3, "\(chart.id)")
      for (index, text) in texts.enumerated() {
        #expect(bounds.contains(text.frame), "\(chart.id): \(text)")
        for other in texts[(index + 1)...] {
          #expect(!text.frame.intersects(other.frame), "\(chart.id): \(text) and \(other)")
        }
      }
    }
  }

  @Test func `the same chart is drawn with the same bytes by any engine`() throws {
    let (first, second) = (try engine(), try engine())
    let charts = try ChartSamples(theme: theme).all
    for (chart, again) in zip(charts, try ChartSamples(theme: theme).all) {
      #expect(chart.spec == again.spec)
      let svg = try first.render(chart.spec).svg
      #expect(try first.render(chart.spec).svg == svg, "\(chart.id)")
      #expect(try second.render(again.spec).svg == svg, "\(chart.id)")
    }
  }

  @Test func `labels are measured with the font's own widths`() throws {
    let spec: ChartJSON = [
      "data": ["values": [["a": "Hennepin County"]]],
      "mark": ["type": "text", "fontSize": 20, "align": "left"],
      "encoding": ["text": ["field": "a"], "x": ["value": 0]], "width": 10, "height": 10,
      "autosize": "pad", "padding": 0,
    ]
    let root = try SVGReader.read(try engine().render(spec.description).svg)
    let expected = theme.metrics.width(of: "Hennepin County", size: 20)
    #expect(abs((Double(root["width"] ?? "") ?? 0) - expected) <= 2)
  }

  @Test func `a specification that cannot be drawn says why, and the next one is drawn`() throws {
    let engine = try engine()
    let specifications = [
      "not json", "{}", #"{"mark": "bogus"}"#, "[]", "",
      #"{"mark": "bar", "data": {"url": "https://example.org/a.json"}}"#,
    ]
    for specification in specifications {
      let error = #expect(throws: ChartEngineError.self) { try engine.render(specification) }
      guard case .script(let message) = error else {
        Issue.record("not an error of the specification: \(specification)")
        continue
      }
      #expect(!message.isEmpty)
      #expect(try engine.render(ChartSamples(theme: theme).equity.spec).svg.hasPrefix("<svg"))
    }
  }

  @Test func `a specification without end is stopped, and the next one is drawn`() throws {
    let engine = try engine()
    engine.timeLimit = 0.3
    let endless = #"{"data": {"sequence": {"start": 0, "stop": 100000000}}, "mark": "point"}"#
    #expect(throws: ChartEngineError.self) { try engine.render(endless) }
    engine.timeLimit = 8
    #expect(try engine.render(ChartSamples(theme: theme).equity.spec).svg.hasPrefix("<svg"))
  }

  @Test func `a library that is not installed is told from scripts that are not there`() {
    #expect(throws: ChartEngineError.libraryMissing) {
      try ChartEngine(
        javaScriptFolder: ChartTools.scripts, metrics: theme.metrics,
        libraryNames: ["libnosuchthing.so.9"])
    }
    #expect(throws: ChartEngineError.scriptsMissing("vega.min.js")) {
      try ChartEngine(javaScriptFolder: URL(filePath: "/nonexistent"), metrics: theme.metrics)
    }
  }
}
