import Tables
import Testing

@testable import Interchange

@Suite struct SpreadsheetTextTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("=\u{200D}1+1", "'=\u{200D}1+1"), ("=\u{338}cmd", "'=\u{338}cmd"),
    ("\u{FEFF} =1+1", "\u{FEFF} '=1+1"), ("\u{FF1D}1+1", "'\u{FF1D}1+1"),
    ("x;=1+1\n@a", "x;'=1+1\n'@a"), ("a = b - c", "a = b - c"), ("", ""),
    ("-5", "-5"), ("+1.5e3", "+1.5e3"), ("-inf", "'-inf"), ("-5 trees", "'-5 trees"),
    ("'=1+1", "''=1+1"), ("'tis", "'tis"), ("' =1+1", "' '=1+1"),
  ])
  func `no formula begins in a cell`(text: String, cell: String) {
    #expect(SpreadsheetText.guarded(text) == cell)
  }

  private static let signs = ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]

  /// What may stand before a sign: nothing, apostrophes, what is not seen, another cell, and words.
  private static let heads = [
    "", "'", "''", "'''", "\u{200B}", "\u{FEFF}'", "'\u{200B}", "' ", "a;", "a;'", "a\n", "a\r\n''",
    "a\t", "\t'", "\r", "x", "x'", "';'", "'' '",
  ]

  @Test(arguments: signs)
  func `a table that is written and read again gives the same texts`(sign: String) throws {
    let tails = ["1+1", "5", "'", "=", "", " a;\(sign)b\n'\(sign)c"]
    let texts = Self.heads.flatMap { head in tails.map { head + sign + $0 } }
    var table = CSVTable(file: "texts.csv", header: ["text", "end"])
    for text in texts { table.append([SpreadsheetText.guarded(text), "x"]) }
    let (read, findings) = CSVTable.read(Array(table.text.utf8), file: "texts.csv")
    #expect(findings.isEmpty)
    // Readers take off outer spaces.
    #expect(read.records.map { SpreadsheetText.plain($0["text"]) } == texts.map(\.trimmed))
  }

  @Test(arguments: ["", "'", "'tis", "'5", "-5", "don't; can't", "'a'\n'b'", "5 - 3 = 2"])
  func `a text without a formula stays as it is`(text: String) {
    #expect(SpreadsheetText.guarded(text) == text && SpreadsheetText.plain(text) == text)
  }
}
