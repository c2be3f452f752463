import Geometry
import Tables
import Testing

/// What a file's numbers mean, where the file does not say it or says it wrongly.
@Suite struct CoordinateSystemTests {
  private let charleston = CommunityPlace(
    name: "Charleston County", center: Position(x: -79.96, y: 32.8))

  private func file(_ shapes: [Shape]) -> FeatureFile {
    let features = shapes.enumerated().map { number, shape in
      Feature(number: number + 1, fields: [:], shape: shape)
    }
    return FeatureReading(
      community: charleston, asks: ShapeQuestions(system: "with --crs")
    ).finished(FeatureFile(name: "zones.shp", features: features))
  }

  private func point(_ x: Double, _ y: Double) -> Shape { .points([Position(x: x, y: y)]) }

  @Test(arguments: [
    ("EPSG:26917", true), ("NAD83 / UTM zone 17N", true), ("nad83 / utm zone 17n", true),
    ("32617", true), ("urn:ogc:def:crs:EPSG::26917", true), ("foo", false), ("UTM zone", false),
    ("EPSG:99999", false), ("", false),
  ])
  func `a name is a system only as a whole`(_ text: String, _ isKnown: Bool) {
    #expect(((try? CoordinateSystem(text)) != nil) == isKnown, "\(text)")
  }

  // Longitude -79.96, latitude 32.8 on NAD 83 by PROJ 9.
  @Test(arguments: [
    (597_373.29, 3_629_594.04, "EPSG:26917 (NAD83 / UTM zone 17N)"),
    (2_319_551.86, 353_329.22, "EPSG:2273 (NAD83 / South Carolina (ft))"),
  ])
  func `numbers without a system are told the one in which they lie in the community`(
    _ x: Double, _ y: Double, _ system: String
  ) {
    let errors = file([point(x, y)]).messages(.error)
    #expect(errors.count == 1)
    #expect(
      errors.first?.hasSuffix(
        "Name the coordinate system with --crs: as \(system) they would lie near Charleston County."
      )
        == true, "\(errors)")
  }

  @Test func `numbers that lie nowhere near are told no system`() {
    let errors = file([point(9e7, 9e7)]).messages(.error)
    #expect(errors.first?.hasSuffix("with --crs, such as EPSG:26915.") == true, "\(errors)")
  }

  @Test func `metres among degrees are left out, and the degrees are kept`() {
    let read = file([point(-79.9, 32.8), point(597_348, 3_629_615), point(-79.95, 32.75)])
    #expect(read.messages(.error).map { $0.prefix(34) } == ["2: The coordinates are no degrees,"])
    #expect(read.features.map { $0.shape != nil } == [true, false, true])
  }

  @Test func `a mark for missing among degrees is no projection`() {
    let read = file([point(-79.9, 32.8), point(-999, -999)])
    #expect(read.messages(.error).first?.contains("mark for “missing”") == true)
    #expect(read.features[0].shape != nil)
  }
}
