import Tables
import TestSupport
import Testing

@Suite struct CSVScannerTests {
  /// Hands out bytes a few at a time, as a file or a network would.
  private func source(_ bytes: [UInt8], atMost piece: Int = .max) -> CSVScanner.Source {
    var rest = bytes[...]
    return { buffer in
      let taken = rest.prefix(min(buffer.count, piece))
      buffer.copyBytes(from: taken)
      rest = rest.dropFirst(taken.count)
      return taken.count
    }
  }

  private struct Reading: Equatable {
    var rows: [Int] = []
    var cells: [[String]] = []
    var findings: [Finding] = []
    /// Why nothing may be used.
    var problem: Finding?
  }

  /// Positions that a name leads to.
  private func firstPositions(_ header: [String]) -> [Int] {
    header.indices.filter { header.firstIndex(of: header[$0]) == $0 }
  }

  private func scan(_ bytes: [UInt8], chunk: Int, piece: Int = .max) throws -> Reading {
    var reading = Reading()
    do {
      var scanner = try CSVScanner(
        file: "t.csv", chunk: chunk, read: source(bytes, atMost: piece))
      let header = scanner.header
      while try scanner.next() {
        reading.rows.append(scanner.row)
        reading.cells.append(firstPositions(header).map { scanner.text(at: $0) })
        let record = scanner.record
        for name in Set(header) {
          let text = scanner.text(at: scanner.position(of: name))
          #expect(record[name] == text)
        }
      }
      reading.findings = scanner.findings.findings
    } catch let unreadable as CSVUnreadable {
      return Reading(problem: unreadable.findings.first)
    }
    return reading
  }

  /// What reading the whole file at once gives.
  private func whole(_ bytes: [UInt8]) -> Reading {
    let (table, findings) = CSVTable.read(bytes, file: "t.csv")
    let stops = ["not UTF-8", "no header row", "separated by", "UTF-16", "Excel workbook"]
    if let problem = findings.first(where: { each in stops.contains { each.message.contains($0) } })
    {
      return Reading(problem: problem)
    }
    let records = table.records
    return Reading(
      rows: records.map(\.row),
      cells: records.map { record in firstPositions(table.header).map { record[table.header[$0]] }
      },
      findings: findings)
  }

  @Test(arguments: [
    "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,2", "\u{FEFF}a,b\n1,2\n", "a,b\n\n1,2\n\n",
    "a,b\r1,2\r",
    "a,\"b\"\n\"1\",\"x,\"\"y\"\"\nz\"\n", "a,b\n1,2,,\n", "a,b\n 1 ,2\r\n3,4\n", "", "a\n", "\n",
    "a,b\n\"unclosed,2\n3,4", "a,b\n\"x\"y,2\n", "ä,b\n“q”,’\n", "a;b\n1;2\n", "a\tb\n",
    "a,a\n1,2\n",
    "a,\n1,2\n", "a,\n1,\n", "a,b\n1\n2,3,4\n5,6\n", "a,b\n1,\"\"\"\"\n", "a,b\r\n\"1\r\n2\",3\r\n",
    "a,b\n\u{A0}1\u{A0},\t2 \n", "\u{FEFF}", "a,,\n1,,x\n2,y,\n", "a,b\n\"1\" ,2\n3,\"4\"",
  ])
  func `rows, cells and findings are those of the whole file`(_ text: String) throws {
    let bytes = Array(text.utf8)
    for chunk in [16, 17, 19, 64, 1 << 16] {
      #expect(try scan(bytes, chunk: chunk) == whole(bytes))
      #expect(try scan(bytes, chunk: chunk, piece: 1) == whole(bytes))
    }
  }

