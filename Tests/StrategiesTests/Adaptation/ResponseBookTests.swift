import Strategies
import Tables
import Testing

@Suite struct ResponseBookTests {
  @Test func `a row of responses wins over the older parameters and says so at the parameter`() {
    let action = Adapted.action(
      "b1", risks: ["heat", "flood"], parameters: ["sensitivity_drop": "1"])
    let book = ResponseBook(actions: [action], responses: [Adapted.response("b1", sensitivity: 2)])
    #expect(book.reliefs(of: "heat").map(\.sensitivityDrop) == [2])
    #expect(book.reliefs(of: "flood").map(\.sensitivityDrop) == [1])
    #expect(book.reliefs(of: "flood").map(\.origin) == [.parameters])
    #expect(book.findings.map(\.place) == [Place(file: "action-parameters.csv", row: 2)])
  }

  @Test func `points count from the full year unless the row names another`() {
    let actions = [Adapted.action("a"), Adapted.action("b")]
    let book = ResponseBook(
      actions: actions,
      responses: [
        Adapted.response("a", capacity: 1), Adapted.response("b", capacity: 1, from: 2027, row: 3),
      ])
    #expect(book.reliefs(of: "heat").map(\.action) == ["b", "a"])
    #expect(book.reliefs(of: "heat").map(\.completeYear) == [2027, 2030])
  }

  @Test func `a year before the action starts is found and not used`() {
    let book = ResponseBook(
      actions: [Adapted.action("a")], responses: [Adapted.response("a", capacity: 1, from: 2020)])
    #expect(book.reliefs.map(\.completeYear) == [2030])
    #expect(book.findings.map(\.place.column) == ["from_year"])
  }

  @Test func `the same pair twice counts once`() {
    let book = ResponseBook(
      actions: [Adapted.action("a")],
      responses: [
        Adapted.response("a", capacity: 1), Adapted.response("a", capacity: 2, row: 3),
      ])
    #expect(book.reliefs.map(\.capacityGain) == [1])
    #expect(book.findings.map(\.severity) == [.error])
    #expect(book.findings.first?.place.row == 3)
  }

  @Test func `a row that changes nothing and points without a reason are found`() {
    let book = ResponseBook(
      actions: [Adapted.action("a"), Adapted.action("b")],
      responses: [Adapted.response("a"), Adapted.response("b", capacity: 1, reason: "", row: 3)])
    #expect(book.findings.map(\.place.column) == ["sensitivity_drop", "reason"])
  }

  @Test(arguments: ["1.5", "-1", "9", "one"])
  func `parameters that are not whole points are errors and count nowhere`(_ text: String) {
    let action = Adapted.action("a", parameters: ["capacity_gain": text])
    let book = ResponseBook(actions: [action], responses: [])
    #expect(book.reliefs.isEmpty)
    #expect(book.findings.map(\.severity) == [.error])
  }

  @Test func `points of an action without risks are found`() {
    let action = Adapted.action("a", risks: [], parameters: ["capacity_gain": "1"])
    #expect(ResponseBook(actions: [action], responses: []).findings.count == 1)
  }
}
