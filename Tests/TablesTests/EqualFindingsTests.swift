import Tables
import Testing

@Suite struct EqualFindingsTests {
  private func finding(_ row: Int, _ message: String = "No such hazard.") -> Finding {
    Finding(.error, message, at: Place(file: "risks.csv", row: row, column: "hazard"))
  }

  @Test func `the same of several rows is one, where the first stood`() {
    let grouped = EqualFindings.grouped(
      [finding(2), finding(9, "Another."), finding(3), finding(4), finding(16), finding(14)])
    #expect(
      grouped.map(\.description) == [
        "error: risks.csv, rows 2–4, 14 and 16, column hazard: No such hazard.",
        "error: risks.csv, row 9, column hazard: Another.",
      ])
  }

  @Test func `another column, weight or file is another finding`() {
    var note = finding(3)
    note.severity = .note
    let text = Finding(.error, "No such hazard.", at: Place(file: "plan/a.md", row: 3))
    let more = Finding(.error, "No such hazard.", at: Place(file: "plan/a.md", row: 5))
    let grouped = EqualFindings.grouped([finding(2), note, text, more])
    #expect(grouped.map(\.rows) == [[2], [3], [3, 5]])
    #expect(grouped.last?.description == "error: plan/a.md, lines 3 and 5: No such hazard.")
  }
}
