import Foundation
import Interchange
import Tables
import Testing

@Suite(.enabled(if: SpreadsheetTools.hasPython)) struct WorkbookReaderTests {
  /// What openpyxl and XlsxWriter can be asked to write.
  private func read(
    _ code: String, header: HeaderSearch = .fullest,
    limits: WorkbookReader.Limits = WorkbookReader.Limits()
  ) throws -> WorkbookReading {
    try SpreadsheetTools.reading(code, header: header, limits: limits)
  }

  // MARK: Formulas

  static let calculated = """
    import xlsxwriter
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Data")
    sheet.write_row(0, 0, ["site", "use"])
    sheet.write_row(1, 0, ["Depot", 3])
    for row, value in [(2, 4.5), (3, 0), (4, ""), (5, "#REF!")]:
        sheet.write(row, 0, "Total")
        sheet.write_formula(row, 1, "=B2*2", None, value)
    book.close()
    """

  /// The same, as a program leaves it that has calculated.
  static let calculatedByExcel =
    calculated + """

      with zipfile.ZipFile(path) as old:
          parts = {name: old.read(name) for name in old.namelist()}
      parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
      cells = parts["xl/worksheets/sheet1.xml"]
      parts["xl/worksheets/sheet1.xml"] = cells.replace(b'r="B5"', b'r="B5" t="str"')
      with zipfile.ZipFile(path, "w") as new:
          for name, data in parts.items():
              new.writestr(name, data)
      """

  @Test func `the values of formulas are used, with one note per column`() throws {
    let reading = try read(WorkbookReaderTests.calculatedByExcel)
    #expect(reading.texts("use") == ["3", "4.5", "0", "", "#REF!"])
    #expect(reading.tables.first?.records[1]["use"].isFormula == true)
    #expect(reading.tables.first?.records[3]["use"].kind == .empty)
    #expect(
      reading.words == [
        "error: upload.xlsx, sheet “Data”, row 6, column use: The cell shows the error #REF!, so "
          + "there is no value. Correct it in Excel and save.",
        "note: upload.xlsx, sheet “Data”, row 3, column use: 2 cells are formulas; the values that "
          + "were calculated last were used.",
      ])
  }

  @Test func `a zero that nobody calculated is not used`() throws {
    let reading = try read(WorkbookReaderTests.calculated)
    #expect(reading.tables.first?.records[2]["use"].kind == .uncalculated)
    #expect(reading.tables.first?.records[2]["use"].number == nil)
    #expect(reading.findings.map(\.severity) == [.error, .error, .warning])
    #expect(
      reading.words[1]
        == "error: upload.xlsx, sheet “Data”, row 4, column use: The workbook holds formulas without "
        + "their values in rows 4, 5. Open it in Excel, recalculate (F9) and save it.")
  }

  @Test func `formulas without values are an error that names the rows`() throws {
    let reading = try read(
      """
      book = table([["site", "use"], ["a", 1]] + [["b", "=B2*2"]] * 12)
      book.save(path)
      """)
    #expect(
      reading.words == [
        "error: upload.xlsx, sheet “Data”, row 3, column use: The workbook holds formulas without "
          + "their values in rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more. Open it in Excel, "
          + "recalculate (F9) and save it."
      ])
    #expect(reading.tables.first?.records.count == 13)
    #expect(reading.tables.first?.records[1]["use"].kind == .uncalculated)
  }

  @Test func `many errors in a column are named first and then counted`() throws {
    let reading = try read(
      #"package('<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>use</t></is></c></row>' + "".join("#
        + #"f'<row r="{n}"><c r="A{n}" t="e"><v>#DIV/0!</v></c></row>' for n in range(2, 32)) + "#
        + #""</sheetData>")"#)
    #expect(reading.findings.count == 21)
    #expect(reading.words[0].contains("row 2, column use: The cell shows the error #DIV/0!"))
    #expect(reading.words[20].contains("rows 22, 23, 24, 25, 26, 27, 28, 29, 30, 31."))
  }

  // MARK: What people do not see

  @Test func `where it is wanted, merged text stands in every cell, and merged numbers in none`()
    throws
  {
    let reading = try SpreadsheetTools.withFolder { folder in
      let file = folder.appending(path: "file.xlsx")
      try SpreadsheetTools.python(
        """
        book = table([["sector", "use"], ["Buildings", 1], [None, 2], [None, 3], ["Waste", 7], [None, None]])
        for cells in ["A2:A4", "B5:B6"]:
            book.active.merge_cells(cells)
        book.save(path)
        """, path: file)
      let reader = WorkbookReader(tools: SpreadsheetTools.tools)
      let cells = try #require(reader.unpack(file).cells)
      return reader.reading(cells, named: "upload.xlsx", fillsMergedText: true)
    }
    let records = try #require(reading.tables.first).records
    #expect(records.map { $0["sector"].text } == ["Buildings", "Buildings", "Buildings", "Waste"])
    #expect(
      reading.words == [
        "note: upload.xlsx, sheet “Data”, row 2: These cells are merged, and each was read with the "
          + "text of the first: A2:A4.",
        "error: upload.xlsx, sheet “Data”, row 5, column use: The cells B5:B6 are merged, so only the "
          + "first of them has a value. Unmerge them in Excel (Home, Merge & Center) and fill each cell.",
      ])
  }

  @Test func `merged cells among the data are an error that names the range`() throws {
    let reading = try read(
      """
      book = table([["Title"], ["site", "use", "note"], ["a", 1, "x"], ["b", 2, None], ["c", 3, None]])
      for cells in ["A1:C1", "A3:A4", "C4:D5", "A9:C9", "E3:F4"]:
          book.active.merge_cells(cells)
      book.save(path)
      """)
    #expect(
      reading.words == [
        "error: upload.xlsx, sheet “Data”, row 3, column site: The cells A3:A4 are merged, so only "
          + "the first of them has a value. Unmerge them in Excel (Home, Merge & Center) and fill each "
          + "cell.",
        "error: upload.xlsx, sheet “Data”, row 4, column note: The cells C4:D5 are merged, so only "
          + "the first of them has a value. Unmerge them in Excel (Home, Merge & Center) and fill each "
          + "cell.",
      ])
  }

  @Test func `hidden rows and columns are read, with a warning`() throws {
    let reading = try read(
      """
      book = table([["site", "use", "note"]] + [[f"s{n}", n, "x"] for n in range(2, 12)])
      sheet = book.active
      for row in [3, 4, 5, 8, 40]:
          sheet.row_dimensions[row].hidden = True
      sheet.column_dimensions["B"].hidden = True
      sheet.column_dimensions["K"].hidden = True
      book.save(path)
      """)
    #expect(
      reading.words == [
        "warning: upload.xlsx, sheet “Data”, row 3: Rows with values are hidden, by hand or by a "
          + "filter: 3–5, 8. They were read like the others; delete them if they do not belong to the "
          + "data.",
        "warning: upload.xlsx, sheet “Data”, column use: Columns with values are hidden: “use” (B). "
          + "They were read like the others.",
      ])
    #expect(reading.texts("use") == (2...11).map(String.init))
  }

  @Test func `a hidden sheet is read and says so; empty sheets are passed over`() throws {
    let reading = try read(
      """
      book = table([["site"], ["a"]])
      book.create_sheet("Old").append(["site"])
      book["Old"].append(["b"])
      book["Old"].sheet_state = "veryHidden"
      book.create_sheet("Sheet3")
      book.save(path)
      """)
    #expect(reading.tables.map(\.name) == ["Data", "Old"])
    #expect(reading.tables.map(\.isHidden) == [false, true])
    #expect(
      reading.words == [
        "note: upload.xlsx, sheet “Old”: The sheet is hidden in Excel. It was read like the others."
      ])
  }

  // MARK: Kinds of cells

  @Test func `a date is a date, with the number behind it`() throws {
    let reading = try read(
      """
      book = table([["when"], [datetime.date(2021, 3, 1)], [datetime.datetime(2021, 3, 1, 13, 30)],
          [datetime.time(6, 15)], [datetime.timedelta(hours=36, minutes=5)], [2021], [-1]])
      book.active["A6"].number_format = "d/m/yyyy"
      book.active["A7"].number_format = "mmm yy"
      book.save(path)
      """)
    let cells = reading.tables.first?.records.map { $0["when"] } ?? []
    #expect(
      cells.map(\.text) == [
        "2021-03-01", "2021-03-01 13:30:00", "06:15:00", "36:05:00", "1905-07-13", "1899-12-29",
      ])
    #expect(cells.allSatisfy { $0.kind == .date && $0.number == nil })
    #expect(cells[0].serialNumber == 44256)
    #expect(cells[4].serialNumber == 2021)
  }

  @Test func `days may count from 1904, and the workbook says so`() throws {
    let reading = try read(
      """
      book = table([["when"], [datetime.date(2021, 3, 1)]])
      book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
      book.save(path)
      """.replacingOccurrences(of: "book = ", with: "import openpyxl.utils.datetime\nbook = "))
    #expect(reading.texts("when") == ["2021-03-01"])
    #expect(reading.tables.first?.records.first?["when"].serialNumber == 42794)
    #expect(
      reading.words == [
        "note: upload.xlsx: Days count from 1904 in this workbook, and its dates were read so."
      ])
  }

  @Test func `a share that is shown as percent says so`() throws {
    let reading = try read(
      """
      book = table([["share"], [0.25], [0.25], [0.25], [3]])
      for cell, look in [("A2", "0%"), ("A3", '0.0 "%"'), ("A4", "0.00%;[Red]-0.00%"), ("A5", '0" days"')]:
          book.active[cell].number_format = look
      book.save(path)
      """)
    let cells = reading.tables.first?.records.map { $0["share"] } ?? []
    #expect(cells.map(\.number) == [0.25, 0.25, 0.25, 3])
    #expect(cells.map(\.isPercent) == [true, false, true, false])
  }

  @Test func `cells are what openpyxl says they are`() throws {
    try SpreadsheetTools.withFolder { folder in
      let file = folder.appending(path: "file.xlsx")
      let expected = try SpreadsheetTools.python(
        """
        import openpyxl, random
        random.seed(7)
        rows = [["a", "b", "c", "d", "e"]]
        for n in range(200):
            rows.append([random.random() * 10 ** random.randint(-9, 12), random.randint(-99, 99999),
                random.choice(["x", " y ", "1", "é\\n2", None]), n % 3 == 0,
                datetime.datetime(1900, 3, 1) + datetime.timedelta(days=random.randint(0, 60000))])
        book = table(rows)
        book.save(path)
        sheet = openpyxl.load_workbook(path, data_only=True).active
        for row in list(sheet.iter_rows(values_only=True))[1:]:
            print("|".join(["" if row[n] is None else str(row[n]) for n in range(3)]
                + [str(row[3]).lower(), row[4].date().isoformat()]).replace("\\n", "/"))
        """, path: file
      ).split(separator: "\n").map(String.init)
      let reading = WorkbookReader(tools: SpreadsheetTools.tools).read(file)
      let records = reading.tables.first?.records ?? []
      #expect(expected.count == 200)
      #expect(
        records.map { record in
          record.cells.map { $0.text.replacingOccurrences(of: "\n", with: "/") }
            .joined(separator: "|")
        } == expected)
    }
  }

  @Test func `what other programs write otherwise is read too`() throws {
    // Prefixed names, cells and rows without addresses, a wrong dimension, rich and phonetic text,
    // dates as text, numbers with many digits.
    let reading = try read(
      """
      package('''<x:dimension xmlns:x="m" ref="A1"/><x:sheetData xmlns:x="m">
      <x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>u</x:t></x:r><x:r><x:t>se</x:t></x:r></x:is></x:c></x:row>
      <x:row r="7"><x:c r="A7" t="d"><x:v>2021-03-01T00:00:00</x:v></x:c><x:c r="B7"><x:v>12345678901234567890</x:v></x:c></x:row>
      <x:row><x:c t="s"><x:v>1</x:v></x:c><x:c><x:v>0.10000000000000001</x:v></x:c></x:row>
      </x:sheetData>''', strings=["when", "</t></si><si><r><t>k</t></r><rPh><t>no</t></rPh><r><t>ey_x000D_\\n2</t></r></si><si><t>"])
      """.replacingOccurrences(of: "<v>1</v>", with: "<v>2</v>"))
    let table = try #require(reading.tables.first)
    #expect(table.columns.map(\.name) == ["when", "use"])
    #expect(table.records.map(\.row) == [7, 8])
    #expect(table.records[0]["when"].kind == .date)
    #expect(table.records.map { $0["use"].text } == ["12345678901234567890", "0.1"])
    #expect(table.records[0]["when"].text == "2021-03-01")
  }
}
