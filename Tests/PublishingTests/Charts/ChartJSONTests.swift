import Foundation
import Testing

@testable import Publishing

@Suite struct ChartJSONTests {
  @Test func `members are written in order of their names`() {
    let value: ChartJSON = ["b": 1, "a": [true, nil, "x"], "C": ["z": 0, "y": 0]]
    #expect(value.description == #"{"C":{"y":0,"z":0},"a":[true,null,"x"],"b":1}"#)
  }

  @Test func `text is escaped for JSON and for a script element`() throws {
    let text = "a\"b\\c\nd\u{1}</script>\u{2028}é₂"
    let written = ChartJSON.string(text).description
    #expect(written == #""a\"b\\c\nd\u0001\u003c/script>\u2028é₂""#)
    let back = try JSONDecoder().decode([String].self, from: Data("[\(written)]".utf8))
    #expect(back == [text])
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (12, "12"), (-3.5, "-3.5"), (0.1, "0.1"), (1e20, "1e+20"),
    (.infinity, "null"), (.nan, "null"),
  ])
  func `a number has one text, and none that JSON cannot hold`(value: Double, text: String) {
    #expect(ChartJSON.number(value).description == text)
  }

  @Test func `noise of the last places does not change a measure`() {
    #expect(ChartJSON.measure(0.1 + 0.2) == .measure(0.3))
    #expect(ChartJSON.measure(13_326_000.000_000_2) == .measure(13_326_000))
    #expect(ChartJSON.measure(.nan) == .null)
    #expect(ChartJSON.measure(1e-320) == .number(0))
  }

  @Test func `merging keeps members of both, and the other's where both have one`() {
    let merged = (["a": 1, "b": 1] as ChartJSON).merging(["b": 2, "c": 2])
    #expect(merged == ["a": 1, "b": 2, "c": 2])
  }
}
