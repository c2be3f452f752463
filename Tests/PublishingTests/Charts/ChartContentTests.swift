import Foundation
import Plan
import Testing

@testable import Publishing

@Suite struct ChartContentTests {
  private let theme: ChartTheme
  private let samples: ChartSamples

  init() {
    theme = ChartTheme.bundled
    samples = ChartSamples(theme: theme)
  }

  private func text(_ cell: PlanTable.Cell) -> String {
    cell.content.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }

  @Test func `every chart has words, a table whose rows fit its columns, and a source`() throws {
    for chart in try samples.all {
      #expect(!chart.title.isEmpty && !chart.description.isEmpty && !chart.source.isEmpty)
      #expect(chart.description.hasSuffix("."), "\(chart.id)")
      #expect(chart.data.id == chart.id + "-data")
      #expect(!chart.data.rows.isEmpty, "\(chart.id)")
      for row in chart.data.rows { #expect(row.count == chart.data.columns.count, "\(chart.id)") }
      let json = try JSONSerialization.jsonObject(with: Data(chart.spec.utf8)) as? [String: Any]
      #expect(json?["description"] as? String == chart.description)
      #expect(!chart.spec.contains("\"url\""))
    }
  }

  @Test func `years that do not count the same tell no change`() {
    let caption = ChartCaption(id: "emissions", source: "s")
    let chart = EmissionsBySectorChart.chart(
      caption: caption, years: ChartSamples.inventories, tellsChange: false, theme: theme)
    #expect(chart.title == "Emissions by sector")
    #expect(chart.description.contains("Total emissions went from"))
    #expect(!chart.description.contains("fell"))
    let person = EmissionsPerPersonChart.chart(
      caption: caption,
      points: [.init(year: 2005, tonnesPerPerson: 12), .init(year: 2021, tonnesPerPerson: 2)],
      tellsChange: false, theme: theme)
    #expect(person.title == "Emissions per resident")
  }

  @Test func `many effects are drawn as far as they can be read, and all stay in the data`() {
    let effects = (1...30).map { number in
      ActionEffectsChart.Effect(
        name: "Action \(number)", sector: .buildings, tonnes: Double(number) * 1000,
        alsoAdaptation: false)
    }
    let chart = ActionEffectsChart.chart(
      caption: ChartCaption(id: "effects", source: "s"), year: 2030, effects: effects, theme: theme)
    #expect(chart.data.rows.count == 30)
    #expect(chart.spec.contains("\"Action 11\"") && !chart.spec.contains("\"Action 10\""))
    #expect(chart.spec.contains("10 more actions follow in the table"))
  }

  @Test func `a timeline of many actions is set closer`() throws {
    func height(_ count: Int) throws -> Double {
      let chart = TimelineChart.chart(
        caption: ChartCaption(id: "timeline", source: "s"),
        actions: (1...count).map {
          .init(name: "Action \($0)", startYear: 2027, fullYear: 2030, priority: .near)
        }, end: 2050, theme: theme)
      let json = try JSONSerialization.jsonObject(with: Data(chart.spec.utf8)) as? [String: Any]
      return try #require(json?["height"] as? Double)
    }
    #expect(try height(24) / 24 > 27)
    #expect(try height(49) / 49 < 18)
  }

  @Test func `a ranking of many actions draws those in front and keeps all in its data`() {
    let bars = (1...50).map { number in
      let score = 1 - Double(number) / 100
      return RankingChart.Bar(
        name: "Action \(number)", score: score, bounds: score...score, isAdaptation: false)
    }
    func chart(_ count: Int) -> Chart {
      RankingChart.chart(
        caption: ChartCaption(id: "ranking", source: "criteria.csv"),
        bars: Array(bars.prefix(count)), theme: theme)
    }
    let many = chart(50)
    #expect(many.data.rows.count == 50)
    #expect(many.spec.contains("Action 20\"") && !many.spec.contains("Action 21\""))
    #expect(many.spec.contains("30 more actions follow in the table"))
    #expect(many.description.contains("the first 20 of 50 actions"))
    let few = chart(20)
    #expect(few.spec.contains("Action 20\"") && !few.spec.contains("more action"))
  }

  @Test func `the description of emissions by sector is made from the data`() {
    let chart = samples.emissionsBySector
    #expect(chart.title == "Community emissions fell by 25% between 2005 and 2021")
    #expect(
      chart.description
        == "Stacked bars of emissions by sector. Total emissions went from 17.7 million metric tons "
        + "CO₂e in 2005 to 13.3 million metric tons CO₂e in 2021: they fell by 25%. The largest in "
        + "2021 are buildings with 52% and transportation with 41%.")
    #expect(chart.data.rows.last.map { $0.map(text) } == ["Total", "17,727,000", "13,325,000"])
    #expect(chart.data.totalRows == [7])
  }

