import Archives
import Foundation
import Tables
import Testing

@testable import Geometry

/// Layers that pyshp wrote.
@Suite struct ShapefileTests {
  private func read(_ name: String, drop: Int = 0) throws -> FeatureFile {
    FeatureReading().read(Array(try FixtureFile.bytes(name).dropLast(drop)), named: name)
  }

  @Test func `areas with holes come out of their projection, with names and values`() throws {
    let file = try read("parks.zip")
    let expected = try FixtureFile.expected()
    #expect(file.system?.name == "NAD83 / UTM zone 15N")
    #expect(file.fieldNames == ["NAME", "VALUE"])
    #expect(file.features.map { $0.fields["NAME"] } == ["Añil Park", "Two Lakes", "Nowhere"])
    #expect(file.features[0].fields["VALUE"] == "1250000.50")
    guard case .areas(let parts) = file.features[0].shape,
      case .areas(let two) = file.features[1].shape
    else { throw TestFailure("no areas") }
    #expect(parts.count == 1)
    #expect(parts[0].holes.count == 1)
    #expect(two.count == 2)
    for (number, shape) in [(1, parts), (2, two)] {
      let row = try #require(expected["parks \(number)"])
      let area = try #require(Double(row["square_metres"]))
      #expect(abs(GroundMeasure.squareMetres(.areas(shape)) / area - 1) < 1e-6)
      let corner = Position(
        x: try #require(Double(row["first_longitude"])),
        y: try #require(Double(row["first_latitude"])))
      #expect(
        shape[0].outline.contains { abs($0.x - corner.x) < 1e-9 && abs($0.y - corner.y) < 1e-9 })
    }
    #expect(
      file.messages(.error) == [
        "3: There is no shape here; this row was left out. Draw it, or remove the row."
      ])
  }

  /// A .dbf header that says what it likes, with the fields and bytes given.
  private func table(
    rows: UInt32, length: UInt16, fields: [(name: String, length: UInt8)], body: Int
  ) -> [UInt8] {
    let header = UInt16(33 + 32 * fields.count)
    var bytes: [UInt8] = [3, 126, 1, 1]
    bytes += withUnsafeBytes(of: rows.littleEndian) { Array($0) }
    bytes += withUnsafeBytes(of: header.littleEndian) { Array($0) }
    bytes += withUnsafeBytes(of: length.littleEndian) { Array($0) }
    bytes += [UInt8](repeating: 0, count: 20)
    for field in fields {
      var record = [UInt8](repeating: 0, count: 32)
      record.replaceSubrange(0..<field.name.utf8.count, with: Array(field.name.utf8))
      record[11] = 0x43
      record[16] = field.length
      bytes += record
    }
    return bytes + [0x0D] + [UInt8](repeating: 0x20, count: body)
  }

  @Test func `a table whose header promises what the file cannot hold is refused`() {
    let breaksOff = AttributeTable(
      table(rows: .max / 2, length: 10, fields: [("A", 9)], body: 25), isUTF8: nil)
    #expect(breaksOff.rows.count == 2)
    #expect(breaksOff.problem?.contains("breaks off after row 2") == true)
    let many = (0..<200).map { ("F\($0)", UInt8(0)) }
    let empty = AttributeTable(
      table(rows: 100_000, length: 1, fields: many, body: 100_000), isUTF8: nil)
    #expect(empty.rows.isEmpty && empty.problem?.contains("do not fit") == true)
    let wide = AttributeTable(
      table(rows: 2, length: 10, fields: [("A", 200)], body: 20), isUTF8: nil)
    #expect(wide.rows.isEmpty && wide.problem?.contains("do not fit") == true)
  }

  @Test func `lines keep their length`() throws {
    let file = try read("roads.zip")
    let metres = try #require(Double(FixtureFile.expected()["roads 1"]?["metres"] ?? ""))
    #expect(abs(GroundMeasure.metres(try #require(file.features[0].shape)) - metres) < 1e-3)
    #expect(file.findings.isEmpty)
  }

  @Test func `without a projection file, degrees are read as degrees with a warning`() throws {
    let file = try read("pumps.zip")
    #expect(file.features[0].shape == .point(-93.25, 44.95))
    #expect(file.messages(.warning).count == 1)
    #expect(file.messages(.warning)[0].contains("there is no .prj"))
  }

  @Test func `an archive of too many files is refused, and none of it is passed over`() throws {
    let files = Dictionary(uniqueKeysWithValues: (0...10_000).map { ("\($0).json", [UInt8]()) })
    let archive = try ZIPWriter.archive(
      of: files, folder: "many", time: Date(timeIntervalSince1970: 1_780_000_000))
    let file = FeatureReading().read(archive, named: "many.zip")
    #expect(
      file.messages(.error) == [
        "file: The archive holds more than 10000 files. Pack the files of one layer."
      ])
  }

  @Test func `an archive that was cut off is refused, and one without a layer`() throws {
    #expect(try read("parks.zip", drop: 400).messages(.error).count == 1)
    let none = FeatureReading().read(Array("PK\u{3}\u{4}".utf8), named: "a.zip")
    #expect(none.messages(.error).count == 1)
  }

  @Test func `a layer that was cut off keeps the shapes before, wherever it was cut`() throws {
    let shapes = Self.squares(3)
    let whole = Shapefile.read(shapes: shapes, table: nil, projection: nil, named: "a.shp")
    #expect(whole.features.count == 3)
    for drop in stride(from: 1, to: shapes.count, by: 7) {
      let file = Shapefile.read(
        shapes: Array(shapes.dropLast(drop)), table: nil, projection: nil, named: "a.shp")
      #expect(file.features.count < 3)
      #expect(file.messages(.error).count >= 1)
    }
  }

  @Test func `a hole against the clock without an outline around it is read by what lies in what`()
  {
    let file = Shapefile.read(
      shapes: Self.squares(1, againstClock: true), table: nil, projection: nil, named: "a.shp")
    guard case .areas(let parts) = file.features[0].shape else { return #expect(Bool(false)) }
    #expect(parts.count == 1)
    #expect(file.messages(.note).count == 1)
  }

  /// A layer of squares, written by hand after ESRI's description.
  static func squares(_ count: Int, againstClock: Bool = false) -> [UInt8] {
    var records: [UInt8] = []
    for number in 1...count {
      let x = Double(number)
      var ring = [(x, 1.0), (x, 1.5), (x + 0.5, 1.5), (x + 0.5, 1.0), (x, 1.0)]
      if againstClock { ring.reverse() }
      var body = little(Int32(5)) + [x, 1, x + 0.5, 1.5].flatMap { little($0.bitPattern) }
      body += little(Int32(1)) + little(Int32(5)) + little(Int32(0))
      body += ring.flatMap { little($0.0.bitPattern) + little($0.1.bitPattern) }
      records += little(Int32(number)).reversed() + little(Int32(body.count / 2)).reversed() + body
    }
    let length = little(Int32((100 + records.count) / 2)).reversed()
    var header = little(Int32(9994)).reversed() + [UInt8](repeating: 0, count: 20) + length
    header += little(Int32(1000)) + little(Int32(5)) + [UInt8](repeating: 0, count: 64)
    return header + records
  }

  private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
