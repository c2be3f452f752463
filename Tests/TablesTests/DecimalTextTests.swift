import Tables
import TestSupport
import Testing

@Suite struct DecimalTextTests {
  private func double(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { DecimalText.double(UnsafeRawBufferPointer($0)) }
  }

  private func integer(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { DecimalText.integer(UnsafeRawBufferPointer($0)) }
  }

  @Test(arguments: [
    "", "0", "-0", "+5", ".5", "5.", ".", "-", "1e5", "1E+5", "1e", "1e-", "1e99999", "inf", "nan",
    "0x10", "1_000", "1,5", " 1", "1 ", "9007199254740992", "9007199254740993", "1e22", "1e23",
    "1e-22", "1e-23", "123456789012345678901234567890", "0.000000000000000000000000000001",
    "00000000000000000000000000001.5", "3033589.309153", "1.7976931348623157e308", "5e-324",
    "1e400",
    "٣", "1.2.3", "--1", "1e+-5", "0e0", "-.5e1",
  ])
  func `a number is read as its text is`(_ text: String) {
    #expect(double(text)?.bitPattern == Double(text)?.bitPattern)
  }

  @Test func `a million random numbers are read to the last bit`() {
    var generator = Seed(11)
    var bytes: [UInt8] = []
    var differences = 0
    for _ in 0..<1_000_000 {
      bytes.removeAll(keepingCapacity: true)
      generator.appendDecimal(to: &bytes)
      let expected = Double(String(decoding: bytes, as: UTF8.self))
      let value = bytes.withUnsafeBytes { DecimalText.double($0) }
      if value?.bitPattern != expected?.bitPattern { differences += 1 }
    }
    #expect(differences == 0)
  }

  @Test func `whole numbers have at most 18 digits`() {
    #expect(integer("2021") == 2021)
    #expect(integer("-7") == -7)
    #expect(integer("+0012") == 12)
    #expect(integer("999999999999999999") == 999_999_999_999_999_999)
    for text in ["", "-", "1.0", "1e3", "x", "1234567890123456789", "2021 ", "２"] {
      #expect(integer(text) == nil)
    }
  }
}

extension Seed {
  /// Writes a decimal number of up to 21 digits, with or without point, sign and exponent.
  fileprivate mutating func appendDecimal(to bytes: inout [UInt8]) {
    let bits = next()
    if bits & 7 == 0 { bytes.append(0x2D) }
    let digits = 1 + Int(bits >> 8 & 0xFF) % 21
    let point = Int(bits >> 16 & 0xFF) % 24
    for position in 0..<digits {
      if position == point, position > 0 { bytes.append(0x2E) }
      bytes.append(0x30 + UInt8(next() % 10))
    }
    guard bits & 0x30 == 0 else { return }
    bytes.append(bits & 0x40 == 0 ? 0x65 : 0x45)
    bytes.append(contentsOf: String(Int(bits >> 24 & 0xFF) % 60 - 30).utf8)
  }
}