  @Test func `a caption of the plan wins over the one from the data`() {
    let chart = EmissionsPerPersonChart.chart(
      caption: .init(id: "x", title: "Ours", source: "s"),
      points: [.init(year: 2021, tonnesPerPerson: 10.4)], theme: theme)
    #expect(chart.title == "Ours")
    #expect(chart.data.caption == "Ours")
  }

  @Test func `the wedges' description says which targets are met`() {
    let description = samples.wedges.description
    #expect(
      description.contains("The largest are Electric vehicles (2.3), Heat pumps in homes (1.1)"))
    #expect(description.contains("The 2050 target (Net zero) is 0: the actions leave"))
  }

  @Test func `wedges hang from business as usual down to what remains`() {
    let wedges = [
      WedgesChart.Wedge(id: "a", name: "A", tonnes: [0, 10]),
      WedgesChart.Wedge(id: "b", name: "B", tonnes: [0, 30]),
      WedgesChart.Wedge(id: "c", name: "C", tonnes: [0, -5]),
    ]
    let sorted = WedgesChart.merged(wedges, limit: 10)
    #expect(sorted.map(\.id) == ["b", "a", "c"])
    let stack = WedgesChart.Stack(
      years: [2021, 2050], top: [100, 100], wedges: sorted, unit: EmissionsUnit(for: [100]))
    #expect(stack.remaining == [100, 65])
    #expect(stack.edges.map { $0[1].high - $0[1].low } == [30, 10, 0])
    #expect(WedgesChart.notes(wedges, shown: sorted, targets: []).count == 1)
  }

  @Test func `more wedges than colors are joined, the smallest first`() {
    let wedges = (1...13).map {
      WedgesChart.Wedge(id: "\($0)", name: "Action \($0)", tonnes: [0, Double($0)])
    }
    let merged = WedgesChart.merged(wedges, limit: 10)
    #expect(merged.count == 10)
    #expect(merged.first?.id == "13")
    #expect(merged.last?.name == "4 smaller actions")
    #expect(merged.last?.tonnes == [0, 10])
  }

  @Test func `a hazard without values is named and not drawn`() {
    let chart = samples.hazards
    #expect(chart.data.rows.count == 4)
    #expect(chart.data.notes == ["Described in words only, so not in the chart: Tornadoes."])
    #expect(
      chart.description.contains(
        "Days above 95 °F: from 2.6 to 15.2 days per year (models: 7.0 to 31.0)."))
    #expect(!chart.spec.contains("Tornadoes"))
  }

  @Test func `a risk without a score is named and not placed`() {
    let chart = samples.riskMatrix
    #expect(chart.data.rows.count == 5)
    #expect(chart.data.notes == ["Not scored yet: Ticks: park visitors."])
    #expect(chart.data.rows.first?.last?.scale == 5)
    #expect(chart.title == "4 of 6 climate risks reach level 4 or 5")
  }

  @Test func `a change from what was observed to models is marked, and the note says why`() throws {
    let hottest = HazardsChart.Hazard(
      name: "Hottest day", unit: "°F", baseline: .init(value: 91.728),
      future: .init(value: 98.772, low: 95.845, high: 106.74), mayHoldBias: true)
    let chart = HazardsChart.chart(
      caption: ChartCaption(id: "x", source: "s"), hazards: [hottest, ChartSamples.hazardList[0]],
      baselineLabel: "1961–1990", futureLabel: "2035–2064", rangeLabel: nil, theme: theme)
    #expect(chart.data.rows.map { $0.last?.content.plainText } == ["+7.0*", "+12.6"])
    #expect(
      chart.data.notes == [
        "* The earlier figure was observed and the later one is of models, so part of the change may be a bias of the models."
      ])
  }

  @Test func `charts of nothing say so and can be drawn`() throws {
    let caption = ChartCaption(id: "x", source: "s")
    let engine = try ChartEngine(javaScriptFolder: ChartTools.scripts, metrics: theme.metrics)
    let charts = [
      EmissionsBySectorChart.chart(caption: caption, years: [], theme: theme),
      EmissionsPerPersonChart.chart(caption: caption, points: [], theme: theme),
      ForecastChart.chart(caption: caption, history: [], forecast: [], targets: [], theme: theme),
      WedgesChart.chart(
        caption: caption, years: [], businessAsUsual: [], wedges: [], targets: [], theme: theme),
      GridIntensityChart.chart(caption: caption, series: [], theme: theme),
      HazardsChart.chart(
        caption: caption, hazards: [], baselineLabel: "a", futureLabel: "b", rangeLabel: nil,
        theme: theme),
      RiskMatrixChart.chart(caption: caption, risks: [], level: { _, _ in 1 }, theme: theme),
      EquityChart.chart(caption: caption, measures: [], comparison: "c", theme: theme),
      ActionEffectsChart.chart(caption: caption, year: 2030, effects: [], theme: theme),
      TimelineChart.chart(caption: caption, actions: [], end: 2050, theme: theme),
    ]
    for chart in charts {
      #expect(!chart.description.isEmpty)
      #expect(throws: Never.self, "\(chart.title)") { try engine.render(chart.spec) }
    }
  }
}

