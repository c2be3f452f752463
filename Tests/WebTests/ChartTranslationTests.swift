import Foundation
import Plan
import Tables
import Testing

@testable import Publishing
@testable import Web

@Suite struct ChartTranslationTests {
  /// English words of the charts that no name of the example has.
  private static let words = [
    "etric ton", "avoided", "Inventories", "Forecast from", "With the plan", "With every",
    "percentile", "lowest", "Score", "draws", "Emissions", "emissions", "Year", "Hazard",
    "full effect", "Near term", "lowers a", "suffices", "decide by", "tipping", "Adaptive",
    "No data", "Projection", "smaller actions", " in all", "The largest", "are in",
  ]

  private static let named = [
    "emissions-by-sector", "emissions-per-person", "forecast", "grid-intensity", "wedges",
    "scenarios", "hazards", "risk-matrix", "equity", "action-effects", "timeline", "pathways",
    "ranking", "fan", "tornado",
  ]

  private func charts(_ ids: [String]) throws -> [Chart] {
    let catalog = ExhibitCatalog(
      calculation: try HennepinSite.calculated(), edition: .internal,
      theme: ChartTheme.bundled)
    return ids.compactMap { id in
      guard case .found(.chart(let chart)) = catalog.block(.chart, id, at: Place(file: "test"))
      else { return nil }
      return chart
    }
  }

  /// Every text of a specification that is no member's name.
  private func texts(_ value: JSONValue) -> [String] {
    if let text = value.text { return [text] }
    return (value.items ?? []).flatMap(texts) + (value.members ?? []).flatMap { texts($0.value) }
  }

  private func numbers(_ texts: [String]) -> [String] {
    texts.flatMap { $0.matches(of: /\d+(?:[.,]\d+)*/).map { String($0.output) } }.sorted()
  }

  @Test func `every chart of the example is drawn in Spanish with the same numbers`() throws {
    let translation = ChartTranslation(language: .spanish)
    let charts = try charts(Self.named)
    #expect(charts.count == Self.named.count)
    for chart in charts {
      let picture = translation.picture(of: chart)
      #expect(picture.words == .spanish, "\(chart.id)")
      let before = try JSONReader.value(of: Array(chart.spec.utf8))
      let after = try JSONReader.value(of: Array(picture.chart.spec.utf8))
      #expect(numbers(texts(before)) == numbers(texts(after)), "\(chart.id)")
      #expect(before["layer"]?.items?.count == after["layer"]?.items?.count)
      let said = texts(after) + [picture.chart.title, picture.chart.description]
      for word in Self.words {
        let found = said.first { $0.contains(word) }
        #expect(found == nil, "\(chart.id): “\(found ?? "")” has “\(word)”")
      }
    }
  }

  @Test func `data, notes and title of a chart are in Spanish, and names of the plan as they are`()
    throws
  {
    let chart = try #require(try charts(["action-effects"]).first)
    let translation = ChartTranslation(language: .spanish)
    let table = PlanTableView(table: chart.data, translation: translation).html.text
    #expect(table.contains("<th scope=\"col\" class=\"wordy\">Acción</th>"))
    #expect(table.contains(">Transporte</td>") && !table.contains(">Transportation</td>"))
    #expect(table.contains("También baja un riesgo climático"))
    #expect(table.contains("Weatherize homes"))
    let english = PlanTableView(
      table: chart.data, translation: ChartTranslation(language: .english)
    ).html.text
    #expect(english.contains(">Transportation</td>"))
    #expect(translation.picture(of: chart).chart.title.hasPrefix("Mayor efecto en "))
  }

  @Test func `what has no Spanish is marked, unless the page gave it`() {
    let text = "Nothing that a chart says."
    let marked = "<span lang=\"en\">\(text)</span>"
    #expect(ChartTranslation(language: .spanish).said(text).text == marked)
    #expect(ChartTranslation(language: .spanish, given: .spanish).said(text).text == text)
    #expect(ChartTranslation(language: .english).said(text).text == text)
  }

  // Room

