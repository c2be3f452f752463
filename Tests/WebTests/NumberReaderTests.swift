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
      spanish.question(text) == "“\(text)” puede ser 2375 o 2.3750. Escriba uno de los dos.")
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
}