  @Test func `any bytes are read alike in pieces and as a whole`() throws {
    var generator = Seed(7)
    let pieces: [[UInt8]] =
      [
        "a", "b", ",", ",", "\"", "\"\"", "\n", "\n", "\r\n", "\r", ";", " ", "\t", "7", "é",
        "\u{A0}",
      ]
      .map { Array($0.utf8) } + [
        Array("\u{301}".utf8), Array("😀".utf8), [0xC3], [0x80], [0xED, 0xA0],
      ]
    for round in 0..<3000 {
      let isText = round % 4 > 0
      let bytes = (0..<Int(generator.next() % 60)).flatMap { _ in
        pieces[Int(generator.next() % UInt64(isText ? pieces.count - 3 : pieces.count))]
      }
      let expected = whole(Array("x,y\n".utf8) + bytes)
      let chunk = 16 + Int(generator.next() % 20)
      #expect(try scan(Array("x,y\n".utf8) + bytes, chunk: chunk) == expected, "\(bytes)")
    }
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
      ([0x50, 0x4B, 0x03, 0x04, 0x00], "Excel workbook"),
    ] as [([UInt8], String)])
  func `what is no text is refused by name`(_ bytes: [UInt8], _ name: String) throws {
    let problem = try #require(try scan(bytes, chunk: 16).problem)
    #expect(problem.message.contains(name))
    #expect(problem == whole(bytes).problem)
  }

  @Test func `a broken character late in the file refuses all of it, at its line`() throws {
    let rows = (0..<500).map { "\($0),“ok”\n" }.joined()
    let bytes = Array("id,note\n\(rows)x,".utf8) + [0xE9, 0x0A] + Array("y,z\n".utf8)
    let problem = try #require(try scan(bytes, chunk: 64).problem)
    #expect(problem.place == Place(file: "t.csv", row: 502))
    #expect(problem == whole(bytes).problem)
  }

  @Test func `a broken character at the beginning of a line is found on that line`() {
    #expect(whole(Array("a,b\n1,2\n".utf8) + [0x80, 0x0A]).problem?.place.row == 3)
  }

  @Test func `a row far longer than a piece is read whole`() throws {
    let long = String(repeating: "long, ", count: 5000)
    let reading = try scan(Array("a,b\n1,\"\(long)\"\n2,x\n".utf8), chunk: 16, piece: 100)
    #expect(reading.cells == [["1", String(long.dropLast())], ["2", "x"]])
  }

  @Test func `a quote that never closes does not fill the memory`() throws {
    var pieces = 0
    #expect(
      throws: CSVUnreadable.self,
      performing: {
        var scanner = try CSVScanner(file: "t.csv", chunk: 1024, longestRow: 100_000) { buffer in
          buffer.copyBytes(from: Array((pieces == 0 ? "a,b\n1,\"" : "text").utf8))
          pieces += 1
          return pieces == 1 ? 7 : 4
        }
        while try scanner.next() {}
      })
    #expect(pieces < 200_000 / 4)
  }

  @Test func `an error of the source is not taken for the end of the file`() {
    struct DiskError: Error {}
    var pieces = 0
    #expect(
      throws: DiskError.self,
      performing: {
        var scanner = try CSVScanner(file: "t.csv", chunk: 16) { buffer in
          pieces += 1
          guard pieces < 3 else { throw DiskError() }
          buffer.copyBytes(from: Array("a,b\n1,2\n".utf8))
          return 8
        }
        while try scanner.next() {}
      })
  }

  @Test func `the progress ends at the size of the file`() throws {
    let bytes = Array("a,b\n1,2\n3,4\n5,6\n".utf8)
    var heard: [Int] = []
    var scanner = try CSVScanner(
      file: "t.csv", total: bytes.count, chunk: 16, progress: { done, _ in heard.append(done) },
      read: source(bytes, atMost: 5))
    while try scanner.next() {}
    #expect(heard.last == bytes.count)
    #expect(heard == heard.sorted())
  }

  @Test func `many bad rows are counted and a few are kept`() throws {
    let bytes = Array(("a,b\n" + String(repeating: "1\n", count: 500)).utf8)
    var scanner = try CSVScanner(file: "t.csv", limit: 10, read: source(bytes))
    while try scanner.next() {
      let isFaulty = scanner.isFaulty
      #expect(isFaulty)
    }
    let findings = scanner.findings
    #expect(findings.findings.count == 10)
    #expect(findings.count == 500)
    #expect(findings.omitted == 490)
  }

  @Test func `cells are numbers, whole numbers and symbols without a text`() throws {
    var scanner = try CSVScanner(
      file: "t.csv", read: source(Array("n,y,t,q\n 12.5 ,2021,gas,\"a \"\"b\"\"\"\n,x,gas,\n".utf8))
    )
    var symbols = SymbolTable()
    var rows: [String] = []
    while try scanner.next() {
      let number = scanner.number(at: 0).map { "\($0)" } ?? "none"
      let year = scanner.integer(at: 1).map { "\($0)" } ?? "none"
      let symbol = scanner.symbol(at: 2, in: &symbols)
      let outside = scanner.text(at: nil) + scanner.text(at: 9)
      rows.append("\(number) \(year) \(symbol) \(scanner.text(at: 3)) \(outside)")
    }
    #expect(rows == ["12.5 2021 0 a \"b\" ", "none none 0  "])
    #expect(symbols.texts == ["gas"])
  }
}