  /// A specification with texts at pixels of a plot area 600 wide.
  private func spec(_ texts: [(text: String, x: Int, y: Int)], boxes: [(x: Int, y: Int)] = [])
    -> String
  {
    let values = texts.map {
      "{\"align\":\"left\",\"color\":\"#000\",\"size\":13,\"text\":\"\($0.text)\",\"weight\":400,\"x\":\($0.x),\"y\":\($0.y)}"
    }.joined(separator: ",")
    let rects = boxes.map {
      "{\"color\":\"#123\",\"opacity\":1,\"x\":\($0.x),\"x2\":\($0.x + 10),\"y\":\($0.y - 5),\"y2\":\($0.y + 5)}"
    }.joined(separator: ",")
    let at = "\"encoding\":{\"x\":{\"field\":\"x\",\"scale\":null}}"
    return
      "{\"layer\":[{\"data\":{\"values\":[\(rects)]},\(at),\"mark\":{\"type\":\"rect\"}},{\"data\":{\"values\":[\(values)]},\(at),\"mark\":{\"type\":\"text\"}}],\"padding\":{\"left\":0,\"right\":0},\"width\":600}"
  }

  private func translated(_ spec: String, _ words: [String: String]) throws -> JSONValue? {
    let translation = SpecTranslation(metrics: ChartTheme.bundled.metrics) { words[$0] }
    return try translation.spec(spec).map { try JSONReader.value(of: Array($0.utf8)) }
  }

  private func values(_ spec: JSONValue?, _ layer: Int) -> [JSONValue] {
    spec?["layer"]?.items?[layer]["data"]?["values"]?.items ?? []
  }

  @Test func `a legend moves on by what its words have grown`() throws {
    let metrics = ChartTheme.bundled.metrics
    let growth = ["medianamente largo", "low"].map {
      metrics.width(of: $0, size: 13, isSemibold: false)
    }
    let wide = Int(growth[1].rounded(.up))
    let spec = spec(
      [("low", 16, -50), ("high", 16 + wide + 38, -50), ("far", 500, -50)],
      boxes: [(0, -50), (16 + wide + 22, -50)])
    let said = try translated(spec, ["low": "medianamente largo"])
    let shift = growth[0] - growth[1]
    let texts = values(said, 1)
    #expect(texts[0]["x"]?.double == 16)
    #expect(abs((texts[1]["x"]?.double ?? 0) - Double(16 + wide + 38) - shift) < 0.01)
    #expect(abs((values(said, 0)[1]["x"]?.double ?? 0) - Double(16 + wide + 22) - shift) < 0.01)
    #expect(values(said, 0)[0]["x"]?.double == 0)
    // What stands far off belongs to no row.
    #expect(texts[2]["x"]?.double == 500)
  }

  @Test func `a text that would cover another or leave the chart leaves the drawing as it is`()
    throws
  {
    let long = "una palabra mucho más larga que la primera"
    let near = spec([("low", 0, 100), ("high", 60, 100)])
    #expect(try translated(near, ["low": long]) == nil)
    #expect(try translated(near, ["low": "bajo"]) != nil)
    let edge = spec([("low", 570, 100)])
    #expect(try translated(edge, ["low": long]) == nil)
  }

  @Test func `a text in lines is said as one and broken anew`() throws {
    let spec = spec([("one and two", 0, 100), ("three", 0, 116), ("apart", 0, 200)])
    let said = try translated(spec, ["one and two three": "uno y dos y tres", "apart": "aparte"])
    let texts = values(said, 1).compactMap { $0["text"]?.text }
    #expect(
      texts[0] + " " + texts[1] == "uno y dos y tres"
        || texts == ["uno y dos y tres", "", "aparte"])
    #expect(texts[2] == "aparte")
  }

  // Pages

  @Test func `figures are found by Spanish words, and the picker names them in Spanish`()
    async throws
  {
    try await HennepinSite.run { county in
      let spanish = ["Accept-Language: es"]
      let found = try await county.get("explain?q=emisiones+2021", headers: spanish)
      #expect(found.body.contains("figure=inventory/2021/total"))
      #expect(found.body.contains("Emisiones en 2021"))
      let bare = try await county.get("explain?q=reduccion+2030", headers: spanish)
      #expect(bare.body.contains("reducción en 2030"))
      let english = try await county.get("explain?q=emissions+2021", headers: spanish)
      #expect(english.body.contains("Emisiones en 2021"))
      let pick = try await county.get(
        "plan/references?q=emisiones+2021", headers: spanish)
      #expect(pick.body.contains("<p class=\"pick__title\">Emisiones en 2021"))
      let forecast = try await county.get("forecast", headers: spanish)
      #expect(forecast.body.contains("Sin nuevas acciones, las emisiones "))
      #expect(!forecast.body.contains("Without new action"))
    }
  }
}
