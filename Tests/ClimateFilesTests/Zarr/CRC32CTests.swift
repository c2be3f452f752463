import Testing

@testable import ClimateFiles

@Suite struct CRC32CTests {
  /// RFC 3720, appendix B.4.
  @Test func theExamplesOfTheStandardAreMet() {
    let examples: [([UInt8], UInt32)] = [
      ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
      ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
      (Array(0..<32), 0x46DD_794E),
      ((0..<32).reversed(), 0x113F_DB5C),
      (Array("123456789".utf8), 0xE306_9283),
    ]
    for (bytes, sum) in examples {
      #expect(bytes.withUnsafeBytes { CRC32C.checksum($0) } == sum)
    }
  }
}
