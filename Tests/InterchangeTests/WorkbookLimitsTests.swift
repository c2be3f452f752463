import ExternalPrograms
import Foundation
import Interchange
import Tables
import Testing

/// Files that are too large, damaged, something else, or made to do harm.
@Suite(.enabled(if: SpreadsheetTools.hasPython)) struct WorkbookLimitsTests {
  /// The one finding of a file that is refused.
  private func refusal(
    _ code: String, limits: WorkbookReader.Limits = WorkbookReader.Limits()
  ) throws -> String {
    let reading = try SpreadsheetTools.reading(code, limits: limits)
    #expect(reading.tables.isEmpty)
    #expect(reading.findings.map(\.severity) == [.error])
    #expect(reading.findings.first?.place == Place(file: "upload.xlsx"))
    return reading.findings.first?.message ?? ""
  }

  @Test(
    arguments: [
      ("open(path, 'wb').close()", "The file is empty."),
      ("open(path, 'w').write('site,use\\na,1\\n')", "The file is text, such as CSV"),
      ("open(path, 'w').write('\\ufeff<html><table>')", "The file is a web page or XML"),
      ("open(path, 'wb').write(bytes(range(256)) * 9)", "The file is not an Excel workbook"),
      ("zipfile.ZipFile(path, 'w').writestr('a.txt', 'a')", "is a zip, but not an Excel workbook"),
      (
        "package('', more=[('xl/workbook.bin', '')])",
        "The file is a binary Excel workbook (.xlsb)."
      ),
      (
        "z = zipfile.ZipFile(path, 'w'); z.writestr('mimetype', 'a'); z.writestr('content.xml', 'a'); z.close()",
        "The file is an OpenDocument file (.ods)."
      ),
      (
        "package('', more=[('xl/workbook.xml', '<document/>')])",
        "is an Office document, but not an Excel workbook"
      ),
      (
        "table([]).save(path)", "The workbook has no sheet with anything in it."
      ),
    ]
  )
  func `a file of another kind is refused in words for what it is`(
    code: String, words: String
  ) throws {
    let message = try refusal(code)
    #expect(message.contains(words), "\(message)")
  }

  @Test func `old workbooks and those with a password are told apart`() throws {
    let ole = "start = bytes.fromhex('d0cf11e0a1b11ae1') + bytes(504)\n"
    let locked = try refusal(
      ole + "open(path, 'wb').write(start + 'EncryptedPackage'.encode('utf-16-le') + bytes(9000))")
    #expect(locked.contains("protected by a password"))
    let old = try refusal(
      ole + "open(path, 'wb').write(start + bytes(9000) + 'Workbook'.encode('utf-16-le'))")
    #expect(old.contains("old Excel workbook (.xls)"))
  }

  @Test func `an incomplete or damaged workbook is refused, and nothing of it is used`() throws {
    let whole = "table([['site', 'use']] + [['a', n] for n in range(500)]).save(path)\n"
    let cut = try refusal(
      whole + "data = open(path, 'rb').read()\nopen(path, 'wb').write(data[: len(data) // 2])")
    #expect(
      cut
        == "The file begins like a workbook, but is incomplete or damaged. Copy or upload it again."
    )
    let broken = try refusal(
      #"package('<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"></sheetData>')"#)
    // What the reader's libraries say of it is not for people.
    #expect(
      broken
        == "The workbook is damaged: its sheet “Data” cannot be read. Open it in Excel, let Excel repair it, and save it again."
    )
    let flipped = try refusal(
      whole
        + """
        data = bytearray(open(path, 'rb').read())
        at = data.find(b'xl/worksheets/sheet1.xml') + 400
        data[at:at + 40] = bytes(40)
        open(path, 'wb').write(data)
        """)
    #expect(flipped.contains("The workbook is damaged"))
    for (cells, words) in [
      (#"<row r="1"><c r="A1" t="s"><v>4</v></c></row>"#, "the text in row 1"),
      (#"<row r="1"><c r="A1"><v>one</v></c></row>"#, "the number “one” in row 1"),
      (#"<row r="2"/><row r="1"/>"#, "row 1 of its sheet “Data”"),
      (#"<row r="1"><c r="B1"/><c r="A1"/></row>"#, "cell A1 of its sheet “Data”"),
      (#"<row r="1"><c r="ZZZ1"><v>1</v></c></row>"#, "cell ZZZ1"),
      (#"<row r="9999999"/>"#, "row 9999999"),
    ] {
      let message = try refusal("package('<sheetData>\(cells)</sheetData>')")
      #expect(message.contains("damaged: \(words)"), "\(message)")
    }
  }

  @Test func `a file of 60 MB is refused before it is opened`() throws {
    let message = try refusal("open(path, 'wb').truncate(60_000_000)")
    #expect(message.hasPrefix("The file has 60 MB; at most 50 MB are allowed."))
  }

  @Test func `a zip bomb is refused before it is unpacked`() throws {
    let ratio = try refusal("package('<!--' + '0' * 30_000_000 + '-->')")
    #expect(ratio.contains("times its size; at most 200 times are allowed"))

    let parts = try refusal("package('', more=[(f'a{n}.xml', '') for n in range(2100)])")
    #expect(parts.contains("parts; at most 2,000 are allowed"))

    var limits = WorkbookReader.Limits()
    limits.unpackedBytes = 5_000_000
    limits.ratio = 10_000
    let size = try refusal("package('<!--' + '0' * 9_000_000 + '-->')", limits: limits)
    #expect(size.hasPrefix("The workbook unpacks to 9 MB; at most 5 MB are allowed."))
  }

  @Test func `a zip that lies about its size is refused`() throws {
    let message = try refusal(
      """
      package('<!--' + '0' * 30_000_000 + '-->')
      import struct
      data = open(path, 'rb').read()
      for old in [z.file_size for z in zipfile.ZipFile(path).infolist() if z.file_size > 1_000_000]:
          data = data.replace(struct.pack('<I', old), struct.pack('<I', 100))
      open(path, 'wb').write(data)
      """)
    #expect(message.contains("damaged: its sheet “Data” cannot be read"))
  }

  @Test func `declared entities are refused`() throws {
    let message = try refusal(
      #"""
      package('<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData>',
          prologue='<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>')
      """#)
    #expect(message.contains("declares entities or a document type"))
  }

  @Test func `a zip with a password is refused`() throws {
    let message = try refusal(
      """
      package('')
      data = bytearray(open(path, 'rb').read())
      at = data.find(b'PK\\x01\\x02')
      while at >= 0:
          data[at + 8] |= 1
          at = data.find(b'PK\\x01\\x02', at + 4)
      open(path, 'wb').write(data)
      """)
    #expect(message.contains("a zip protected by a password"))
  }

  @Test func `processor time and memory have limits`() throws {
    var limits = WorkbookReader.Limits()
    limits.processorSeconds = 1
    limits.rows = 1_000_000
    let slow = try refusal(
      """
      package('<sheetData>' + ''.join(f'<row><c><v>{n}</v></c><c><v>{n}</v></c></row>'
          for n in range(250_000)) + '</sheetData>')
      """, limits: limits)
    #expect(slow.contains("takes too long to read"), "\(slow)")

    limits = WorkbookReader.Limits()
    limits.memoryBytes = 200_000_000
    let large = try refusal(
      "package('', strings=[f'text {n} ' * 60 for n in range(300_000)])", limits: limits)
    #expect(large.contains("needs more memory than is allowed"), "\(large)")
  }

  @Test func `rows and columns beyond the limit are an error, and the others are read`() throws {
    var limits = WorkbookReader.Limits()
    limits.rows = 10
    limits.columns = 3
    let reading = try SpreadsheetTools.reading(
      """
      book = table([["a", "b", "c", "d"]] + [[n, n, n, n] for n in range(2, 16)])
      book.active["AB3"] = "far"
      book.save(path)
      """, limits: limits)
    #expect(
      reading.words == [
        "error: upload.xlsx, sheet “Data”, row 11: The sheet goes on to row 15. Only its first 10 "
          + "rows were read; 5 rows were left out. Split it into several workbooks.",
        "error: upload.xlsx, sheet “Data”, column D: The sheet has values as far right as column AB. "
          + "Only its first 3 columns were read; 2 columns were left out.",
      ])
    #expect(reading.texts("a") == (2...10).map(String.init))
  }

  @Test func `cells and text beyond the limit of the workbook are an error`() throws {
    var limits = WorkbookReader.Limits()
    limits.cells = 25
    let cells = try SpreadsheetTools.reading(
      "table([['a', 'b']] + [[n, n] for n in range(2, 31)]).save(path)", limits: limits)
    #expect(
      cells.words == [
        "error: upload.xlsx, sheet “Data”, row 13: The workbook has more than 25 filled cells. Reading "
          + "ended at this row; the rest of the sheet was left out. Split the workbook."
      ])
    #expect(cells.tables.first?.records.count == 11)

    // One long text that thousands of cells refer to: 1 MB to unpack, 160 MB to read.
    let text = try SpreadsheetTools.reading(
      "package('<sheetData>' + ''.join(f'<row r=\"{n}\"><c r=\"A{n}\" t=\"s\"><v>0</v></c></row>' for n in range(1, 5001)) + '</sheetData>', strings=['x' * 32_000])"
    )
    #expect(text.words.contains { $0.contains("more than 64,000,000 characters of text") })
  }

  @Test func `a large workbook is read with progress`() throws {
    var steps: [WorkbookProgress] = []
    let clock = ContinuousClock()
    var reading: WorkbookReading?
    try SpreadsheetTools.withFolder { folder in
      let file = folder.appending(path: "file.xlsx")
      try SpreadsheetTools.python(WorkbookLimitsTests.large, path: file)
      let time = clock.measure {
        reading = WorkbookReader(tools: SpreadsheetTools.tools).read(file) { steps.append($0) }
      }
      print("20,000 rows of 20 columns: \(time)")
    }
    #expect(reading?.tables.first?.records.count == 20_000)
    #expect(reading?.words.filter { $0.hasPrefix("error") } == [])
    #expect(steps.count >= 20)
    #expect(steps.allSatisfy { $0.sheet == "All sites" && $0.lastRow == 20_001 })
    #expect(steps.map(\.row) == steps.map(\.row).sorted())
    #expect(steps.last?.row == 20_001)
  }

  static let large = """
    import xlsxwriter
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("All sites")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, [f"column {n}" for n in range(20)])
    for row in range(1, 20_001):
        sheet.write_row(row, 0, [f"text {row * column % 7919}" for column in range(5)])
        sheet.write_row(row, 5, [row * 1.1 ** column for column in range(12)])
        sheet.write_number(row, 17, 40_000 + row % 3000, day)
        sheet.write_boolean(row, 18, row % 2)
        sheet.write_formula(row, 19, f"=F{row + 1}*2", None, row * 2.5)
    book.close()
    """
}

@Suite struct SpreadsheetWorkerTests {
  @Test func `without the Python environment a finding says what to run`() {
    let reader = WorkbookReader(tools: ToolFolder(folder: URL(filePath: "/nowhere")))
    let reading = reader.read(URL(filePath: "/nowhere/file.xlsx"))
    #expect(reading.words.first?.contains("Run scripts/setup publish") == true)
    #expect(reading.findings.first?.place.file == "file.xlsx")
  }

  @Test(.enabled(if: SpreadsheetTools.hasPython))
  func `a file that is not there is a finding`() {
    let reading = WorkbookReader(tools: SpreadsheetTools.tools)
      .read(URL(filePath: "/nowhere/file.xlsx"))
    #expect(
      reading.words == ["error: file.xlsx: The file cannot be opened: No such file or directory."])
  }

  @Test(.enabled(if: SpreadsheetTools.hasPython))
  func `a worker that gives no answer or none in time is a finding`() throws {
    try SpreadsheetTools.withFolder { folder in
      for (script, words) in [
        (
          "import sys; print('progress a 1 0', file=sys.stderr); sys.exit('broken')", "said: broken"
        ),
        ("print('no JSON')", "without an answer"),
        ("print('{\"row\": \"one\"}'); print('{\"ok\": true}')", "cannot be understood"),
        ("import time; time.sleep(60)", "took longer than"),
      ] {
        let file = folder.appending(path: "spreadsheet.py")
        try Data(script.utf8).write(to: file)
        let reader = WorkbookReader(tools: SpreadsheetTools.tools, script: file, timeout: 1)
        #expect(reader.read(file).words.first?.contains(words) == true)
      }
    }
  }

  @Test func `progress lines name the sheet, whatever its name`() {
    // What is not such a line says nothing.
    let steps = ["progress All sites 2 10 2000 0", "progress  1 2", "Traceback 1 2 3"]
      .map(WorkbookProgress.init(line:))
    #expect(steps[0]?.sheet == "All sites 2 10")
    #expect(steps[0]?.row == 2000)
    #expect(steps[0]?.lastRow == nil)
    #expect(steps[1] == nil)
    #expect(steps[2] == nil)
  }
}
