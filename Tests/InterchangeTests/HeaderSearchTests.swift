import Interchange
import Tables
import Testing

@Suite(.enabled(if: SpreadsheetTools.hasPython)) struct HeaderSearchTests {
  static let titled = """
    book = table([["Energy of the county"], [], ["Made by", "Public Works"],
        ["Site", "Use\\n(kWh)", "Year", "Note"], ["Depot", 5, 2021, None], [], ["Library", 7, 2022, "new"]])
    book.save(path)
    """

  @Test func `the header is found under a title`() throws {
    let table = try #require(try SpreadsheetTools.reading(HeaderSearchTests.titled).tables.first)
    #expect(table.headerRow == 4)
    #expect(table.columns.map(\.name) == ["Site", "Use (kWh)", "Year", "Note"])
    #expect(table.intro == ["Energy of the county", "Made by Public Works"])
    #expect(table.records.map(\.row) == [5, 7])
    #expect(table.records[1]["Use (kWh)"].number == 7)
    #expect(table.records[1]["Cost"] == .empty)
  }

  @Test func `the header is the row with the names that are looked for`() throws {
    let code = """
      book = table([["Unit", "Period", "Owner", "Contact", "Phone"], ["kWh", 2021, "A", "B", "1"],
          ["site", "use"], ["Depot", 5]])
      book.save(path)
      """
    #expect(try SpreadsheetTools.reading(code).tables.first?.headerRow == 1)
    #expect(
      try SpreadsheetTools.reading(code, header: .naming(["SITE", "use"])).tables.first?.headerRow
        == 3)
    #expect(
      try SpreadsheetTools.reading(code, header: .naming(["other"])).tables.first?.headerRow == 1)
    #expect(try SpreadsheetTools.reading(code, header: .row(3)).texts("site") == ["Depot"])
    let missing = try SpreadsheetTools.reading(code, header: .row(9))
    #expect(
      missing.words == [
        "error: upload.xlsx, sheet “Data”, row 9: There is nothing in row 9, where the header should "
          + "be."
      ])
  }

  @Test func `columns without a name or with the name of another are found`() throws {
    let reading = try SpreadsheetTools.reading(
      """
      book = table([["site", "use", None, "use"], ["a", 1, None, 9], ["b", 2, "aside", 9]])
      book.save(path)
      """)
    #expect(
      reading.words == [
        "error: upload.xlsx, sheet “Data”, row 1, column use: The column “use” appears twice, the "
          + "second time as column D. Keep one; only the first was read.",
        "warning: upload.xlsx, sheet “Data”, row 3, column C: Column C has values but no name in row "
          + "1, so it was not read. Name it if it belongs to the table.",
      ])
    #expect(reading.texts("use") == ["1", "2"])
  }
}
