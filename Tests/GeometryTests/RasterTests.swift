import Geometry
import Tables
import TestSupport
import Testing

@Suite struct RasterTests {
  private func area(_ shape: Shape?) -> Double { shape.map(GroundMeasure.squareMetres) ?? 0 }

  private func grid(_ rows: [String]) throws -> Raster {
    let columns = rows[0].split(separator: " ").count
    let text =
      "ncols \(columns)\nnrows \(rows.count)\nxllcorner -93\nyllcorner 45\ncellsize 0.01\nNODATA_value -9999\n"
      + rows.joined(separator: "\n")
    return try GridText.read(Array(text.utf8))
  }

  @Test func `cells of a class become areas with holes; cells that meet at a corner are two areas`()
    throws
  {
    let raster = try grid(["1 1 1 0", "1 0 1 0", "1 1 1 0", "0 0 0 1"])
    let shape = RasterZones.shapes(raster, classes: try RasterClass.list("wet=1"))[0]
    guard case .areas(let parts) = shape else { throw TestFailure("no areas") }
    #expect(parts.map(\.holes.count) == [1, 0])
    #expect(parts[0].outline.count == 5)
    let cells = (0..<4).map { row in
      area(.box(-93, 45.03 - Double(row) * 0.01, -92.99, 45.04 - Double(row) * 0.01))
    }
    #expect(abs(area(shape) / (3 * cells[0] + 2 * cells[1] + 3 * cells[2] + cells[3]) - 1) < 1e-9)
  }

  @Test func `every pattern of cells gives valid areas that hold just those cells`() throws {
    for pattern in 1..<512 {
      try check((0..<3).map { row in (0..<3).map { pattern >> (row * 3 + $0) & 1 } })
    }
    var chance = Seed(3)
    for _ in 0..<20 {
      try check((0..<12).map { _ in (0..<12).map { _ in Int.random(in: 0...1, using: &chance) } })
    }
  }

  private func check(_ cells: [[Int]]) throws {
    let raster = try grid(cells.map { $0.map(String.init).joined(separator: " ") })
    let shape = RasterZones.shapes(raster, classes: try RasterClass.list("a=1"))[0]
    let remarks = ShapeReading.check([shape])[0].remarks
    #expect(remarks.isEmpty, "\(cells): \(remarks)")
    var expected = 0.0
    for (row, line) in cells.enumerated() {
      let (top, count) = (45 + Double(cells.count - row) * 0.01, Double(line.reduce(0, +)))
      expected += count * area(.box(-93, top - 0.01, -92.99, top))
    }
    #expect(abs(area(shape) / expected - 1) < 1e-9)
  }

  @Test func `a picture that says it is larger than any memory is refused`() {
    // Width and height of 2³² − 1 multiply to more than a signed number holds.
    func entry(_ tag: UInt16, _ value: UInt32) -> [UInt8] {
      withUnsafeBytes(of: tag.littleEndian) { Array($0) } + [4, 0, 1, 0, 0, 0]
        + withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
    let bytes: [UInt8] =
      [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0] + entry(256, .max) + entry(257, .max) + [0, 0, 0, 0]
    #expect(throws: ShapeProblem.self) { try GeoTIFF.read(bytes) }
  }

  @Test func `a GeoTIFF gives the same classes as its cells, in its own projection`() throws {
    let raster = try GeoTIFF.read(try FixtureFile.bytes("depth.tif"))
    #expect(raster.system?.name == "NAD83 / UTM zone 15N")
    #expect(raster.values[3].isNaN)
    #expect(raster.values[7] == 4)
    let file = FeatureReading().finished(
      RasterZones.file(
        raster, classes: try RasterClass.list("low=0..1, high=1..3, deep=3.."), named: "depth.tif"))
    #expect(file.features.map { $0.fields["level"] } == ["low", "high", "deep"])
    // Cells of 30 m; UTM's scale here is about 0.9996, so areas on the ground are 0.08 % larger.
    #expect(
      zip(file.features, [5.0, 4, 2]).allSatisfy { abs(area($0.shape) / ($1 * 900) - 1) < 0.002 })
  }

  @Test func `a tiled GeoTIFF in degrees is read whole`() throws {
    let raster = try GeoTIFF.read(try FixtureFile.bytes("classes.tif"))
    #expect(raster.values.count { $0 == 1 } == 15 * 15 - 25 + 100)
    let shape = RasterZones.shapes(raster, classes: try RasterClass.list("burned=1"))[0]
    guard case .areas(let parts) = shape else { throw TestFailure("no areas") }
    #expect(parts.count == 2)
    #expect(parts.map(\.holes.count) == [1, 0])
    #expect(parts[0].outline.contains { abs($0.x + 93.295) < 1e-9 && abs($0.y - 44.995) < 1e-9 })
  }

  @Test func `a raster that was cut off is refused, wherever it was cut`() throws {
    let bytes = try FixtureFile.bytes("classes.tif")
    for count in stride(from: 0, to: bytes.count, by: 13) {
      #expect(throws: ShapeProblem.self) { try GeoTIFF.read(Array(bytes.prefix(count))) }
    }
    #expect(throws: ShapeProblem.self) {
      try GridText.read(Array("ncols 2\nnrows 2\ncellsize 1\n".utf8))
    }
    #expect(throws: ShapeProblem.self) { try grid(["1 2", "3"]) }
    #expect(throws: ShapeProblem.self) { try grid(["1 2", "3 x"]) }
  }

  @Test(arguments: ["", "low", "low=", "low=3..1", "a=0..2, b=1..3", "a=.."])
  func `classes that are none, or overlap, are refused`(_ text: String) {
    #expect(throws: ShapeProblem.self) { try RasterClass.list(text) }
  }
}
