import Geometry
import Plan
import Tables
import TestSupport
import Testing
import Vulnerability

@testable import Publishing

@Suite struct ZoneMapTests {
  private static let community = """
    format: 1
    id: sample
    name: Sample
    kind: county
    state: MN
    geoid: "27053"
    egrid_subregion: MROW
    gwp_set: ar5
    gwp_horizon: 100
    inventory_years: [2019, 2021]
    forecast_base_year: 2021
    forecast_end_year: 2030

    """

  private static let zones = """
    id,hazard,name,level,shape,vintage,source,note
    z1,heat-wave,Hot streets,,"POLYGON ((-93.4 45, -93.35 45, -93.35 45.1, -93.4 45.1, -93.4 45))",2024,assumption,
    z2,river-flooding,Creek,1-percent,"POLYGON ((-93.5 44.9, -93.4 44.9, -93.4 44.95, -93.5 44.95, -93.5 44.9))",2023,assumption,

    """

  private static let assets = """
    id,name,type,system,latitude,longitude,shape,value_usd,criticality,condition,people,source,note
    clinic,Clinic,care-home,health-care,45.05,-93.38,,1000,5,1,20,assumption,
    hall,Hall,hall,local-government,45.05,-93.25,,500,3,4,,assumption,
    road,Road,road,roads-and-bridges,,,"LINESTRING (-93.39 45.05, -93.2 45.05)",,,,,assumption,
    park,Park,park,parks,,,"POLYGON ((-93.48 44.91, -93.42 44.91, -93.42 44.94, -93.48 44.94, -93.48 44.91))",,,,,assumption,
    away,Away,hall,local-government,41.05,-93.25,,,,,,assumption,

    """

  private func block(
    _ id: String = "zone-map", zones: String? = zones, assets: String? = assets
  ) throws -> Resolution<Block> {
    let files = ["community.yaml": Self.community, "zones.csv": zones, "assets.csv": assets]
    let catalog = ExhibitCatalog(
      calculation: try SampleWorkspace(files).calculation(), edition: .public,
      theme: ChartTheme.bundled)
    #expect(catalog.ids[.map]?.contains("zone-map") == true)
    return catalog.block(.map, id, at: Place(file: "plan/01-summary.md", row: 3))
  }

  private struct Missing: Error {}

  private func map(_ id: String = "zone-map", zones: String? = zones, assets: String? = assets)
    throws -> Chart
  {
    guard case .found(.chart(let chart)) = try block(id, zones: zones, assets: assets) else {
      throw Missing()
    }
    return chart
  }

  private func reason(_ id: String = "zone-map", zones: String? = zones, assets: String? = assets)
    throws -> String
  {
    guard case .missing(let finding) = try block(id, zones: zones, assets: assets) else {
      return "found"
    }
    return finding.message
  }

