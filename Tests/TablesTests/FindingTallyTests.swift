import Tables
import Testing

@Suite struct FindingTallyTests {
  private func finding(_ severity: Finding.Severity, row: Int) -> Finding {
    Finding(severity, "Row \(row).", at: Place(file: "t.csv", row: row))
  }

  @Test func `every finding is counted, and the first ones of each severity are kept`() {
    var tally = FindingTally(limit: 2)
    for row in 1...5 { tally.append(finding(row == 5 ? .error : .warning, row: row)) }
    #expect(tally.findings.compactMap(\.place.row) == [1, 2, 5])
    #expect(tally.counts == [.warning: 4, .error: 1])
    #expect(tally.omitted == 2)
  }

  @Test func `tallies add up`() {
    var first = FindingTally(limit: 2)
    var second = FindingTally(limit: 9)
    first.append(finding(.note, row: 1))
    for row in 2...4 { second.append(finding(.note, row: row)) }
    second.append(finding(.error, row: 5))
    first.append(contentsOf: second)
    #expect(first.findings.compactMap(\.place.row) == [1, 2, 5])
    #expect(first.count == 5)
    first.append(finding(.note, row: 6))
    #expect(first.findings.count == 3 && first.count == 6)
  }

  @Test func `a list says how many findings it does not show`() {
    var tally = FindingTally(limit: 3)
    tally.append(finding(.note, row: 9))
    for row in 1...5 { tally.append(finding(.error, row: row)) }
    let listed = tally.first(2, of: .error, in: "t.csv")
    #expect(listed.compactMap(\.place.row) == [1, 2])
    #expect(listed.last?.message.hasPrefix("3 more") == true)
    #expect(tally.first(2, of: .note, in: "t.csv") == [finding(.note, row: 9)])
  }
}
