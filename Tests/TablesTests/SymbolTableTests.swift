import Tables
import TestSupport
import Testing

@Suite struct SymbolTableTests {
  @Test func `texts are numbered in the order of first appearance`() {
    var table = SymbolTable()
    #expect(["gas", "", "grid", "gas", ""].map { table.number(of: $0) } == [0, 1, 2, 0, 1])
    #expect(table.texts == ["gas", "", "grid"])
    #expect(table[2] == "grid")
    #expect(table[3].isEmpty && table[-1].isEmpty)
    #expect(table.existingNumber(of: "grid") == 2)
    #expect(table.existingNumber(of: "coal") == nil)
  }

  @Test func `a table agrees with a dictionary on texts of every length`() {
    var generator = Seed(3)
    var table = SymbolTable()
    var numbers: [String: Int32] = [:]
    for _ in 0..<20_000 {
      let length = Int(generator.next() % 40)
      let text = String((0..<length).map { _ in "abé".randomElement(using: &generator) ?? "a" })
      let expected = numbers[text] ?? Int32(numbers.count)
      numbers[text] = expected
      #expect(table.number(of: text) == expected)
    }
    #expect(table.count == numbers.count)
    for (text, number) in numbers { #expect(table[number] == text) }
  }

  @Test func `texts that differ in one byte are told apart`() {
    var table = SymbolTable()
    for length in 1..<40 {
      for position in 0..<length {
        var text = Array(repeating: UInt8(0x61), count: length)
        text[position] = 0x62
        let isNew = text.withUnsafeBytes { table.insert($0).isNew }
        #expect(isNew)
      }
    }
  }

  @Test func `a copy does not change with the original`() {
    var table = SymbolTable()
    _ = table.number(of: "gas")
    let copy = table
    _ = table.number(of: "grid")
    #expect(copy.count == 1)
    #expect(copy.existingNumber(of: "grid") == nil)
  }
}
