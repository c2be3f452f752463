import Foundation
import Tables
import Testing

@testable import Web

@Suite struct NumberReaderTests {
  private let english = NumberReader(language: .english)
  private let spanish = NumberReader(language: .spanish)

  @Test(arguments: [
    ("0.35", 0.35), ("0,35", 0.35), ("2,5", 2.5), ("12,5", 12.5), ("0,375", 0.375),
    ("1234,567", 1234.567), ("1,450,000", 1_450_000), ("1.450.000", 1_450_000),
    ("1 450 000", 1_450_000), ("1\u{A0}450,5", 1450.5), ("1,450.5", 1450.5), ("1.234,5", 1234.5),
    ("2.500,00", 2500), ("1e3", 1000), ("−2,5", -2.5), ("-0.5", -0.5), ("$1,200,000", 1_200_000),
    (",5", 0.5), ("7.", 7),
  ])
  func `numbers are read the same in every language where they can be only one`(
    text: String, number: Double
  ) {
    #expect(english.number(text) == number)
    #expect(spanish.number(text) == number)
  }

  @Test(arguments: [
    "", "some", "nan", "1e999", "--1", "1,23,456.7", "1,2,3", "12,34.5,6", "1 2", "0.3 0.5", "5%",
    "1,0000.5",
  ])
  func `what is no number is none`(text: String) {
    #expect(english.number(text) == nil)
    #expect(spanish.number(text) == nil)
  }

  @Test func `in English one comma before three digits parts thousands`() {
    #expect(english.number("2,375") == 2375)
    #expect(english.number("2.375") == 2.375)
    #expect(english.question("2,375") == nil)
  }

  @Test(arguments: ["2,375", "2.375"])
  func `in Spanish the form asks which number is meant`(text: String) {
    #expect(spanish.number(text) == nil)
    #expect(
      spanish.question(text) == "«\(text)» puede ser 2375 o 2.3750. Escriba uno de los dos.")
    #expect(spanish.problem(with: text, "wrong") == spanish.question(text))
  }

  @Test(arguments: ["2.375", "-12.125", "0.375", "2375", "0.10", "1.5"])
  func `a cell that a form shows comes back as it was`(cell: String) {
    for reader in [english, spanish] {
      #expect(reader.cell(reader.field(cell)) == cell)
      #expect(reader.number(reader.field(cell)) == Double(cell))
    }
  }

  @Test func `limits are checked after the number is read`() {
    #expect(english.problem(with: "2,5", "wrong", isAllowed: (0...20).contains) == nil)
    #expect(english.problem(with: "25", "wrong", isAllowed: (0...20).contains) == "wrong")
    #expect(english.problem(with: "x", "wrong") == "wrong")
  }

  @Test func `the server reads what the grid's script is tested with`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Browser/written-numbers.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count > 100)
    for line in lines {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 4, "\(line)")
      let signs: Set<WrittenNumber.Sign> =
        switch cells[1] {
        case "$": [.dollars]
        case "%": [.percent]
        default: []
        }
      let language: Language = cells[0] == "es" ? .spanish : .english
      let read =
        switch NumberReader(language: language, signs: signs).read(cells[2]) {
        case .number(let text): text
        case .ambiguous(let whole, let decimal): "\(whole) / \(decimal)"
        case .unreadable: ""
        }
      #expect(read == cells[3], "\(line)")
    }
  }

  @Test func `a spreadsheet's decimal commas part thousands by points`() {
    let reader = NumberReader(language: .english, groups: .point)
    #expect(reader.number("2.375") == 2375)
    #expect(reader.number("2,375") == 2.375)
    #expect(reader.number("1.234,5") == 1234.5)
  }

  @Test func `a column takes the signs of its unit and whole numbers never ask`() {
    let costs = ColumnNumbers(file: "costs.csv", language: .english)
    #expect(costs.cell("$1,200.50", "amount_usd") == "1200.50")
    #expect(costs.cell("5%", "amount_usd") == "5%")
    let mix = ColumnNumbers(file: "vehicle-mix.csv", language: .english)
    for (written, share) in [
      ("58%", "0.58"), ("12.5 %", "0.125"), ("100%", "1"), ("0.1%", "0.001"), ("0.58", "0.58"),
      ("some%", "some%"), ("%", "%"),
    ] {
      #expect(mix.cell(written, "share") == share)
    }
    let records = ColumnNumbers(file: "inventory.csv", language: .spanish)
    #expect(records.cell("$5", "quantity") == "$5")
    #expect(records.cell("(2,5 %)", "activity_uncertainty_percent") == "-2.5")
    #expect(records.cell("2.021", "year") == "2021")
    #expect(records.question("2.021", "year") == nil)
    #expect(records.question("2.375", "quantity") != nil)
    #expect(records.cellOrQuestion("2.375", "quantity") == "2.375?")
    #expect(records.cellOfTable("2.375", "quantity") == "2.375")
    #expect(records.field("2.375", "quantity") == "2.3750")
    #expect(records.cell("2.375", "note") == "2.375")
  }
}
