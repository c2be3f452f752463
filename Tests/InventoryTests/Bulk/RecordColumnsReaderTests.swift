import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct RecordColumnsReaderTests {
  private let header =
    "id,year,sector,subsector,method,activity,quantity,unit,factor,account,gpc,scope,control,"
    + "notation_key,quality,factor_quality,activity_uncertainty_percent,note\n"

  private func bytes(_ rows: [String]) -> [UInt8] {
    Array((header + rows.joined(separator: "\n") + "\n").utf8)
  }

  private func row(
    _ id: String, year: String = "2021", sector: String = "buildings",
    method: String = "stationary-fuel", quantity: String = "5", unit: String = "MMBtu",
    rest: String = ",,I.1.1,1,,,H,M,5,"
  ) -> String {
    "\(id),\(year),\(sector),residential,\(method),natural-gas,\(quantity),\(unit),\(rest)"
  }

  /// Every record of the columns, without what columns do not keep.
  private func records(_ columns: RecordColumns) -> [ActivityRecord] {
    (0..<columns.count).map { columns.record(at: $0) }
  }

  private func kept(_ record: ActivityRecord) -> ActivityRecord {
    var record = record
    record.id = ""
    record.quality = nil
    record.factorQuality = nil
    record.activityUncertainty = nil
    record.control = nil
    record.source = ""
    record.note = ""
    return record
  }

  private func expectSame(_ bytes: [UInt8]) throws {
    let reading = try MixedRecords.reading(bytes, limit: 100_000)
    let (expected, findings) = MixedRecords.records(bytes)
    let quantified = expected.filter { record in
      record.notationKey != .confidential
        && (record.quantity != nil || record.notationKey == nil)
    }
    #expect(records(reading.columns) == quantified.map(kept))
    #expect(reading.columns.unquantified.reduce(0, +) == expected.count - quantified.count)
    #expect(Set(reading.findings.findings) == Set(findings))
    #expect(reading.findings.count == findings.count)
    #expect(reading.rows == expected.count + reading.rejected)
  }

  @Test func `records and findings are those of reading cell by cell`() throws {
    try expectSame(
      bytes([
        row("a"), row("b", year: "21"), row("c", year: "+202"), row("d", sector: "Buildings"),
        row("e", quantity: "-1"), row("f", quantity: "1,000"), row("g", quantity: "nan"),
        row("h", quantity: "0x10"), row("i", quantity: "1e30"), row("j", quantity: ""),
        row("k", unit: "tons"), row("l", unit: "kwh"), row("m", method: ""), row("A B"), row(""),
        row("n", rest: ",,I.1.1,4,,,H,M,5,"), row("o", rest: ",books,I.1.1,1,,,H,M,5,"),
        row("p", rest: ",government,,,both,,Q,,,"), row("q", rest: ",,,,none,,,,-3,"),
        row("r", quantity: "", rest: ",,I.1.1,1,,NE,,,,because"), row("s", rest: ",,,1,,IE,,,,"),
        row("t", rest: ",,,1,,C,,,,one business"), row("u", rest: ",,,1,,XX,,,,"), row("a"),
        "v,2021,buildings", "w,2021,buildings,x,stationary-fuel,natural-gas,\"5,MMBtu", "",
      ]))
  }

  @Test func `records and findings of mixed rows are those of reading cell by cell`() throws {
    try expectSame(MixedRecords.randomBytes(2000, seed: 12))
    try expectSame(try MixedRecords.exampleBytes())
  }

  @Test func `rows that cannot be read are counted, and a few findings are kept`() throws {
    let rows = (0..<300).map { row("r\($0)", year: $0 % 3 == 0 ? "never" : "2021") }
    let reading = try MixedRecords.reading(bytes(rows), limit: 10)
    #expect(reading.rejected == 100)
    #expect(reading.columns.count == 200)
    #expect(reading.findings.findings.count == 10)
    #expect(reading.findings.counts[.error] == 100)
  }

  @Test func `a row used twice is left out at its second place`() throws {
    let reading = try MixedRecords.reading(bytes([row("a"), row("b"), row("a")]))
    #expect(reading.rejected == 1)
    let finding = reading.findings.findings.first
    #expect(finding?.place == Place(file: "inventory.csv", row: 4, column: "id"))
    #expect(finding?.message.contains("row 2") == true)
    #expect(records(reading.columns).compactMap(\.place.row) == [2, 3])
  }

  @Test func `ids used twice are found among many, and only those`() throws {
    var rows = (0..<3000).map { row("r\($0)") }
    rows.append(contentsOf: ["r17", "r2999", "r17", "s17", "r00"].map { row($0) })
    let reading = try MixedRecords.reading(bytes(rows))
    #expect(reading.findings.findings.compactMap(\.place.row) == [3002, 3003, 3004])
    #expect(reading.rejected == 3)
    #expect(reading.columns.row(at: 2999) == 3001)
    #expect(reading.columns.row(at: 3000) == 3005)
  }

  @Test func `a file without a column that is needed is refused`() {
    #expect(
      throws: CSVUnreadable.self,
      performing: { try MixedRecords.reading(Array("id,year\na,2021\n".utf8)) })
  }

  @Test func `a broken character at the end refuses the whole file`() {
    #expect(
      throws: CSVUnreadable.self,
      performing: { try MixedRecords.reading(bytes([row("a")]) + [0xFF, 0x0A]) })
  }

  @Test func `stated parameters make a recipe of their own`() throws {
    func parameter(_ text: String, row: Int) -> RecordParameter {
      RecordParameter(text, place: Place(file: "inventory-parameters.csv", row: row))
    }
    let rows = ["a", "b", "c", "d"].map { row($0) }
    let reading = try MixedRecords.reading(
      bytes(rows),
      parameters: [
        "b": ["x": parameter("1", row: 2)], "c": ["x": parameter("2", row: 3)],
        "d": ["x": parameter("1", row: 4)],
      ])
    #expect(reading.columns.recipes.count == 3)
    #expect(records(reading.columns).map { $0.parameters["x"]?.text } == [nil, "1", "2", "1"])
  }

  @Test func `records that differ in their amount alone share a line`() throws {
    let rows = (0..<50).map { row("r\($0)", quantity: "\($0)") }
    let columns = try MixedRecords.reading(bytes(rows)).columns
    #expect(columns.lines.count == 1 && columns.recipes.count == 1)
    #expect(columns.quantities == (0..<50).map(Double.init))
  }
}