@Suite struct RegionMapTests {
  private let theme: ChartTheme

  init() { theme = ChartTheme.bundled }

  @Test func `properties are read from text and numbers, and holes stay open`() throws {
    let outlines = try RegionOutlines(geoJSON: Data(ChartSamples.geoJSON.utf8))
    #expect(outlines.features.map(\.id) == ["1", "2", "3"])
    #expect(outlines.features.map(\.value) == [120, 1340, nil])
    #expect(outlines.features.map(\.isFocus) == [false, true, false])
    #expect(outlines.features[1].polygons[0].count == 2)
  }

  @Test func `the map fills the width and keeps north up`() throws {
    let outlines = try RegionOutlines(geoJSON: Data(ChartSamples.geoJSON.utf8))
    let projection = RegionProjection(outlines.features, width: 712, maximumHeight: 470)
    #expect(abs(projection.size.width - 712) < 1e-6)
    let south = projection(.init(x: -92.5, y: 45))
    let north = projection(.init(x: -92.5, y: 46))
    #expect(north.y < south.y)
    #expect(abs(north.x - south.x) < 1e-6)
    let west = projection(.init(x: -94, y: 45.5))
    #expect(west.x < south.x)
  }

  // Snyder 1987, page 295, numerical example: parallels 33° and 45° N, origin 23° N 96° W, sphere of
  // radius 1; the point 35° N 75° W is at x = 0.2966785, y = 0.2462112.
  @Test func `the projection agrees with the worked example of its source`() {
    // Outlines from 30° to 48° N have the parallels a sixth inside, and the middle meridian 96° W.
    let ring: [RegionOutlines.Point] = [
      .init(x: -117, y: 30), .init(x: -75, y: 30), .init(x: -75, y: 48), .init(x: -117, y: 48),
    ]
    let feature = RegionOutlines.Feature(
      id: "", name: "", value: nil, isFocus: false, polygons: [[ring]])
    let projection = RegionProjection([feature], width: 1000, maximumHeight: 10_000)
    let origin = projection(.init(x: -96, y: 23))
    let point = projection(.init(x: -75, y: 35))
    let ratio = (origin.y - point.y) / (point.x - origin.x)
    #expect(abs(ratio - 0.2462112 / 0.2966785) < 1e-6)
  }

  @Test func `outlines on both sides of the date line stay together`() throws {
    let text = """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "A"},
       "geometry": {"type": "MultiPolygon", "coordinates": [
         [[[-179,52],[-170,52],[-170,55],[-179,55],[-179,52]]],
         [[[172,52],[179,52],[179,55],[172,55],[172,52]]]]}}]}
      """
    let outlines = try RegionOutlines(geoJSON: Data(text.utf8))
    let longitudes = outlines.features[0].polygons.flatMap { $0 }.flatMap { $0 }.map(\.x)
    #expect(longitudes.min() == -188)
    #expect(longitudes.max() == -170)
  }

  @Test func `the community is ranked and every area is in the table`() throws {
    let chart = try ChartSamples(theme: theme).regionMap
    #expect(chart.title == "People per square mile in Middle <County> and its region")
    #expect(
      chart.description
        == "A map of 3 areas shaded by people per square mile. The highest is Middle <County> "
        + "(1,340), the lowest West (120). Middle <County> (1,340) ranks 1st of 2.")
    #expect(chart.data.rows.count == 3)
    #expect(!chart.spec.contains("<"))
  }

  @Test(arguments: [
    "", "{}",
    #"{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": "x"}}]}"#,
  ])
  func `what is not a collection of outlines is refused`(text: String) {
    #expect(throws: RegionMapError.notAFeatureCollection) {
      try RegionOutlines(geoJSON: Data(text.utf8))
    }
  }

  @Test(arguments: [
    #"{"type": "Point", "coordinates": [1, 2]}"#, #"{"type": "Polygon", "coordinates": []}"#,
    #"{"type": "Polygon", "coordinates": [[]]}"#, #"{"type": "MultiPolygon", "coordinates": [[]]}"#,
  ])
  func `a collection without areas is empty`(geometry: String) {
    let text = """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": null,
       "geometry": \(geometry)}]}
      """
    #expect(throws: RegionMapError.empty) {
      try RegionOutlines(geoJSON: Data(text.utf8))
    }
  }
}
