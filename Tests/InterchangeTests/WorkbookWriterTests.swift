import Foundation
import Interchange
import Tables
import Testing

@Suite(.enabled(if: SpreadsheetTools.hasPython)) struct WorkbookWriterTests {
  static let units = Workbook.List(
    name: "Units", values: (1...80).map { "unit number \($0), of eighty" })

  static let form: Workbook = {
    var layout = Workbook.Layout()
    layout.frozenColumns = 1
    layout.tabColor = "#336699"
    let columns = [
      Workbook.Column("site", note: "The name on the bill.", width: 30),
      Workbook.Column("fuel", rule: .oneOf(["gas", "oil"])),
      Workbook.Column("unit", rule: .oneOfList(named: "Units")),
      Workbook.Column("quantity", kind: .number, rule: .number(from: 0), note: "Not below 0."),
      Workbook.Column("year", kind: .year, rule: .wholeNumber(from: 1990, to: 2100)),
      Workbook.Column("share", kind: .number, rule: .number(from: 0, to: 0.5)),
    ]
    let sheet = Workbook.Sheet(
      name: "Buildings", intro: ["Buildings", "One row per bill."], columns: columns,
      rows: [["Library", "gas", "therm", 12.5, 2021], ["Depot", "oil", .empty, 3]],
      emptyRows: 10, layout: layout)
    return Workbook(title: "Form", author: "Example", sheets: [sheet], lists: [units])
  }()

  /// What openpyxl, another program than the one that wrote, sees in the workbook.
  private func seen(_ expressions: String, in workbook: Workbook = form) throws -> [String] {
    try SpreadsheetTools.withFolder { folder in
      let file = folder.appending(path: "form.xlsx")
      let findings = WorkbookWriter(tools: SpreadsheetTools.tools).write(workbook, to: file)
      try #require(findings.isEmpty, "\(findings)")
      let code = """
        import openpyxl
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        for value in [\(expressions)]: print(value)
        """
      return try SpreadsheetTools.python(code, path: file).split(separator: "\n").map(String.init)
    }
  }

  @Test func `another program sees the header, the layout and no merged cells`() throws {
    let facts = try seen(
      """
      sheet["A4"].value, sheet["A4"].font.b, sheet["A4"].font.color.rgb, sheet["A4"].fill.fgColor.rgb,
      sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows, sheet.page_setup.orientation,
      sheet.sheet_properties.tabColor.rgb, sheet.column_dimensions["A"].width > 29,
      sheet["A1"].font.b, sheet["A2"].font.b, len(sheet.merged_cells.ranges),
      sheet["A4"].comment.text, book.properties.title, book.properties.creator
      """)
    #expect(
      facts == [
        "site", "True", "FFFFFFFF", "FF1F3A4D", "B5", "A4:F6", "$4:$4", "landscape", "FF336699",
        "True", "True", "False", "0", "The name on the bill.", "Form", "Example",
      ])
    #expect(WorkbookWriterTests.form.sheets.first?.headerRow == 4)
  }

  @Test func `the rules of the columns are Excel's, and hold below the last row`() throws {
    let rules = try seen(
      """
      *[" ".join(map(str, (r.sqref, r.type, r.operator, r.formula1, r.formula2, r.prompt, r.allow_blank)))
        for r in sheet.data_validations.dataValidation]
      """)
    #expect(
      rules == [
        #"B5:B16 list None "gas,oil" None None True"#,
        "C5:C16 list None 'Lists'!$A$2:$A$81 None None True",
        "D5:D16 decimal greaterThanOrEqual 0 None Not below 0. True",
        "E5:E16 whole None 1990 2100 None True",
        "F5:F16 decimal None 0 0.5 None True",
      ])
  }

  @Test func `long lists, and values with commas, stand on the hidden sheet`() throws {
    var workbook = WorkbookWriterTests.form
    workbook.lists = []
    let long = (1...60).map { "choice number \($0)" }
    workbook.sheets[0].columns[1].rule = .oneOf(long)
    workbook.sheets[0].columns[2].rule = .oneOf(["oil, heavy", "gas"])
    let facts = try seen(
      """
      book.sheetnames, book["Lists"].sheet_state, book["Lists"]["A1"].value, book["Lists"]["A61"].value,
      book["Lists"]["B2"].value, *[r.formula1 for r in sheet.data_validations.dataValidation][:2]
      """, in: workbook)
    #expect(
      facts == [
        "['Buildings', 'Lists']", "hidden", "fuel", "choice number 60", "oil, heavy",
        "'Lists'!$A$2:$A$61", "'Lists'!$B$2:$B$3",
      ])
  }

  @Test func `text that looks like a formula stays text, even when it is edited`() throws {
    let columns = [Workbook.Column("text")]
    let rows: [[Workbook.Cell]] = [
      ["=1+1"], ["+1"], ["-1"], ["@a"], ["{=1}"], ["https://a.example"],
    ]
    let workbook = Workbook(
      title: "", sheets: [Workbook.Sheet(name: "Data", columns: columns, rows: rows)])
    let facts = try seen(
      "*[f'{c.value} {c.data_type} {c.quotePrefix}' for c in list(sheet['A'])[1:]]", in: workbook)
    #expect(
      facts == [
        "=1+1 s True", "+1 s True", "-1 s True", "@a s True", "{=1} s False",
        "https://a.example s False",
      ])
  }

  @Test func `the header can be read by people who see little contrast`() {
    let look = Workbook.HeaderLook.standard
    let light = [look.fill, look.text].map(luminance).sorted()
    #expect((light[1] + 0.05) / (light[0] + 0.05) >= 11)
  }

  /// The relative luminance of WCAG 2.2.
  private func luminance(_ color: String) -> Double {
    let number = Int(color.dropFirst(), radix: 16) ?? 0
    let channels = [16, 8, 0].map { shift in
      let value = Double(number >> shift & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  @Test func `every number comes back as it was`() throws {
    let numbers = [
      0.1 + 0.2, 1 / 3, 5_346_718.123456789, 1e-7, 2.5e300, .leastNonzeroMagnitude,
      .greatestFiniteMagnitude, -42, 0, 9_007_199_254_740_993, 123_456_789_012_345_680,
    ]
    let workbook = Workbook(
      title: "",
      sheets: [
        Workbook.Sheet(
          name: "Data", columns: [Workbook.Column("n", kind: .number)],
          rows: numbers.map { [.number($0)] })
      ])
    let table = try #require(try SpreadsheetTools.roundTrip(workbook).tables.first)
    #expect(table.records.map { $0["n"].number } == numbers)
    #expect(table.records[0]["n"].text == "0.30000000000000004")
    #expect(table.records[7]["n"].text == "-42")
  }

  @Test func `every text comes back as it was`() throws {
    let texts = [
      "=SUM(A1)", "007", " spaces ", "two\nlines", "a \"quote\", <tag> & more", "_x0041_", "É 漢 🌲",
      String(repeating: "long ", count: 6_000), "1e5", "2021-03-01", "bell \u{7}",
    ]
    let workbook = Workbook(
      title: "",
      sheets: [
        Workbook.Sheet(
          name: "Data", columns: [Workbook.Column("t"), Workbook.Column("b")],
          rows: texts.map { [.text($0), true] })
      ])
    let reading = try SpreadsheetTools.roundTrip(workbook)
    #expect(reading.texts("t") == texts)
    #expect(reading.tables.first?.records.allSatisfy { $0["t"].kind == .text } == true)
    #expect(reading.tables.first?.records.allSatisfy { $0["b"].kind == .boolean } == true)
    #expect(reading.findings.isEmpty)
  }

  @Test func `a form that was written is read without a finding`() throws {
    let reading = try SpreadsheetTools.roundTrip(WorkbookWriterTests.form)
    #expect(reading.words == [])
    let table = try #require(reading.tables.first)
    #expect(reading.tables.count == 1)
    #expect(table.headerRow == 4)
    #expect(table.intro == ["Buildings", "One row per bill."])
    #expect(table.columns.map(\.name) == ["site", "fuel", "unit", "quantity", "year", "share"])
    #expect(table.records.map(\.row) == [5, 6])
    #expect(table.records[1].place.description == "file.xlsx, sheet “Buildings”, row 6")
    #expect(table.records[1]["unit"] == .empty)
  }

  @Test func `the same workbook gives the same file`() throws {
    try SpreadsheetTools.withFolder { folder in
      let files = ["a.xlsx", "b.xlsx"].map { folder.appending(path: $0) }
      for file in files {
        let writer = WorkbookWriter(tools: SpreadsheetTools.tools)
        #expect(
          writer.write(WorkbookWriterTests.form, to: file, timestamp: 1_790_000_000).isEmpty)
      }
      let data = try files.map { try Data(contentsOf: $0) }
      #expect(data[0] == data[1])
    }
  }

  @Test func `what Excel cannot hold is a finding, and no file is written`() throws {
    let long = String(repeating: "x", count: 40_000)
    let cases: [(String, [Workbook.Column], [[Workbook.Cell]], String)] = [
      ("A/B", [Workbook.Column("a")], [], "does not allow this workbook"),
      (String(repeating: "n", count: 32), [Workbook.Column("a")], [], "does not allow"),
      ("lists", [Workbook.Column("a")], [], "kept for lists"),
      ("Data", [Workbook.Column("a")], [[.text(long)]], "A2 of sheet “Data” has 40,000 characters"),
      ("Data", [Workbook.Column("a")], [["1", "2"]], "more cells than columns"),
      ("Data", [Workbook.Column("a", rule: .oneOfList(named: "b"))], [], "which is missing"),
      ("Data", [Workbook.Column("a")], [[.number(.nan)]], "row 2, column a: Excel has no cell"),
    ]
    try SpreadsheetTools.withFolder { folder in
      let file = folder.appending(path: "form.xlsx")
      for (name, columns, rows, words) in cases {
        let sheet = Workbook.Sheet(name: name, columns: columns, rows: rows)
        let findings = WorkbookWriter(tools: SpreadsheetTools.tools)
          .write(Workbook(title: "", sheets: [sheet]), to: file)
        #expect(findings.map(\.severity) == [.error])
        #expect(findings.first?.description.contains(words) == true, "\(findings)")
        #expect(!FileManager.default.fileExists(atPath: file.path))
      }
    }
  }
}
