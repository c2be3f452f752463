import Tables
import Testing

@Suite struct SeparatedTextTests {
  private func read(_ text: String) -> (separated: SeparatedText, text: String) {
    let separated = SeparatedText(Array(text.utf8))
    return (separated, String(decoding: separated.bytes, as: UTF8.self))
  }

  @Test(arguments: [
    ("id,note\na,b;c\n", "id,note\na,b;c\n", SeparatedText.Separator.comma),
    ("id;note\na;b, c\n", "id,note\na,\"b, c\"\n", .semicolon),
    ("id;note\r\na;\"b; \"\"c\"\"\nd\"\r\n", "id,note\r\na,\"b; \"\"c\"\"\nd\"\r\n", .semicolon),
    ("id\tUsage (kWh, all)\na\t5\n", "id,\"Usage (kWh, all)\"\na,5\n", .tab),
    ("\"a;b\",c\n1,2\n", "\"a;b\",c\n1,2\n", .comma),
    ("\u{FEFF}\"id\";x\n1;2", "\u{FEFF}\"id\",x\n1,2", .semicolon),
    ("id;note\na;say \"x, y\"\n", "id,note\na,\"say \"\"x, y\"\"\"\n", .semicolon),
    ("Account;Usage, kWh\n12;450\n", "Account,\"Usage, kWh\"\n12,450\n", .semicolon),
    ("Account;Usage, kWh\n12;4,5\n", "Account,\"Usage, kWh\"\n12,\"4,5\"\n", .semicolon),
    ("Account,Usage; kWh\n12,450\n", "Account,Usage; kWh\n12,450\n", .comma),
    ("Pipe 6\";Length\n1;2\n", "Pipe 6\",Length\n1,2\n", .semicolon),
    ("sep=;\r\na, b;c\r\n1;2\r\n", "\"a, b\",c\r\n1,2\r\n", .semicolon),
    ("\u{FEFF}SEP=,\na;b;c,d\n1,2\n", "\u{FEFF}a;b;c,d\n1,2\n", .comma),
    ("sep=\t\na\n1\n", "a\n1\n", .tab),
    ("sep=|\na,b\n", "sep=|\na,b\n", .comma),
    ("", "", .comma),
    ("only\n1\n", "only\n1\n", .comma),
  ])
  func `every separator becomes a comma, line for line`(
    text: String, parted: String, separator: SeparatedText.Separator
  ) {
    let (separated, written) = read(text)
    #expect(separated.separator == separator)
    #expect(written == parted)
  }

  @Test(arguments: [
    (SeparatedText.Separator.comma, ["2,375"], WrittenNumber.Groups.comma),
    (.comma, [], .comma), (.comma, ["12.5", "2,375"], .comma), (.comma, ["1,234.5"], .comma),
    (.comma, ["12,5"], .either), (.comma, ["1.234,5"], .either), (.comma, ["1.450.000"], .either),
    (.comma, ["12.5", "12,5"], .either), (.comma, ["$12,5"], .either),
    (.semicolon, ["2,375", "x"], .point), (.semicolon, ["12,5"], .point),
    (.semicolon, ["1.450.000"], .point), (.semicolon, ["12.5", "2,375"], .comma),
    (.semicolon, ["12.5", "12,5"], .either), (.semicolon, ["2,5 %"], .point),
    (.tab, ["2,375"], .either), (.tab, ["12.5", "2,375"], .comma), (.tab, ["1,450,000"], .comma),
    (.tab, ["12,5"], .point), (.tab, ["12,5", "12.5"], .either),
  ])
  func `numbers that can be only one tell the decimal mark`(
    separator: SeparatedText.Separator, cells: [String], groups: WrittenNumber.Groups
  ) {
    #expect(separator.groups(in: cells) == groups)
  }

  @Test func `what was decided is said at the first row`() {
    #expect(SeparatedText.Separator.comma.finding(.comma, file: "x.csv") == nil)
    let open = SeparatedText.Separator.comma.finding(.either, file: "x.csv")
    #expect(
      open?.message
        == "Commas stand between the columns of this file. Its numbers do not tell the decimal mark, so one such as 2,375 is an error."
    )
    let finding = SeparatedText.Separator.semicolon.finding(.point, file: "x.csv")
    #expect(
      finding?.message
        == "Semicolons stand between the columns of this file. In its numbers a comma is the decimal mark."
    )
    #expect(finding?.severity == .note)
    #expect(finding?.place == Place(file: "x.csv", row: 1))
  }
}
