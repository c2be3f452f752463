import Foundation
import Tables
import Testing

@Suite struct MissingRowTests {
  private let place = Place(file: "risks.csv", row: 2, column: "hazard")

  @Test func `only a finding about a missing row has the member`() throws {
    let plain = try JSONEncoder().encode(Finding(.note, "Look.", at: place))
    #expect(!String(decoding: plain, as: UTF8.self).contains("missing"))
    let finding = Finding(
      .error, "There is none.", at: place, missing: MissingRow("heet", in: "hazards.csv"))
    let text = try JSONEncoder().encode(finding)
    #expect(try JSONDecoder().decode(Finding.self, from: text) == finding)
    #expect(String(decoding: text, as: UTF8.self).contains(#""tables":["hazards.csv"]"#))
  }

  @Test func `a finding that was written before is still read`() throws {
    let old =
      #"{"severity":"error","message":"There is none.","place":{"file":"risks.csv","row":2,"column":"hazard"}}"#
    #expect(
      try JSONDecoder().decode(Finding.self, from: Data(old.utf8))
        == Finding(.error, "There is none.", at: place))
  }

  @Test func `the row that a cell names stands with its finding`() throws {
    let table = CSVTable.read(Array("id,hazard\na,heet\n".utf8), file: "risks.csv").0
    var decoder = RecordDecoder(try #require(table.records.first))
    decoder.find(
      .error, "There is none.", column: "hazard", missing: MissingRow("heet", in: "hazards.csv"))
    #expect(decoder.findings.map(\.missing) == [MissingRow("heet", in: "hazards.csv")])
  }
}
