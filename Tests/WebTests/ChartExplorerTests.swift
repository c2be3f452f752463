import Foundation
import Plan
import Publishing
import TestSupport
import Testing

@testable import Web

/// Charts that readers explore with scripts of the server itself.
@Suite struct ChartExplorerTests {
  private func withScripts(
    _ names: [String], _ body: (URL) throws -> Void
  ) throws {
    let tools = FileManager.default.temporaryDirectory
      .appending(path: "cairn-explorer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: tools.appending(path: "js"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: tools) }
    for name in names {
      try Data("// \(name)".utf8).write(to: tools.appending(path: "js/\(name)"))
    }
    try body(tools)
  }

  private func figure(_ svg: String, explorer: [String]?, _ language: Language) -> String {
    let chart = Chart(
      id: "sectors", title: "Sectors", description: "Bars", spec: #"{"title":"</script>"}"#,
      data: PlanTable(id: "sectors-data", caption: "Sectors", columns: [.init("Year")], rows: []),
      source: "Inventory")
    return ChartFigure(
      chart: chart, drawn: RenderedChart(chart: chart, svg: svg),
      translation: ChartTranslation(language: language), explorer: explorer
    ).html.text
  }

  @Test func `scripts have addresses of their own by what is in them, and no other is answered`()
    throws
  {
    try withScripts(ChartScripts.names) { tools in
      let explorer = try #require(ChartExplorer(tools: tools))
      let paths = try #require(explorer.paths)
      #expect(paths.count == 3)
      #expect(paths[0].wholeMatch(of: /\/design\/vega-[0-9a-f]{12}\.min\.js/) != nil)
      for path in paths { #expect(explorer.response(to: path) != nil) }
      #expect(explorer.response(to: "/design/vega.min.js") == nil)
      #expect(explorer.response(to: "/design/vega-000000000000.min.js") == nil)
      try FileManager.default.removeItem(at: tools.appending(path: "js/vega.min.js"))
      #expect(explorer.response(to: paths[0]) == nil)
    }
  }

  @Test func `where one script is missing nothing is offered`() throws {
    try withScripts(Array(ChartScripts.names.dropLast())) { tools in
      #expect(ChartExplorer(tools: tools) == nil)
    }
    let figure = figure("<svg></svg>", explorer: nil, .english)
    #expect(figure.contains("chart__image"))
    #expect(!figure.contains("<script"))
  }

  @Test func `a chart carries its specification and one script of the server, nothing inline`() {
    let page = figure("<svg></svg>", explorer: ["/design/a.js", "/design/b.js"], .spanish)
    #expect(page.contains("class=\"chart__spec\">{\"title\":\"\\u003c/script>\"}</script>"))
    #expect(page.contains("src=\"/design/explore-charts-"))
    #expect(page.contains("data-chart-scripts=\"/design/a.js /design/b.js\""))
    #expect(page.contains("data-explore=\"Explorar esta gráfica\""))
    #expect(page.contains("data-decimal=\".\" data-thousands=\",\""))
    #expect(page.components(separatedBy: "<script").count == 3)
  }

  @Test func `a map has tools of its own`() {
    let map = figure(
      "<svg><path data-tip=\"Tract 1\"/></svg>", explorer: ["/design/a.js"], .english)
    #expect(map.contains("data-map-tools"))
    #expect(!map.contains("<script"))
  }

  @Test func `the script that explores is the one of published plans`() throws {
    let file = try #require(
      DesignFile.all.first { $0.path.hasPrefix("/design/explore-charts-") })
    #expect(try Data(file.contents) == ChartScripts.explorerContents())
    #expect(DesignFile.path(ChartScripts.explorer) == file.path)
  }
}
