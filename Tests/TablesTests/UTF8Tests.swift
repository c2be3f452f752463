import Tables
import TestSupport
import Testing

/// Unicode 16.0, table 3-7; the standard library is the judge.
@Suite struct UTF8Tests {
  private func isRefused(_ bytes: [UInt8]) -> Bool {
    CSVTable.read(Array("a\n".utf8) + bytes, file: "t.csv").findings.contains {
      $0.message.contains("not UTF-8")
    }
  }

  @Test func `every sequence of two bytes is judged as by the standard library`() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        let bytes = [first, second]
        #expect(isRefused(bytes) == (String(validating: bytes, as: UTF8.self) == nil))
      }
    }
  }

  @Test func `longer sequences are judged as by the standard library`() {
    var generator = Seed(5)
    let edges: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
      0xEE,
      0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<50_000 {
      let bytes = (0..<4).map { _ in edges[Int(generator.next() % UInt64(edges.count))] }
      #expect(isRefused(bytes) == (String(validating: bytes, as: UTF8.self) == nil))
    }
  }
}
