import Foundation
import Geometry
import Plan
import Tables
import TestSupport
import Testing

@testable import Publishing

@Suite struct CountyMapTests {
  private let theme: ChartTheme

  init() { theme = ChartTheme.bundled }

  private func square(_ id: String, _ west: Double, _ value: Double?) -> MapArea {
    let ring = [(west, 45.0), (west + 1, 45), (west + 1, 46), (west, 46), (west, 45)].map {
      MapArea.Point(longitude: $0.0, latitude: $0.1)
    }
    return MapArea(id: id, name: id, value: value, isFocus: id == "B", polygons: [[ring]])
  }

  @Test func `states and territories have outlines with closed rings, and what is none has none`()
    throws
  {
    var counties = 0
    for state in ["AK", "AL", "CT", "HI", "MN", "PR", "TX", "VA"] {
      let outlines = try #require(CountyOutlines.bundled(state: state))
      counties += outlines.counties.count
      for county in outlines.counties {
        #expect(
          county.polygons.allSatisfy { $0.allSatisfy { $0.first == $0.last && $0.count > 3 } })
      }
    }
    // Today’s counties but for Alaska (Valdez–Cordova for its two heirs, no Skagway) and Connecticut (eight counties)
    #expect(counties == 28 + 67 + 8 + 5 + 87 + 78 + 254 + 133)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: PackageFolder.root.appending(path: "Sources/Publishing/Resources/county-outlines")
        .path)
    for file in files { #expect(CountyOutlines.bundled(state: String(file.prefix(2))) != nil) }
    #expect(CountyOutlines.bundled(state: "XX") == nil)
    #expect(CountyOutlines.bundled(state: "../x") == nil)
  }

  @Test func `neighbors share their border point by point`() throws {
    let outlines = try #require(CountyOutlines.bundled(state: "MN"))
    func points(_ code: String) -> Set<MapArea.Point> {
      Set(
        outlines.counties.first { $0.geoid == code }?.polygons.flatMap { $0 }.flatMap { $0 } ?? [])
    }
    // Hennepin and Ramsey, Hennepin and Anoka
    #expect(points("27053").intersection(points("27123")).count >= 3)
    #expect(points("27053").intersection(points("27003")).count >= 3)
  }

  @Test func `an outline that is no list of rings is a finding with its place`() {
    let text = "geoid,name,outline\n27053,Hennepin,1 2 3\n27055,B,0 0 1000 0 0 1000\n"
    let (outlines, findings) = CountyOutlines.read(Array(text.utf8), file: "MN.csv")
    #expect(outlines.counties.map(\.geoid) == ["27055"])
    #expect(findings.map(\.place.row) == [2])
    #expect(
      outlines.counties[0].polygons == [
        [
          [
            .init(longitude: 0, latitude: 0), .init(longitude: 1, latitude: 0),
            .init(longitude: 1, latitude: 1), .init(longitude: 0, latitude: 0),
          ]
        ]
      ])
  }

  @Test func `classes of equal count have about as many areas each, and say so`() throws {
    let values = (1...100).map { pow(Double($0), 2) }
    let classes = try #require(
      RegionClasses(values, .init(name: "v", breaks: .equalCount), theme: theme))
    #expect(classes.limits.count == 6)
    for (low, high) in zip(classes.limits, classes.limits.dropFirst()) {
      let count = values.filter { $0 >= low && ($0 < high || high == classes.limits.last) }.count
      #expect((17...23).contains(count))
    }
    #expect(classes.sentence?.contains("as many areas") == true)
  }

  @Test func `equal values make one class, and no value makes none`() throws {
    let one = try #require(
      RegionClasses([3, 3], .init(name: "v", breaks: .equalCount), theme: theme))
    #expect(one.limits.count > 1)
    #expect(RegionClasses([], .init(name: "v"), theme: theme) == nil)
  }

  @Test func `an area without a value is hatched inside its outline and called no data`() throws {
    let areas = [square("A", -94, 0.2), square("B", -93, 0.9), square("C", -92, nil)]
    let chart = try RegionMap.chart(
      caption: .init(id: "m", source: "s"), areas: areas,
      measure: .init(name: "Rank", breaks: .fixed([0, 0.5, 1]), decimals: 2), theme: theme)
    #expect(
      chart.data.rows.map { $0.map(\.content.plainText) } == [
        ["A", "0.20"], ["B", "0.90"], ["C", "no data"],
      ])
    #expect(
      chart.data.notes == ["The limits of the classes are the same on every map of this measure."])
    #expect(chart.spec.contains("C: no data"))
    let outlines = try RegionOutlines(areas: areas)
    let projection = RegionProjection(outlines.features, width: 712, maximumHeight: 470)
    let shape = RegionShape(outlines.features[2], projection: projection)
    let strokes = shape.hatch(spacing: 9)
    #expect(strokes.count > 10)
    let xs = shape.polygons[0][0].map(\.x)
    let (left, right) = (try #require(xs.min()), try #require(xs.max()))
    for stroke in strokes {
      #expect(stroke.from.x >= left - 1e-6 && stroke.to.x <= right + 1e-6)
      #expect(abs(stroke.from.x + stroke.from.y - stroke.to.x - stroke.to.y) < 1e-6)
    }
  }

  @Test(arguments: [
    ("POLYGON ((-93 45, -92 45, -92 46, -93 45))", 1),
    ("MULTIPOLYGON (((-93 45, -92 45, -92 46, -93 45)), ((-91 45, -90 45, -90 46)))", 2),
    ("polygon((-93 45,-92 45,-92 46,-93 45),(-92.5 45.1,-92.4 45.1,-92.4 45.2,-92.5 45.1))", 1),
  ])
  func `well-known text is read and rings are closed`(text: String, count: Int) throws {
    let polygons = try #require(WellKnownText.polygons(text))
    #expect(polygons.count == count)
    #expect(polygons.allSatisfy { $0.allSatisfy { $0.first == $0.last } })
  }

  @Test(arguments: [
    "", "POINT (1 2)", "POLYGON ((1 2, 3 4))", "POLYGON ((45 -93, 46 -93, 46 -92))", "POLYGON ((",
  ])
  func `what is no polygon in degrees is refused`(text: String) {
    // The swapped order is refused too where a latitude would pass the pole.
    #expect(WellKnownText.polygons(text) == nil)
  }
}
