import Tables
import Testing

@Suite struct CSVLayoutTests {
  private func layout(_ text: String, columns: [String] = []) -> CSVLayout? {
    CSVLayout(Array(text.utf8), file: "inventory.csv", columns: columns)
  }

  private func cell(_ text: String, _ record: Int, _ column: String) -> String? {
    let bytes = Array(text.utf8)
    guard let layout = CSVLayout(bytes, file: "inventory.csv", columns: [column]) else {
      return nil
    }
    return bytes.withUnsafeBytes { buffer in
      buffer.baseAddress.map { base in
        layout.withCell(record: record, column: 0, base: base) {
          String(decoding: $0, as: UTF8.self)
        }
      }
    }
  }

  @Test func `head and records are the whole file, with blank lines to what stands before`() throws
  {
    let text = "\u{FEFF}id,note\n\na,\"x\ny\"\r\n , \nb,1\n\n"
    let layout = try #require(self.layout(text))
    let bytes = Array(text.utf8)
    let pieces = ([layout.head] + layout.records).map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(pieces == ["\u{FEFF}id,note\n\n", "a,\"x\ny\"\r\n , \n", "b,1\n\n"])
    #expect(layout.header == ["id", "note"])
  }

  @Test func `rows count as the records of the table do`() throws {
    let text = "id\n\na\n\n\nb\n"
    let records = CSVTable.read(Array(text.utf8), file: "inventory.csv").table.records
    #expect(try #require(self.layout(text)).rows == records.map(\.row))
  }

  @Test func `wanted cells are trimmed, with quotes once, and empty where the row is short`() {
    let text = "id,note\n a ,\"5\"\" pipe\"\nb\n"
    #expect(cell(text, 0, "id") == "a")
    #expect(cell(text, 0, "note") == "5\" pipe")
    #expect(cell(text, 1, "note") == "")
    #expect(cell(text, 1, "missing") == "")
  }

  @Test(arguments: ["", "\n", "id;note\n", "id\na,\"b\n", "id,note\na,\"b\"c\n", "PK\u{3}\u{4}"])
  func `a file that is no table has no layout`(text: String) {
    #expect(layout(text) == nil)
  }
}
