import Tables
import Testing

@testable import Web

@Suite struct JSONTests {
  private func read(_ text: String) throws -> JSONValue {
    try JSONReader.value(of: Array(text.utf8))
  }

  @Test(arguments: [
    "null", "true", "[]", "{}", "-0.5", "12", "1e-07", #""\"\\\n\u0007é😀""#,
    #"{"b":[1,{"a":null}],"a":"x"}"#,
  ]) func `what is written is what was read`(text: String) throws {
    let value = try read(text)
    #expect(try JSONReader.value(of: JSONPrinter.text(value)) == value)
    #expect(try JSONReader.value(of: JSONPrinter.text(value, indent: 2)) == value)
  }

  @Test func `escapes become the letters that they stand for`() throws {
    #expect(try read(#""\u00e9 \ud83d\ude00 \/ \t""#) == .text("é 😀 / \t"))
  }

  @Test func `members keep their order`() throws {
    #expect(
      String(decoding: JSONPrinter.text(try read(#"{"b":1,"a":2}"#)), as: UTF8.self)
        == #"{"b":1,"a":2}"#)
  }

  @Test(arguments: [
    ("{\"a\": 1,\n \"b\" 2}", 2, 6), ("[1,]", 1, 4), ("", 1, 1), ("{\"a\":1,\"a\":2}", 1, 11),
    ("\"\\ud800\"", 1, 8), ("[1] 2", 1, 5), ("tru", 1, 1), ("01", 1, 2), ("1.", 1, 3),
    ("1e999", 1, 6), ("\"a\nb\"", 2, 1), ("nan", 1, 1),
  ]) func `what is no JSON is told by its place`(text: String, line: Int, column: Int) {
    let flaw = #expect(throws: JSONFlaw.self) { try read(text) }
    #expect(flaw?.line == line && flaw?.column == column, "\(String(describing: flaw))")
  }

  @Test func `values are not nested without an end`() {
    #expect(throws: JSONFlaw.self) { try read(String(repeating: "[", count: 100_000)) }
  }
}

@Suite struct APISchemaTests {
  private let schema = APISchema.object([
    .must("name", .text(least: 1, most: 5)), .may("kind", .choice(["a", "b"])),
    .may("rows", .list(.object([.must("n", .whole(1...9))]), most: 2)),
    .may("note", .text().orNull), .may("when", .text(pattern: "^[0-9]{4}$")),
  ])

  private func flaws(_ value: JSONValue) -> [String] {
    schema.flaws(of: value).map { flaw in
      if case .body(let pointer) = flaw.place { pointer } else { "?" }
    }
  }

  @Test func `what fits has no flaw`() {
    #expect(flaws(["name": "é😀", "kind": "b", "rows": [["n": 9]], "note": .null]).isEmpty)
    #expect(flaws(["name": "x", "when": "2021"]).isEmpty)
  }

  @Test func `every flaw is told with its pointer`() {
    let value: JSONValue = [
      "name": "", "kind": "c", "rows": [["n": 10], ["m": 1]], "note": 5, "when": "21", "a/b~": 1,
    ]
    #expect(
      flaws(value) == [
        "/name", "/kind", "/rows/0/n", "/rows/1", "/rows/1/m", "/note", "/when", "/a~1b~0",
      ])
    #expect(flaws([:]) == [""])
    #expect(flaws(["name": "x", "rows": [["n": 1], ["n": 2], ["n": 3]]]) == ["/rows"])
    #expect(flaws("name") == [""])
  }

  @Test func `a whole number may be written with a point`() {
    #expect(APISchema.whole(1...9).flaws(of: .number(3)).isEmpty)
    #expect(!APISchema.whole(1...9).flaws(of: .number(3.5)).isEmpty)
  }

  @Test func `a number out of its range is told with the limits that the document states`() {
    let share = APISchema.number("Percent.", in: 0...12.5)
    #expect(share.flaws(of: 0).isEmpty && share.flaws(of: .number(12.5)).isEmpty)
    let flaws = share.flaws(of: 13, at: "/share")
    #expect(
      flaws == [
        APIFlaw(
          place: .body("/share"), message: "This must be from 0 to 12.5.", isOutOfRange: true)
      ])
    #expect(APISchema.whole(1...9).flaws(of: 10).map(\.isOutOfRange) == [true])
    #expect(APISchema.whole(1...9).flaws(of: "x").map(\.isOutOfRange) == [false])
    #expect(APISchema.number().flaws(of: .number(-1e9)).isEmpty)
    var components: [String: JSONValue] = [:]
    let json = share.json(&components)
    #expect(json["minimum"]?.double == 0 && json["maximum"]?.double == 12.5)
    #expect(APISchema.number().json(&components)["minimum"] == nil)
  }

  @Test func `the text of a parameter is read as its type`() {
    #expect(APISchema.whole().value(ofText: "-12") == .whole(-12))
    #expect(APISchema.whole().value(ofText: "1.0") == nil)
    #expect(APISchema.whole().value(ofText: "+1") == nil)
    #expect(APISchema.truth().value(ofText: "true") == .truth(true))
    #expect(APISchema.truth().value(ofText: "yes") == nil)
  }
}
