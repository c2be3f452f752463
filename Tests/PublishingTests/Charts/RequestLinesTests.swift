import Foundation
import Glibc
import Testing

@testable import Publishing

@Suite struct RequestLinesTests {
  private func lines(of text: String) throws -> [String] {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    let bytes = Array(text.utf8)
    try #require(Glibc.write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    var result: [String] = []
    var lines = RequestLines(ends[0])
    // What an interrupted call leaves behind, which the end of the input does not change.
    errno = EINTR
    while let line = lines.next() { result.append(String(decoding: line, as: UTF8.self)) }
    return result
  }

  @Test func `lines come whole, and end with the input though a call was interrupted before`()
    throws
  {
    #expect(try lines(of: "") == [])
    #expect(try lines(of: "one\n\ntwo\n") == ["one", "", "two"])
    // A parent that died in the middle of a line asks for nothing.
    #expect(try lines(of: "one\ntw") == ["one"])
    let long = String(repeating: "é", count: 20_000)
    #expect(try lines(of: long + "\nend\n") == [long, "end"])
  }
}
