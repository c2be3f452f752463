import Foundation
import Geometry
import Tables
import TestSupport
import Testing

@Suite struct GeoJSONTests {
  private func read(
    _ text: String, community: CommunityPlace? = nil, system: CoordinateSystem? = nil
  ) -> FeatureFile {
    FeatureReading(community: community, system: system).read(Array(text.utf8), named: "a.geojson")
  }

  private func collection(_ features: [String]) -> String {
    #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#
  }

  private func point(_ x: String, _ y: String) -> String {
    #"{"type":"Feature","properties":{"name":"p"},"geometry":{"type":"Point","coordinates":[\#(x),\#(y)]}}"#
  }

  private let minneapolis = CommunityPlace(
    name: "Minneapolis", center: Position(x: -93.27, y: 44.96))

  @Test func `features keep names, values and shapes of every kind`() {
    let file = read(
      collection([
        #"{"geometry":{"coordinates":[[[0,1],[2,1],[2,3],[0,1]]],"type":"Polygon"},"id":7,"type":"Feature","properties":{"name":"A \"B\" é","value":1e3,"open":true,"none":null}}"#,
        #"{"type":"Feature","properties":null,"geometry":{"type":"MultiLineString","coordinates":[[[1,1,9],[2,2,9]],[[3,3],[4,4]]]}}"#,
      ]))
    #expect(file.findings.isEmpty)
    #expect(file.fieldNames == ["id", "name", "value", "open", "none"])
    #expect(file.features[0].fields["name"] == "A \"B\" é")
    #expect(file.features[0].fields["value"] == "1e3")
    #expect(file.features[0].fields["none"] == "")
    #expect(
      file.features[1].shape.map { WellKnownText.text($0) }
        == "MULTILINESTRING ((1 1, 2 2), (3 3, 4 4))")
  }

  @Test func `a file that was cut off keeps what came before, and says where`() {
    let whole = collection([point("-93.2", "44.9"), point("-93.1", "44.9"), point("-93.0", "44.9")])
    let file = read(String(whole.dropLast(60)))
    #expect(file.features.count == 2)
    #expect(
      file.messages(.error).first?.hasPrefix("3: The file breaks off or is damaged at line 3")
        == true)
  }

  @Test func `empty shapes, NaN, -999 and 0, 0 are named by feature`() {
    let file = read(
      collection([
        point("-93.2", "44.9"), point("NaN", "44.9"), point("-999", "-999"), point("0", "0"),
        #"{"type":"Feature","properties":{},"geometry":null}"#,
        #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[1,2]]}}"#,
      ]), community: minneapolis)
    let errors = file.messages(.error)
    #expect(errors.count == 5)
    #expect(Set(errors.compactMap { $0.first }) == ["2", "3", "4", "5", "6"])
    #expect(file.features.count { $0.shape != nil } == 1)
  }

  @Test func `latitude before longitude in every shape is exchanged, with a warning`() {
    let file = read(
      collection([point("44.9", "-93.2"), point("45.0", "-93.1")]), community: minneapolis)
    #expect(file.features.map(\.shape) == [.point(-93.2, 44.9), .point(-93.1, 45.0)])
    #expect(
      file.messages(.warning) == [
        "file: Latitude stands before longitude in every shape; they were exchanged. Check the places on a map."
      ])
    #expect(read(collection([point("44.9", "-93.2")])).features[0].shape == .point(-93.2, 44.9))
  }

  @Test func `one exchanged or unsigned place among others is an error, one far away a warning`() {
    let file = read(
      collection([
        point("-93.2", "44.9"), point("44.9", "-93.2"), point("93.2", "44.9"), point("-122", "47"),
      ]),
      community: minneapolis)
    #expect(
      file.messages(.error).map { $0.prefix(30) } == [
        "2: Latitude and longitude are ", "3: The longitude lacks its min",
      ])
    #expect(file.messages(.warning).count == 1)
    #expect(file.messages(.warning)[0].contains("4: This lies 2"))
    #expect(file.features.map { $0.shape != nil } == [true, false, false, true])
  }

  @Test func `metres without a system are refused, and read when it is named`() throws {
    let text = collection([point("478000", "4980000")])
    #expect(read(text).features[0].shape == nil)
    #expect(
      read(text).messages(.error).first?.contains("name the coordinate system, or export") == true)
    let file = read(text, system: try CoordinateSystem("EPSG:26915"))
    // NAD83 / UTM zone 15N by pyproj 3.7: -93.2793767, 44.9736903
    guard case .points(let points) = file.features[0].shape else { throw TestFailure("no point") }
    let expected = try FixtureFile.expected()["parks 1"]
    #expect(abs(points[0].x - (Double(expected?["first_longitude"] ?? "") ?? 0)) < 1e-9)
    #expect(abs(points[0].y - (Double(expected?["first_latitude"] ?? "") ?? 0)) < 1e-9)
  }

  @Test func `degrees among metres are named as mixed projections`() throws {
    let file = read(
      collection([point("478000", "4980000"), point("-93.2", "44.9")]),
      system: try CoordinateSystem("EPSG:26915"))
    #expect(file.messages(.error).count == 1)
    #expect(file.messages(.error)[0].hasPrefix("2: The coordinates look like degrees"))
    #expect(file.messages(.error)[0].contains("mixes projections"))
  }

  @Test func `a system named in the file is used`() {
    let file = read(
      #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::26915"}},"features":[\#(point("478000", "4980000"))]}"#
    )
    #expect(file.system?.name == "NAD83 / UTM zone 15N")
    #expect(file.features[0].shape != nil)
  }

  @Test func `a file without features says what it is`() {
    #expect(
      read(#"{"type":"Topology","objects":{}}"#).messages(.error).first?.contains("TopoJSON")
        == true)
    #expect(read("").messages(.error).count == 1)
    let nested = String(repeating: "[", count: 100_000)
    #expect(
      read(#"{"features":[{"geometry":{"type":"Polygon","coordinates":\#(nested)"#).messages(.error)
        .count == 1)
  }

  @Test(.enabled(if: PackageFolder.hasFacts))
  func `every county outline is read, and survives as text`() throws {
    let counties = try Counties.all()
    #expect(counties.count > 3_200)
    for (id, shape) in counties where id.hasPrefix("27") {
      let again = ShapeReading.read([WellKnownText.text(shape)])[0]
      #expect(again.shape == shape, "\(id)")
    }
  }
}
