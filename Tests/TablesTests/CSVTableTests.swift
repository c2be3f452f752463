import Tables
import Testing

@Suite struct CSVTableTests {
  private func read(_ text: String) -> (table: CSVTable, findings: [Finding]) {
    CSVTable.read(Array(text.utf8), file: "t.csv")
  }

  @Test(arguments: [
    "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,2", "\u{FEFF}a,b\n1,2\n", "a,b\n\n1,2\n\n",
    "a,\"b\"\n\"1\",\"x,\"\"y\"\"\nz\"\n", "a,b\n1,2,,\n", "a,b\n 1 ,2\r\n3,4\n", "", "a\n",
    "a,b\n\"unclosed,2\n3,4", "a,b\n\"x\"y,2\n", "ä,b\n“q”,’\n",
  ])
  func `writing gives back the bytes that were read`(_ text: String) {
    #expect(read(text).table.text == text)
  }

  @Test func `quotes, commas and line ends inside a cell are read`() {
    let (table, findings) = read("id,note\n1,\"a, \"\"b\"\"\nc\"\n")
    #expect(findings.isEmpty)
    #expect(table.records.first?["note"] == "a, \"b\"\nc")
  }

  @Test func `a changed cell is quoted when it must be, the rest stays`() {
    var (table, _) = read("id,note\r\n1,x\r\n2,\"y\"\r\n")
    table.set("a,b", row: 2, column: "note")
    #expect(table.text == "id,note\r\n1,\"a,b\"\r\n2,\"y\"\r\n")
  }

  @Test func `an added record follows a file without a last line end`() {
    var (table, _) = read("id,note\n1,x")
    table.append(["2", "y\nz"])
    #expect(table.text == "id,note\n1,x\n2,\"y\nz\"\n")
  }

  @Test func `semicolons are found and explained`() {
    let finding = read("id;note\n1;x\n").findings.first
    #expect(finding?.severity == .error)
    #expect(finding?.place == Place(file: "t.csv", row: 1))
    #expect(finding?.message.contains("semicolons") == true)
  }

  @Test func `broken text is found at its line`() {
    let bytes = Array("id,note\n1,ok\n2,".utf8) + [0xE9, 0x0A]
    let (table, findings) = CSVTable.read(bytes, file: "t.csv")
    #expect(findings.first?.place == Place(file: "t.csv", row: 3))
    #expect(findings.first?.message.contains("UTF-8") == true)
    #expect(table.records.isEmpty)
  }

  @Test func `a workbook with the wrong ending is named`() {
    let (_, findings) = CSVTable.read([0x50, 0x4B, 0x03, 0x04, 0], file: "t.csv")
    #expect(findings.first?.message.contains("Excel workbook") == true)
  }

  @Test func `short, long and unclosed rows are errors at their row`() {
    #expect(read("a,b\n1\n").findings.first?.place.row == 2)
    #expect(read("a,b\n1,2\n1,2,3\n").findings.first?.place.row == 3)
    #expect(read("a,b\n1,\"x\n").findings.contains { $0.message.contains("never closes") })
  }

  @Test func `repeated and nameless columns are errors`() {
    #expect(read("a,a\n1,2\n").findings.first?.place.column == "a")
    #expect(read("a,\n1,2\n").findings.first?.message.contains("no name") == true)
    #expect(read("a,\n1,\n").findings.isEmpty)
  }

  @Test func `nothing a file holds makes the reader stop`() {
    var seed: UInt64 = 7
    for _ in 0..<300 {
      let bytes = (0..<40).map { _ -> UInt8 in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Array("ab,\"\n\r;1 \t".utf8)[Int(seed >> 60) % 10]
      }
      #expect(Array(CSVTable.read(bytes, file: "t.csv").table.text.utf8) == bytes)
    }
  }

  @Test func `of a name that appears twice the first column is read`() {
    #expect(read("a,b,a\n1,2,3\n").table.records.first?["a"] == "1")
  }

  @Test(arguments: [
    ("x", "x"), (" \t\u{A0}x y\u{A0} ", "x y"), ("", ""), (" \u{A0}\t", ""), ("é ", "é"),
    (" é", "é"),
    (" \u{301}x", " \u{301}x"), ("x \u{301}", "x \u{301}"), ("\u{600} ", "\u{600} "),
    ("\u{3000}", "\u{3000}"),
  ])
  func `outer spaces go, and accents keep the space they stand on`(
    _ text: String, _ expected: String
  ) {
    #expect(text.trimmed == expected)
    #expect(text[...].trimmed == expected)
    #expect(read("a,b\n\"\(text)\",1\n").table.records.first?["a"] == expected)
  }
}

@Suite struct CSVTableEditTests {
  private func read(_ text: String) -> CSVTable {
    CSVTable.read(Array(text.utf8), file: "t.csv").table
  }

  @Test func `a new column leaves every other byte alone`() {
    var table = read("id, note\r\n1,\"x\"\r\n\r\n2\r\n3,a,b")
    table.appendColumn("more")
    #expect(table.text == "id, note,more\r\n1,\"x\",\r\n\r\n2,,\r\n3,a,,b")
    table.appendColumn("more")
    #expect(table.header == ["id", "note", "more"])
  }

  @Test func `cells of one record are set together, and a short record is filled up`() {
    var table = read("id,a,b\n1\n2,x,y\n")
    table.set(["b": "1,5", "none": "z"], row: 2)
    table.set("q", row: 3, column: "a")
    table.set("q", row: 9, column: "a")
    #expect(table.text == "id,a,b\n1,,\"1,5\"\n2,q,y\n")
  }

  @Test func `an added record ends as the lines of the file do`() {
    var table = read("id,a\r\n1,x")
    table.append(["2", "y"])
    #expect(table.text == "id,a\r\n1,x\r\n2,y\r\n")
    #expect(table.lastRow == 3)
  }

  @Test func `removed rows take their lines with them, and the header stays`() {
    var table = read("id,a\n1,x\n2,\"y\nz\"\n3,w\n")
    table.remove(rows: [1, 3])
    #expect(table.text == "id,a\n1,x\n3,w\n")
  }

  @Test func `reading a long file says how far it has come`() {
    let text = "id\n" + (1...5000).map { "\($0)\n" }.joined()
    var parts: [Double] = []
    let (table, _) = CSVTable.read(Array(text.utf8), file: "t.csv") { parts.append($0) }
    #expect(table.records.count == 5000)
    #expect(parts.count == 4)
    #expect(parts == parts.sorted() && parts.allSatisfy { (0...1).contains($0) })
  }
}
