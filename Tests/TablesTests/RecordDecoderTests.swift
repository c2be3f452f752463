import Quantities
import Tables
import Testing

@Suite struct RecordDecoderTests {
  private func decoder(_ cell: String) throws -> RecordDecoder {
    let quoted = "\"" + cell.replacing("\"", with: "\"\"") + "\""
    let table = CSVTable.read(Array("id,cell\nx,\(quoted)\n".utf8), file: "t.csv").table
    return RecordDecoder(try #require(table.records.first))
  }

  @Test(arguments: [
    ("1,234", "can be 1234 or 1.2340"), ("12,5", "Write it as 12.5."),
    ("1234,5", "Write it as 1234.5."), ("1.234,5", "Write it as 1234.5."),
    ("1,234.5", "Write it as 1234.5."), ("1,234,567", "Write it as 1234567."),
    ("(12)", "Write it as -12."), ("2 000", "Write it as 2000."),
    ("2.375?", "can be 2375 or 2.3750"), ("12%", "not a number"), ("=A1*2", "formula"),
    ("#REF!", "spreadsheet error"), ("12.5.1", "digits"),
    ("$40", "Write it as 40."), ("nan", "not a number"), ("0x10", "not a number"),
    ("inf", "not a number"),
  ])
  func `what is not a number says what to write`(_ cell: String, _ advice: String) throws {
    var decoder = try decoder(cell)
    #expect(decoder.number("cell") == nil)
    #expect(decoder.findings.first?.message.contains(advice) == true)
    #expect(decoder.findings.first?.place == Place(file: "t.csv", row: 2, column: "cell"))
  }

  @Test(arguments: ["1e-300", "-1e-40", "1e19", "-1e300"])
  func `a number that no community has is an error`(_ cell: String) throws {
    var decoder = try decoder(cell)
    #expect(decoder.number("cell") == nil)
    #expect(decoder.findings.first?.message.contains("than any amount") == true)
    #expect(!decoder.isUsable)
  }

  @Test(arguments: [("0.5", 0.5), ("-3", -3), ("both", nil), ("inf", nil), ("nan", nil), ("", nil)])
  func `a cell for a number or a word holds one of them`(_ cell: String, _ number: Double?) throws {
    var decoder = try decoder(cell)
    #expect(decoder.numberOrWord("cell") == number)
    #expect(decoder.isUsable)
  }

  private enum Many: String, CaseIterable {
    case heatPumps = "heat-pumps"
    case a, b, c, d, e, f, g, h, i, j, k, l
  }

  @Test func `of a long list the word that was meant is named, else all`() throws {
    func message(_ cell: String) throws -> String? {
      var decoder = try decoder(cell)
      #expect(decoder.choice("cell", of: Many.self) == nil)
      return decoder.findings.first?.message
    }
    #expect(
      try message("heatpumps") == "“heatpumps” is not known here. Did you mean “heat-pumps”?")
    #expect(try message("somewhere")?.contains("Use one of “heat-pumps”, “a”") == true)
  }

  @Test func `an empty cell is unknown and not zero`() throws {
    var decoder = try decoder("")
    #expect(decoder.number("cell") == nil)
    #expect(decoder.isUsable)
    #expect(decoder.amount("cell") == nil)
    #expect(!decoder.isUsable)
  }

  @Test func `a negative amount is an error`() throws {
    var decoder = try decoder("-5")
    #expect(decoder.amount("cell") == nil)
    #expect(decoder.findings.first?.message.contains("negative") == true)
  }

  @Test func `a unit of another kind is an error`() throws {
    var decoder = try decoder("kWh")
    #expect(decoder.unit("cell", of: [.mass]) == nil)
    #expect(decoder.findings.first?.message.contains("energy") == true)
  }

  @Test(arguments: ["21", "02021", "year", "2021.5"])
  func `a year has four digits`(_ cell: String) throws {
    var decoder = try decoder(cell)
    #expect(decoder.year("cell") == nil)
    #expect(!decoder.isUsable)
  }
}
