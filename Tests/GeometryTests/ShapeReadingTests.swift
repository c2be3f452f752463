import Geometry
import Tables
import Testing

/// Shapes of tables with what is wrong with them.
@Suite struct ShapeReadingTests {
  private func read(_ text: String) -> ReadShape { ShapeReading.read([text])[0] }

  @Test func `a bow tie is mended, and the change of its area is said`() throws {
    let result = read("POLYGON ((0 1, 1 2, 1 1, 0 2, 0 1))")
    guard case .areas(let parts) = result.shape else { throw TestFailure("no areas") }
    #expect(parts.count == 2)
    let remark = try #require(result.remarks.first)
    #expect(remark.severity == .warning)
    #expect(remark.message.contains("Self-intersection[0.5 1.5]"))
    #expect(remark.message.contains("km²"))
    // The two triangles are a quarter of the box each.
    let box = GroundMeasure.squareMetres(.box(0, 1, 1, 2))
    #expect(abs(GroundMeasure.squareMetres(.areas(parts)) / (box / 2) - 1) < 1e-4)
  }

  @Test func `a hole outside of its area does not make what was there less than nothing`() throws {
    let hole = "(-70 32.7, -70 32.8, -71 32.8, -70 32.7)"
    let result = read("POLYGON ((-80 32.72, -79.84 32.72, -79.84 32.84, -80 32.72), \(hole))")
    let message = try #require(result.remarks.first).message
    #expect(message.contains("It was mended, and has "))
    #expect(!message.contains("%") && !message.contains(": -"))
  }

  @Test func `what no cell takes says what to write`() {
    let geoJSON = read(#"{"type":"Point","coordinates":[-93.2,44.9]}"#)
    #expect(geoJSON.remarks.first?.message.hasPrefix("This is GeoJSON") == true)
    #expect(read("(-93.2 44.9)").remarks.first?.message.contains("where POINT, LINESTRING") == true)
    let metres = read("POINT (478000 4980000)").remarks.first?.message
    #expect(metres?.contains("Import the file that they are from") == true)
  }

  @Test(arguments: [
    ("POINT (NaN 45)", "is not a number"), ("POINT (-999 -999)", "mark for “missing”"),
    ("POINT (0 0)", "in the sea off Africa"), ("POINT (44.9 -93.2)", "look swapped"),
    ("POINT (478000 4980000)", "metres or feet"), ("POLYGON EMPTY", "The shape is empty"),
    ("LINESTRING (1 1, 1 1)", "has no length"),
    ("POLYGON ((0 1, 1 1, 0 1))", "three different positions"),
  ])
  func `a shape that cannot be used is left out with its reason`(_ text: String, _ reason: String) {
    let result = read(text)
    #expect(result.shape == nil)
    #expect(result.remarks.map(\.severity) == [.error])
    #expect(result.remarks.first?.message.contains(reason) == true)
  }

  @Test func `an open ring is closed, and rings are turned the usual way`() {
    let result = read("POLYGON ((0 1, 0 3, 2 3, 2 1), (0.5 1.5, 1 1.5, 1 2, 0.5 1.5))")
    #expect(
      result.remarks.map(\.message.description).first?.contains("1 ring was not closed") == true)
    guard case .areas(let parts) = result.shape else { return #expect(Bool(false), "no areas") }
    #expect(
      parts[0].outline == [(0, 1), (2, 1), (2, 3), (0, 3), (0, 1)].map { Position(x: $0, y: $1) }
        || GroundMeasure.squareMetres(.areas([AreaPart(outline: parts[0].outline)])) > 0)
    #expect(parts[0].outline.first == parts[0].outline.last)
  }

  @Test func `many shapes come back in their order`() {
    let texts = (1...2_000).map { "POINT (\($0 % 170) 45)" }
    let shapes = ShapeReading.read(texts).map(\.shape)
    #expect(shapes == (1...2_000).map { .point(Double($0 % 170), 45) })
  }
}

/// What a test could not go on without.
struct TestFailure: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}
