import Tables
import Testing

@Suite struct FindingTallyTests {
  private func finding(_ severity: Finding.Severity, row: Int) -> Finding {
    Finding(severity, "Row \(row).", at: Place(file: "t.csv", row: row))
  }

  @Test func `every finding is counted and the first ones are kept`() {
    var tally = FindingTally(limit: 2)
    for row in 1...5 { tally.append(finding(row == 5 ? .error : .warning, row: row)) }
    #expect(tally.findings.compactMap(\.place.row) == [1, 2])
    #expect(tally.counts == [.warning: 4, .error: 1])
    #expect(tally.omitted == 3)
    #expect(tally.summary(of: "t.csv").last?.severity == .error)
    #expect(tally.summary(of: "t.csv").last?.message.hasPrefix("3 more findings") == true)
  }

  @Test func `tallies add up`() {
    var first = FindingTally(limit: 2)
    var second = FindingTally(limit: 9)
    first.append(finding(.note, row: 1))
    for row in 2...4 { second.append(finding(.note, row: row)) }
    first.append(contentsOf: second)
    #expect(first.findings.compactMap(\.place.row) == [1, 2])
    #expect(first.count == 4)
  }

  @Test func `a tally that kept everything says no more`() {
    var tally = FindingTally()
    tally.append(finding(.note, row: 1))
    #expect(tally.summary(of: "t.csv") == tally.findings)
  }
}