  @Test
  func `zones and assets stand in the table, those inside first and the most critical before`()
    throws
  {
    let chart = try map()
    #expect(
      chart.data.rows.map { $0.map(\.content.plainText) } == [
        ["Hot streets", "Zone", "Heat waves", "—"],
        ["Creek", "Zone", "River flooding, level: 1-percent", "—"],
        ["Clinic", "care home", "Heat waves", "5"], ["Park", "park", "River flooding", "not said"],
        ["Road", "road", "Heat waves", "not said"], ["Hall", "hall", "outside", "3"],
        ["Away", "hall", "outside", "not said"],
      ])
    #expect(
      chart.description
        == "A map of Hennepin County. Hazard zones: 2. Assets: 5, of which inside a zone: 3.")
    #expect(chart.source.contains("2023; 2024") && chart.source.contains("TIGER/Line 2009"))
    #expect(chart.data.notes.contains("Assets outside of this map: 1."))
    #expect(chart.data.notes.contains("Zones: Creek; Hot streets."))
  }

  @Test func `zones differ by hatch, types by shape, and those inside by their fill`() throws {
    let chart = try map()
    for text in ["care home", "Criticality", "Inside a zone", "Line inside a zone", "Not said"] {
      #expect(chart.spec.contains("\"text\":\"\(text)\""), "\(text)")
    }
    #expect(chart.spec.contains("MultiLineString"))
    #expect(chart.spec.contains("\"shape\":\"square\""))
    #expect(chart.spec.contains("Clinic: care home; criticality 5; inside: Heat waves"))
    #expect(ZonePattern.all.count == Set(ZonePattern.all).count)
  }

  @Test func `one hazard is drawn by itself, and only its zones mark assets`() throws {
    let chart = try map("zone-map/river-flooding")
    #expect(chart.title == "River flooding: zones and assets")
    #expect(chart.description.contains("Hazard zones: 1. Assets: 5, of which inside a zone: 1."))
    #expect(try reason("zone-map/nothing").contains("heat-wave, river-flooding"))
  }

  @Test func `areas that cross themselves are mended and said, those beyond mending are counted`()
    throws
  {
    let bad =
      Self.zones + """
        z3,heat-wave,Bow,,"POLYGON ((-93.6 45, -93.5 45.1, -93.5 45, -93.6 45.1, -93.6 45))",2024,assumption,
        z4,heat-wave,Swapped,,"POLYGON ((45 -93.6, 45.1 -93.5, 45 -93.5, 45 -93.6))",2024,assumption,

        """
    let chart = try map(zones: bad)
    #expect(chart.data.rows.contains { $0[0].content.plainText == "Bow" })
    #expect(!chart.data.rows.contains { $0[0].content.plainText == "Swapped" })
    #expect(chart.data.notes.contains { $0.hasPrefix("1 zones and assets have no shape") })
    #expect(chart.data.notes.contains { $0.hasPrefix("1 shapes were mended") })
  }

  @Test func `an empty layer says what to import, and two empty ones are no map`() throws {
    #expect(try map(zones: nil).data.notes.contains(ExposureGap.zones.next))
    #expect(try map(zones: nil).description.contains("Hazard zones: 0. Assets: 5"))
    #expect(try map(zones: nil).data.rows.allSatisfy { $0[2].content.plainText == "—" })
    #expect(try map(assets: nil).data.notes.contains { $0.contains("import --as assets") })
    #expect(try reason(zones: nil, assets: nil).contains("import --as zones"))
  }

  @Test func `strokes of every pattern stay inside the shape`() {
    let box = RegionShape.box(x: 10, y: 20, width: 60, height: 40)
    for pattern in ZonePattern.all {
      let strokes = pattern.strokes(in: box)
      #expect(!strokes.isEmpty)
      for stroke in strokes {
        for point in [stroke.from, stroke.to] {
          #expect((9.9...70.1).contains(point.x) && (19.9...60.1).contains(point.y))
        }
      }
    }
  }

  @Test func `what reaches far beyond a map is cut, and a shape within it is as it was`()
    throws
  {
    let (x, y) = (-20.0...720.0, -20.0...500.0)
    let vast = RegionShape.box(x: -1e6, y: -1e6, width: 2e6, height: 2e6).clipped(x: x, y: y)
    #expect(vast.polygons.count == 1 && vast.polygons[0][0].count == 5)
    for point in vast.polygons[0][0] {
      #expect((-20.1...720.1).contains(point.x) && (-20.1...500.1).contains(point.y))
    }
    let box = RegionShape.box(x: 10, y: 20, width: 60, height: 40)
    #expect(box.clipped(x: x, y: y).polygons == box.polygons)
    #expect(
      RegionShape.box(x: 900, y: 20, width: 60, height: 40).clipped(x: x, y: y).polygons.isEmpty)
    let row =
      "z1,heat-wave,All,,\"POLYGON ((-120 30, -70 30, -70 48, -120 48, -120 30))\",2024,assumption,\n"
    let header = Self.zones.prefix { $0 != "\n" }
    #expect(try map(zones: "\(header)\n\(row)").spec.utf8.count < 1_000_000)
  }

  @Test func `thousands of assets at few spots are drawn once each`() throws {
    let point = MapArea.Point(longitude: -93.4, latitude: 45)
    let assets = (0..<5_000).map { number in
      ZoneMap.Asset(
        name: "A\(number)", type: "t", form: .points([point]), criticality: nil, hazards: [])
    }
    let chart = try ZoneMap.chart(
      caption: ChartCaption(id: "m", source: ""),
      content: .init(title: "M", community: nil, zones: [], assets: assets),
      theme: ChartTheme.bundled)
    #expect(chart.data.rows.count == 150)
    #expect(
      chart.data.notes.contains("Assets that stand where another of their kind is drawn: 4999."))
  }

  @Test func `all marks together have one limit, and what is beyond is not told as covered`() throws
  {
    func asset(_ number: Int, _ kind: String, _ criticality: Int) -> ZoneMap.Asset {
      let (x, y) = (-93.4 + 0.01 * Double(number % 50), 45 + 0.01 * Double(number / 50))
      let corners = [(x, y), (x + 0.008, y), (x + 0.008, y + 0.008), (x, y)]
        .map { MapArea.Point(longitude: $0.0, latitude: $0.1) }
      let form: ZoneMap.Form =
        switch kind {
        case "line": .lines([corners])
        case "area": .areas([[corners]])
        default: .points([corners[0]])
        }
      return ZoneMap.Asset(
        name: "\(kind) \(number)", type: kind, form: form, criticality: criticality, hazards: [])
    }
    let assets =
      (0..<1_500).map { asset($0, "point", 1) } + (0..<900).map { asset($0, "line", 2) }
      + (0..<900).map { asset($0, "area", 4) }
    let scene = try ZoneMapScene(
      .init(title: "M", community: nil, zones: [], assets: assets))
    #expect(scene.lines.count == 900)
    #expect(scene.marks.count + scene.lines.count + scene.areas.count == 2_000)
    #expect(scene.undrawnAssets + scene.coveredAssets == 1_300 && scene.undrawnAssets > 0)
    let chart = try ZoneMap.chart(
      caption: ChartCaption(id: "m", source: ""),
      content: .init(title: "M", community: nil, zones: [], assets: assets),
      theme: ChartTheme.bundled)
    #expect(chart.data.notes.contains { $0.hasPrefix("Assets not drawn, or in part") })
    #expect(chart.spec.contains("\"text\":\"Criticality of lines and areas\""))
  }

  @Test func `layers look apart in hatch or color for as long as there are pairs`() throws {
    let palette = ChartTheme.bundled.palette
    let count = ZonePattern.all.count * palette.series.count
    struct Look: Hashable {
      let pattern: ZonePattern
      let color: String
    }
    let looks = (0..<count).map {
      Look(pattern: ZoneMapDrawing.pattern($0), color: ZoneMapDrawing.color($0, palette))
    }
    #expect(Set(looks).count == count && count > 24)
  }
}
