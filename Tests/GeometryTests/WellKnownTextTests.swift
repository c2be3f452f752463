import Geometry
import Tables
import Testing

@Suite struct WellKnownTextTests {
  @Test(arguments: [
    "POINT (-93.2650108 44.9777532)", "MULTIPOINT ((1 2), (3 4))",
    "LINESTRING (-93 45, -92.5 45.25)",
    "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))",
    "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))",
    "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
  ])
  func `a shape is written as it was read`(_ text: String) throws {
    #expect(WellKnownText.text(try WellKnownText.shape(text)) == text)
  }

  @Test func `heights, a reference, small letters and points in parentheses are read`() throws {
    #expect(try WellKnownText.shape("SRID=4326;point z(1 2 3)") == .point(1, 2))
    #expect(
      try WellKnownText.shape("MULTIPOINT ((1 2), (3 4))")
        == .points([Position(x: 1, y: 2), Position(x: 3, y: 4)]))
    #expect(
      try WellKnownText.shape("GEOMETRYCOLLECTION (POINT (1 2), MULTIPOINT (3 4))")
        == .points([Position(x: 1, y: 2), Position(x: 3, y: 4)]))
    #expect(try WellKnownText.shape("POLYGON EMPTY").isEmpty)
  }

  @Test(arguments: [
    ("", "The shape is empty."), ("CIRCLE (1 2)", "“CIRCLE” is no kind of shape."),
    ("POLYGON ((0 0, 1 1", "The shape breaks off where “)” should stand."),
    ("POINT (1 north)", "“north)” at character 10, where a number should stand."),
    ("POINT (1 2) 3", "“3” at character 13, where the end should stand."),
    ("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))", "mixes points, lines and areas"),
  ])
  func `a text that is no shape says where and why`(_ text: String, _ message: String) {
    #expect(throws: ShapeProblem.self) { try WellKnownText.shape(text) }
    do { _ = try WellKnownText.shape(text) } catch { #expect(error.description.contains(message)) }
  }

  @Test func `collections in collections end before the stack does`() {
    let text = String(repeating: "GEOMETRYCOLLECTION (", count: 100_000)
    #expect(throws: ShapeProblem.self) { try WellKnownText.shape(text) }
  }
}
